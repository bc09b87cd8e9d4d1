"""Units of derived claims: weeks and days in one unit before they are added, and dollars never added to euros."""

from collections.abc import Mapping
from dataclasses import replace

from generator.claims.claim import Claim
from generator.claims.derived_rates import time_of
from generator.claims.reckoning import Operand
from generator.diagnostics import Diagnostic
from generator.formulas import Formula
from generator.formulas.formula_units import FREE, PLAIN, Unit, common
from generator.formulas.syntax_tree import Number, walk
from generator.formulas.unit_check import UnitReader
from generator.quantities.conversion import convert
from generator.quantities.quantity import Quantity
from generator.quantities.units import NONE
from generator.quantities.units import Unit as Counted

SHARES = ("%", "percentage points")
PURE = frozenset({"%", "x", "percentage points", "people", "FTE"})
"""Units that a product or a quotient may drop: shares and heads are plain numbers in a formula."""


def in_common_units(operands: Mapping[str, Operand], like: Quantity) -> dict[str, Operand]:
    """The figures of a formula, those that are a fixed number of one another in one unit: the claim's, if it has it."""
    units, pers = {like.unit.root: like.unit}, {like.per.root: like.per}
    converted: dict[str, Operand] = {}
    for name, operand in operands.items():
        quantity = operand.quantity
        unit = units.setdefault(quantity.unit.root, quantity.unit)
        per = pers.setdefault(quantity.per.root, quantity.per)
        same = None if operand.exact is not None else convert(quantity, unit, per)
        converted[name] = replace(operand, quantity=same) if same else operand
    return converted


def read_units(formula: Formula, operands: Mapping[str, Operand]) -> UnitReader:
    """The formula read for its units; what does not go together is in `found`."""
    reading = UnitReader(formula, {name: _measured(operand.quantity) for name, operand in operands.items()})
    reading.measure(formula.tree)
    return reading


def check_result_unit(
    formula: Formula, reading: UnitReader, claim: Claim, operands: Mapping[str, Operand]
) -> list[Diagnostic]:
    """A finding if the formula gives its right number in another unit than the claim states."""
    assert claim.quantity
    given, wanted = reading.measure(formula.tree), _measured(claim.quantity)
    if claim.quantity.unit.name in SHARES and not _is_share(claim.quantity.unit.name, operands):
        other = next(name for name in SHARES if name != claim.quantity.unit.name)
        message = f"{claim.value} is in {claim.quantity.unit}, and its formula gives {other}"
        hint = "20% and 5 percentage points are 25%; from 20% to 25% are 5 percentage points"
        return [Diagnostic("unlike-units", message, claim.place("value"), hint, width=len(claim.value))]
    if given.kind != "number" or common(wanted, given) or _has_numbers(formula):
        return []
    message = f"{claim.value} is {_said(wanted)}, and its formula gives {_said(given)}"
    hint = "correct the unit of the value, or the formula and what it uses"
    return [Diagnostic("unlike-units", message, claim.place("value"), hint, width=len(claim.value))]


def _is_share(name: str, operands: Mapping[str, Operand]) -> bool:
    """Whether shares come to what the claim states: percents need one among them, points need two, or points."""
    shares = [unit for unit in (operand.quantity.unit.name for operand in operands.values()) if unit in SHARES]
    return not shares or name in shares or (name != "%" and len(shares) > 1)


def _has_numbers(formula: Formula) -> bool:
    """Whether numbers are written in the formula, which may count anything: 160 hours, 300,000 dollars."""
    return any(isinstance(node, Number) and node.value not in {0, 1, 100} for node in walk(formula.tree))


def _measured(quantity: Quantity) -> Unit:
    """The unit in which a formula counts a figure: what a company counts, and shares, are plain numbers."""
    powers = [(quantity.unit, 1), (time_of(quantity), -1)]
    kept = tuple(sorted((unit.name, power) for unit, power in powers if _measures(unit)))
    # A bare figure leaves its unit to its measure, as a number in a formula does.
    return Unit(powers=kept) if kept else PLAIN if quantity.unit else FREE


def _measures(unit: Counted) -> bool:
    return unit != NONE and unit.measure and unit.name not in PURE


def _said(unit: Unit) -> str:
    return "a plain number" if unit.plain else f"a number of {unit}"
