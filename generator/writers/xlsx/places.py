"""Cells and their places, as formulas, rules and charts write them."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from openpyxl.utils import quote_sheetname

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.cell.rich_text import CellRichText
    from openpyxl.worksheet.worksheet import Worksheet

LONGEST_TITLE = 31
FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]+")


def clean_title(words: str) -> str:
    """The words without Excel's signs for ranges and files, which no title of a sheet may have."""
    return " ".join(FORBIDDEN.sub(" ", words).split()).strip("'")


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


def area(cells: Sequence["Cell"], *, sheet: bool = True) -> str:
    """The place of cells of one column: a range where they follow one another, else a list of places."""
    rows = [cell.row for cell in cells]
    if len(rows) > 1 and rows == list(range(rows[0], rows[-1] + 1)):
        found = f"{place_of(cells[0])}:{place_of(cells[-1]).rpartition('!')[2]}"
        return found if sheet else found.rpartition("!")[2]
    places = [place_of(cell) if sheet else place_of(cell).rpartition("!")[2] for cell in cells]
    return f"({','.join(places)})" if sheet and len(places) > 1 else " ".join(places)
