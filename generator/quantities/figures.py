"""What counts as a figure in running words, and figures made alike so that those of two texts can be compared.

Every word with a digit is a figure, and every number word from "two" on, whatever follows it: "two of your rules"
promises a count. "One" is a pronoun or an article far more often ("one noisy tenant", "if one fails"), and a reader
takes no size from it; it is a figure only where it measures ("one hour"), shares ("one of three") or scales ("one
million").
Ordinals in words ("first", "fourth") name an order, not a size; "99th" has digits and is a figure.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from generator.quantities.lexicon import LARGER_WORDS, MEASURES, NUMBER_WORDS, alike, either
from generator.quantities.quantity import Quantity
from generator.quantities.scan import Found, find_numerals, find_quantities

WORDS = (*(word for word in NUMBER_WORDS if word != "one"), *LARGER_WORDS.split(), "half")
PARTS = ("third", "thirds", "quarter", "quarters", "fifth", "fifths", "tenth", "tenths")
MAYBE = re.compile(
    rf"\d|[²³¹\u2070-\u2089\u00bc-\u00be\u2150-\u218b\u2460-\u24ff]|\b(?:{either((*WORDS, 'one', *PARTS))})"
)
FRACTION = re.compile(rf"\b(?:an?|{either(NUMBER_WORDS)})[\s-](?:{either(PARTS)})\s(?:of|less|more)\b", re.IGNORECASE)
SCALED = re.compile(r"\s?(?:[%$€£\d]|(?:thousand|million|billion|dozen|percent|per cent|times)\b|[KkMBxX](?!\w))")
COUNTS_NOTHING = frozenset({"people"})


def find_figures(text: str) -> tuple[Found, ...]:
    """Every figure of the text, in order, none inside another."""
    return _figures(text) if MAYBE.search(text) else ()


@lru_cache(maxsize=4096)
def _figures(text: str) -> tuple[Found, ...]:
    found = [_bare(one) for one in (*find_quantities(text), *find_numerals(text)) if not _idle(one)]
    parts = [Found(*match.span(), match.group(), None) for match in FRACTION.finditer(text)]
    return tuple(sorted((*parts, *(one for one in found if not _within(one, parts))), key=lambda one: one.start))


def _bare(found: Found) -> Found:
    """The figure without the marks of its sentence: `24/7,` is `24/7`."""
    text = found.text.rstrip(".,;:!?)”’\"']").rstrip()
    return Found(found.start, found.start + len(text), text, found.quantity)


def _within(one: Found, others: list[Found]) -> bool:
    return any(other.start <= one.start < other.end for other in others)


def _idle(found: Found) -> bool:
    """Whether it is a "one" that neither measures nor shares nor scales."""
    if any(character.isdigit() for character in found.text):
        return False
    if found.quantity is None:
        return found.text.casefold() == "one"
    return set(found.quantity.ends) == {1.0} and found.quantity.of is None and not _measures(found.quantity)


def _measures(quantity: Quantity) -> bool:
    return bool(quantity.per) or (quantity.unit in MEASURES and quantity.unit not in COUNTS_NOTHING)


def is_stuck(before: str, after: str) -> bool:
    """Whether what stands right before or after a citation changes the figure in it: `[5](…)K`, `$[5](…)`."""
    return before[-1:].isalnum() or before[-1:] in {"$", "€", "£"} or bool(SCALED.match(after))


TOKEN = re.compile(rf"[$€£]?\d+(?:[.,]\d+)*(?:[KMB](?![^\W\d_])|\s?%|x(?![^\W_]))?|(?<![^\W_])(?:{either(WORDS)})")


def find_alike(text: str) -> Iterator[str]:
    """Every figure of the text as it is compared, without the signs and words around it: `$100K`, `50%`, `three`."""
    plain = alike(unicodedata.normalize("NFKC", text.translate(SUPERSCRIPTS)))
    return ("".join(match.group().casefold().split()) for match in TOKEN.finditer(plain))


SUPERSCRIPTS = {ord(mark): f" {n} " for n, mark in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")}
"""A raised number is a note of its own, no digit of the figure before it."""


def number_key(value: float) -> str:
    """A number as a cell holds it, to the digits that a spreadsheet keeps for sure."""
    return f"{value:.12g}"
