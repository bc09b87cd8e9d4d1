"""What a chart of a table names must be in its model: columns, rows, scenarios, and what its kind needs."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from generator.content.documents import Document
from generator.content.sources import Steps
from generator.diagnostics import Diagnostic, did_you_mean

ENDS: Mapping[str, int] = {"tornado": 2, "slope": 2}
"""How many columns a chart of a kind draws; one, unless it is written here."""
ONLY: Mapping[str, str] = {"across": "line", "base": "tornado"}
"""What only a chart of one kind can say."""
GROUPS = ("inputs", "assumptions", "steps", "outputs")
OF_TABLES = ("columns", "across", "base", "points")
WORDS = frozenset({"text", "flag"})
"""Units of columns that have no length."""


def check_chart_tables(document: Document, field: str, data: Mapping[str, Any]) -> Iterator[Diagnostic]:
    """Findings for charts that draw nothing, or columns, rows and scenarios that the model does not have."""
    for name, chart in data.get("charts", {}).items():
        checker = _Checker(document, (field, "charts", name))
        yield from checker.check_findings(chart, data.get("scenarios", {}))
        if "table" not in chart:
            yield from checker.check_values(chart)
        elif chart["table"] in data.get("tables", {}):  # an unknown table has its own finding
            units = {name: row["unit"] for group in GROUPS for name, row in data.get(group, {}).items()}
            yield from checker.check_table(chart, data["tables"][chart["table"]], units)


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

    def check_table(
        self, chart: Mapping[str, Any], table: Mapping[str, Any], units: Mapping[str, str]
    ) -> Iterator[Diagnostic]:
        for name in ("values", "totals"):
            if name in chart:
                yield self.find("not-here", f"`{name}` is of a chart without `table`", "delete one of them", name)
        yield from self.check_kind(chart)
        yield from self.check_columns(chart, table["columns"])
        yield from self.check_units(chart, table["columns"], units)
        count = len(table.get("rows", [])) + table.get("blank_rows", 0)
        for n, point in enumerate(chart.get("points", ())):
            if point["row"] > count:
                message = f"the table has {count} rows, and no row {point['row']}"
                yield self.find("unknown-part", message, f"name a row from 1 to {count}", "points", n, "row")

    def check_kind(self, chart: Mapping[str, Any]) -> Iterator[Diagnostic]:
        for name, kind in ONLY.items():
            if name in chart and chart["kind"] != kind:
                yield self.find("not-here", f"`{name}` is of a {kind}", "delete it", name)
        if chart["kind"] == "tornado" and "base" not in chart:
            hint = "name the result that all inputs together lead to: `base: …`"
            yield self.find("missing-field", "the tornado has no `base` that its bars start from", hint)

    def check_units(
        self, chart: Mapping[str, Any], columns: Mapping[str, Any], units: Mapping[str, str]
    ) -> Iterator[Diagnostic]:
        """What one chart draws is on one scale."""
        drawn = [(name, columns[name]["unit"]) for name in chart.get("columns", ()) if name in columns]
        drawn += [(chart["base"], units[chart["base"]])] if chart.get("base") in units else []
        other = next((one for one in drawn if one[1] != drawn[0][1] and not WORDS & {one[1], drawn[0][1]}), None)
        if other:
            message = f"`{drawn[0][0]}` is in {drawn[0][1]}, and `{other[0]}` in {other[1]}: one chart has one scale"
            yield self.find("unlike-units", message, "draw columns of one unit", "columns")

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
