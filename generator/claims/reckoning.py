"""Calculate with figures as people state them: a formula over ranges and limits gives a range or a limit."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import product

from generator.formulas import ErrorValue, Formula, evaluate
from generator.quantities.implication import as_percent, implies, rounds
from generator.quantities.quantity import LETTERS, Quantity
from generator.quantities.units import engine_units

PERCENT = engine_units().by_name["%"]
HUNDREDTHS = frozenset({"%", "percentage points"})
FAR = 1e9
"""How many times its end a figure without bound on one side may be, to see which way the result goes."""
MOST_RANGES = 6  # each multiplies the combinations by two or three
DIGITS = 12  # what a sum of floats keeps for certain
LARGEST = max(power for _, power in LETTERS)
SHOWN = 3  # significant digits, if the claim's own value has no more


@dataclass(frozen=True, slots=True)
class Operand:
    """One figure of a formula: as its source states it, and as it is read; `exact` is a model's unrounded result."""

    stated: str
    quantity: Quantity
    exact: float | None = None

    @property
    def ends(self) -> tuple[float, ...]:
        """The values that are written, as a formula counts them: percents and parts of a whole as fractions."""
        if self.exact is not None:
            return (self.exact,)
        whole = self.quantity.of or (100 if self.quantity.unit.name in HUNDREDTHS else 1)
        return tuple(end / whole for end in self.quantity.ends)

    @property
    def far(self) -> tuple[float, ...]:
        """A value far beyond the end, where the figure has no bound; figures that count things stay above zero."""
        if self.exact is not None or not self.quantity.comparator:
            return ()
        (end,) = self.ends
        if self.quantity.high is None:
            return (end * FAR if end > 0 else FAR,)
        return (end / FAR if end > 0 else end - FAR,)


def reckon(formula: Formula, operands: Mapping[str, Operand], like: Quantity) -> Quantity | str:
    """What the formula gives, in the unit of `like`; an error value or a text as it is.

    Every combination of the operands' ends is calculated, which is right for formulas that rise or fall with each.
    """
    factor = 100 if like.unit.name in HUNDREDTHS or like.of else 1
    named = _results(formula, {name: operand.ends for name, operand in operands.items()})
    odd = next((result for result in named if isinstance(result, bool) or not isinstance(result, float)), None)
    if odd is not None:
        return str(odd)
    ends = [_clean(float(result) * factor) for result in named if isinstance(result, float)]
    above, below = _open(formula, operands, min(ends) / factor, max(ends) / factor)
    if above and below:
        return "any value"
    limits = {operand.quantity.comparator for operand in operands.values() if operand.far}
    strict = limits <= {"<", ">"}
    return Quantity(
        low=None if below else min(ends),
        high=None if above else max(ends),
        comparator=(">" if strict else "≥") if above else ("<" if strict else "≤") if below else "",
        unit=PERCENT if like.of else like.unit,
        per=like.per,
        place=min(place_of(end, like) for end in ends),
    )


def _results(formula: Formula, values: Mapping[str, tuple[float, ...]]) -> list[object]:
    return [evaluate(formula, dict(zip(values, some, strict=True))) for some in product(*values.values())]


def _open(formula: Formula, operands: Mapping[str, Operand], low: float, high: float) -> tuple[bool, bool]:
    """Whether the result has no bound above, and none below."""
    if not any(operand.far for operand in operands.values()):
        return False, False
    beyond = _results(formula, {name: (*operand.ends, *operand.far) for name, operand in operands.items()})
    values = [result for result in beyond if isinstance(result, float)]
    margin = 1e-9 * max(abs(low), abs(high), 1e-9)
    endless = any(isinstance(result, ErrorValue) for result in beyond)
    return endless or max(values) > high + margin, min(values) < low - margin


def allows(given: Quantity, stated: Quantity) -> bool:
    """Whether a claim may state this value where its formula gives that one: implied by it, or it rounded."""
    stated, given = (
        replace(as_percent(stated, Quantity(0, 0, unit=PERCENT)), place=stated.place),
        replace(given, place=0),
    )
    if implies(given, stated):
        return True
    closed = not given.comparator and not stated.comparator and len(given.ends) == len(stated.ends) == 2
    return closed and all(rounds(_only(given, n), _only(stated, n)) for n in (0, 1))


def _only(quantity: Quantity, n: int) -> Quantity:
    return replace(quantity, low=quantity.ends[n], high=quantity.ends[n])


def place_of(value: float, like: Quantity) -> int:
    """The digit to which a result is shown: three significant ones, or as many as the stated value has."""
    if not value:
        return 0
    exact = Decimal(repr(value))
    wanted = max([SHOWN, *(Decimal(repr(end)).adjusted() - like.place + 1 for end in like.ends if end)])
    last = exact.adjusted() - wanted + 1
    shown = exact.quantize(Decimal(1).scaleb(last)).normalize()
    in_thousands = shown.adjusted() >= (3 if like.place >= 3 else 4)
    letter = min(3 * (shown.adjusted() // 3), LARGEST) if in_thousands else 0
    return min(int(shown.as_tuple().exponent), letter)


def _clean(value: float) -> float:
    """The value without the last digits, in which floats err."""
    return float(f"{value:.{DIGITS}g}") + 0.0
