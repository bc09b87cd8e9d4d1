"""Figures as people write them: read one, find all of them in a text."""

import re
from dataclasses import dataclass
from functools import lru_cache

from generator.quantities.lexicon import LARGER_WORDS, NUMBER_WORDS, alike, either
from generator.quantities.quantity import Quantity
from generator.quantities.reading import READERS

__all__ = ["Found", "Quantity", "find_numerals", "find_quantities", "parse_quantity"]

LONGEST = 200  # characters; no figure is longer
_BLANKS = re.compile(r"[ \t\r\n]+")  # not the no-break space, which separates thousands
_DIGITS = r"\d²³¹\u2070-\u2079\u2080-\u2089\u00bc-\u00be\u2150-\u218b\u2460-\u24ff"  # also ½, ², Ⅳ and ①
_NUMERAL = re.compile(rf"(?<!\S)(?=\S*[{_DIGITS}])\S+|\b(?:{either((*NUMBER_WORDS, *LARGER_WORDS.split(), 'half'))})")


@dataclass(frozen=True, slots=True)
class Found:
    """A figure in a text, which is `text[start:end]`, and the quantity it is; `None` for a numeral of another sort."""

    start: int
    end: int
    text: str
    quantity: Quantity | None


@lru_cache(maxsize=4096)  # the ledger's figures are read again for every text that cites them
def parse_quantity(text: str) -> Quantity | None:
    """The quantity that the whole text is; `None` if it is none, or says more than one figure."""
    if len(text) > LONGEST:
        return None
    text = _BLANKS.sub(" ", alike(text)).strip()
    for pattern, read in READERS:
        match = pattern.fullmatch(text)
        if match and (quantity := read(match.groupdict())):
            return quantity
    return None


def find_quantities(text: str) -> tuple[Found, ...]:
    """Every quantity in the text, in order, none inside another; a range wins over its two ends."""
    found: list[Found] = []
    taken = bytearray(len(text))
    for pattern, read in READERS:
        for match in pattern.finditer(alike(text)):
            start, end = match.span()
            if not any(taken[start:end]) and (quantity := read(match.groupdict())):
                taken[start:end] = b"x" * (end - start)
                found.append(Found(start, end, text[start:end], quantity))
    return tuple(sorted(found, key=lambda one: one.start))


def find_numerals(text: str) -> tuple[Found, ...]:
    """Every word with a digit, and every number word, that is no part of a quantity: `SOC2`, `24/7`, "hundred"."""
    rest = list(text)
    for one in find_quantities(text):
        rest[one.start : one.end] = " " * (one.end - one.start)
    return tuple(Found(*word.span(), word.group(), None) for word in _NUMERAL.finditer("".join(rest)))
