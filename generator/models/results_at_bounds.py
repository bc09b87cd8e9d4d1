"""Results with an input at one of its bounds: what people may enter must have a result, or a text that says why not."""

from collections.abc import Mapping
from typing import Any

from generator.content.translation import Translation
from generator.formulas import Model, Value, solve
from generator.models.value_forms import show
from generator.pages.solved_model import Solved

WORDED = frozenset({"text", "flag"})


def solve_at_bounds(
    model: Model, default: Mapping[str, Value], data: Mapping[str, Any], translation: Translation
) -> dict[str, Solved]:
    """The model with one input after another at its least and at its most, all others by `default`."""
    rows = {**data.get("inputs", {}), **data.get("assumptions", {})}
    inputs = {name: default[name] for name in model.inputs}
    solved: dict[str, Solved] = {}
    for name, row in rows.items():
        for end in ("least", "most") if row["unit"] not in WORDED else ():
            if end in row and isinstance(default.get(name), int | float):
                values = {**inputs, name: row[end] / (100 if row["unit"] == "percent" else 1)}
                printed = {one: show(values[one], rows[one]["unit"], None, translation) for one in rows}
                label = f"{name} at its {end}"
                solved[label] = Solved(label, solve(model, values, default), printed, {}, frozenset())
    return solved
