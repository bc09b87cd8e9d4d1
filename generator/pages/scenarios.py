"""Solved models as data: every scenario's values, and as they are printed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.content.documents import Document
from generator.formulas import Value

DEFAULT = "default"
"""The scenario made of every input's own value."""


@dataclass(frozen=True, slots=True)
class Solved:
    """One scenario: every value by name, and as it is printed."""

    label: str
    values: Mapping[str, Value]
    shown: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class SolvedModel:
    """A document's model with all its scenarios solved; `rows` are its groups of inputs and results as written."""

    document: Document
    rows: Mapping[str, Mapping[str, Any]]
    solved: Mapping[str, Solved]
