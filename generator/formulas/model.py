"""Formulas that build on one another: their order, and all their results."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from generator.diagnostics import Diagnostic, Problem
from generator.formulas.dependencies import find_closest, name_needed, order
from generator.formulas.evaluate import evaluate
from generator.formulas.names import row_cell, table_of
from generator.formulas.syntax_tree import Formula, references
from generator.formulas.values import Cells, Single, Value, accept


@dataclass(frozen=True, slots=True)
class Model:
    """Formulas by name, the names of their inputs, and the order in which the formulas can be calculated.

    A formula named like a column, `Pipeline[Score]`, is calculated in each row of its table.
    """

    formulas: Mapping[str, Formula]
    inputs: tuple[str, ...]
    order: tuple[str, ...]
    needs: Mapping[str, frozenset[str]]
    """The names that each formula uses; one of a column uses the columns that are entered, which say how many rows."""

    @classmethod
    def of(cls, formulas: Mapping[str, Formula], inputs: Iterable[str]) -> "Model":
        """The model of formulas and inputs; a Problem names every unknown name, clash and cycle."""
        names = tuple(inputs)
        needs = {name: _needs(name, formula, names) for name, formula in formulas.items()}
        return cls(MappingProxyType(dict(formulas)), names, order(formulas, names), MappingProxyType(needs))


def _needs(name: str, formula: Formula, inputs: Iterable[str]) -> frozenset[str]:
    table = table_of(name)
    entered = (one for one in inputs if table and table_of(one) == table)
    return frozenset((*map(name_needed, references(formula)), *entered))


def solve(model: Model, inputs: Mapping[str, object], known: Mapping[str, Value] | None = None) -> Mapping[str, Value]:
    """Every value of a model by name, inputs included; an input that is not given is blank.

    Where the values for other inputs are `known`, only what differs from them is calculated.
    """
    unknown = [name for name in inputs if name not in model.inputs]
    if unknown:
        raise Problem(*(_report_unknown(name, model.inputs) for name in unknown))
    values: dict[str, Value] = {name: accept(inputs.get(name)) for name in model.inputs}
    changed = {name for name, value in values.items() if known is None or not _is_same(value, known[name])}
    for name in model.order:
        if known is not None and changed.isdisjoint(model.needs[name]):
            values[name] = known[name]
            continue
        formula, table = model.formulas[name], table_of(name)
        values[name] = _by_row(formula, table, values) if table else evaluate(formula, values)
        if known is None or not _is_same(values[name], known[name]):
            changed.add(name)
    return MappingProxyType(values)


def _is_same(value: Value, other: Value) -> bool:
    """Whether nothing tells the two apart; Python takes 1 for true."""
    if isinstance(value, tuple) and isinstance(other, tuple):
        return len(value) == len(other) and all(map(_is_same, value, other))
    return type(value) is type(other) and value == other


def _report_unknown(name: str, inputs: Iterable[str]) -> Diagnostic:
    return Diagnostic("formula-input", f"`{name}` is not an input", hint=find_closest(name, inputs))


def _by_row(formula: Formula, table: str, values: Mapping[str, Value]) -> Cells:
    """The results of a column's formula, one for each row of its table; rows that hold the same have the same."""
    columns = {key: cells for key, cells in values.items() if table_of(key) == table and isinstance(cells, tuple)}
    names = [row_cell(key) for key in columns]
    known: dict[object, Single] = {}
    results: list[Single] = []
    for row in zip(*columns.values(), strict=False):
        held = tuple((type(cell), cell) for cell in row)
        if held not in known:
            known[held] = evaluate(formula, {**values, **dict(zip(names, row, strict=True))})
        results.append(known[held])
    return tuple(results)
