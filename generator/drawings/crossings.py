"""Where a line crosses zero upwards: the first time, and the last, after which it stays above."""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.drawings.chart import Row

NUMBER = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Crossing:
    """A crossing after a row, at a place along the line; `final` is the one after which it stays above zero."""

    after: int
    at: float
    label: str
    text: str
    final: bool


def find_crossings(rows: Sequence[Row], words: Mapping[str, str]) -> list[Crossing]:
    """The first crossing from below zero to above, and the last one if the line ends above zero."""
    rises = [n for n in range(len(rows) - 1) if rows[n].number < 0 <= rows[n + 1].number and _leads_up(rows[n + 1 :])]
    if not rises:
        return []
    first, last = rises[0], rises[-1]
    stays = min((row.number for row in rows[last + 1 :]), default=0.0) >= 0
    found = [] if first == last and stays else [_cross(rows, first, words.get("first", ""), final=False)]
    return [*found, _cross(rows, last, words.get("final", ""), final=True)] if stays else found


def _leads_up(rows: Sequence[Row]) -> bool:
    """Whether the line leaves zero upwards, which it may run along for a while."""
    return next((row.number for row in rows if row.number), 0.0) > 0


def _cross(rows: Sequence[Row], n: int, text: str, *, final: bool) -> Crossing:
    start, end = _place(rows, n), _place(rows, n + 1)
    share = rows[n].number / (rows[n].number - rows[n + 1].number)
    return Crossing(n, start + (end - start) * share, rows[n + 1].label, text, final)


def _place(rows: Sequence[Row], n: int) -> float:
    at = rows[n].at
    return float(n) if at is None else at


def name_crossing(one: Crossing) -> str:
    """What is written at it: the point by whose end the line is above zero, `Month 10: first time`."""
    number = NUMBER.search(one.label)
    there = f"{math.ceil(round(one.at, 6))}"
    named = one.label[: number.start()] + there + one.label[number.end() :] if number else one.label
    return f"{named}: {one.text}" if one.text else named
