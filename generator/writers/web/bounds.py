"""Bounds of an input: in words for readers, and as they are typed for browsers."""

from decimal import Decimal

from generator.models.value_forms import FORMS, Form, show
from generator.pages.tree import Element


def bounds_in_words(cell: Element) -> str:
    """`$20,000 to $1,000,000`, `at least 1`, or nothing."""
    unit, least, most = cell.get("data-unit"), cell.get("data-least"), cell.get("data-most")
    if least and most:
        return f"{_bare(least, unit)} to {_write(most, unit)}"
    if least:
        return f"at least {_write(least, unit)}"
    return f"at most {_write(most, unit)}" if most else ""


def enter(bound: str, unit: str) -> str:
    """A bound as it is typed: percent as percent, fractions as they are."""
    return f"{_factor(bound, unit):.15g}" if bound else ""


def _factor(bound: str, unit: str) -> float:
    return float(bound) * FORMS.get(unit, Form()).factor


def _write(bound: str, unit: str) -> str:
    """The bound in its unit, with as many decimals as it has."""
    exponent = Decimal(f"{_factor(bound, unit):.12g}").normalize().as_tuple().exponent
    return show(float(bound), unit, max(0, -int(exponent)))


def _bare(bound: str, unit: str) -> str:
    """The same without the words after it, which follow the other bound."""
    form = FORMS.get(unit, Form())
    return _write(bound, unit).removesuffix(form.after).removesuffix(form.one or form.after)
