"""Follow units through formulas: adding dollars to hours is an error at the operator that does it."""

from collections.abc import Mapping
from types import MappingProxyType

from generator.diagnostics import Diagnostic, Problem
from generator.formulas.formula_units import (
    DATE,
    EMPTY,
    FLAG,
    FREE,
    PLAIN,
    TEXT,
    UNITS,
    Unit,
    common,
    inverse,
    raise_unit,
    times,
    unit_of,
)
from generator.formulas.model import Model
from generator.formulas.syntax_tree import Call, Formula, Node, Number, Operation, Percent, RowCell, Sign, Text, Truth
from generator.formulas.unit_calls import CALLS


def units_of(model: Model, declared: Mapping[str, str]) -> Mapping[str, Unit]:
    """The unit of every input and formula; `declared` states those of the inputs, and of formulas where it is stated.

    A Problem names every input without a unit, every operation on units that do not go together, and every formula that
    does not give the unit that is declared for it.
    """
    units = {name: unit_of(written) for name, written in declared.items()}
    found = [_report_unmeasured(name) for name in model.inputs if name not in units]
    for name in model.order:
        formula = model.formulas[name]
        reading = UnitReader(formula, units)
        unit = reading.measure(formula.tree)
        found += reading.found or _report_undeclared(formula, name, unit, units)
        units.setdefault(name, FREE if reading.found else unit)
    if found:
        raise Problem(*found)
    return MappingProxyType(units)


def _report_unmeasured(name: str) -> Diagnostic:
    return Diagnostic("formula-unit", f"the input `{name}` has no unit", hint="declare it: " + ", ".join(UNITS))


def _report_undeclared(formula: Formula, name: str, unit: Unit, declared: Mapping[str, Unit]) -> list[Diagnostic]:
    wanted = declared.get(name, unit)
    if common(wanted, unit):
        return []
    message = f"`{name}` is declared as {wanted}, and its formula gives {unit}"
    return [formula.finding("formula-units", message, 0, hint="correct one of the two", width=len(formula.text))]


class UnitReader:
    """Reads one formula for its units; what does not go together is kept in `found`."""

    def __init__(self, formula: Formula, units: Mapping[str, Unit]) -> None:
        self.formula = formula
        self.units = units
        self.found: list[Diagnostic] = []

    def measure(self, node: Node) -> Unit:
        """The unit of a node, whatever it is."""
        match node:
            case Number() | Text() | Truth():
                return _WRITTEN[type(node)] if node.value != "" else EMPTY
            case Sign():
                return self.measure_number(node.operand)
            case Percent():
                return self.require_plain(node.operand, "a percentage is of")
            case Operation():
                return self.measure_operation(node)
            case Call():
                return CALLS[node.function](self, node, *node.arguments)
        return self.units.get(node.whole if isinstance(node, RowCell) else node.key, FREE)

    def measure_number(self, node: Node) -> Unit:
        """The unit of a node that is calculated with; a flag counts as 1 or 0."""
        unit = self.measure(node)
        if unit == TEXT:
            self.keep_fault("a text is no number to calculate with", node.at)
        return unit if unit.kind == "number" else PLAIN if unit == FLAG else FREE

    def measure_size(self, node: Node) -> Unit:
        """The unit of a node that says how much: a date says when."""
        unit = self.measure_number(node)
        if unit != DATE:
            return unit
        self.keep_fault(
            "a date is not multiplied or divided", node.at, "take one date from another for the days between"
        )
        return FREE

    def require_plain(self, node: Node, what: str) -> Unit:
        """A plain number, which a node has to be."""
        unit = self.measure_number(node)
        if not unit.plain:
            self.keep_fault(f"{what} a plain number, not {unit}", node.at, "divide by the same unit first")
        return PLAIN

    def measure_operation(self, node: Operation) -> Unit:
        """The unit of an operation's result."""
        match node.operator:
            case "*":
                return times(self.measure_size(node.left), self.measure_size(node.right))
            case "/":
                return times(self.measure_size(node.left), inverse(self.measure_size(node.right)))
            case "^":
                return self.measure_power(node)
            case "&":
                self.measure_all(node.left, node.right)
                return TEXT
            case "+" | "-":
                numbers = self.measure_number(node.left), self.measure_number(node.right)
                if DATE in numbers:
                    return self.measure_days(node, *numbers)
                return self.unify(node.at, _DOING[node.operator], *numbers)
        self.unify(node.at, "compares {0} with {1}", *self.measure_all(node.left, node.right))
        return FLAG

    def measure_days(self, node: Operation, left: Unit, right: Unit) -> Unit:
        """The unit of days added to a date or taken from it, and of the days between two dates."""
        if node.operator == "-" and left == right:
            return PLAIN
        if right.plain or (left.plain and node.operator == "+"):
            return DATE
        doing = _DOING[node.operator].format(left, right)
        self.keep_fault(doing, node.at, "add a plain number of days to a date, or take one date from another")
        return DATE

    def measure_power(self, node: Operation) -> Unit:
        """The unit of a power: months may be an exponent, since interest grows by the month."""
        base, exponent = self.measure_number(node.left), self.measure_number(node.right)
        if not exponent.plain and exponent != UNITS["months"]:
            self.keep_fault(f"an exponent is a plain number, not {exponent}", node.at)
        if base.plain:
            return base if base.free and exponent.free else PLAIN
        if isinstance(node.right, Number) and node.right.value.is_integer():
            return raise_unit(base, int(node.right.value))
        self.keep_fault(f"{base} can be raised only to a whole number that is written out", node.at)
        return FREE

    def measure_all(self, *nodes: Node) -> list[Unit]:
        """The units of several nodes."""
        return [self.measure(node) for node in nodes]

    def unify(self, at: int, doing: str, *units: Unit) -> Unit:
        """The one unit of several values; the first that does not go with those before it is a fault."""
        result, *others = units
        for other in others:
            shared = common(result, other)
            if shared is None:
                numbers = result.kind == other.kind == "number"
                self.keep_fault(doing.format(result, other), at, _CURE if numbers else "")
                return result
            result = shared
        return result

    def keep_fault(self, message: str, at: int, hint: str = "") -> None:
        """Keep a finding."""
        self.found.append(self.formula.finding("formula-units", message, at, hint=hint))


_WRITTEN = {Number: FREE, Text: TEXT, Truth: FLAG}
_DOING = {"+": "adds {1} to {0}", "-": "subtracts {1} from {0}"}
_CURE = "multiply or divide first, so that both are of one unit"
