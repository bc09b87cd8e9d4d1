"""What counts as a figure in running words, and figures made alike so that those of two texts can be compared.

Every word with a digit is a figure, and every size in words (see `sizes`), whatever follows it: "two of your rules"
promises a count. "99th" has a digit and is a figure, "fourth" is none.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, lru_cache

from generator.quantities.languages import Lexicon, find_lexicon, language_of
from generator.quantities.lexicon import CURRENCY_SIGNS, NUMBER_WORDS, alike, either
from generator.quantities.quantity import Quantity
from generator.quantities.scan import Found, find_numerals, find_quantities
from generator.quantities.sizes import DIGIT, ENGLISH, size_patterns, sizes_of
from generator.quantities.units import Units

SCALED = re.compile(
    rf"\s?(?:[%°{CURRENCY_SIGNS}\d]|(?:thousand|million|billion|trillion|dozen|percent|per cent|times)\b"
    r"|[KkMBxX](?!\w))"
)
COUNTS_NOTHING = frozenset({"people"})


def find_figures(text: str, units: Units) -> tuple[Found, ...]:
    """Every figure of the text, in order, none inside another; letters in a style of their own are read as letters."""
    read = alike(text)
    if not _may_have_some(read, units.language, units.lexicon):
        return ()
    return tuple(replace(one, text=text[one.start : one.end]) for one in _figures(read, units))


@lru_cache(maxsize=16_384)  # most texts have none, and are read for each format
def _may_have_some(text: str, language: str, lexicon: Lexicon) -> bool:
    sizes = size_patterns(language)
    return bool(_maybe(lexicon).search(text) or sizes.words.search(text) or sizes.phrases.search(text))


@cache
def _maybe(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"{DIGIT}|\b(?:{either({*NUMBER_WORDS, *lexicon.numbers})})")


@lru_cache(maxsize=4096)
def _figures(text: str, units: Units) -> tuple[Found, ...]:
    phrases = [Found(*one.span(), one.group(), None) for one in size_patterns(units.language).phrases.finditer(text)]
    found = [_bare(one) for one in (*find_quantities(text, units), *find_numerals(text, units)) if not _idle(one)]
    rest = (one for one in found if not _within(one, phrases))
    return tuple(sorted((*phrases, *rest), key=lambda one: one.start))


def _bare(found: Found) -> Found:
    """The figure without the marks of its sentence: `24/7,` is `24/7`; the brackets of `$(110)` are its own."""
    if found.quantity:
        return found
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
    return bool(quantity.per) or (quantity.unit.measure and quantity.unit.name not in COUNTS_NOTHING)


def is_stuck(before: str, after: str) -> bool:
    """Whether what stands right before or after a citation changes the figure in it: `[5](…)K`, `$[5](…)`."""
    return before[-1:].isalnum() or before[-1:] in SIGNS or bool(SCALED.match(after))


SIGNS = frozenset(chr(code) for code in range(0x20A0, 0x20D0)) | frozenset("$¢£¤¥฿")
WORDS = (*(word for word in NUMBER_WORDS if word != "one"), *ENGLISH.words)


@cache
def _token(language: str) -> re.Pattern[str]:
    """A number, and a size in the words of the language or of English."""
    lexicon = find_lexicon(language) if language != "en" else None
    words = {*WORDS, *lexicon.numbers, *sizes_of(language).words} if lexicon else WORDS
    return re.compile(
        rf"[{CURRENCY_SIGNS}]?\d+(?:[.,]\d+)*(?:[KMB](?![^\W\d_])|\s?%|x(?![^\W_]))?"
        rf"|(?<![^\W_])(?:{either(words)})"
    )


def find_alike(text: str, language: str = "en") -> Iterator[str]:
    """Every figure of the text as it is compared, without the signs and words around it: `$100K`, `50%`, `three`."""
    plain = alike(unicodedata.normalize("NFKC", text.translate(SUPERSCRIPTS)))
    return ("".join(match.group().casefold().split()) for match in _token(language_of(language)).finditer(plain))


SUPERSCRIPTS = {ord(mark): f" {n} " for n, mark in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")}
"""A raised number is a note of its own, no digit of the figure before it."""


def number_key(value: float) -> str:
    """A number as a cell holds it, to the digits that a spreadsheet keeps for sure."""
    return f"{value:.12g}"
