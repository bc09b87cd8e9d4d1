"""Results without a value: `#DIV/0!` in a page or workbook is found at the formula that makes it, with its inputs."""

from collections.abc import Iterator, Mapping

from generator.diagnostics import Diagnostic
from generator.formulas import Formula, Value, references
from generator.formulas.syntax_tree import RowCell
from generator.formulas.values import ErrorValue
from generator.pages.solved_model import Solved

MOST_NAMED = 3
CURE = "give that input another value, or say what holds instead: IFERROR(…, 0), IF(… = 0, 0, …)"


def find_failed(formulas: Mapping[str, Formula], solved: Mapping[str, Solved]) -> Iterator[Diagnostic]:
    """A finding for every formula that has no value under some scenario, unless one that it needs has none already."""
    seen: set[str] = set()
    for scenario in solved.values():
        failed = {name: error for name in formulas if (error := _error_in(scenario.values.get(name)))}
        for name, error in failed.items():
            if name not in seen and not failed.keys() & set(_needs(formulas[name])):
                seen.add(name)
                message = f"`{name}` is {error} under “{scenario.label}”{_name_inputs(name, formulas, scenario)}"
                formula = formulas[name]
                yield formula.finding("no-result", message, 0, hint=CURE, width=max(1, len(formula.text)))


def _error_in(value: Value) -> ErrorValue | None:
    """The error that the value is, or that a cell of the column is."""
    cells = value if isinstance(value, tuple) else (value,)
    return next((cell for cell in cells if isinstance(cell, ErrorValue)), None)


def _needs(formula: Formula) -> list[str]:
    return [used.whole if isinstance(used, RowCell) else used.key for used in references(formula)]


def _name_inputs(name: str, formulas: Mapping[str, Formula], scenario: Solved) -> str:
    """The inputs that the formula rests on: those that are nothing, else all of them."""
    inputs = dict.fromkeys(_inputs(name, formulas))
    nothing = [one for one in inputs if scenario.values.get(one) in (0, None, "")]
    named = (nothing or list(inputs))[:MOST_NAMED]
    words = ", ".join(f"`{one}` is {_write(scenario, one)}" for one in named)
    return f": {words}" if words else ""


def _inputs(name: str, formulas: Mapping[str, Formula], above: frozenset[str] = frozenset()) -> Iterator[str]:
    for needed in _needs(formulas[name]):
        if needed not in formulas:
            yield needed
        elif needed not in above:
            yield from _inputs(needed, formulas, above | {needed})


def _write(scenario: Solved, name: str) -> str:
    value = scenario.values.get(name)
    if isinstance(value, tuple):
        return "a column with a blank or another value that does not fit"
    return scenario.shown.get(name) or "blank"
