"""Whether a written figure is implied by a stated one: by logic, or by the rounding that a reader accepts.

Logic (`follows`) is reflexive and transitive. Rounding is allowed once, as the last step: 86.46 rounds to 86.5 and
86.5 to 87, yet 86.46 is no 87; so a text is always compared with the ledger, never with another text.
"""

from dataclasses import replace
from decimal import ROUND_HALF_UP, Context, Decimal
from math import inf

from generator.quantities.conversion import convert
from generator.quantities.quantity import Quantity
from generator.quantities.units import NONE

WIDE = Context(prec=700, rounding=ROUND_HALF_UP)  # any float to any place
SIGNIFICANT = 2  # digits that rounding must keep: 87% is never 90%, $1.04M never $1M


def implies(stated: Quantity, written: Quantity) -> bool:
    """Whether a text may write `written` where the ledger states `stated`."""
    return follows(stated, written) or rounds(stated, written)


def follows(stated: Quantity, written: Quantity) -> bool:
    """Whether the written figure is true whenever the stated one is, and names no end that is never reached.

    "Up to 90%" is refused for 87%: readers take the named end as reached (FTC, "Up To" Claims in Advertising, 2012).
    """
    stated = in_unit_of(stated, written)
    return (
        same_subject(stated, written)
        and same_sign(stated, written)
        and stated.approximate <= written.approximate
        and within(stated, written)
        and name_reached(written) <= name_reached(stated) | _starts(stated)
    )


def rounds(stated: Quantity, written: Quantity) -> bool:
    """Whether the written figure is the stated one rounded, half away from zero, to the digit that is written."""
    stated = in_unit_of(stated, written)
    if not same_subject(stated, written) or stated.approximate > written.approximate or absolute(written):
        return False
    if stated.value is None or written.value is None or not written.value:
        return False
    place = find_coarsest(written)
    exact, target = Decimal(repr(stated.value)), Decimal(repr(written.value))
    return place is not None and exact.quantize(Decimal(1).scaleb(place), context=WIDE) == target


def same_subject(stated: Quantity, written: Quantity) -> bool:
    """Whether both count the same thing; a bare figure leaves words such as "hours a month" to the text around it."""
    if (stated.unit, stated.per, stated.of) == (written.unit, written.per, written.of):
        return True
    bare = not written.unit and written.per in {NONE, stated.per}
    return bare and stated.of == written.of and not stated.unit.sign


def same_sign(stated: Quantity, written: Quantity) -> bool:
    """Whether no end is written below zero where none is stated there: "-40 or more" follows from "40 or more", and
    nobody means it."""
    return min(written.ends, default=0) >= 0 or min(stated.ends, default=0) < 0


def in_unit_of(stated: Quantity, written: Quantity) -> Quantity:
    """The stated figure in the unit of the written one, if that says the very same: 30 minutes are half an hour.

    What merely follows in another unit is another figure: nobody who reads "under 50 seconds" thinks of 50 ms.
    """
    stated = as_ratio(as_percent(stated, written), written)
    converted = convert(stated, written.unit, written.per) if stated.unit and written.unit else None
    return converted if converted and converted.ends == written.ends else stated


def as_percent(stated: Quantity, written: Quantity) -> Quantity:
    """A ratio as the share that it is, where the text writes a percentage: 3 of 10 is 30%."""
    if stated.of is None or written.of is not None or written.unit.name != "%":
        return stated
    low, high = (None if end is None else 100 * end / stated.of for end in (stated.low, stated.high))
    return replace(stated, low=low, high=high, unit=written.unit, of=None)


def as_ratio(stated: Quantity, written: Quantity) -> Quantity:
    """A share as the ratio that it is, where the text writes one: 80% is 4 of 5."""
    if written.of is None or stated.of is not None or stated.unit.name != "%" or stated.per:
        return stated
    low, high = (None if end is None else end * written.of / 100 for end in (stated.low, stated.high))
    return replace(stated, low=low, high=high, unit=NONE, of=written.of)


def within(stated: Quantity, written: Quantity) -> bool:
    """Whether every value that the stated figure allows is allowed by the written one."""
    return _floor(stated) >= _floor(written) and _ceiling(stated) <= _ceiling(written)


def name_reached(quantity: Quantity) -> frozenset[float]:
    """The values that occur if the figure is true: a plain figure's own, both ends of a range, the top of "up to"."""
    return frozenset(quantity.ends) if quantity.comparator in {"", "up to", "from"} else frozenset()


def _starts(stated: Quantity) -> frozenset[float]:
    """Where prices start: "$18+ a month" is "from $18"."""
    return frozenset(stated.ends) if stated.comparator == "≥" and stated.unit.money else frozenset()


def absolute(quantity: Quantity) -> bool:
    """Whether the figure says "all": nothing but all rounds to 100%."""
    return quantity.unit.name == "%" and quantity.value == 100


def find_coarsest(written: Quantity) -> int | None:
    """The power of ten to which a text may have rounded: the digit written, or after "about" the last but zeros."""
    exact = Decimal(repr(written.value)).normalize()
    two_digits = exact.adjusted() - SIGNIFICANT + 1
    if written.approximate:
        return min(two_digits, int(exact.as_tuple().exponent))
    return written.place if written.place <= two_digits else None


def _floor(quantity: Quantity) -> tuple[float, bool]:
    """The lower bound, ordered: above a value comes "more than" it."""
    return (-inf if quantity.low is None else quantity.low), quantity.comparator == ">"


def _ceiling(quantity: Quantity) -> tuple[float, bool]:
    """The upper bound, ordered: below a value comes "less than" it."""
    return (inf if quantity.high is None else quantity.high), quantity.comparator != "<"
