"""What the sheets of one workbook share: names, formulas, stored results, anchors and lists of choices."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from openpyxl.utils import quote_sheetname
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.hyperlink import Hyperlink

from generator.diagnostics import Diagnostic, Problem, did_you_mean
from generator.formulas import Formula, cure_for_key, parse, references, to_excel
from generator.pages.tree import Element
from generator.writers.xlsx.styles import Styles
from generator.writers.xlsx.values import Value, choices_of, needs_range, value

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell
    from openpyxl.cell.rich_text import CellRichText
    from openpyxl.worksheet.worksheet import Worksheet

CHOICES = "Choices"


@dataclass(slots=True)
class Book:
    """A workbook in the making."""

    workbook: "Workbook"
    styles: Styles
    masters: dict[str, int]
    """For each name of a value, in lower case, the identity of the element whose cell bears it."""
    stored: dict[str, dict[str, Value]] = field(default_factory=dict)
    anchors: dict[str, str] = field(default_factory=dict)
    links: list[tuple["Cell", str]] = field(default_factory=list)
    formulas: list[Formula] = field(default_factory=list)
    pictures: int = 0

    def write_value(self, cell: "Cell", source: Element) -> None:
        """Put an input's value or an output's formula into its cell, and name the cell."""
        name, result = source.get("data-name"), value(source)
        if name and self.masters[name.lower()] != id(source):
            self._formula(cell, f"={name}", result)
            return
        if name:
            self._define(name, cell, source)
        if source.get("data-formula"):
            formula = parse(source.get("data-formula"), source.at)
            self.formulas.append(formula)
            self._formula(cell, to_excel(formula), result)
        else:
            write(cell, result)

    def _formula(self, cell: "Cell", formula: str, result: Value) -> None:
        cell.value = formula
        self.stored.setdefault(cell.parent.title, {})[cell.coordinate] = result

    def _define(self, name: str, cell: "Cell", source: Element) -> None:
        cure = cure_for_key(name)
        if cure:
            raise Problem(Diagnostic("formula-name", f"`{name}` cannot be a name in a workbook", source.at, cure))
        self.workbook.defined_names[name] = DefinedName(name, attr_text=place_of(cell))

    def check_names(self) -> None:
        """A formula that uses a name without a cell would show `#NAME?`: each is a finding."""
        known = {name.lower() for name in self.workbook.defined_names}
        missing = [
            formula.finding("formula-unplaced", f"no cell of the workbook is named `{used.key}`", used.at,
                            hint=did_you_mean(used.key, known), width=len(used.key))
            for formula in self.formulas for used in references(formula) if used.key.lower() not in known
        ]  # fmt: skip
        if missing:
            raise Problem(*missing)

    def join_links(self) -> None:
        """Lead the links within the page to the cells where their targets came to stand."""
        for cell, target in self.links:
            place = self.anchors.get(target)
            if place:
                cell.hyperlink = Hyperlink(ref=cell.coordinate, location=place)

    def choices_range(self, source: Element) -> str:
        """The range of choices that are too long for a rule; they stand on a hidden sheet."""
        if not needs_range(source):
            return ""
        sheet = self.workbook[CHOICES] if CHOICES in self.workbook.sheetnames else self._choices_sheet()
        column = 1 if sheet.max_column == 1 and sheet["A1"].value is None else sheet.max_column + 1
        choices = choices_of(source)
        for row, choice in enumerate(choices, 1):
            write(cell_at(sheet, row, column), choice)
        first, last = cell_at(sheet, 1, column), cell_at(sheet, len(choices), column)
        return f"{place_of(first)}:{place_of(last).rpartition('!')[2]}"

    def _choices_sheet(self) -> "Worksheet":
        sheet: Worksheet = self.workbook.create_sheet(CHOICES)
        sheet.sheet_state = "hidden"
        sheet.protection.sheet = True
        return sheet


def cell_at(sheet: "Worksheet", row: int, column: int) -> "Cell":
    """A cell that holds something, not one that is hidden under a merged neighbour."""
    return cast("Cell", sheet.cell(row, column))


def write(cell: "Cell", content: "float | str | CellRichText | None") -> None:
    """Put text or a number into a cell; text is never a formula, whatever it begins with."""
    if content is None or content == "":
        return
    cell.value = content
    if isinstance(content, bool | int | float):
        return
    cell.data_type = "s"
    if str(content)[0] in "=+-@\t\r'":
        cell.quotePrefix = True


def place_of(cell: "Cell") -> str:
    """A cell's place as formulas of the whole workbook write it: `'Inputs'!$C$7`."""
    return f"{quote_sheetname(cell.parent.title)}!${cell.column_letter}${cell.row}"
