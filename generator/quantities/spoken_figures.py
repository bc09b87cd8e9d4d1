"""Figures that are phrases: "two thirds", "one in three", "twice a day". Nothing but the words of a citation, or of a
size in a text, is read so: "a quarter" of running words may be three months."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache
from typing import cast

from generator.quantities.figure_parts import LOWER_BOUNDS, UPPER_BOUNDS
from generator.quantities.languages import Lexicon
from generator.quantities.lexicon import ENGLISH, NEVER, PERIODS, either, lead, spelt
from generator.quantities.quantity import Comparator, Quantity
from generator.quantities.units import NONE, Units

Reader = Callable[[re.Match[str], Units], Quantity | None]
WHOLES = 100  # of which "one in" is a share; "one in 2025" is none
THOUSAND = re.compile(r"1[.,\u00a0]?000|(?:an?|one)\sthousand", re.IGNORECASE)
HUNDRED = re.compile(r"(?:an?|one)\shundred", re.IGNORECASE)
"""Wholes that English has no single word for: "four in a thousand"."""
WORD = r"[^\W\d_]+"


@dataclass(frozen=True, eq=False)
class Phrases:
    """The patterns of such phrases in one language, each with what reads it."""

    lexicon: Lexicon

    @cached_property
    def readers(self) -> "tuple[tuple[re.Pattern[str], Reader], ...]":
        share = self._share()
        of_unit = rf"(?:{self._lead('of_unit')})"
        each = rf"(?:{self._lead('each', 'per')})"
        article = "|".join(self.lexicon.articles) or NEVER
        count = "one" if self.lexicon is ENGLISH else self._number()
        often = "|".join(self.lexicon.often) or NEVER
        halves, quarters = self._joint("and_half"), self._joint("and_quarter")
        among = (
            rf"{self._head()}(?P<top>{self._number()}|{article})\s"
            rf"(?:{self._lead('among')})(?P<whole>{self._number()}|{THOUSAND.pattern}|{HUNDRED.pattern})"
        )
        rate = (
            rf"(?P<often>{often})\s{each}(?P<every>{WORD})"
            rf"|(?P<often2>{often})\s(?P<every2>{'|'.join(self.lexicon.period_of) or NEVER})"
        )
        patterns: tuple[tuple[str, Reader], ...] = (
            (share, _read_share),
            (rf"{share}\s{of_unit}(?P<unit>{WORD})", _read_part),
            (rf"(?P<top>{article}|{count})\s(?P<unit>{WORD})\s(?:{halves}|(?P<quarter>{quarters}))", _read_and_half),
            (among, _read_ratio),
            (rate, _read_rate),
        )
        if self.lexicon is not ENGLISH:
            one = "|".join(map(lead, self.lexicon.articles)) or NEVER
            patterns += ((rf"(?:{one})(?P<unit>{WORD}(?:\s{WORD})?)", _read_one),)
        return tuple((re.compile(pattern, re.IGNORECASE), read) for pattern, read in patterns)

    def _share(self) -> str:
        top = rf"(?P<top>{'|'.join(self.lexicon.articles) or NEVER}|{self._number()})"
        parts = "|".join(self.lexicon.parts) or NEVER
        return rf"{self._head()}{top}[\s-](?P<part>{parts}){self.lexicon.joints['parts_end'][0] and 's?'}"

    def _head(self) -> str:
        lexicon = self.lexicon
        just = rf"(?:(?:{self._joint('just')})\s)?"
        return rf"{just}(?:(?P<about>{either(lexicon.about)})\s)?(?:(?P<bound>{either(lexicon.bounds)})(?:\s|(?<=')))?"

    def _number(self) -> str:
        return rf"(?:\d{{1,3}}|{either(self.lexicon.numbers)})"

    def _joint(self, row: str) -> str:
        return "|".join(spelt(word) for word in self.lexicon.joints[row]) or NEVER

    def _lead(self, *rows: str) -> str:
        words = sorted((word for row in rows for word in self.lexicon.joints[row]), key=lambda word: -len(word))
        return "|".join(lead(word) for word in words) or NEVER


@cache
def _phrases(lexicon: Lexicon) -> Phrases:
    return Phrases(lexicon)


@lru_cache(maxsize=4096)
def read_phrase(text: str, units: Units) -> Quantity | None:
    """The figure that such a phrase is, a fraction as a percentage; `None` if it is none."""
    if not units.lexicon.articles:
        return None
    for pattern, read in _phrases(units.lexicon).readers:
        match = pattern.fullmatch(text)
        if match and (quantity := read(match, units)):
            return quantity
    return None


def _read_share(match: re.Match[str], units: Units) -> Quantity | None:
    top, part = _number(match["top"], units), units.lexicon.parts[match["part"].lower()]
    return _bound(match, Quantity(0, 100 * top / part, unit=units.by_name["%"]), units) if 0 < top < part else None


def _read_part(match: re.Match[str], units: Units) -> Quantity | None:
    share, unit = _read_share(match, units), units.find(match["unit"])
    if share is None or not unit.measure:
        return None
    low, high = (None if end is None else end / 100 for end in (share.low, share.high))
    return replace(share, low=low, high=high, unit=unit, place=-2)


def _read_and_half(match: re.Match[str], units: Units) -> Quantity | None:
    unit = units.find(match["unit"])
    value = (1 if match["top"].lower() == "one" else _number(match["top"], units)) + (0.25 if match["quarter"] else 0.5)
    return Quantity(value, value, unit=unit, place=-2 if match["quarter"] else -1) if unit.measure else None


def _read_ratio(match: re.Match[str], units: Units) -> Quantity | None:
    top, whole = _number(match["top"], units), _number(match["whole"], units)
    return (
        _bound(match, Quantity(0, float(top), of=whole), units)
        if 0 < top < whole and (whole <= WHOLES or whole == 1000)
        else None
    )


def _read_rate(match: re.Match[str], units: Units) -> Quantity | None:
    often = float(units.lexicon.often[" ".join((match["often"] or match["often2"]).lower().split())])
    per = units.find(match["every"] or units.lexicon.period_of[match["every2"].lower()])
    return Quantity(often, often, per=per) if per.one in PERIODS else None


def _read_one(match: re.Match[str], units: Units) -> Quantity | None:
    unit = units.find(match["unit"])
    return Quantity(1, 1, unit=unit) if unit else None


def _bound(match: re.Match[str], quantity: Quantity, units: Units) -> Quantity:
    """The figure, whose value stands in `high`, with its comparator."""
    comparator = cast(
        Comparator, units.lexicon.bounds[" ".join(match["bound"].lower().split())] if match["bound"] else ""
    )
    low = None if comparator in UPPER_BOUNDS else quantity.high
    high = None if comparator in LOWER_BOUNDS else quantity.high
    about = bool(match["about"])
    return Quantity(low, high, comparator, about, unit=quantity.unit or NONE, of=quantity.of)


def _number(written: str, units: Units) -> int:
    word = written.lower()
    if THOUSAND.fullmatch(word):
        return 1000
    if HUNDRED.fullmatch(word):
        return 100
    if word.isdigit():
        return int(word)
    return 1 if word in units.lexicon.articles else int(units.lexicon.numbers[word])
