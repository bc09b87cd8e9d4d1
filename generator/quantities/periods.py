"""Periods and measures that words name away from a figure: "Hours a month", "annual cost", "Sales cycle in days"."""

import re

from generator.quantities.lexicon import PERIOD_OF, PERIODS, alike

NAMED = {**PERIOD_OF, "annual": "year", **{period: period for period in PERIODS}}
_EVERY = re.compile(rf"(?:\b(?:an?|each|every|per)\s|/\s?)({'|'.join(PERIODS)})(?:s\b|\b)", re.IGNORECASE)
_OFTEN = re.compile(rf"\b({'|'.join(('annual', *PERIOD_OF))})\b", re.IGNORECASE)
_WITHIN = re.compile(rf"\bin\s({'|'.join(PERIODS)})\b|\s({'|'.join(PERIODS)})$")
_PLURAL = re.compile(rf"\b({'|'.join(PERIODS)})s\b", re.IGNORECASE)
_MEASURE = re.compile(rf"(?:\bin\s|^)({'|'.join(PERIODS)})s\b", re.IGNORECASE)


def find_lengths(words: str) -> frozenset[str]:
    """All units of time that words count in: `hour` in "What the manual hours cost"."""
    return frozenset(match[1].lower() for match in _PLURAL.finditer(alike(words)))


def find_periods(words: str) -> frozenset[str]:
    """The periods that words speak of: `year` in "a year", "per year", "annual"."""
    said = alike(words)
    found = [match[1].lower() for pattern in (_EVERY, _OFTEN) for match in pattern.finditer(said)]
    return frozenset(NAMED[word] for word in found)


def find_periods_of_name(name: str) -> frozenset[str]:
    """The periods that the name of a value speaks of: `year` in `months_in_year`, `annual_cost`, `work_year`."""
    words = " ".join(name.split("_"))
    return find_periods(words) | frozenset(match[1] or match[2] for match in _WITHIN.finditer(words))


def find_measures(words: str) -> frozenset[str]:
    """The lengths of time that a label counts in: `day` in "Sales cycle in days"."""
    return frozenset(match[1].lower() for match in _MEASURE.finditer(alike(words)))
