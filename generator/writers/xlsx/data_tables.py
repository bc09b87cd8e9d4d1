"""Tables that formulas refer to: Excel's own tables, with the formats, the rules and the marks of their columns."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from openpyxl.formatting.rule import Rule as Condition
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.table import Table, TableColumn, TableFormula

from generator.diagnostics import Diagnostic, Problem
from generator.formulas import cure_for_key, to_excel
from generator.pages.tree import Element
from generator.writers._office.cell_values import WORDED, Rule, number_format, rule
from generator.writers.xlsx.book import Book
from generator.writers.xlsx.cells import validate
from generator.writers.xlsx.places import area, cell_at
from generator.writers.xlsx.sheet_blocks import Block

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

MANY = 10  # rows from which a table can be filtered
HIDDEN = NumberFormat(numFmtId=200, formatCode=";;;")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its name, its cells below the head, and the elements that they stand for."""

    name: str
    cells: tuple["Cell", ...]
    sources: tuple[Element, ...]

    @property
    def formula(self) -> str:
        """The formula that all cells share; nothing when they do not."""
        formulas = {source.get("data-formula") for source in self.sources}
        return formulas.pop() if len(formulas) == 1 else ""

    @property
    def is_entered(self) -> bool:
        return any(source.has("input") for source in self.sources)


def make_table(sheet: "Worksheet", block: Block, head: int, first: int, book: Book) -> None:
    """Make the rows just written a table of Excel; `head` is its first row, `first` its first column."""
    source = block.source
    assert source is not None
    name = source.get("data-table")
    findings = list(_faults(name, block, book))
    if findings:
        raise Problem(*findings)
    columns = _columns(sheet, block, head, first)
    for column in columns:
        book.columns[f"{name}[{column.name}]".lower()] = area(column.cells)
        _set_formats(column, book)
        _set_rules(column, book)
        book.mark(column.cells, column.sources[0], name)
    _hide_results_of_blank_rows(sheet, columns)
    sheet.add_table(_table(name, columns, book))


def _faults(name: str, block: Block, book: Book) -> Iterator[Diagnostic]:
    at = block.source.at if block.source else None
    lengths = {len(row.cells) for row in block.rows}
    if [row.head for row in block.rows[:2]] != [True, False] or any(row.head for row in block.rows[1:]):
        yield Diagnostic("table-shape", f"the table `{name}` needs one head row and rows below it", at)
        return
    names = [cell.words.text for cell in block.rows[0].cells]
    if len(lengths) > 1 or len({column.lower() for column in names}) < len(names):
        message = f"every row of the table `{name}` needs a cell for each column, and every column its own name"
        yield Diagnostic("table-shape", message, at)
    if any(key.startswith(f"{name.lower()}[") for key in book.columns) or name.lower() in book.masters:
        yield Diagnostic("table-twice", f"the workbook has two things named `{name}`", at, "give one another name")
    cures = ((f"{name}[{column}]", cure_for_key(f"{name}[{column}]")) for column in names)
    yield from (Diagnostic("formula-name", f"`{key}` cannot be a column", at, cure) for key, cure in cures if cure)


def _columns(sheet: "Worksheet", block: Block, head: int, first: int) -> tuple[Column, ...]:
    rows = range(head + 1, head + len(block.rows))
    return tuple(
        Column(cell.words.text, tuple(cell_at(sheet, row, first + n) for row in rows),
               tuple(row.cells[n].source or Element("td") for row in block.rows[1:]))
        for n, cell in enumerate(block.rows[0].cells)
    )  # fmt: skip


def _set_formats(column: Column, book: Book) -> None:
    """Figures of a column look alike, those that are still to be entered too."""
    longest = max(column.sources, key=lambda source: len(source.text.strip()))
    for cell, source in zip(column.cells, column.sources, strict=True):
        like = source if source.get("data-unit", "text") in WORDED else longest
        cell.number_format = number_format(like, book.translation)


def _set_rules(column: Column, book: Book) -> None:
    """One rule for all cells of a column that take the same."""
    ranges: dict[str, str] = {}
    ruled: dict[Rule, list[Cell]] = {}
    for cell, source in zip(column.cells, column.sources, strict=True):
        if source.has("input"):
            choices = source.get("data-choices")
            if choices not in ranges:
                ranges[choices] = book.choices_range(source)
            ruled.setdefault(rule(source, ranges[choices], book.translation), []).append(cell)
    for found, cells in ruled.items():
        if found.kind != "none":
            # No message before entering: it would cover the rows below at every step.
            validate(cells, found, column.name, prompted=False)


def _hide_results_of_blank_rows(sheet: "Worksheet", columns: Sequence[Column]) -> None:
    """A row in which nothing is entered yet shows no results."""
    entered = [column.cells[0] for column in columns if column.is_entered]
    if not entered:
        return
    blank = f"COUNTA({','.join(f'${cell.column_letter}{cell.row}' for cell in entered)})=0"
    for column in columns:
        if any(source.get("data-formula") for source in column.sources):
            condition = Condition(type="expression", formula=[blank], dxf=DifferentialStyle(numFmt=HIDDEN))
            sheet.conditional_formatting.add(area(column.cells, sheet=False).replace("$", ""), condition)


def _table(name: str, columns: Sequence[Column], book: Book) -> Table:
    """Excel's table. It names no style: the cells bring the brand's look."""
    head, last = columns[0].cells[0].offset(row=-1), columns[-1].cells[-1]
    place = f"{head.coordinate}:{last.coordinate}"
    return Table(
        displayName=name, ref=place, autoFilter=AutoFilter(ref=place) if len(columns[0].cells) >= MANY else None,
        tableColumns=[_column(number, column, book) for number, column in enumerate(columns, 1)],
    )  # fmt: skip


def _column(number: int, column: Column, book: Book) -> TableColumn:
    formula = to_excel(book.parsed[column.formula])[1:] if column.formula else ""
    return TableColumn(number, name=column.name,
                       calculatedColumnFormula=TableFormula(attr_text=formula) if formula else None)  # fmt: skip
