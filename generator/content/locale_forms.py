"""Numbers, money, shares, days and lists as readers of a language write them: what CLDR says, through babel.

The kit's own English (`en`, `en-US`) is written here: it needs no library, and its days are written year first, as the
content writes them. A minus is the sign, not the hyphen that CLDR types for it: a line never breaks after the sign.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale

HOME = frozenset({"en", "en-US"})
MINUS, NO_BREAK = "−", "\u00a0"
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
COMPACT = ((10**12, "T"), (10**9, "B"), (10**6, "M"), (10**3, "K"))
WAVE = "～"
SHARP_S = "ß"
WITHOUT_SHARP_S = frozenset({"de-CH", "de-LI"})
"""Where German is written without ß: in Switzerland and in Liechtenstein, who write ss."""
SAMPLE = "1"


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around a number: before it, after it, and before it where it is negative."""

    before: str = ""
    after: str = ""
    minus: str = MINUS


@dataclass(frozen=True, slots=True)
class Marks:
    """How the digits of a number are set apart: the decimal mark, the mark between groups, and how many digits the
    last group and the groups before it have."""

    decimal: str = "."
    group: str = ","
    last: int = 3
    others: int = 3


def spell(words: str, language: str) -> str:
    """The words as their language is spelt in that country."""
    return words.replace(SHARP_S, "ss") if language in WITHOUT_SHARP_S else words


@cache
def locale_of(language: str) -> "Locale":
    """What CLDR knows of a language such as `de-CH`; `LookupError` or `ValueError` if nothing."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - English needs no library

    try:
        return Locale.parse(language, sep="-")
    except UnknownLocaleError as unknown:
        raise LookupError(language) from unknown


def is_home(language: str) -> bool:
    """Whether the language is the one that the engine writes by itself."""
    return language in HOME


@cache
def find_marks(language: str) -> Marks:
    """How the language sets digits apart."""
    if is_home(language):
        return Marks()
    locale = locale_of(language)
    symbols, grouping = locale.number_symbols["latn"], locale.decimal_formats[None].grouping
    return Marks(symbols["decimal"], symbols["group"], *grouping)


def write_number(value: float | Decimal, places: int, language: str) -> str:
    """The size of a number with so many decimals: `1.200,50`; its sign is left to the frame around it."""
    return localize(f"{abs(value):,.{places}f}", language)


def localize(written: str, language: str) -> str:
    """A number as the engine writes it, `1,200.5`, in the marks of the language."""
    if is_home(language):
        return written
    whole, _, fraction = written.replace(",", "").partition(".")
    marks = find_marks(language)
    return _group(whole, marks) + (marks.decimal + fraction if fraction else "")


def as_at_home(text: str, language: str) -> str:
    """The text with its numbers as the engine writes them: `1.200,5 €` as `1,200.5 €`."""
    if is_home(language):
        return text
    marks = find_marks(language)
    swapped = {ord(marks.decimal): ".", ord(marks.group): ","}
    return _number(marks).sub(lambda found: found[0].translate(swapped), text)


@cache
def _number(marks: Marks) -> re.Pattern[str]:
    group, decimal = re.escape(marks.group), re.escape(marks.decimal)
    edge = f"[{group}{decimal}]"
    return re.compile(rf"(?<!\d)(?<!\d{edge})(?:\d{{1,3}}(?:{group}\d{{2,3}})+|\d+)(?:{decimal}\d+)?(?!\d|{edge}\d)")


def _group(digits: str, marks: Marks) -> str:
    head, groups = digits[: -marks.last], [digits[-marks.last :]]
    while head:
        head, groups = head[: -marks.others], [head[-marks.others :], *groups]
    return marks.group.join(groups)


@cache
def frame_money(code: str, language: str, mark: str) -> Frame:
    """What stands around an amount of the currency with this code; at home `mark` stands before it."""
    if is_home(language):
        return Frame(mark, "", f"{MINUS}{mark}")
    from babel.numbers import format_currency  # noqa: PLC0415 - English needs no library

    locale = locale_of(language)
    one, less = (format_currency(n, code, locale=locale, currency_digits=False, format=_bare(locale)) for n in (1, -1))
    return _frame(one, less)


def _bare(locale: "Locale") -> str:
    """The pattern of money without its decimals."""
    return str(locale.currency_formats["standard"].pattern).replace("0.00", "0")


@cache
def frame_percent(language: str) -> Frame:
    """What stands around a share in percent."""
    if is_home(language):
        return Frame("", "%")
    from babel.numbers import format_percent  # noqa: PLC0415 - English needs no library

    one, less = (format_percent(n, locale=locale_of(language)) for n in (0.01, -0.01))
    return _frame(one, less)


def _frame(one: str, less: str) -> Frame:
    before, _, after = one.partition(SAMPLE)
    return Frame(before, after, less.partition(SAMPLE)[0].replace("-", MINUS))


def write_money(value: float, places: int, code: str, language: str, mark: str = "$") -> str:
    """An amount with its currency, `1.200 €`."""
    return _within(frame_money(code, language, mark), value, write_number(value, places, language))


def write_percent(share: float, places: int, language: str) -> str:
    """A share of one in percent, `26 %`."""
    return _within(frame_percent(language), share, write_number(share * 100, places, language))


def _within(frame: Frame, value: float, number: str) -> str:
    negative = value < 0 and any(digit in "123456789" for digit in number)
    return f"{frame.minus if negative else frame.before}{number}{frame.after}"


def write_range(low: str, high: str, language: str) -> str:
    """Two ends with what the language writes between them: `2–3`, `2～3`."""
    joint = "–" if is_home(language) else str(locale_of(language).interval_formats.get(None, ""))
    return f"{low}{WAVE if WAVE in joint else '–'}{high}"


def write_compact(value: float, language: str, code: str = "", mark: str = "$", digits: int = 3) -> str:
    """A number or an amount in brief, to so many digits: `1,23 Mio. €`; in full where nobody shortens it."""
    size = Decimal(f"{abs(value):.{digits}g}")
    if is_home(language):
        scale, letter = next(((step, letter) for step, letter in COMPACT if size >= step), (1, ""))
        short = f"{float(size / scale):.{digits}g}{letter}"
    else:
        short = _shorten(size, language, code, digits)
    frame = frame_money(code, language, mark) if code else Frame()
    if is_home(language) or short[-1:].isdigit():
        return f"{frame.minus if value < 0 else frame.before}{short}{frame.after}"
    return f"{MINUS}{short}" if value < 0 else short


def _shorten(size: Decimal, language: str, code: str, digits: int) -> str:
    """The brief form by CLDR with its currency, or the bare number in full where there is none."""
    from babel.numbers import format_compact_currency, format_compact_decimal  # noqa: PLC0415 - English needs none

    locale = locale_of(language)
    bare = str(format_compact_decimal(size, locale=locale, fraction_digits=digits - 1))
    if bare[-1:].isdigit():
        return write_number(size, max(0, -int(size.as_tuple().exponent)), language)
    if not code:
        return bare
    return str(format_compact_currency(size, code, locale=locale, fraction_digits=digits - 1))


def write_day(day: date, language: str) -> str:
    """The day as the language writes it: `06.02.2026`, `Feb 6, 2026`."""
    if is_home(language):
        return f"{MONTHS[day.month - 1]}{NO_BREAK}{day.day},{NO_BREAK}{day.year}"
    from babel.dates import format_date  # noqa: PLC0415 - English needs no library

    return str(format_date(day, "medium", locale=locale_of(language))).replace(" ", NO_BREAK)


def write_hour(hour: time, language: str) -> str:
    """The hour as the language writes it: `16:30`, `4:30 PM`; no line breaks within it."""
    if is_home(language):
        return f"{hour.hour % 12 or 12}:{hour.minute:02}{NO_BREAK}{'AM' if hour.hour < 12 else 'PM'}"
    from babel.dates import format_time  # noqa: PLC0415 - English needs no library

    written = str(format_time(hour, "short", locale=locale_of(language)))
    return written.replace("\u202f", NO_BREAK).replace(" ", NO_BREAK)


@cache
def day_templates(language: str) -> tuple[str, ...]:
    """For each month how a day in it is written: `{dd}.02.{y}`, with `{d}` where the day has no zero in front."""
    return tuple(_template(month, language) for month in range(1, 13))


def _template(month: int, language: str) -> str:
    late, early = (write_day(date(2345, month, day), language) for day in (28, 8))
    place = "{dd}" if "08" in early else "{d}"
    return late.replace("2345", "{y}").replace("28", place)


def write_list(words: Sequence[str], language: str) -> str:
    """The words as a list: `a, b und c`."""
    from babel.lists import format_list  # noqa: PLC0415 - few pages have one

    return str(format_list(words, locale=locale_of(language)))
