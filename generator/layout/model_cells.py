"""Cells of a model: a layout writes which value a cell holds, and the engine fills in the rest.

    <td data-name="people"></td>                      an input or a result, and the cell bears its name
    <td class="amount" data-name="people"></td>       the value only; so is a point of a chart, by name or by column
    <tr data-row="1"><td data-column="Amount"></td>   a cell of the table that `data-table` names; rows count from 1
    <td data-like="people" data-name="yours" …>       a cell of the layout's own: what it leaves out is as for `people`

`data-scenario`, `data-table` and `data-row` count for every cell below them. A cell that states its value or its
formula by itself stays as it is. A result of zero is printed as `data-zero` says, where its cell has one.
"""

from collections.abc import Mapping
from dataclasses import replace

from generator.content.translation import Translation
from generator.diagnostics import Diagnostic, Problem
from generator.layout.cell_attributes import BEARING, component_of, fill_from, fill_point, is_open
from generator.layout.cell_lookup import CellLookup
from generator.pages.solved_model import SolvedModel
from generator.pages.tree import Element

SCOPE = ("data-scenario", "data-table", "data-row")


def fill_cells(root: Element, model: SolvedModel | None, scenario: str, translation: Translation) -> Element:
    """The tree with its cells filled from the model under a scenario; whatever the model lacks is a Problem."""
    if not any(map(is_open, root.walk())):
        return root
    filler = _Filler(CellLookup(model, translation))
    filled = filler.fill(root, {"data-scenario": scenario})
    if filler.findings:
        raise Problem(*dict.fromkeys(filler.findings))
    return filled


class _Filler:
    """Fills the cells of one page; `findings` are the names that its model does not have."""

    def __init__(self, lookup: CellLookup) -> None:
        self.lookup = lookup
        self.findings: list[Diagnostic] = []

    def fill(self, element: Element, around: Mapping[str, str]) -> Element:
        """The element with all cells below it; `around` is what the elements above say of them."""
        scope = {**around, **{name: element.get(name) for name in SCOPE if name in element.attributes}}
        if element.has("chart"):
            scope["chart"] = element.get("data-kind")
        if element.has("sheet"):
            # A table of cells that is drawn as well stays one: its cells bear their values.
            scope.pop("chart", None)
        if is_open(element):
            return self.fill_cell(element, scope)
        children = tuple(child if isinstance(child, str) else self.fill(child, scope) for child in element.children)
        return replace(element, attributes=_without_scope(element), children=children)

    def fill_cell(self, cell: Element, scope: Mapping[str, str]) -> Element:
        try:
            row = self.lookup.find(cell, scope)
        except Problem as missing:
            self.findings += missing.diagnostics
            return cell
        if "chart" in scope:
            return fill_point(row, cell, scope)
        component = component_of(cell, row)
        if {component, *cell.classes} >= BEARING:
            message = f"`{row['name']}` is {'calculated' if component == 'output' else 'entered'}"
            self.findings.append(Diagnostic("misplaced-component", message, cell.at, f"make it an `{component}`"))
        return fill_from(row, cell, component)


def _without_scope(element: Element) -> Mapping[str, str]:
    """The element's attributes without what was said for the cells below; tables and entries keep their names."""
    if element.tag == "li":
        return element.attributes
    return {name: value for name, value in element.attributes.items() if name not in {"data-scenario", "data-row"}}
