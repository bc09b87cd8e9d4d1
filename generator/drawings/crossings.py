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
    signs = [_sign(row) for row in rows]
    rises = [n for n in range(len(rows) - 1) if signs[n] <= 0 < signs[n + 1] and min(signs[: n + 1]) < 0]
    if not rises:
        return []
    first, last = rises[0], rises[-1]
    stays = min(signs[last + 1 :]) > 0
    found = [] if first == last and stays else [_cross(rows, first, words.get("first", ""), final=False)]
    return [*found, _cross(rows, last, words.get("final", ""), final=True)] if stays else found


def _sign(row: Row) -> float:
    """The row's number as its reader sees it: what is printed as zero is not above zero."""
    printed = [digit for digit in row.shown if digit.isdecimal()]
    return 0.0 if printed and not any(int(digit) for digit in printed) else row.number


def _cross(rows: Sequence[Row], n: int, text: str, *, final: bool) -> Crossing:
    start, end = _place(rows, n), _place(rows, n + 1)
    low, high = _sign(rows[n]), rows[n + 1].number
    return Crossing(n, start + (end - start) * low / (low - high), rows[n + 1].label, text, final)


def _place(rows: Sequence[Row], n: int) -> float:
    at = rows[n].at
    return float(n) if at is None else at


def first_above(one: Crossing) -> int:
    """The first whole place at which the line is above zero, not at it."""
    return math.floor(round(one.at, 6)) + 1


def name_crossing(one: Crossing) -> str:
    """What is written at it: the first point at which the line is above zero, `Month 10: first time`."""
    number = NUMBER.search(one.label)
    there = f"{first_above(one)}"
    named = one.label[: number.start()] + there + one.label[number.end() :] if number else one.label
    return f"{named}: {one.text}" if one.text else named
