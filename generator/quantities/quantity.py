"""A quantity: what one written figure says, and the one canonical way to write it."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from generator.quantities.units import NONE, Unit

Comparator = Literal["", "<", "≤", ">", "≥", "up to", "from"]
GLUED = frozenset({"%", "x"})
"""Units that stand right behind their number."""
LETTERS = (("", 0), ("K", 3), ("M", 6), ("B", 9))


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure: the values it allows (`None`: no bound on that side), what it counts, and how finely it is written.

    `of` is the whole of a ratio (10 in "3 of 10"); `place` the power of ten of the last digit as written: 3 in "$260K",
    -1 in "86.7%". Equal quantities print alike, and what is printed reads back as the same quantity.
    """

    low: float | None
    high: float | None
    comparator: Comparator = ""
    approximate: bool = False
    unit: Unit = NONE
    per: Unit = NONE
    of: int | None = None
    place: int = 0

    @property
    def value(self) -> float | None:
        """The one value of a figure without range and comparator."""
        return self.low if self.comparator == "" and self.low == self.high else None

    @property
    def ends(self) -> tuple[float, ...]:
        """The values that are written: one, or the two of a range."""
        return tuple(dict.fromkeys(end for end in (self.low, self.high) if end is not None))

    def __str__(self) -> str:
        around = "about " if self.approximate else ""
        glued = self.unit.name if self.unit.name in GLUED else ""
        before, after = _marks(self)
        of = f" of {self.of:,}" if self.of else ""
        per = f"/{self.per.one}" if self.per else ""
        return f"{around}{before}{_ends(self)}{of}{glued}{after}{_name_unit(self)}{per}"


def number(value: float, place: int) -> str:
    """A value to the digit that `place` names, in full up to whole ones, above that in K, M or B: "259.6K"."""
    letter, scale = next(row for row in LETTERS if place <= row[1])
    return f"{Decimal(repr(value)).scaleb(-scale):,.{scale - place}f}{letter}"


def _marks(quantity: Quantity) -> tuple[str, str]:
    """How the comparator is written: before the figure, or as a `+` after it."""
    if quantity.comparator == "≥" and quantity.of is None:
        return "", "+"
    return quantity.comparator + (" " if quantity.comparator in {"up to", "from"} else ""), ""


def _ends(quantity: Quantity) -> str:
    money = quantity.unit.mark
    join = " to " if any(end < 0 for end in quantity.ends) else "-"
    return join.join(_sign(end, money, quantity.place) for end in quantity.ends)


def _sign(value: float, money: str, place: int) -> str:
    return f"{'-' if value < 0 else ''}{money}{number(abs(value), place)}"


def _name_unit(quantity: Quantity) -> str:
    """The unit where it is a word, in the singular after a single one."""
    if not quantity.unit or quantity.unit.money or quantity.unit.name in GLUED:
        return ""
    alone = quantity.value == 1 and quantity.of is None
    return " " + (quantity.unit.one if alone else quantity.unit.name)
