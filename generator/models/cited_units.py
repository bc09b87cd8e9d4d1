"""A figure that a model cites, as a number of the unit that the model counts with; refused where it is none."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from generator.quantities.conversion import convert, name_unit
from generator.quantities.quantity import Quantity
from generator.quantities.units import NONE, Unit, Units

NAMES: Mapping[str, str] = {"hours": "hours", "months": "months", "percent": "%"}
"""Units of models -> units of figures; `money` is the company's currency, and `count` counts anything."""


def in_unit_of_row(quantity: Quantity, row: Mapping[str, Any], currency: str, units: Units) -> Quantity | str:
    """The figure in the unit of the row; else the reason in words, with both units.

    A count may be of days, or of calls a month, if the row's label says so.
    """
    over, _, under = str(row["unit"]).partition("/")
    if over == "count":
        return _as_count(quantity, str(row["label"]))
    name = currency if over == "money" else NAMES.get(over, over)
    wanted, per = units.by_name.get(name), units.by_name[NAMES[under]] if under in NAMES else NONE
    if wanted is None:
        return f"the model counts in `{name}`, and nobody knows such a unit"
    if quantity.of is not None and wanted.name == "%":
        return quantity if quantity.unit == wanted else replace(quantity, unit=wanted)
    said = quantity if per or not _says(quantity.per, row["label"]) else replace(quantity, per=NONE)
    converted = convert(said, wanted, per) if said.unit else None
    if converted:
        return converted
    return f"it is in {name_unit(quantity.unit, quantity.per)}, and the model counts in {name_unit(wanted, per)}"


def _as_count(quantity: Quantity, label: str) -> Quantity | str:
    unit, per = quantity.unit, quantity.per
    if unit.sign or (unit.measure and not _says(unit, label) and unit.name != "people"):
        return f"it is in {name_unit(unit, per)}, and the model counts things: say the unit, or name it in the label"
    if per and not _says(per, label):
        return f"it is in {name_unit(unit, per)}, and the label does not say “{per.one}”"
    return quantity


def _says(unit: Unit, label: str) -> bool:
    return any(re.search(rf"(?<!\w){re.escape(way)}(?!\w)", label, re.IGNORECASE) for way in unit.written)
