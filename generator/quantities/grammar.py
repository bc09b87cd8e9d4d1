"""The patterns of figures, built from the tables of `words`: one figure, a range, and "half".

The parts, in this order: about, comparator, sign, currency, number, scale, "of" a whole, "or more", unit, per unit,
"or more". Dates, versions, ordinals and names with digits (`2026-01-25`, `24/7`, `1st`, `SOC2`) match none of them.
"""

import re

from generator.quantities.lexicon import (
    ABOUT,
    BOUNDS,
    CURRENCIES,
    MONEY_SCALES,
    NUMBER_WORDS,
    PERIOD_OF,
    PERIODS,
    SCALE_WORDS,
    SCALES,
    SUFFIXES,
    UNITS,
    either,
)

_WRITTEN = {written for row in UNITS.values() for written in row} - {"x"}
_NUMBER = r"(?:[1-9][0-9]{0,2}(?:[,\u00a0][0-9]{3})+|0|[1-9][0-9]*)(?:\.[0-9]+)?"
_WORD = either(NUMBER_WORDS)
_DECADE = r"[12][0-9]{2}0s"  # "the 1990s" are no seconds
_BEFORE = rf"(?<![\w$€£-])(?<![0-9][.,:/+])(?!{_DECADE})"
_AFTER = r"(?![\w$€£%]|[.,:/+-][0-9]|-\w)"

_ABOUT = rf"(?:(?P<about>{either(ABOUT)})\s?)?"
_HEAD = rf"{_BEFORE}{_ABOUT}(?:(?P<bound>{either(BOUNDS)})\s?)?"
_OF = rf"(?:\s(?:out\s)?of\s(?:the\s)?(?:(?P<of>{_NUMBER})|(?P<of_word>{_WORD})))?"
_PER = rf"""(?:
    (?:\s?/\s?|\sper\s)(?P<per>{either({*_WRITTEN, "annum"} - {"%", "percent"})})
    |\s(?:a|an|each|every)\s(?P<every>{either(PERIODS)})
    |\s(?P<often>{either(PERIOD_OF)})
)?"""


def _figure(n: str) -> str:
    """A number with its sign, currency and scale; its groups end in `n`."""
    return rf"""
    (?P<sign{n}>[+-])? (?:(?P<money{n}>{either(CURRENCIES)})\s?)? (?(money{n})(?P<minus{n}>-(?=[0-9]))?)
    (?:(?P<number{n}>{_NUMBER})|(?P<word{n}>{_WORD}))
    (?:(?P<scale{n}>{"|".join(SCALES)})(?=x?(?!\w))
      |(?(money{n})(?P<money_scale{n}>{either(MONEY_SCALES)})|(?!))
      |\s?(?P<scale_word{n}>{either(SCALE_WORDS)})
    )?"""


def _unit(name: str, *, gap: str = r"\s?|-") -> str:
    """A unit, as the group `name`, never after a currency."""
    return rf"(?:(?:(?<=[0-9kKMBn])(?P<{name}_x>[xX])(?!\w)|(?:{gap})(?P<{name}>{either(_WRITTEN)})))?"


def _unless_money(pattern: str, *groups: str) -> str:
    """The pattern, unless one of the groups has found a currency."""
    for group in groups:
        pattern = rf"(?({group})|{pattern})"
    return pattern


def _suffix(name: str) -> str:
    """ "+" or "or more", as the group `name`."""
    return rf"(?:\s?(?P<{name}>{either(SUFFIXES)}))?"


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.VERBOSE)


SINGLE = _compile(
    _HEAD
    + _figure("1")
    + _OF
    + _suffix("more")
    + _unless_money(_unit("unit"), "money1")
    + _suffix("more2")
    + _PER
    + _suffix("more3")
    + _AFTER
)
RANGE = _compile(
    rf"{_BEFORE}{_ABOUT}(?:(?P<lead>(?i:between|from))\s)?"
    + _figure("1")
    + _unless_money(_unit("unit1"), "money1")
    + r"(?P<join>-|\s-\s|\s(?i:to|and)\s)"
    + _figure("2")
    + _unless_money(_unit("unit"), "money1", "money2")
    + _PER
    + _AFTER
)
HALF = _compile(
    rf"{_HEAD}(?P<half>(?i:half))(?!\w)"
    + _suffix("more")
    + _unit("unit", gap=r"\san?\s|\s|-")
    + _suffix("more2")
    + _PER
    + _suffix("more3")
    + _AFTER
)
