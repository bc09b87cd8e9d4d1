"""Charts of a table of the model: which of its rows they draw, and what each is called."""

from collections.abc import Mapping, Sequence
from typing import Any

from generator.content.translation import Translation
from generator.formulas import Value
from generator.models.value_forms import show
from generator.pages.solved_model import Solved


def chart_rows(
    chart: Mapping[str, Any], tables: Mapping[str, Any], solved: Solved, translation: Translation
) -> dict[str, Any]:
    """The rows of the table that a chart draws; `columns` is empty for a chart of single results. A tornado has its
    widest row first, in the table as in the drawing; `told` is the row's place in what the content says of it."""
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
            "told": nth,
        }
        for nth, point in enumerate(points)
    ]
    if chart["kind"] == "tornado":
        ends = [solved.columns[f"{name}[{column}]"] for column in chart["columns"]]
        rows.sort(key=lambda row: -_spread([end[row["row"] - 1] for end in ends]))
    return {"table": name, "columns": chart["columns"], "rows": rows, "base": chart.get("base")}


def _spread(ends: Sequence[Value]) -> float:
    """How far the ends of a row lie apart."""
    numbers = [end for end in ends if isinstance(end, int | float)]
    return max(numbers) - min(numbers) if numbers else 0.0


def _name(column: str, cell: Value, settings: Mapping[str, Any], translation: Translation) -> dict[str, Any]:
    """What the row is called: the words in its first cell, or what it counts and the number of it: `Month 12`."""
    if cell is None or isinstance(cell, str):
        return {"name": cell or "", "count": None}
    shown = show(cell, "count", settings.get("decimals"), translation)
    return {"name": column, "count": {"value": cell, "shown": shown}}
