"""Figures of a model as people read them: `$259,615`, `26%`, `9.6 months`. Rounded as Excel rounds, so that page and
workbook show the same digits."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from generator.content.locale_forms import MINUS
from generator.content.translation import ENGLISH, Translation, translatable
from generator.formulas import Value, round_as_excel, show_day


@dataclass(frozen=True, slots=True)
class Form:
    """How a unit is written: text around the number, its usual decimals, and the factor to print it with."""

    before: str = ""
    after: str = ""
    decimals: int = 0
    factor: float = 1.0
    one: str = ""
    minus: str = MINUS
    """What stands before the number where it is negative, instead of `before`."""
    behind: str = ""
    """What `after` begins with in every case: the sign of a currency or of a share."""


PERCENT, MOST_PLACES, SMALLEST_PLACES, NEAR = 100.0, 2, 4, 1e-9
FORMS: Mapping[str, Form] = {
    "money": Form(before="$"),
    "money/hours": Form(before="$", after=" " + translatable("an hour"), decimals=2),
    "money/months": Form(before="$", after=" " + translatable("a month")),
    "money/count": Form(before="$", decimals=2),
    "hours": Form(after=" " + translatable("hours"), one=" " + translatable("hour")),
    "hours/months": Form(after=" " + translatable("hours a month"), one=" " + translatable("hour a month")),
    "months": Form(after=" " + translatable("months"), decimals=1, one=" " + translatable("month")),
    "date": Form(),
    "percent": Form(after="%", factor=PERCENT),
    "percent/months": Form(after="% " + translatable("a month"), factor=PERCENT),
    "count": Form(),
    "count/hours": Form(after=" " + translatable("an hour")),
    "count/months": Form(after=" " + translatable("a month")),
}
"""Unit -> how it is written; the currency is the company's."""
BARE = Form()
ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")


TRUTHS: Mapping[str, bool] = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
"""How content and cells write true and false, whatever their capitals."""
RESULTS = frozenset({"TRUE", "FALSE", str(True), str(False)})
"""How results of formulas write them; in a cell that may hold a text, every other word is one."""


def read_truth(text: str) -> bool | None:
    """The truth that a text writes; nothing if it writes none."""
    return TRUTHS.get(text.lower())


@cache
def form_of(unit: str, translation: Translation) -> Form:
    """How the unit is written in this language; a unit without a form is written as a bare number."""
    form = FORMS.get(unit) or FORMS.get(_without_counts(unit), BARE)
    after, one = (_translate(words, translation) for words in (form.after, form.one))
    if form.before:
        money, places = translation.money(), translation.currency_places if form.decimals else form.decimals
        behind = money.after
        return replace(
            form, before=money.before, after=behind + after, decimals=places, minus=money.minus, behind=behind
        )
    if form.factor == PERCENT:
        share = translation.percent()
        after = share.after + after.removeprefix("%")
        return replace(form, before=share.before, after=after, minus=share.minus, behind=share.after)
    return replace(form, after=after, one=one)


def _without_counts(unit: str) -> str:
    """The unit without what is counted, which nobody writes: `hours*count/months` is written as `hours/months`."""
    return unit.replace(" ", "").replace("*count", "").replace("/count", "").replace("count*", "")


def find_places(value: float, form: Form) -> int:
    """The decimals to print a value with where nobody asks for others. A percentage is printed as it was calculated if
    two decimals are enough for that: 2.5% is no 3%, and a small share is no 0%."""
    if form.factor != PERCENT:
        return form.decimals
    size = abs(value) * PERCENT
    exact = (places for places in range(MOST_PLACES + 1) if abs(size - round(size, places)) < NEAR)
    small = (places for places in range(SMALLEST_PLACES) if round_as_excel(size, places))
    return next(exact, next(small, form.decimals))


def _translate(words: str, translation: Translation) -> str:
    """Words behind a number with the sign and the space before them."""
    sign, space, said = words.partition(" ")
    return sign + space + translation.gettext(said)


def show(value: Value, unit: str, decimals: int | None = None, translation: Translation = ENGLISH) -> str:
    """The value in its unit; text and errors as they are."""
    if isinstance(value, bool):
        return translation.gettext("yes") if value else translation.gettext("no")
    if not isinstance(value, int | float):
        return "" if value is None else str(value)
    if unit == "date":
        return _show_day(value, translation)
    form = form_of(unit, translation)
    places = find_places(value, form) if decimals is None else decimals
    size = round_as_excel(abs(value) * form.factor, places)
    number = translation.number(size, places)
    before = form.minus if value < 0 and size else form.before
    return f"{before}{number}{form.one if form.one and number == '1' else form.after}"


def _show_day(value: float, translation: Translation) -> str:
    """A day by its number; one that no calendar has stays as formulas write it."""
    shown = show_day(value)
    return translation.day(shown) if ISO_DAY.fullmatch(shown) else shown
