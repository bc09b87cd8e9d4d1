"""Units of measure: what an input counts, and what sums, products and quotients of such numbers count."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce

from generator.diagnostics import Diagnostic, Position, Problem, did_you_mean


@dataclass(frozen=True, slots=True)
class Unit:
    """What values measure: powers of dimensions, such as money and 1/hours, for numbers; none for a plain number.

    `free` is the unit of a number written in a formula, which takes the unit of what it meets.
    """

    kind: str = "number"
    powers: tuple[tuple[str, int], ...] = ()
    free: bool = False

    @property
    def plain(self) -> bool:
        """Whether it is a number without dimension: a count, a percentage, a number written in a formula."""
        return self.kind == "number" and not self.powers

    def __str__(self) -> str:
        if self.kind != "number":
            return self.kind
        if not self.powers:
            return "a plain number"
        above = [_power(name, power) for name, power in self.powers if power > 0]
        below = [_power(name, -power) for name, power in self.powers if power < 0]
        return "/".join(["*".join(above) or "1", *below])


def _power(name: str, power: int) -> str:
    return name if power == 1 else f"{name}^{power}"


PLAIN, FREE, TEXT, FLAG = Unit(), Unit(free=True), Unit("text"), Unit("flag")
EMPTY = Unit("empty")  # what `""` is: it can be compared with anything, to see whether it is blank
UNITS = {
    "money": Unit(powers=(("money", 1),)),
    "hours": Unit(powers=(("hours", 1),)),
    "months": Unit(powers=(("months", 1),)),
    "date": Unit(powers=(("date", 1),)),
    "percent": PLAIN,
    "count": PLAIN,
    "text": TEXT,
    "flag": FLAG,
}
DATE = UNITS["date"]


def unit_of(written: str, at: Position | None = None) -> Unit:
    """The unit that a declaration states: `money`, `percent`, `money/hours`, `hours*count/months`."""
    first, *rest = (part.strip() for part in re.split(r"([*/])", written))
    signs, words = rest[::2], rest[1::2]
    faults = [_unknown(word, at) for word in (first, *words) if word not in UNITS] or _unmixable(first, words, at)
    if faults:
        raise Problem(*faults)
    factors = (UNITS[word] if sign == "*" else inverse(UNITS[word]) for sign, word in zip(signs, words, strict=True))
    return reduce(times, factors, UNITS[first])


def _unknown(word: str, at: Position | None) -> Diagnostic:
    return Diagnostic("formula-unit", f"`{word}` is not a unit", at, hint=did_you_mean(word, UNITS) or _KNOWN)


def _unmixable(first: str, words: list[str], at: Position | None) -> list[Diagnostic]:
    no_numbers = [word for word in (first, *words) if words and UNITS[word].kind != "number"]
    message = "a {} is not multiplied or divided"
    return [Diagnostic("formula-unit", message.format(word), at, hint=_KNOWN) for word in no_numbers]


_KNOWN = "write " + ", ".join(f"`{name}`" for name in UNITS) + ", or a quotient such as `money/hours`"


def times(left: Unit, right: Unit) -> Unit:
    """The unit of a product."""
    powers = dict(left.powers)
    for name, power in right.powers:
        powers[name] = powers.get(name, 0) + power
    return Unit(powers=_order(powers.items()), free=left.free and right.free)


def inverse(unit: Unit) -> Unit:
    """The unit of 1 divided by a number of this unit."""
    return Unit(powers=_order((name, -power) for name, power in unit.powers), free=unit.free)


def raise_unit(unit: Unit, exponent: int) -> Unit:
    """The unit of a whole power."""
    return Unit(powers=_order((name, power * exponent) for name, power in unit.powers), free=unit.free)


def _order(powers: Iterable[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted((name, power) for name, power in powers if power))


def common(left: Unit, right: Unit) -> Unit | None:
    """The unit in which two values can be added or compared; None when there is none."""
    if left == EMPTY or (left.free and right.kind == "number"):
        return right
    if right == EMPTY or (right.free and left.kind == "number"):
        return left
    return left if left == right else None
