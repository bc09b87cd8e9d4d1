"""The hidden sheet that charts are drawn from: formulas that say of the page's own cells where each mark stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.content.translation import translatable
from generator.writers._office.chart_columns import LABEL, Column, Grid, formula
from generator.writers._office.chart_plots import Range
from generator.writers.xlsx.book import Book
from generator.writers.xlsx.places import LONGEST_TITLE, area, cell_at, clean_title, place_of, write

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet


WAITING = translatable("{title}: drawn as soon as there are values")
WAITING_BELOW = translatable("Drawn as soon as there are values")
"""What a chart says that has nothing to draw yet; the second where its title stands above it."""


@dataclass(slots=True)
class ChartSheet:
    """The hidden sheet, filled from the top."""

    sheet: "Worksheet"
    book: Book
    row: int = 2

    def write(self, grid: Grid, title: str) -> tuple[Range, ...]:
        """Write the columns of one chart below its title; where each came to stand."""
        self._heads(grid, title)
        first, last = self.row + 1, self.row + len(grid[0].values)
        for number, column in enumerate(grid, 1):
            for n in range(len(column.values)):
                self._cell(column, n, number, first, last)
        self.row = last + 1
        return tuple(self._range(column, number, first) for number, column in enumerate(grid, 1))

    def write_heading(self, title: str, values: Range, *, titled: bool) -> tuple[str, str]:
        """A heading that says so as long as there is nothing to draw: the cell that it stands in, and what it says."""
        self.row += 1
        cell, say = cell_at(self.sheet, self.row, 1), self.book.translation.gettext
        said, then = (say(WAITING_BELOW), "") if titled else (say(WAITING, title=title), title)
        self._style(self.row, 1, "Entry")
        self.book.write_formula(cell, f"=IF({_nothing(values)}, {_quote(said)}, {_quote(then)})", said)
        self.row += 1
        return place_of(cell), said

    def _heads(self, grid: Grid, title: str) -> None:
        self.row += 1
        self._style(self.row, 1, "Heading 2")
        write(cell_at(self.sheet, self.row, 1), title)
        self.row += 1
        for number, column in enumerate(grid, 1):
            self._style(self.row, number, "Column head")
            write(cell_at(self.sheet, self.row, number), self.book.translation.gettext(column.head))

    def _cell(self, column: Column, n: int, number: int, first: int, last: int) -> None:
        """A formula, a value of the page as a reference to its cell, or one that stands in no cell."""
        cell, value = cell_at(self.sheet, first + n, number), column.values[n]
        self._style(first + n, number, "Entry" if column.head == LABEL else "Amount")
        if column.formats and column.formats[n] != "General":
            cell.number_format = column.formats[n]
        text = formula(column.formulas[n], first + n, first, last) if column.formulas else ""
        text = text or self._reference(column, n)
        if text:
            self.book.write_formula(cell, f"={text}", _number(column, n))
        else:
            write(cell, value)

    def _reference(self, column: Column, n: int) -> str:
        source = column.sources[n] if column.sources else None
        placed = self.book.placed.get(id(source)) if source is not None else None
        if placed is None:
            return ""
        return place_of(placed[0]) if column.head == LABEL else f"N({place_of(placed[1])})"

    def _style(self, row: int, column: int, look: str) -> None:
        self.sheet.cell(row, column).style = self.book.styles.style(look, "paper")

    def _range(self, column: Column, number: int, first: int) -> Range:
        cells = [cell_at(self.sheet, first + n, number) for n in range(len(column.values))]
        return Range(area(cells), column.values, column.formats)


def _nothing(values: Range) -> str:
    """The condition that no value of a chart has a length."""
    return f"AND(MIN({values.place})=0, MAX({values.place})=0)"


def _quote(words: str) -> str:
    doubled = words.replace('"', '""')
    return f'"{doubled}"'


def _number(column: Column, n: int) -> float | int | str | bool | None:
    """What a formula comes to: a reference to a cell of words is no number."""
    value = column.values[n]
    return 0 if isinstance(value, str) and column.head != LABEL and column.sources else value


def chart_sheet(book: Book) -> ChartSheet:
    """The sheet; hidden, locked, and readable for those who unhide it."""
    sheet: Worksheet = book.workbook.create_sheet(chart_sheet_title(book))
    sheet.sheet_state = "hidden"
    sheet.protection.sheet = True
    sheet.column_dimensions["A"].width = 40
    cell = cell_at(sheet, 1, 1)
    cell.style = book.styles.style("Label", "paper")
    write(cell, book.translation.gettext("What charts are drawn from: where each of their marks starts and ends."))
    return ChartSheet(sheet, book)


def chart_sheet_title(book: Book) -> str:
    """The title of the sheet."""
    return clean_title(book.translation.gettext("Chart data"))[:LONGEST_TITLE]


def own_ranges(grid: Grid, book: Book) -> tuple[Range, ...]:
    """The page's own cells, where a chart needs no others: names and values; none if something else is needed."""
    placed = [book.placed.get(id(source)) for source in grid[1].sources]
    calculated = any(value for column in grid[2:] for value in column.values)
    if calculated or len(grid) != PLAIN or not all(placed):
        return ()
    cells = [found for found in placed if found]
    return _range_of([label for label, _ in cells], grid[0]), _range_of([cell for _, cell in cells], grid[1])


PLAIN = 3  # names, values, and the room for labels below zero


def _range_of(cells: Sequence["Cell"], column: Column) -> Range:
    return Range(area(cells), column.values, tuple(cell.number_format for cell in cells))
