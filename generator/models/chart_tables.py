"""Charts of a table of the model: which rows and columns they draw, and whether the table has them."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from generator.content.documents import Document
from generator.content.sources import Steps
from generator.content.translation import Translation
from generator.diagnostics import Diagnostic, did_you_mean
from generator.formulas import Value
from generator.models.value_forms import show
from generator.pages.solved_model import Solved

ENDS: Mapping[str, int] = {"tornado": 2, "slope": 2}
"""How many columns a chart of a kind draws; one, unless it is written here."""
OF_TABLES = ("columns", "across", "base", "points")
WORDS = frozenset({"text", "flag"})
"""Units of columns that have no length."""


def chart_rows(
    chart: Mapping[str, Any], tables: Mapping[str, Any], solved: Solved, translation: Translation
) -> dict[str, Any]:
    """The rows of the table that a chart draws; `columns` is empty for a chart of single results."""
    if "table" not in chart:
        return {"table": None, "columns": [], "rows": [], "base": None}
    name, columns = chart["table"], tables[chart["table"]]["columns"]
    across = chart.get("across")
    first = across or next(iter(columns))
    cells = solved.columns[f"{name}[{first}]"]
    told = [_name(first, cell, columns[first], translation) for cell in cells]
    points = chart.get("points") or [{"row": n} for n in range(1, len(cells) + 1)]
    rows = [
        {
            "row": point["row"],
            **told[point["row"] - 1],
            "at": cells[point["row"] - 1] if across else None,
            "mark": point.get("mark", False),
        }
        for point in points
    ]
    return {"table": name, "columns": chart["columns"], "rows": rows, "base": chart.get("base")}


def _name(column: str, cell: Value, settings: Mapping[str, Any], translation: Translation) -> dict[str, Any]:
    """What the row is called: the words in its first cell, or what it counts and the number of it: `Month 12`."""
    if isinstance(cell, str):
        return {"name": cell, "count": None}
    shown = show(cell, "count", settings.get("decimals"), translation)
    return {"name": column, "count": {"value": cell, "shown": shown}}


def check_chart_tables(document: Document, field: str, data: Mapping[str, Any]) -> Iterator[Diagnostic]:
    """Findings for charts that draw nothing, or columns, rows and scenarios that the model does not have."""
    for name, chart in data.get("charts", {}).items():
        checker = _Checker(document, (field, "charts", name))
        yield from checker.check_findings(chart, data.get("scenarios", {}))
        if "table" not in chart:
            yield from checker.check_values(chart)
        elif chart["table"] in data.get("tables", {}):  # an unknown table has its own finding
            yield from checker.check_table(chart, data["tables"][chart["table"]])


class _Checker:
    """Checks one chart; findings stand at its lines."""

    def __init__(self, document: Document, at: Steps) -> None:
        self.source, self.at = document.source, at

    def find(self, code: str, message: str, hint: str, *steps: str | int) -> Diagnostic:
        return Diagnostic(code, message, self.source.value_position((*self.at, *steps)), hint)

    def check_findings(self, chart: Mapping[str, Any], scenarios: Collection[str]) -> Iterator[Diagnostic]:
        for name in chart.get("findings", {}):
            if name not in scenarios:
                message, hint = f"the model has no scenario `{name}`", did_you_mean(name, scenarios)
                yield self.find("unknown-part", message, hint, "findings", name)

    def check_values(self, chart: Mapping[str, Any]) -> Iterator[Diagnostic]:
        """A chart of single results names them, and says nothing of columns."""
        if chart["kind"] in ENDS or "values" not in chart:
            needed = "`table` and `columns`" if chart["kind"] in ENDS else "`values` or `table`"
            message, hint = f"the chart has no {needed}", "name the results to draw, or a table and its columns"
            yield self.find("missing-field", message, hint)
        for name in OF_TABLES:
            if name in chart:
                yield self.find("not-here", f"`{name}` is of a chart of a table", "add `table`, or delete it", name)

    def check_table(self, chart: Mapping[str, Any], table: Mapping[str, Any]) -> Iterator[Diagnostic]:
        for name in ("values", "totals"):
            if name in chart:
                yield self.find("not-here", f"`{name}` is of a chart without `table`", "delete one of them", name)
        yield from self.check_columns(chart, table["columns"])
        count = len(table.get("rows", [])) + table.get("blank_rows", 0)
        for n, point in enumerate(chart.get("points", ())):
            if point["row"] > count:
                message = f"the table has {count} rows, and no row {point['row']}"
                yield self.find("unknown-part", message, f"name a row from 1 to {count}", "points", n, "row")

    def check_columns(self, chart: Mapping[str, Any], columns: Mapping[str, Any]) -> Iterator[Diagnostic]:
        drawn, wanted = chart.get("columns", []), ENDS.get(chart["kind"], 1)
        if len(drawn) != wanted:
            message = f"a {chart['kind']} draws {'two columns' if wanted > 1 else 'one column'}, not {len(drawn)}"
            yield self.find("missing-field", message, f"name them in `columns`: {', '.join(columns)}")
        named: list[tuple[str, Steps]] = [(name, ("columns", n)) for n, name in enumerate(drawn)]
        named += [(chart["across"], ("across",))] if "across" in chart else []
        for name, steps in named:
            if name not in columns:
                message, hint = f"the table has no column `{name}`", did_you_mean(name, columns)
                yield self.find("unknown-part", message, hint, *steps)
            elif columns[name]["unit"] in WORDS:
                message = f"`{name}` holds words, which have no length in a chart"
                yield self.find("no-number", message, "name a column of numbers", *steps)
