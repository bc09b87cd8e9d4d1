"""Rates in derived claims: a price for each seat is no total, and is not added to one."""

from collections.abc import Iterator, Mapping

from generator.claims.claim import Claim
from generator.claims.reckoning import Operand
from generator.diagnostics import Diagnostic
from generator.formulas import Formula
from generator.formulas.syntax_tree import Name, Node, Operation, Percent, Sign
from generator.quantities.quantity import Quantity
from generator.quantities.units import Unit, engine_units

Things = frozenset[str]
"""What a rate is for each of, beside time: `seats`."""


def check_rates(formula: Formula, operands: Mapping[str, Operand], claim: Claim) -> list[Diagnostic]:
    """A finding for each sum of rates for different things, else one if the formula gives another rate than stated."""
    assert claim.quantity
    reading = _RateReader(operands)
    given = reading.rate_of(formula.tree)
    found = [
        formula.finding("formula-units", f"adds a figure {_said(two)} to one {_said(one)}", at, hint=HINT)
        for one, two, at in reading.mixed
    ]
    wanted = _things(claim.quantity.per)
    if found or given is None or given == wanted:
        return found
    message = f"{claim.value} is {_said(wanted)}, and its formula gives a figure {_said(given)}"
    return [Diagnostic("unlike-units", message, claim.place("value"), HINT, width=len(claim.value))]


HINT = "multiply a rate by how many there are, and say what the result is for"


class _RateReader:
    """Reads what each part of a formula is for; `mixed` are the sums of unlike ones. `None`: nobody can tell."""

    def __init__(self, operands: Mapping[str, Operand]) -> None:
        self.operands = operands
        self.mixed: list[tuple[Things, Things, int]] = []

    def rate_of(self, node: Node) -> Things | None:
        match node:
            case Name():
                return _things(self.operands[node.key].quantity.per)
            case Sign() | Percent():
                return self.rate_of(node.operand)
            case Operation("+" | "-"):
                return self.rate_of_sum(node)
            case Operation("*"):
                return self.rate_of_product(node)
        return None

    def rate_of_sum(self, node: Operation) -> Things | None:
        left, right = self.rate_of(node.left), self.rate_of(node.right)
        if left is not None and right is not None and left != right:
            self.mixed.append((left, right, node.at))
            return None
        return right if left is None else left

    def rate_of_product(self, node: Operation) -> Things | None:
        """Both rates, less what the other side counts: `$29 a seat` times `100 seats` is money."""
        left, right = self.rate_of(node.left), self.rate_of(node.right)
        if left is None or right is None:
            return None
        counted = {unit.root for unit in self.counted(node)}
        # People are users, employees and whoever else a rate may be for.
        return frozenset() if "people" in counted else (left | right) - counted

    def counted(self, node: Node) -> Iterator[Unit]:
        match node:
            case Name():
                yield self.operands[node.key].quantity.unit
            case Sign() | Percent():
                yield from self.counted(node.operand)
            case Operation():
                yield from (*self.counted(node.left), *self.counted(node.right))


def time_of(quantity: Quantity) -> Unit:
    """What the figure is per, without the things it is for each of."""
    parts = [engine_units().find(part) for part in quantity.per.name.split("/")]
    return next((part for part in parts if part.measure), quantity.per) if len(parts) > 1 else quantity.per


def _things(per: Unit) -> Things:
    return frozenset(root for root in per.root.split("/") if root and not engine_units().find(root).measure)


def _said(things: Things) -> str:
    return f"for each of the {' and the '.join(sorted(things))}" if things else "for all"
