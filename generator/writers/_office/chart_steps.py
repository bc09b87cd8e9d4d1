"""The steps of a waterfall: where each column starts and ends, by formulas and as they come out."""

from collections.abc import Mapping, Sequence

from generator.content.translation import translatable
from generator.writers._office.chart_columns import VALUE, Column, Grid, calculate, names_of, values_of
from generator.writers._office.chart_rows import Row

STACKS: Mapping[str, str] = {
    translatable("Base"): "MAX(0, MIN(C{row}, D{row})) + MIN(0, MAX(C{row}, D{row}))",
    translatable("Rise"): "IF(B{row} >= 0, MAX(0, D{row}) - MAX(0, C{row}), 0)",
    translatable("Rise below zero"): "IF(B{row} >= 0, MIN(0, C{row}) - MIN(0, D{row}), 0)",
    translatable("Fall"): "IF(B{row} < 0, MAX(0, C{row}) - MAX(0, D{row}), 0)",
    translatable("Fall below zero"): "IF(B{row} < 0, MIN(0, D{row}) - MIN(0, C{row}), 0)",
    translatable("Total"): "0",
    translatable("Top"): "MAX(C{row}, D{row}, 0)",
}
"""What a step adds to each stack; parts below zero are stacked downwards, so a step that crosses zero has two."""
SUMS = {**dict.fromkeys(STACKS, "0"), "Total": "D{row}", "Top": STACKS["Top"]}
"""The same for a sum, which stands on the base line."""
COLOURS = {"Base": "", **dict.fromkeys(("Rise", "Rise below zero", "Fall", "Fall below zero", "Total"), "slate")}
"""The last sum alone is coloured."""


JOIN = translatable("Join")
JOINED = 4 + len(STACKS)  # columns before those of the levels that steps hand on
MOST_JOINED = 14  # columns of a sheet have letters up to Z


def step_columns(rows: Sequence[Row]) -> Grid:
    """Names and values, where each step starts and ends, and its stacks."""
    found = _solve(rows)
    ends = ["B{row}" if row.is_total else "C{row} + B{row}" for row in rows]
    starts = ["0" if n == 0 or row.is_total else "D{up}" for n, row in enumerate(rows)]
    bare = [(SUMS if row.is_total else STACKS) for row in rows]
    return (
        names_of(rows),
        _values(rows),
        calculate(translatable("Start"), starts, [one["Start"] for one in found]),
        calculate(translatable("End"), ends, [one["End"] for one in found]),
        *(calculate(head, [texts[head] for texts in bare], [one[head] for one in found]) for head in STACKS),
        *join_columns(rows),
    )


def join_columns(rows: Sequence[Row]) -> Grid:
    """For each step but the last, the level that it hands on to the next one."""
    ends = [one["End"] for one in _solve(rows)]
    return tuple(_join(n, ends) for n in range(min(len(rows) - 1, MOST_JOINED)))


def _join(n: int, ends: Sequence[float]) -> Column:
    texts, values = [""] * len(ends), list[float | None]([None] * len(ends))
    texts[n : n + 2] = ["D{row}", "D{up}"]
    values[n : n + 2] = [ends[n], ends[n]]
    return calculate(JOIN, texts, values)


def _values(rows: Sequence[Row]) -> Column:
    return values_of(VALUE, (row.cells[0] for row in rows))


def _solve(rows: Sequence[Row]) -> list[dict[str, float]]:
    """The results of the formulas, row by row."""
    solved: list[dict[str, float]] = []
    reached = 0.0
    for row in rows:
        number = row.number()
        start = 0.0 if row.is_total else reached
        reached = number if row.is_total else start + number
        solved.append({"Start": start, "End": reached, **_stack(start, reached, row)})
    return solved


def _stack(start: float, end: float, row: Row) -> dict[str, float]:
    above, below = max(0.0, end) - max(0.0, start), min(0.0, start) - min(0.0, end)
    zero = dict.fromkeys(STACKS, 0.0) | {"Top": max(start, end, 0.0)}
    if row.is_total:
        return zero | {"Total": end}
    base = max(0.0, min(start, end)) + min(0.0, max(start, end))
    # Falls are the same two parts with the other sign.
    parts = {"Rise": above, "Rise below zero": below}
    steps = parts if row.number() >= 0 else {"Fall": -above, "Fall below zero": -below}
    return zero | {"Base": base} | steps
