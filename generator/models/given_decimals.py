"""Decimals of what is entered: a number that somebody states is printed with all its digits, 2.5 hours as 2.5."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.content.translation import Translation
from generator.formulas import Value, round_as_excel
from generator.models.value_forms import NEAR, form_of

GIVEN = ("inputs", "assumptions")
MOST = 9
COINS = 2
"""Decimals of money, if it has any: nobody writes $1,234.5."""

Columns = Mapping[str, tuple[Value, ...]]


def with_decimals(
    data: Mapping[str, Any], scenarios: Iterable[Mapping[str, Any]], translation: Translation
) -> dict[str, Any]:
    """The model with the decimals that its inputs and columns need under every scenario, where it states none."""
    known = [*scenarios]
    groups = {
        group: {name: _with(row, [one[name] for one in known], translation) for name, row in data[group].items()}
        for group in GIVEN
        if group in data
    }
    tables = {name: _table(name, table, known[0], translation) for name, table in data.get("tables", {}).items()}
    return {**data, **groups, **({"tables": tables} if tables else {})}


def _table(name: str, table: Mapping[str, Any], given: Mapping[str, Any], translation: Translation) -> dict[str, Any]:
    columns = {
        column: _with(settings, given.get(f"{name}[{column}]", ()), translation)
        for column, settings in table["columns"].items()
    }
    return {**table, "columns": columns}


def _with(row: Mapping[str, Any], values: Iterable[Value], translation: Translation) -> Mapping[str, Any]:
    form = form_of(str(row["unit"]), translation)
    sizes = [abs(value) * form.factor for value in _numbers(values)]
    needed = max(map(_places, sizes), default=0)
    if "decimals" in row or needed <= form.decimals:
        return row
    return {**row, "decimals": max(needed, COINS) if form.before else needed}


def _numbers(values: Iterable[Value]) -> Iterator[float]:
    return (value for value in values if isinstance(value, int | float) and not isinstance(value, bool))


def _places(size: float) -> int:
    """As many decimals as the number has; the usual ones if it has no end, as a third."""
    near = NEAR * max(size, 1)
    return next((places for places in range(MOST) if abs(size - round_as_excel(size, places)) < near), 0)
