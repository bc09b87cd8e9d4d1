"""One model under many sets of inputs: what Python, LibreOffice and a browser make of each."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from generator.formulas import ErrorValue, Formula, Model, evaluate, model_to_javascript, runtime, solve
from generator.formulas.syntax_tree import Call
from generator.pages.solved_model import DEFAULT, Solved, SolvedModel
from tests.kit.books import Book, areas
from tests.kit.entering import Entries, model_of
from tests.kit.office import Desk, Place

SETS, OURS = (200, 100) if os.environ.get("FACES") == "all" else (60, 40)
"""Sets of inputs for a model that customers use, and for one of ours: every bound and choice is in these, too. More of
them, if the environment asks for all."""
SEED = 20260125

IN_BROWSER = """(sets) => JSON.stringify(JSON.parse(sets).map((inputs) => {
    const told = (value) => (formulas.isError(value) ? String(value) : value);
    const each = (found) => (Array.isArray(found) ? found.map(told) : told(found));
    const values = Object.entries(formulas.solve(MODEL, inputs));
    return Object.fromEntries(values.map(([name, found]) => [name, each(found)]));
}))"""


STEPS = {"ROUND": 0.5, "ROUNDUP": 0.0, "ROUNDDOWN": 0.0, "INT": 0.0}
"""Functions that round, and where between two whole numbers they step."""
NEAR = 1e-11  # LibreOffice passes over the last digits of what it rounds, Excel does not (tests/formulas/cases.yaml)


def is_beside_a_step(call: Call, values: Mapping[str, Any]) -> bool:
    """Whether the number that is rounded is so near a step, but not on it, that LibreOffice takes it for the step."""
    number, places = (*(evaluate(Formula(part), values) for part in call.arguments), 0.0)[:2]
    if not isinstance(number, float) or not isinstance(places, float):
        return False
    scaled = number * 10.0**places - STEPS[call.function]
    return 0 < abs(scaled - round(scaled)) <= NEAR * abs(scaled)


def plain(value: Any) -> Any:
    """A result as JSON and workbooks write it: an error is its code."""
    if isinstance(value, tuple):
        return [plain(each) for each in value]
    return value.value if isinstance(value, ErrorValue) else value


@dataclass(frozen=True)
class Readings:
    """What LibreOffice told: all calculated cells as built, for each scenario as texts, and for each set of inputs."""

    as_built: Mapping[Place, Any]
    scenarios: Mapping[str, Mapping[Place, str]]
    sets: tuple[Mapping[Place, Any], ...]


@dataclass(frozen=True)
class Faces:
    """A model of the kit with its workbook; `folder` is where LibreOffice works."""

    solved: SolvedModel
    book: Book
    folder: Path
    never_blank: frozenset[str]
    """Inputs whose blanks LibreOffice and Excel take differently."""

    @cached_property
    def model(self) -> Model:
        return model_of(self.solved)

    @property
    def scenarios(self) -> Mapping[str, Solved]:
        """The scenarios that the workbook can choose from, by name."""
        named = {name: solved for name, solved in self.solved.solved.items() if name != DEFAULT}
        return named if "scenario" in self.book.names else {}

    @property
    def opening(self) -> Solved:
        """The scenario that the workbook is stored with."""
        return next(iter(self.scenarios.values()), self.solved.solved[DEFAULT])

    def entry(self, name: str) -> Place:
        """The cells where an input is entered: its own, or the one for a figure in place of the scenario's."""
        names, columns = self.book.names, self.book.columns
        return names.get(f"{name}_yours") or names.get(name) or columns[name]

    @property
    def results(self) -> list[str]:
        """The formulas by name, and the calculated columns."""
        return list(self.model.formulas)

    @cached_property
    def entries(self) -> Entries:
        """What the workbook lets people enter."""
        every = Entries.of(self.solved)
        opened = {name for name in every.fields if self.entry(name) in self.book.opened}
        return every.only(opened, never_blank=self.never_blank)

    @cached_property
    def sets(self) -> tuple[Mapping[str, Any], ...]:
        """The sets of inputs as they are entered; one that leads beside a step of a rounded result gives way."""
        found = (entered for entered in self.entries.sets(SEED) if not self._is_beside_a_step(entered))
        return tuple(islice(found, SETS if self.solved.document.kind.for_customers else OURS))

    @cached_property
    def rounded(self) -> Mapping[str, Call]:
        """The results that are rounded, by name."""
        trees = {name: formula.tree for name, formula in self.model.formulas.items()}
        return {name: tree for name, tree in trees.items() if isinstance(tree, Call) and tree.function in STEPS}

    def _is_beside_a_step(self, entered: Mapping[str, Any]) -> bool:
        if not self.rounded:
            return False
        solved = [solve(self.model, self._inputs(number, entered)) for number in range(max(1, len(self.scenarios)))]
        return any(is_beside_a_step(call, values) for call in self.rounded.values() for values in solved)

    def scenario_of(self, number: int) -> Solved:
        """The scenario under which a set is entered: each in its turn."""
        found = list(self.scenarios.values()) or [self.opening]
        return found[number % len(found)]

    @cached_property
    def inputs(self) -> tuple[dict[str, Any], ...]:
        """For each set all inputs of the model: as stored or as the scenario has them, unless something is entered."""
        return tuple(self._inputs(number, entered) for number, entered in enumerate(self.sets))

    def _inputs(self, number: int, entered: Mapping[str, Any]) -> dict[str, Any]:
        base = {name: self.scenario_of(number).values[name] for name in self.model.inputs}
        from_scenario = {name for name in entered if entered[name] is None and f"{name}_yours" in self.book.names}
        return base | {name: value for name, value in entered.items() if name not in from_scenario}

    @cached_property
    def in_python(self) -> list[dict[str, Any]]:
        """Every result of every set."""
        return [self._results(solve(self.model, inputs)) for inputs in self.inputs]

    def in_browser(self, page: Page) -> list[dict[str, Any]]:
        """The same by the printed model, in a page that holds nothing else."""
        page.add_script_tag(content=f"{runtime()}\nconst MODEL = {model_to_javascript(self.model)};")
        told: str = page.evaluate(IN_BROWSER, json.dumps([plain_inputs(inputs) for inputs in self.inputs]))
        return [self._results(values) for values in json.loads(told, parse_int=float)]

    def _results(self, values: Mapping[str, Any]) -> dict[str, Any]:
        return {name: plain(values[name]) for name in self.results}

    def from_cells(self, reading: Mapping[Place, Any]) -> dict[str, Any]:
        """The same as the workbook's cells have it."""
        found = {name: [reading[cell] for cell in self.book.cells(name)] for name in self.results}
        return {name: cells if name in self.book.columns else cells[0] for name, cells in found.items()}

    @property
    def preview(self) -> Path:
        """The workbook as LibreOffice prints it right after opening; read `in_office` first."""
        return self.folder / "preview.pdf"

    @cached_property
    def in_office(self) -> Readings:
        """All that LibreOffice has to tell, from one start of it."""
        desk = Desk(self.book.path, areas(self.book.calculated))
        desk.preview(self.preview)
        desk.calculate()
        desk.read()
        for scenario in self.scenarios.values():
            self._choose(desk, scenario)
            desk.calculate()
            desk.read("texts")
        for number, entered in enumerate(self.sets):
            self._choose(desk, self.scenario_of(number))
            for name, value in entered.items():
                desk.enter(self.entry(name), value if isinstance(value, tuple) else (value,))
            desk.calculate()
            desk.read()
        as_built, *told = desk.work(self.folder)
        count = len(self.scenarios)
        return Readings(as_built, dict(zip(self.scenarios, told[:count], strict=True)), tuple(told[count:]))

    def _choose(self, desk: Desk, scenario: Solved) -> None:
        if self.scenarios:
            desk.enter(self.book.names["scenario"], (scenario.label,))


def plain_inputs(inputs: Mapping[str, Any]) -> dict[str, Any]:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in inputs.items()}
