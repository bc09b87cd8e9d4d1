"""A cell as its model fills it: component, formula, value, unit, what may be entered, how it is marked, its words."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from typing import Any

from generator.pages.tree import Element, Node

Row = Mapping[str, Any]
"""What a model holds for a cell, as layouts are told it."""
REFERENCES = frozenset({"data-like", "data-table", "data-column", "data-row", "data-scenario"})
"""What a layout writes for the engine alone."""
STATED = frozenset({"data-value", "data-formula"})
BEARING = frozenset({"input", "output"})
"""The components whose cells bear the name of their value."""
WORDED = frozenset({"text", "flag", "date"})
RULES: Mapping[str, Callable[[Any], str]] = {
    "least": str,
    "most": str,
    "whole": lambda _: "true",
    "choices": lambda choices: "|".join(map(str, choices)),
    "as": str,
    "required": lambda _: "true",
    "decimals": str,
    "alert": str,
    "states": lambda states: "|".join(f"{text}:{state}" for text, state in states.items()),
}
"""What a cell says beside its value, in this order, and how it is written."""
ENTRY = frozenset({"least", "most", "whole", "choices", "as", "required"})
"""The rules of what may be entered; a result has none."""


def is_open(element: Element) -> bool:
    """Whether the element is a cell that the model has to fill."""
    if element.tag != "td":
        return False
    names = element.attributes.keys()
    return "data-like" in names or (not STATED & names and bool({"data-name", "data-column"} & names))


def row_named(cell: Element) -> str:
    """The name of the value that the cell is filled from."""
    return cell.get("data-like") or cell.get("data-name") or cell.get("data-column")


def component_of(cell: Element, row: Row) -> str:
    """What the cell is: what the layout calls it, if it is one of its own or shows the value only; else what the model
    says."""
    if "data-like" in cell.attributes or ("class" in cell.attributes and not BEARING & {*cell.classes}):
        return cell.get("class")
    if row["formula"]:
        return "output"
    if row.get("enter", True):
        return "input"
    return "" if row["unit"] in WORDED else "amount"


def fill_point(row: Row, cell: Element, scope: Mapping[str, str]) -> Element:
    """A point of a chart: the value of a name that another cell bears, or of a table's cell."""
    named = cell.get("data-name")
    formula = named or "INDEX({data-table}[{data-column}], {data-row})".format_map({**scope, **cell.attributes})
    told = {"class": "output", "data-formula": formula, **_value(row), **_decimals(row)}
    return _complete(cell, told, {*REFERENCES, "data-name"}, (_show(row, cell),))


def fill_from(row: Row, cell: Element, component: str) -> Element:
    """The cell with what it leaves out."""
    bears = component in BEARING
    own = "data-like" in cell.attributes
    told = {
        "class": component,
        "data-name": cell.get("data-name"),
        "data-formula": cell.get("data-formula") if own else row["formula"] or "",
        **_value(row),
    }
    told = {name: said for name, said in told.items() if said or name == "data-value"}
    words = _cite(row, cell) if bears and row.get("cites") else (_show(row, cell),)
    return _complete(cell, told | _rules(row, component), REFERENCES if bears else {*REFERENCES, "data-name"}, words)


def _show(row: Row, cell: Element) -> str:
    """The value as it is printed; a result of zero as its cell says in `data-zero`."""
    is_zero = bool(row["formula"]) and row["value"] == 0 and not isinstance(row["value"], bool)
    return cell.get("data-zero", row["shown"]) if is_zero else row["shown"]


def _value(row: Row) -> dict[str, str]:
    return {"data-value": "" if row["value"] is None else str(row["value"]), "data-unit": row["unit"]}


def _decimals(row: Row) -> dict[str, str]:
    return {} if row["decimals"] is None else {"data-decimals": str(row["decimals"])}


def _rules(row: Row, component: str) -> dict[str, str]:
    return {
        f"data-{name}": write(row[name])
        for name, write in RULES.items()
        if row[name] is not None and row[name] is not False and (component == "input" or name not in ENTRY)
    }


def _cite(row: Row, cell: Element) -> tuple[Node, ...]:
    """The value as it was taken from elsewhere."""
    return (Element("data", {"class": "citation", "value": row["cites"]}, (row["shown"],), cell.at, cell.laid),)


def _complete(cell: Element, told: Mapping[str, str], dropped: Collection[str], words: tuple[Node, ...]) -> Element:
    """The cell with what it is told and what the layout writes, which goes before: the checks judge it."""
    written = {name: value for name, value in cell.attributes.items() if name not in dropped}
    is_said = cell.text.strip() or "data-value" in written
    attributes = {name: value for name, value in {**told, **written}.items() if name not in dropped}
    return replace(cell, attributes=attributes, children=cell.children if is_said else words)
