"""Bounds of an input: in words for readers, and as they are typed for browsers."""

from decimal import Decimal

from generator.content.translation import ENGLISH, Translation
from generator.models.value_forms import form_of, show
from generator.pages.tree import Element


def bounds_in_words(cell: Element, translation: Translation) -> str:
    """`$20,000 to $1,000,000`, `at least 1`, or nothing."""
    unit, least, most = cell.get("data-unit"), cell.get("data-least"), cell.get("data-most")
    low, high = (_write(bound, unit, translation) if bound else "" for bound in (least, most))
    if least and most:
        return translation.gettext("{least} to {most}", least=_bare(low, unit, translation), most=high)
    if least:
        return translation.gettext("at least {least}", least=low)
    return translation.gettext("at most {most}", most=high) if most else ""


def enter(bound: str, unit: str) -> str:
    """A bound as it is typed: percent as percent, fractions as they are."""
    return f"{_factor(bound, unit):.15g}" if bound else ""


def _factor(bound: str, unit: str) -> float:
    return float(bound) * form_of(unit, ENGLISH).factor


def _write(bound: str, unit: str, translation: Translation) -> str:
    """The bound in its unit, with as many decimals as it has."""
    exponent = Decimal(f"{_factor(bound, unit):.12g}").normalize().as_tuple().exponent
    return show(float(bound), unit, max(0, -int(exponent)), translation)


def _bare(bound: str, unit: str, translation: Translation) -> str:
    """A bound without the words after it, which follow the other bound."""
    form = form_of(unit, translation)
    return bound.removesuffix(form.after).removesuffix(form.one or form.after)
