"""Figures of a model as people read them: `$259,615`, `26%`, `9.6 months`. Rounded as Excel rounds, so that page and
workbook show the same digits."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.formulas import Value, round_as_excel


@dataclass(frozen=True, slots=True)
class Form:
    """How a unit is written: text around the number, its usual decimals, and the factor to print it with."""

    before: str = ""
    after: str = ""
    decimals: int = 0
    factor: float = 1.0
    one: str = ""


FORMS: Mapping[str, Form] = {
    "money": Form(before="$"),
    "money/hours": Form(before="$", after=" an hour", decimals=2),
    "money/months": Form(before="$", after=" a month"),
    "hours": Form(after=" hours", one=" hour"),
    "hours/months": Form(after=" hours a month", one=" hour a month"),
    "months": Form(after=" months", decimals=1, one=" month"),
    "percent": Form(after="%", factor=100.0),
    "count": Form(),
}


def show(value: Value, unit: str, decimals: int | None = None) -> str:
    """The value in its unit; text, true/false and errors as they are."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if not isinstance(value, int | float):
        return "" if value is None else str(value)
    form = FORMS.get(unit, Form())
    places = form.decimals if decimals is None else decimals
    number = f"{round_as_excel(abs(value) * form.factor, places):,.{places}f}"
    sign = "−" if value < 0 and float(number.replace(",", "")) else ""
    return f"{sign}{form.before}{number}{form.one if form.one and number == '1' else form.after}"
