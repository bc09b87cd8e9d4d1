"""Days as Excel counts them: the number of a day, its parts, and days that lie so many months or working days away.

Day 1 is the first of January 1900. Excel also counts a 29th of February in that year, which there was not; so that no
medium counts otherwise than another, days before March 1900 are refused.
"""

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from generator.formulas.choices import towards_zero
from generator.formulas.rounding import whole
from generator.formulas.values import ErrorValue, Failed, Value, number

ZERO = date(1899, 12, 30)
FIRST, LAST = 61, 2_958_465  # 1 March 1900 and 31 December 9999
WEEK, WORKING = 7, 5
FEWEST_YEARS, MOST_YEARS = 1900, 9999


def count_days(day: date) -> float:
    """The number of a day."""
    return float((day - ZERO).days)


def find_day(value: float) -> date | None:
    """The day of a number; hours are passed over. A number beyond the days that all media count has none."""
    days = int(whole(value))
    return ZERO + timedelta(days=days) if FIRST <= days <= LAST else None


def read_day(text: str) -> float | None:
    """The number of a day that is written year first; nothing if none is."""
    try:
        return count_days(date.fromisoformat(text.strip()))
    except ValueError:
        return None


def show_day(value: float) -> str:
    """The day of a number, year first; an error value where the number is no day's."""
    day = find_day(value)
    return str(ErrorValue.NUMBER) if day is None else day.isoformat()


def _day(value: Value) -> date:
    day = find_day(number(value))
    if day is None:
        raise Failed(ErrorValue.NUMBER)
    return day


def make_date(year: Value, month: Value, day: Value) -> Value:
    """The day of a year, a month and a day; a 13th month is the first of the next year."""
    years, months, days = (towards_zero(one) for one in (year, month, day))
    if not FEWEST_YEARS <= years <= MOST_YEARS:
        raise Failed(ErrorValue.NUMBER)
    return _shift(_first_of(years * 12 + months - 1), days - 1)


def part_of(part: str) -> Callable[[Value], Value]:
    """The year, the month or the day of a date."""
    return lambda value: float(getattr(_day(value), part))


def weekday(value: Value) -> Value:
    """The day of the week: Sunday is 1, Saturday 7."""
    return float(_day(value).isoweekday() % WEEK + 1)


def months_later(value: Value, months: Value) -> Value:
    """The same day so many months later, or the last of a shorter month."""
    start = _day(value)
    first = _later(start, months)
    return count_days(first.replace(day=min(start.day, monthrange(first.year, first.month)[1])))


def end_of_month(value: Value, months: Value) -> Value:
    """The last day of the month so many months later."""
    first = _later(_day(value), months)
    return count_days(first.replace(day=monthrange(first.year, first.month)[1]))


def working_days_later(value: Value, days: Value) -> Value:
    """The day so many working days later; Saturdays and Sundays are none."""
    start, left = _day(value), towards_zero(days)
    weeks, rest = divmod(abs(left), WORKING)
    step = 1 if left > 0 else -1
    if left and not rest:
        weeks, rest = weeks - 1, WORKING
    day = _shift(start, step * weeks * WEEK)
    while rest:
        day = _shift(_day(day), step)
        rest -= _day(day).isoweekday() <= WORKING
    return day


def count_working_days(first: Value, last: Value) -> Value:
    """The working days from one day to another, both counted; backwards they are negative."""
    start, end = _day(first), _day(last)
    if end < start:
        return -float(_count_working(end, start))
    return float(_count_working(start, end))


def _count_working(start: date, end: date) -> int:
    weeks, rest = divmod((end - start).days + 1, WEEK)
    extra = (start + timedelta(days=weeks * WEEK + n) for n in range(rest))
    return weeks * WORKING + sum(day.isoweekday() <= WORKING for day in extra)


def _later(start: date, months: Value) -> date:
    return _day(_shift(_first_of(start.year * 12 + start.month - 1 + towards_zero(months)), 0))


def _first_of(months: int) -> date:
    """The first day of a month, counted from year 0."""
    if not FEWEST_YEARS * 12 <= months < (MOST_YEARS + 1) * 12:
        raise Failed(ErrorValue.NUMBER)
    return date(months // 12, months % 12 + 1, 1)


def _shift(day: date, days: int) -> float:
    shifted = count_days(day) + days
    if not FIRST <= shifted <= LAST:
        raise Failed(ErrorValue.NUMBER)
    return shifted
