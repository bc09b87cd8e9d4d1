"""What the sheets of one workbook share: names, formulas, stored results, anchors and lists of choices."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.hyperlink import Hyperlink

from generator.content.translation import Translation
from generator.diagnostics import Diagnostic, Problem, did_you_mean
from generator.formulas import Formula, cure_for_key, references, to_excel
from generator.formulas.names import table_of
from generator.formulas.syntax_tree import Name, Reference, RowCell
from generator.pages.tree import Element
from generator.writers._office.cell_values import Value, choices_of, needs_range, value
from generator.writers._office.chart_plots import Plot
from generator.writers._office.chart_sketch import Sketch
from generator.writers.xlsx.cell_styles import Styles
from generator.writers.xlsx.places import LONGEST_TITLE, cell_at, clean_title, place_of, write

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell
    from openpyxl.drawing.spreadsheet_drawing import AnchorMarker
    from openpyxl.worksheet.worksheet import Worksheet


@dataclass(frozen=True, slots=True)
class Used:
    """A formula, and the table in whose rows it stands."""

    formula: Formula
    table: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """Cells of one column that show what needs attention, and the first element among them; alerts are formulas."""

    cells: Sequence["Cell"]
    source: Element
    alert: Formula | None


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart to be drawn over a place that the sheet keeps free; `anchor` is its corner."""

    sheet: "Worksheet"
    figure: Element
    sketch: Sketch
    anchor: "AnchorMarker"


@dataclass(slots=True)
class Book:
    """A workbook in the making."""

    workbook: "Workbook"
    styles: Styles
    translation: Translation
    masters: dict[str, Element]
    """For each name of a value, in lower case, the element whose cell bears it."""
    parsed: Mapping[str, Formula]
    """The page's formulas by their text."""
    stored: dict[str, dict[str, Value]] = field(default_factory=dict)
    anchors: dict[str, str] = field(default_factory=dict)
    links: list[tuple["Cell", str]] = field(default_factory=list)
    formulas: list[Used] = field(default_factory=list)
    columns: dict[str, str] = field(default_factory=dict)
    """For each column of a table, `deals[amount]` in lower case, the place of its cells."""
    placed: dict[int, tuple["Cell", "Cell"]] = field(default_factory=dict)
    """For each element with a value, by its identity, the cell that labels its row and its own."""
    marks: list[Mark] = field(default_factory=list)
    charts: list[Chart] = field(default_factory=list)
    plots: list[Plot] = field(default_factory=list)
    pictures: int = 0

    def write_value(self, cell: "Cell", source: Element, table: str = "") -> None:
        """Put an input's value or an output's formula into its cell, and name the cell."""
        name, result = source.get("data-name"), value(source)
        if self.repeats(source):
            self.write_formula(cell, f"={name}", result)
            return
        if name:
            self._define(name, cell, source)
        if source.get("data-formula"):
            formula = self.parsed[source.get("data-formula")].put_at(source.at)
            self.formulas.append(Used(formula, table))
            self.write_formula(cell, to_excel(formula), result)
        else:
            write(cell, result)

    def repeats(self, source: Element | None) -> bool:
        """Whether the cell shows a value that another cell bears, so that nothing can be entered here."""
        name = source.get("data-name") if source else ""
        return bool(name) and self.masters[name.lower()] is not source

    def mark(self, cells: Sequence["Cell"], source: Element, table: str = "") -> None:
        """Remember cells that show by a condition what needs attention."""
        if not (source.get("data-alert") or source.get("data-states")):
            return
        alert = self.parsed[source.get("data-alert")].put_at(source.at) if source.get("data-alert") else None
        self.formulas += [Used(alert, table)] if alert else []
        self.marks.append(Mark(cells, source, alert))

    def write_formula(self, cell: "Cell", formula: str, result: Value) -> None:
        cell.value = formula
        self.stored.setdefault(cell.parent.title, {})[cell.coordinate] = result

    def _define(self, name: str, cell: "Cell", source: Element) -> None:
        cure = cure_for_key(name)
        if cure:
            raise Problem(Diagnostic("formula-name", f"`{name}` cannot be a name in a workbook", source.at, cure))
        self.workbook.defined_names[name] = DefinedName(name, attr_text=place_of(cell))

    def check_names(self) -> None:
        """A formula that uses a name without a cell would show `#NAME?`: each is a finding."""
        missing = [finding for used in self.formulas for finding in self._missing(used)]
        if missing:
            raise Problem(*dict.fromkeys(missing))

    def _missing(self, used: Used) -> Iterator[Diagnostic]:
        known = {name.lower() for name in self.workbook.defined_names} | set(self.columns)
        for reference in references(used.formula):
            key, message = _explain_wanted(reference, used.table)
            if key not in known:
                yield used.formula.finding("formula-unplaced", message, reference.at, width=len(reference.key),
                                           hint=did_you_mean(reference.key, known))  # fmt: skip

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
        title = choices_title(self)
        sheet = self.workbook[title] if title in self.workbook.sheetnames else self._choices_sheet()
        column = 1 if sheet.max_column == 1 and sheet["A1"].value is None else sheet.max_column + 1
        choices = choices_of(source)
        for row, choice in enumerate(choices, 1):
            write(cell_at(sheet, row, column), choice)
        first, last = cell_at(sheet, 1, column), cell_at(sheet, len(choices), column)
        return f"{place_of(first)}:{place_of(last).rpartition('!')[2]}"

    def _choices_sheet(self) -> "Worksheet":
        sheet: Worksheet = self.workbook.create_sheet(choices_title(self))
        sheet.sheet_state = "hidden"
        sheet.protection.sheet = True
        return sheet


def choices_title(book: Book) -> str:
    """The title of the hidden sheet of choices."""
    return clean_title(book.translation.gettext("Choices"))[:LONGEST_TITLE]


def _explain_wanted(reference: Reference, table: str) -> tuple[str, str]:
    """The name or the column that a reference needs, and what to say when the workbook has none."""
    if isinstance(reference, Name):
        return reference.key.lower(), f"no cell of the workbook is named `{reference.key}`"
    if isinstance(reference, RowCell) and reference.table.lower() != table.lower():
        return "", f"`{reference.key}` is known in the rows of `{reference.table}` only"
    column = reference.whole if isinstance(reference, RowCell) else reference.key
    return column.lower(), f"no table of the workbook has the column `{table_of(column)}[{reference.column}]`"
