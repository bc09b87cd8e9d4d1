"""The patterns of figures, built from the tables of `lexicon` and the units: one figure, a range, and "half".

The parts, in this order: about, comparator, sign, currency, number, scale, "of" a whole, "or more", unit, per unit,
"or more". Dates, versions, ordinals and names with digits (`2026-01-25`, `24/7`, `1st`, `SOC2`) match none of them.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from generator.quantities.lexicon import (
    ABOUT,
    BOUNDS,
    CURRENCY_SIGNS,
    MONEY_SCALES,
    NUMBER_WORDS,
    PERIOD_OF,
    SCALE_WORDS,
    SCALES,
    SUFFIXES,
    either,
)
from generator.quantities.units import Unit, Units

_NUMBER = r"(?:[1-9][0-9]{0,2}(?:[,\u00a0][0-9]{3})+|0|[1-9][0-9]*)(?:\.[0-9]+)?"
_WORD = either(NUMBER_WORDS)
_DECADE = r"[12][0-9]{2}0s"  # "the 1990s" are no seconds
_BEFORE = rf"(?<![\w{CURRENCY_SIGNS}-])(?<![0-9][.,:/+])(?!{_DECADE})"
_AFTER = rf"(?![\w{CURRENCY_SIGNS}%°]|[.,:/+-][0-9]|-\w)"

_MINUTES = r"(?<=[0-9])m(?!\w)"  # "5 m" are metres, and "5m" may be minutes or millions
_ABOUT = rf"(?:(?P<about>{either(ABOUT)})\s?)?"
_HEAD = rf"{_BEFORE}{_ABOUT}(?:(?P<bound>{either(BOUNDS)})\s?)?"
_OF = rf"(?:\s(?:out\s)?of\s(?:the\s)?(?:(?P<of>{_NUMBER})|(?P<of_word>{_WORD})))?"


NEEDED = {
    "range": re.compile(r"-|\s(?i:to|and)\s"),
    "half": re.compile("(?i:half)"),
    "single": re.compile(rf"[0-9]|{_WORD}"),
}
"""What each pattern needs in a text; the patterns themselves are long."""


@cache
def build_grammar(units: Units) -> "Grammar":
    """The grammar of these units, built once for them."""
    return _build(tuple(units.by_name.values()))


@lru_cache(maxsize=16)
def _build(units: tuple[Unit, ...]) -> "Grammar":
    return Grammar(units)


class Grammar:
    """The patterns of figures in the units of a company, each compiled when a text first needs it."""

    def __init__(self, every: tuple[Unit, ...]) -> None:
        written = {way for unit in every for way in unit.written} - {"x"}
        self.written = either(written)
        self.per_unit = either({*written, "annum"} - {"%", "percent"})
        self.ones = either({unit.one for unit in every if len(unit.one) > 2})
        # "a night", "each order"; a symbol of one or two letters needs "per" or a slash.
        self.each = either({way for way in written if len(way) > 2 and way not in {"percent", "pct", "per cent"}})
        # Names such as "dollars" follow their number; codes and signs may stand before it.
        before = {way for unit in every if unit.money for way in unit.written if not way.islower() and " " not in way}
        starts = "".join(sorted({re.escape(way[0]) for way in before}))
        self.currency = rf"(?=[{starts}])(?:{either(before)})"
        self._compiled: dict[str, re.Pattern[str]] = {}

    def find(self, name: str, text: str) -> Iterator[re.Match[str]]:
        """Every match of the pattern of this name in the text."""
        return self._pattern(name).finditer(text) if NEEDED[name].search(text) else iter(())

    def match(self, name: str, text: str) -> re.Match[str] | None:
        """The match of the whole text."""
        return self._pattern(name).fullmatch(text) if NEEDED[name].search(text) else None

    def _pattern(self, name: str) -> re.Pattern[str]:
        if name not in self._compiled:
            self._compiled[name] = re.compile(getattr(self, name)(), re.VERBOSE)
        return self._compiled[name]

    def single(self) -> str:
        """One figure."""
        return (
            _HEAD
            + self.figure("1")
            + _OF
            + _suffix("more")
            + _unless_money(self.unit("unit"), "money1")
            + _suffix("more2")
            + self.per()
            + _suffix("more3")
            + _AFTER
        )

    def range(self) -> str:
        """Two figures, from one to the other."""
        return (
            rf"{_BEFORE}{_ABOUT}(?:(?P<lead>(?i:between|from))\s)?"
            + self.figure("1")
            + _unless_money(self.unit("unit1"), "money1")
            + r"(?P<join>-|\s-\s|\s(?i:to|and)\s)"
            + self.figure("2")
            + _unless_money(self.unit("unit"), "money1", "money2")
            + self.per()
            + _AFTER
        )

    def half(self) -> str:
        """The word "half" with what it is a half of."""
        return (
            rf"{_HEAD}(?P<half>(?i:half))(?!\w)"
            + _suffix("more")
            + self.unit("unit", gap=r"\san?\s|\s|-")
            + _suffix("more2")
            + self.per()
            + _suffix("more3")
            + _AFTER
        )

    def figure(self, n: str) -> str:
        """A number with its sign, currency and scale; its groups end in `n`."""
        return rf"""
        (?P<sign{n}>[+-])? (?:(?P<money{n}>{self.currency})\s?)? (?(money{n})(?P<minus{n}>-(?=[0-9]))?)
        (?:(?P<number{n}>{_NUMBER})|(?P<word{n}>{_WORD}))
        (?P<half{n}>\s(?i:and\sa\shalf)(?!\w))?
        (?:(?P<scale{n}>{"|".join(SCALES)})(?=x?(?!\w))
          |(?(money{n})\s?(?P<money_scale{n}>{either({*MONEY_SCALES, *SCALES})})|(?!))
          |\s?(?P<scale_word{n}>{either(SCALE_WORDS)})
        )?"""

    def unit(self, name: str, *, gap: str = r"\s?|-") -> str:
        """A unit, as the group `name`, never after a currency."""
        return rf"(?:(?:(?<=[0-9kKMBn])(?P<{name}_x>[xX])(?!\w)|(?!{_MINUTES})(?:{gap})(?P<{name}>{self.written})))?"

    def per(self) -> str:
        """ "a month", "/month", "monthly"; and what it is per besides."""
        return rf"""(?:
            (?:(?:\s?/\s?|\sper\s)(?P<per>{self.per_unit})
              |\s(?:a|an|each|every)\s(?P<every>{self.each})
              |\s(?P<often>{either(PERIOD_OF)})
            )
            (?:{self.second()})?
        )?"""

    def second(self) -> str:
        """What a rate is per besides: "a month for each user", "/user/month"; "and" only between two singulars."""
        return rf"""
            (?:\s?/\s?|\s(?:per|for\s(?:each|every)|and(?=\s(?:{self.ones})))\s)(?P<per_too>{self.per_unit})
            |\s(?:a|an|each|every)\s(?P<every_too>{self.each})
            |\s(?P<often_too>{either(PERIOD_OF)})"""


def _unless_money(pattern: str, *groups: str) -> str:
    """The pattern, unless one of the groups has found a currency."""
    for group in groups:
        pattern = rf"(?({group})|{pattern})"
    return pattern


def _suffix(name: str) -> str:
    """ "+" or "or more", as the group `name`."""
    return rf"(?:\s?(?P<{name}>{either(SUFFIXES)}))?"
