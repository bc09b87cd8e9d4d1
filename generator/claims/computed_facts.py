"""Facts that a formula gives, `= calendar.launch + 56`: one start moves every day that is counted from it.

A name in such a formula is the path of another fact, as citations write it. The result is a date, or the days between
two dates.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from graphlib import CycleError, TopologicalSorter
from typing import Any

from generator.content.facts import Facts
from generator.diagnostics import Diagnostic, Position, Problem
from generator.formulas import Formula, evaluate, parse, read_day, references, show_day
from generator.formulas.formula_units import DATE, PLAIN, Unit
from generator.formulas.unit_check import UnitReader
from generator.quantities.conversion import convert
from generator.quantities.scan import parse_stated

MARK = "="
PATH = re.compile(r"[a-z][a-z0-9_-]*(?:\.[a-z0-9_-]+)+")
Steps = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Computed:
    """A fact as its file writes it: a formula, and the facts that its names stand for."""

    steps: Steps
    formula: Formula
    uses: Mapping[str, str]
    at: Position
    written: str

    @property
    def path(self) -> str:
        """The fact as citations name it."""
        return ".".join(self.steps)

    def finding(self, code: str, message: str, hint: str) -> Diagnostic:
        """A finding at the formula."""
        return Diagnostic(code, message, self.at, hint, width=len(self.written))


def settle_facts(facts: Facts) -> tuple[Facts, list[Diagnostic]]:
    """The facts with the value of every formula; a file with a formula that gives none is left out."""
    computed, findings = _read_formulas(facts)
    for one in _in_order(computed, findings):
        try:
            facts = replace(facts, values=_put(facts.values, one.steps, _calculate(one, facts)))
        except Problem as problem:
            findings += problem.diagnostics
    wrong = {steps[0] for steps in _formulas(facts.values)}
    kept = {name: values for name, values in facts.values.items() if name not in wrong}
    sources = {name: source for name, source in facts.sources.items() if name not in wrong}
    return replace(facts, values=kept, sources=sources, faulty=facts.faulty | wrong), findings


def _formulas(data: Any, steps: Steps = ()) -> Iterator[Steps]:
    """Where a formula stands among the facts."""
    if isinstance(data, Mapping):
        for name, value in data.items():
            yield from _formulas(value, (*steps, str(name)))
    elif isinstance(data, str) and data.startswith(MARK):
        yield steps


def _read_formulas(facts: Facts) -> tuple[dict[str, Computed], list[Diagnostic]]:
    computed, findings = dict[str, Computed](), list[Diagnostic]()
    for steps in _formulas(facts.values):
        written, at = str(facts.find(".".join(steps))), facts.sources[steps[0]].value_position(steps[1:])
        uses = {_name(path): path for path in PATH.findall(written)}
        try:
            formula = parse(PATH.sub(lambda path: _name(path.group()), written), at)
        except Problem as problem:
            findings += problem.diagnostics
            continue
        one = Computed(steps, formula, uses, at, written)
        computed[one.path] = one
    return computed, findings


def _name(path: str) -> str:
    """The path as formulas write names, no longer and no shorter, so that places stay."""
    return re.sub(r"[.-]", "_", path)


def _in_order(computed: Mapping[str, Computed], findings: list[Diagnostic]) -> list[Computed]:
    """The formulas, each after those it needs; none if they lead in a circle."""
    needs = {path: [used for used in one.uses.values() if used in computed] for path, one in computed.items()}
    try:
        return [computed[path] for path in TopologicalSorter(needs).static_order()]
    except CycleError as error:
        first, *others = error.args[1]
        way = ", which is calculated from ".join(f"`{path}`" for path in others)
        message = f"`{first}` is calculated from {way}"
        findings.append(computed[first].finding("fact-circle", message, "write one of them as a date"))
        return []


def _calculate(one: Computed, facts: Facts) -> str:
    stated = {name: _state(one, path, facts) for name, path in one.uses.items()}
    days = {name: read_day(value) for name, value in stated.items()}
    values = {name: _number(one, stated[name], facts) if day is None else day for name, day in days.items()}
    unit = _measure(one, {name: PLAIN if day is None else DATE for name, day in days.items()})
    result = evaluate(one.formula, values)
    if isinstance(result, float) and (unit == DATE or (unit.plain and not unit.free)):
        return show_day(result) if unit == DATE else f"{result:g} days"
    given = f"{result:g}" if isinstance(result, float) else str(result)
    hint = "add days to a fact that is a date, or take one date from another"
    raise Problem(one.finding("no-date", f"the formula gives {given}, which is no date", hint))


def _measure(one: Computed, units: Mapping[str, Unit]) -> Unit:
    """What the formula counts; a name that is no fact is a `Problem`."""
    for used in references(one.formula):
        if used.key not in one.uses:
            hint = "name a fact by its path, such as `calendar.launch`"
            raise Problem(one.finding("unknown-fact", f"nothing is named `{used.key}`", hint))
    reader = UnitReader(one.formula, units)
    unit = reader.measure(one.formula.tree)
    if reader.found:
        raise Problem(*reader.found)
    return unit


def _state(one: Computed, path: str, facts: Facts) -> str:
    try:
        return str(facts.find(path))
    except KeyError as missing:
        hint = missing.args[0] or "write `<file>.<field>`, as the files in content/facts name it"
        raise Problem(one.finding("unknown-fact", f"no fact is named `{path}`", hint)) from None


def _number(one: Computed, stated: str, facts: Facts) -> float:
    """A length in days, or how many there are."""
    quantity = parse_stated(stated, facts.units)
    days = facts.units.by_name["days"]
    counted = quantity and quantity.unit.root in {"seconds", "days"} and convert(quantity, days, quantity.per)
    found = counted or quantity
    if found is None or found.low is None or found.low != found.high:
        raise Problem(one.finding("no-number", f"`{stated}` is no number to calculate with", "name a date or a length"))
    return found.low


def _put(values: Mapping[str, Any], steps: Steps, value: str) -> Mapping[str, Any]:
    first, *rest = steps
    return {**values, first: _put(values[first], tuple(rest), value) if rest else value}
