"""Conversion: a quantity in another unit, where there is exactly one way to say how many it is."""

from dataclasses import replace

from generator.quantities.quantity import Quantity
from generator.quantities.units import NONE, Unit

DIGITS = 12  # what a product of floats keeps for certain
EXACT = -9  # the place of a converted figure: it has been rounded nowhere


def convert(quantity: Quantity, unit: Unit, per: Unit = NONE) -> Quantity | None:
    """The quantity in this unit, per that one; nothing where units are no fixed number of one another.

    Weeks are seven days, and `$1,200 a year` is $100 a month; a day is no number of hours of work, a month no number of
    days, and no currency is a number of another one.
    """
    if (quantity.unit, quantity.per) == (unit, per):
        return quantity
    if not _alike(quantity.unit, unit) or not _alike(quantity.per, per):
        return None
    factor = quantity.unit.size / unit.size / (quantity.per.size / per.size)
    low, high = (None if end is None else float(f"{end * factor:.{DIGITS}g}") for end in (quantity.low, quantity.high))
    return replace(quantity, low=low, high=high, unit=unit, per=per, place=EXACT)


def _alike(one: Unit, other: Unit) -> bool:
    return one == other or (bool(one) and bool(other) and one.root == other.root)


def name_unit(unit: Unit, per: Unit = NONE) -> str:
    """The unit in words for a message: `hours a month`, `euros`, `a bare number`."""
    said = unit.name or "a bare number"
    return f"{said} per {per.one}" if per else said
