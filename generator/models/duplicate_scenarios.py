"""Scenarios that are one: a second name for the same inputs promises a comparison that is none."""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.content.documents import Document
from generator.diagnostics import Diagnostic
from generator.pages.solved_model import Solved

HINT = "change an input of one of them, or delete it and use the other"


def check_duplicate_scenarios(
    document: Document, field: str, data: Mapping[str, Any], solved: Mapping[str, Solved]
) -> Iterator[Diagnostic]:
    """A finding for each scenario whose inputs and tables are those of an earlier one of the same segment."""
    names = [name for group in ("inputs", "assumptions") for name in data.get(group, {})]
    names += [f"{table}[{column}]" for table, one in data.get("tables", {}).items() for column in one["columns"]]
    seen: dict[tuple[Any, ...], str] = {}
    for name, scenario in data.get("scenarios", {}).items():
        inputs = (scenario.get("segment"), *(solved[name].values[one] for one in names))
        first = seen.setdefault(inputs, name)
        if first != name:
            message = f"the scenario `{name}` has the same inputs as `{first}`, so that its results are the same"
            at = document.source.position((field, "scenarios", name))
            yield Diagnostic("duplicate-scenario", message, at, HINT, width=len(name))
