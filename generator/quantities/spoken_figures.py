"""Figures that are phrases: "two thirds", "one in three", "twice a day". Nothing but the words of a citation, or of a
size in a text, is read so: "a quarter" of running words may be three months."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from typing import cast

from generator.quantities.figure_parts import LOWER_BOUNDS, UPPER_BOUNDS
from generator.quantities.lexicon import ABOUT, BOUNDS, NUMBER_WORDS, PERIOD_OF, PERIODS, either
from generator.quantities.quantity import Comparator, Quantity
from generator.quantities.units import NONE, Units

PARTS = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "hundredth": 100,
}  # fmt: skip
OFTEN = {"once": 1, "twice": 2, "thrice": 3}
WHOLES = 100  # of which "one in" is a share; "one in 2025" is none
_NUMBER = rf"(?:\d{{1,3}}|{either(NUMBER_WORDS)})"
_HEAD = rf"(?:(?:by|just|only)\s)?(?:(?P<about>{either(ABOUT)})\s)?(?:(?P<bound>{either(BOUNDS)})\s)?"
SHARE = re.compile(rf"{_HEAD}(?P<top>an?|{_NUMBER})[\s-](?P<part>{'|'.join(PARTS)})s?", re.IGNORECASE)
PART_OF = re.compile(rf"{SHARE.pattern}\sof\san?\s(?P<unit>[^\W\d_]+)", re.IGNORECASE)
AND_HALF = re.compile(r"(?:an?|one)\s(?P<unit>[^\W\d_]+)\sand\sa\s(?P<part>half|quarter)", re.IGNORECASE)
AMONG = re.compile(rf"{_HEAD}(?P<top>{_NUMBER})\sin\s(?:every\s)?(?P<whole>{_NUMBER})", re.IGNORECASE)
RATE = re.compile(
    rf"(?P<often>{'|'.join(OFTEN)})\s(?:an?|each|every|per)\s(?P<every>{'|'.join(PERIODS)})"
    rf"|(?P<often2>{'|'.join(OFTEN)})\s(?P<every2>{'|'.join(PERIOD_OF)})",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def read_phrase(text: str, units: Units) -> Quantity | None:
    """The figure that such a phrase is, a fraction as a percentage; `None` if it is none."""
    for pattern, read in READERS:
        match = pattern.fullmatch(text)
        if match and (quantity := read(match, units)):
            return quantity
    return None


def _read_share(match: re.Match[str], units: Units) -> Quantity | None:
    top, part = _number(match["top"]), PARTS[match["part"].casefold()]
    return _bound(match, Quantity(0, 100 * top / part, unit=units.by_name["%"])) if 0 < top < part else None


def _read_part(match: re.Match[str], units: Units) -> Quantity | None:
    share, unit = _read_share(match, units), units.find(match["unit"])
    if share is None or not unit.measure:
        return None
    low, high = (None if end is None else end / 100 for end in (share.low, share.high))
    return replace(share, low=low, high=high, unit=unit, place=-2)


def _read_and_half(match: re.Match[str], units: Units) -> Quantity | None:
    unit = units.find(match["unit"])
    value = 1 + 1 / PARTS[match["part"].casefold()]
    return Quantity(value, value, unit=unit, place=-2) if unit.measure else None


def _read_ratio(match: re.Match[str], _: Units) -> Quantity | None:
    top, whole = _number(match["top"]), _number(match["whole"])
    return _bound(match, Quantity(0, float(top), of=whole)) if 0 < top < whole <= WHOLES else None


def _read_rate(match: re.Match[str], units: Units) -> Quantity:
    often = float(OFTEN[(match["often"] or match["often2"]).casefold()])
    period = match["every"] or PERIOD_OF[match["every2"].casefold()]
    return Quantity(often, often, per=units.find(period))


def _bound(match: re.Match[str], quantity: Quantity) -> Quantity:
    """The figure, whose value stands in `high`, with its comparator."""
    comparator = cast(Comparator, BOUNDS[" ".join(match["bound"].lower().split())] if match["bound"] else "")
    low = None if comparator in UPPER_BOUNDS else quantity.high
    high = None if comparator in LOWER_BOUNDS else quantity.high
    about = bool(match["about"])
    return Quantity(low, high, comparator, about, unit=quantity.unit or NONE, of=quantity.of)


def _number(written: str) -> int:
    word = written.casefold()
    return int(word) if word.isdigit() else 1 if word in {"a", "an"} else NUMBER_WORDS[word]


READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], Units], Quantity | None]], ...] = (
    (SHARE, _read_share),
    (PART_OF, _read_part),
    (AND_HALF, _read_and_half),
    (AMONG, _read_ratio),
    (RATE, _read_rate),
)
"""Patterns, each with what reads it."""
