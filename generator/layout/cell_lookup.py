"""What a model holds for a cell of a layout: a value by its name, or a cell of a table by column and row."""

from collections.abc import Mapping
from functools import cache
from typing import Any, TypeVar

from generator.content.translation import Translation
from generator.diagnostics import Diagnostic, Problem, did_you_mean
from generator.layout.cell_attributes import Row, row_named
from generator.models.model_context import GROUPS, model_context
from generator.pages.solved_model import SolvedModel
from generator.pages.tree import Element

Found = TypeVar("Found")


class CellLookup:
    """Looks cells up in one model, each scenario told once."""

    def __init__(self, model: SolvedModel | None, translation: Translation) -> None:
        self.model, self.translation = model, translation
        self.told = cache(self._tell)

    def find(self, cell: Element, scope: Mapping[str, str]) -> Row:
        """The row of the model, or the cell of its table; what the model lacks is a Problem at the layout's line."""
        if self.model is None:
            message = f"the document has no model that could fill `{row_named(cell)}`"
            raise Problem(Diagnostic("unknown-part", message, cell.at, "state the value, or leave the cell out"))
        scope = {**scope, **cell.attributes}
        _pick("scenario", scope["data-scenario"], self.model.solved, cell)
        rows, tables = self.told(scope["data-scenario"])
        if "data-column" in scope:
            return _find_in_table(cell, scope, tables)
        return _pick("value", row_named(cell), rows, cell)

    def _tell(self, scenario: str) -> tuple[Mapping[str, Row], Mapping[str, Any]]:
        """The rows of the model under a scenario, and its tables, by name."""
        assert self.model is not None
        told = model_context(self.model, scenario, self.translation)
        return {row["name"]: row for group in GROUPS for row in told[group]}, told["tables"]


def _find_in_table(cell: Element, scope: Mapping[str, str], tables: Mapping[str, Any]) -> Row:
    table = _pick("table", scope.get("data-table", ""), tables, cell)
    columns = {column["name"]: n for n, column in enumerate(table["columns"])}
    rows = {str(n): row for n, row in enumerate(table["rows"], 1)}
    column = _pick("column", scope["data-column"], columns, cell)
    found: Row = _pick("row", scope.get("data-row", ""), rows, cell)[column]
    return found


def _pick(what: str, name: str, known: Mapping[str, Found], cell: Element) -> Found:
    if name not in known:
        raise Problem(
            Diagnostic("unknown-part", f"the model has no {what} `{name}`", cell.at, did_you_mean(name, known))
        )
    return known[name]
