"""Texts of facts in models: what people choose from, and the words that formulas compare with, are written once.

Choices are written as `fact:stages.*.name`, in which `*` stands for every name in order; a formula writes
`"fact:stages.first.name"`, a cell that a scenario fills `fact:stages.first.name`.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from generator.content.documents import Document
from generator.content.sources import Steps
from generator.diagnostics import Diagnostic, Problem
from generator.pages.workspace import Workspace
from generator.texts.citations import resolve

SCHEME, EVERY = "fact:", "*"
IN_FORMULA = re.compile(r'"(fact:[^"]*)"')


def is_cell(steps: Steps) -> bool:
    """Whether the value is in a row that a scenario fills: `model.scenarios.example.tables.Deals.0.Stage`."""
    return len(steps) == 7 and steps[1] == "scenarios" and steps[3] == "tables"


class TextReader:
    """Puts the texts of facts into one model; `findings` are the names that no fact has."""

    def __init__(self, document: Document, workspace: Workspace) -> None:
        self.document, self.workspace = document, workspace
        self.findings: list[Diagnostic] = []

    def read(self, data: Any, steps: Steps) -> Any:
        """The model with the texts in place of their names."""
        if isinstance(data, Mapping):
            return {name: self.read_field(name, value, (*steps, name)) for name, value in data.items()}
        if isinstance(data, list):
            return [self.read(value, (*steps, n)) for n, value in enumerate(data)]
        return data

    def read_field(self, name: str, value: Any, steps: Steps) -> Any:
        if name == "choices" and isinstance(value, str):
            return [self.look_up(f"{SCHEME}{path}", steps) for path in self.list_paths(value.removeprefix(SCHEME))]
        if name == "formula" and isinstance(value, str):
            return IN_FORMULA.sub(lambda found: self.quote(found[1], steps), value)
        if is_cell(steps) and str(value).startswith(SCHEME):
            return self.look_up(value, steps)
        return self.read(value, steps)

    def quote(self, citation: str, steps: Steps) -> str:
        """The text as a formula writes it."""
        return '"{}"'.format(self.look_up(citation, steps).replace('"', '""'))

    def look_up(self, citation: str, steps: Steps) -> str:
        try:
            return resolve(citation, self.workspace).value
        except Problem as unknown:
            self.findings += unknown.place(self.document.source.value_position(steps))
            return citation

    def list_paths(self, pattern: str) -> list[str]:
        """The facts that a pattern stands for; one that stands for none is asked for as it is, and not found."""
        found = list(_list_paths(self.workspace.facts.values, pattern.split(".")))
        return found or [pattern]


def _list_paths(data: Any, wanted: list[str], path: str = "") -> Iterator[str]:
    if not wanted:
        yield path
        return
    names = data if isinstance(data, Mapping) else ()
    for name in names if wanted[0] == EVERY else filter(names.__contains__, wanted[:1]):
        yield from _list_paths(data[name], wanted[1:], f"{path}.{name}" if path else name)
