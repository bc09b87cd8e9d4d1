"""Days and hours as people write them, by the CLDR's months and orders: `25.01.2026`, `1/25/26`, `4:30 PM`."""

import re
from collections.abc import Mapping
from datetime import date, time
from functools import cache
from typing import Literal

from babel.dates import get_month_names, parse_date

from generator.quantities.lexicon import plain
from generator.quantities.notation import find_locale

ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
NUMBER = re.compile(r"\d+")
HOUR = re.compile(r"(\d{1,2}):([0-5]\d)(?:\s?([ap])\.?m\.?)?", re.IGNORECASE)
NUMERIC = re.compile(r"\d{1,4}(?:\D{1,2}\d{1,4}){2}\D?")
LONGEST = 60  # characters
WIDTHS: tuple[Literal["wide", "abbreviated"], ...] = ("wide", "abbreviated")
FORMS: tuple[Literal["format", "stand-alone"], ...] = ("format", "stand-alone")


def read_day(text: str, language: str) -> date | None:
    """The day that the whole text is, as people of the language write one; `None` if it is none."""
    text = plain(text)
    if len(text) > LONGEST or not NUMBER.search(text):
        return None
    try:
        if ISO.fullmatch(text):
            return date.fromisoformat(text)
        return _named(text, language) or _numeric(text, language)
    except ValueError:
        return None


def read_hour(text: str) -> time | None:
    """The hour that the whole text is, `16:30` or `4:30 PM`; `None` if it is none."""
    read = HOUR.fullmatch(plain(text))
    if read is None:
        return None
    hour, minute, half = int(read[1]), int(read[2]), (read[3] or "").casefold()
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, minute) if hour < 24 else None


def _named(text: str, language: str) -> date | None:
    """A day with the name of its month, and perhaps that of the weekday."""
    words = text.casefold()
    name = next((name for name in _months(language) if re.search(_whole(name), words)), "")
    numbers = NUMBER.findall(re.sub(_whole(name), " ", words, count=1)) if name else []
    years, days = [one for one in numbers if len(one) == 4], [one for one in numbers if len(one) < 3]
    if (len(years), len(days)) != (1, 1):
        return None
    return date(int(years[0]), _months(language)[name], int(days[0]))


def _numeric(text: str, language: str) -> date | None:
    locale = find_locale(language)
    return parse_date(text, locale=locale, format="short") if locale and NUMERIC.fullmatch(text) else None


def _whole(name: str) -> str:
    """The pattern of a month's name as a word; one that begins with its number, "1月", is none of its own."""
    if name[0].isdigit():
        return rf"(?<!\d){re.escape(name)}"
    return rf"(?<![^\W\d_]){re.escape(name)}" + (r"(?![^\W\d_])" if name[-1].isalpha() else "")


@cache
def _months(language: str) -> Mapping[str, int]:
    """The names of months in small letters, the longest first: "11月" is no "1月"."""
    locale = find_locale(language)
    every = [
        (plain(name).casefold(), number)
        for width in WIDTHS
        for form in FORMS
        for number, name in (get_month_names(width, form, locale).items() if locale else ())
    ]
    return dict(sorted(every, key=lambda one: -len(one[0])))
