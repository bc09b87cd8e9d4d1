"""A solved model as plain data for layouts."""

from collections.abc import Mapping
from typing import Any

from generator.pages.scenarios import DEFAULT, SolvedModel

GROUPS = ("inputs", "assumptions", "steps", "outputs")


def model_context(model: SolvedModel) -> dict[str, Any]:
    """The model's rows by group under the default inputs, and every scenario's results by name."""
    return {
        **{group: [_row(name, row, model) for name, row in model.rows.get(group, {}).items()] for group in GROUPS},
        "scenarios": [
            {"id": name, "label": solved.label, "shown": dict(solved.shown), "values": dict(solved.values)}
            for name, solved in model.solved.items()
            if name != DEFAULT
        ],
    }


def _row(name: str, row: Mapping[str, Any], model: SolvedModel) -> dict[str, Any]:
    solved = model.solved[DEFAULT]
    keys = ("unit", "formula", "whole", "choices", "decimals")
    scale = 100 if row["unit"] == "percent" else 1  # authors write percent; values and bounds are fractions
    bounds = {key: row[key] / scale if key in row else None for key in ("least", "most")}
    return {
        "name": name,
        "value": solved.values[name],
        "shown": solved.shown[name],
        "cites": row.get("from"),
        **bounds,
        **{key: row.get(key) for key in keys},
    }
