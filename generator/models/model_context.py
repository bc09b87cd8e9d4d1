"""A solved model as plain data for layouts."""

from collections.abc import Mapping
from typing import Any

from generator.content.translation import ENGLISH, Translation
from generator.models.chart_tables import chart_rows
from generator.models.value_forms import show
from generator.pages.solved_model import ACCOUNT, DEFAULT, Solved, SolvedModel
from generator.pages.typography import typeset_words

GROUPS = ("inputs", "assumptions", "steps", "outputs")
KEYS = ("unit", "formula", "whole", "choices", "as", "required", "decimals", "alert", "states")


def model_context(model: SolvedModel, scenario: str = DEFAULT, translation: Translation = ENGLISH) -> dict[str, Any]:
    """The model under one scenario; `opening` is the model under the first that is named, if there is any."""
    named = [*model.rows.get("scenarios", {})]
    opening = _under(model, named[0], translation) if named else None
    return {**_under(model, scenario, translation), "opening": opening}


def _under(model: SolvedModel, scenario: str, translation: Translation) -> dict[str, Any]:
    """The rows by group, tables and charts under a scenario, and every scenario's results by name; `varied` are the
    inputs that some scenario sets, and `own` those that an account has given, where the example's are not meant."""
    solved = model.solved[scenario]
    units = {name: row["unit"] for group in GROUPS for name, row in model.rows.get(group, {}).items()}
    return {
        "scenario": scenario,
        **{group: [_row(name, row, solved) for name, row in model.rows.get(group, {}).items()] for group in GROUPS},
        "tables": {
            name: _table(name, table, solved, translation) for name, table in model.rows.get("tables", {}).items()
        },
        "charts": {
            name: _chart(chart, solved, units) | chart_rows(chart, model.rows.get("tables", {}), solved, translation)
            for name, chart in model.rows.get("charts", {}).items()
        },
        "varied": [name for name in _name_givens(model) if name in {n for s in _sets(model) for n in s}],
        "scenarios": [_scenario(name, model) for name in model.rows.get("scenarios", {})],
        "own": model.rows.get("scenarios", {}).get(ACCOUNT, {}).get("given"),
    }


def _name_givens(model: SolvedModel) -> list[str]:
    return [name for group in ("inputs", "assumptions") for name in model.rows.get(group, {})]


def _sets(model: SolvedModel) -> list[Mapping[str, Any]]:
    return [scenario.get("inputs", {}) for scenario in model.rows.get("scenarios", {}).values()]


def _scenario(name: str, model: SolvedModel) -> dict[str, Any]:
    """A scenario's inputs as written, and everything that it comes to."""
    solved = model.solved[name]
    row = model.rows["scenarios"][name]
    given = [*dict.fromkeys([*row.get("inputs", {}), *row.get("given", ())])]
    return {"id": name, "given": given, "values": dict(solved.values), "shown": dict(solved.shown)}


def _row(name: str, row: Mapping[str, Any], solved: Solved) -> dict[str, Any]:
    return {
        "name": name,
        "value": solved.values[name],
        "shown": solved.shown[name],
        "cites": row.get("from"),
        "alerting": name in solved.alerts,
        **_bounds(row),
        **{key: row.get(key) for key in KEYS},
    }


def _bounds(row: Mapping[str, Any]) -> dict[str, Any]:
    """The bounds as the values count: authors write percent, values are fractions."""
    scale = 100 if row["unit"] == "percent" else 1
    return {key: row[key] / scale if key in row else None for key in ("least", "most")}


def _table(name: str, table: Mapping[str, Any], solved: Solved, translation: Translation) -> dict[str, Any]:
    """The table's columns, and its rows as cells that know their column."""
    columns = [
        {
            "name": column,
            "enter": settings.get("enter", False),
            **_bounds(settings),
            **{k: settings.get(k) for k in KEYS},
        }
        for column, settings in table["columns"].items()
    ]
    cells = {column["name"]: solved.columns[f"{name}[{column['name']}]"] for column in columns}
    count = min((len(values) for values in cells.values()), default=0)
    rows = [[_cell(column, cells[column["name"]][n], translation) for column in columns] for n in range(count)]
    filled = len(table.get("rows", []))
    return {"name": name, "columns": columns, "rows": rows, "filled": filled}


def _cell(column: Mapping[str, Any], value: Any, translation: Translation) -> dict[str, Any]:
    """The cell; words that nobody enters or calculates are set like all others, and counted as they were written."""
    shown = show(value, column["unit"], column["decimals"], translation)
    is_said = column["unit"] == "text" and not column["enter"] and not column["formula"]
    return {**column, "value": value, "shown": typeset_words(shown, translation.language) if is_said else shown}


def _chart(chart: Mapping[str, Any], solved: Solved, units: Mapping[str, str]) -> dict[str, Any]:
    """The chart's points: results by name, with what is printed beside each bar."""
    points = [
        {
            "name": name,
            "unit": units[name],
            "value": solved.values[name],
            "shown": solved.shown[name],
            "total": name in chart.get("totals", ()),
        }
        for name in chart.get("values", ())
        if name in solved.shown
    ]
    return {"kind": chart["kind"], "unit": chart.get("unit"), "points": points}
