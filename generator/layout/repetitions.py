"""Repetitions: how often an event comes back, as layouts write it: `monthly on the third Friday, 6 times`."""

import re
from calendar import day_name, monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain, repeat
from typing import Literal

Frequency = Literal["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]
RATES: Mapping[str, tuple[Frequency, int]] = {
    "daily": ("DAILY", 1),
    "weekly": ("WEEKLY", 1),
    "fortnightly": ("WEEKLY", 2),
    "monthly": ("MONTHLY", 1),
    "quarterly": ("MONTHLY", 3),
    "yearly": ("YEARLY", 1),
}
WEEKDAYS = tuple(day_name)
PLACES: Mapping[str, int] = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1}
WRITTEN = re.compile(r"(?P<rate>[a-z]+)(?: on (?P<on>(?:the )?[A-Za-z, ]+?))?(?:, (?P<times>[1-9]\d{0,2}) times)?")
NTH = re.compile(rf"the ({'|'.join(PLACES)}) ({'|'.join(WEEKDAYS)})")
EVERY_MONTH = 28  # the last day that each month has


@dataclass(frozen=True, slots=True)
class Repetition:
    """How often an event comes back; without a last day and a number of times it goes on."""

    frequency: Frequency
    interval: int = 1
    days: tuple[int, ...] = ()
    """Weekdays from 0, Monday."""
    place: int = 0
    """Which of these weekdays in a month: the third is 3, the last is -1; 0 is each of them."""
    times: int = 0


def read_repetition(written: str) -> Repetition:
    """The repetition that the words mean; `ValueError` with the reason if they mean none."""
    found = WRITTEN.fullmatch(" ".join(written.split()))
    if found is None or found["rate"] not in RATES:
        raise ValueError(f"`{written}` does not begin with {', '.join(RATES)}, or goes on in words that are not known")
    frequency, interval = RATES[found["rate"]]
    days, place = _read_days(found["on"] or "", frequency)
    return Repetition(frequency, interval, days, place, int(found["times"] or 0))


def _read_days(written: str, frequency: Frequency) -> tuple[tuple[int, ...], int]:
    if not written:
        return (), 0
    nth = NTH.fullmatch(written)
    if nth and frequency == "MONTHLY":
        return (WEEKDAYS.index(nth[2]),), PLACES[nth[1]]
    names = re.split(r", | and ", written)
    if frequency == "WEEKLY" and {*names} <= {*WEEKDAYS}:
        return tuple(sorted({WEEKDAYS.index(name) for name in names})), 0
    raise ValueError(f"`{written}` does not say days: write `weekly on Monday`, or `monthly on the third Friday`")


def falls_on(repetition: Repetition, day: date) -> bool:
    """Whether an event can begin to repeat so on this day; calendars differ on one that starts on another day."""
    if not repetition.days:
        return repetition.frequency not in {"MONTHLY", "YEARLY"} or day.day <= EVERY_MONTH
    return day.weekday() in repetition.days and repetition.place in _places(day)


def _places(day: date) -> frozenset[int]:
    """Which weekday of its kind the day is in its month, and whether it is the last; 0 for any."""
    last = day.day + 7 > monthrange(day.year, day.month)[1]
    return frozenset(chain((0, (day.day - 1) // 7 + 1), repeat(-1, last)))
