"""Solved models as data: every scenario's values, and as they are printed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.content.documents import Document
from generator.formulas import Formula, Value

DEFAULT = "default"
"""The scenario made of every input's own value."""

ACCOUNT = "account"
"""The scenario of an account's own inputs, in editions alone."""

Cells = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Solved:
    """One scenario: every value by name, and as it is printed; a column's values row by row."""

    label: str
    values: Mapping[str, Value]
    shown: Mapping[str, str]
    columns: Mapping[str, Cells] = field(default_factory=dict)
    alerts: frozenset[str] = frozenset()
    """The results whose alert is on."""
    stated: Mapping[str, str] = field(default_factory=dict)
    """Every value as the brand's language prints it, where `shown` is in another one."""


@dataclass(frozen=True, slots=True)
class SolvedModel:
    """A document's model with all its scenarios solved; `rows` are its groups of inputs and results as written."""

    document: Document
    rows: Mapping[str, Mapping[str, Any]]
    solved: Mapping[str, Solved]
    formulas: Mapping[str, Formula] = field(default_factory=dict, repr=False)
    """Every formula and alert by its text."""
    made_from: tuple[Any, ...] = field(default=(), repr=False, compare=False)
    """All that the results depend on: who has just the same need not solve the model again."""


def list_shown(model: SolvedModel) -> Iterator[tuple[str, Mapping[str, Any], int]]:
    """Each input and result with its row, and how long it gets: as it is under some scenario, and two signs more."""
    for group in ("inputs", "assumptions", "steps", "outputs"):
        for name, row in model.rows.get(group, {}).items():
            yield name, row, max(len(one.shown[name]) for one in model.solved.values()) + 2
