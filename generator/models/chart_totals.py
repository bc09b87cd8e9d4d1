"""Totals of charts: under every scenario, the values that a chart prints add up to the total that it prints."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from generator.content.documents import Document
from generator.content.sources import Steps
from generator.content.translation import ENGLISH
from generator.diagnostics import Diagnostic
from generator.formulas import round_as_excel
from generator.models.value_forms import find_places, form_of
from generator.pages.solved_model import Solved
from generator.quantities.adding_up import nearest_sum

GROUPS = ("inputs", "assumptions", "steps", "outputs")
HINT = "round the parts before they are added, with ROUND in their formulas"


def check_chart_totals(
    document: Document, field: str, data: Mapping[str, Any], solved: Mapping[str, Solved]
) -> Iterator[Diagnostic]:
    """One finding for each total that rounding parts from its values, with the first scenario that shows it."""
    rows = {name: row for group in GROUPS for name, row in data.get(group, {}).items()}
    for chart, entry in data.get("charts", {}).items():
        for n, total in enumerate(entry.get("totals", ())):
            names = entry["values"][: entry["values"].index(total)]
            parts = [name for name in names if rows[name]["unit"] == rows[total]["unit"]]
            steps: Steps = (field, "charts", chart, "totals", n)
            gaps = (_find_gap([*parts, total], rows, one) for one in solved.values())
            if message := next(filter(None, gaps), ""):
                yield Diagnostic("footing", message, document.source.value_position(steps), HINT, width=len(total))


def _find_gap(names: list[str], rows: Mapping[str, Any], solved: Solved) -> str:
    printed = [_printed(solved.values[name], rows[name]) for name in names]
    if None in printed:
        return ""
    *parts, total = [one for one in printed if one is not None]
    near = nearest_sum([number for number, _ in parts], total[0])
    slack = sum((step for _, step in (*parts, total)), Decimal(0)) / 2
    if near is None or near == total[0] or abs(near - total[0]) > slack:
        return ""
    shown = ", ".join(solved.shown[name] for name in names[:-1])
    return f"under “{solved.label}”, {shown} do not add up to {solved.shown[names[-1]]} as they are printed"


def _printed(value: Any, row: Mapping[str, Any]) -> tuple[Decimal, Decimal] | None:
    """The number as it is printed, and the step of its last digit."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    form = form_of(row["unit"], ENGLISH)
    places = row.get("decimals")
    places = find_places(value, form) if places is None else places
    return Decimal(repr(round_as_excel(value * form.factor, places))), Decimal(1).scaleb(-places)
