"""The steps of a waterfall chart: helper cells that say by formulas where each column starts and ends."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.content.translation import translatable
from generator.writers.xlsx.book import Book
from generator.writers.xlsx.cell_values import Value
from generator.writers.xlsx.places import LONGEST_TITLE, area, cell_at, clean_title, place_of, write
from generator.writers.xlsx.plots import Point, Range, Series

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

COLUMNS: Mapping[str, str] = {
    translatable("Base"): "MAX(0, MIN({start}, {end})) + MIN(0, MAX({start}, {end}))",
    translatable("Rise"): "IF({value} >= 0, MAX(0, {end}) - MAX(0, {start}), 0)",
    translatable("Rise below zero"): "IF({value} >= 0, MIN(0, {start}) - MIN(0, {end}), 0)",
    translatable("Fall"): "IF({value} < 0, MAX(0, {start}) - MAX(0, {end}), 0)",
    translatable("Fall below zero"): "IF({value} < 0, MIN(0, {end}) - MIN(0, {start}), 0)",
    translatable("Total"): "0",
    translatable("Top"): "MAX({start}, {end}, 0)",
}
"""What a step adds to each stack; parts below zero are stacked downwards, so a step that crosses zero has two."""
SUMS = {**dict.fromkeys(COLUMNS, "0"), "Total": "{end}", "Top": COLUMNS["Top"]}
"""The same for a sum, which stands on the base line."""
COLOURS = {"Base": "", "Rise": "part", "Rise below zero": "part", "Fall": "loss", "Fall below zero": "loss",
           "Total": "brand"}  # fmt: skip
HEADS = (translatable("Label"), translatable("Value"), translatable("Start"), translatable("End"), *COLUMNS)


@dataclass(slots=True)
class Helper:
    """The hidden sheet, filled from the top."""

    sheet: "Worksheet"
    book: Book
    row: int = 2

    def steps(self, points: Sequence[Point], title: str) -> tuple[tuple[Series, ...], Range]:
        """Write the steps of one chart; its series, and where its labels stand."""
        self._heads(title)
        first, found = self.row + 1, _solve(points)
        for point, values in zip(points, found, strict=True):
            self._step(point, values, is_first=self.row + 1 == first)
        ranges = {head: self._range(head, first, found) for head in COLUMNS}
        self.row += 1
        say = self.book.translation.gettext
        return tuple(Series(say(name), ranges[name], colour) for name, colour in COLOURS.items()), ranges["Top"]

    def _heads(self, title: str) -> None:
        self.row += 1
        self._style(1, "Heading 2")
        write(cell_at(self.sheet, self.row, 1), title)
        self.row += 1
        for column, head in enumerate(HEADS, 1):
            self._style(column, "Column head")
            write(cell_at(self.sheet, self.row, column), self.book.translation.gettext(head))

    def _step(self, point: Point, values: Mapping[str, float], *, is_first: bool) -> None:
        self.row += 1
        row = self.row
        places = {"value": f"B{row}", "start": f"C{row}", "end": f"D{row}"}
        start = "0" if is_first or point.is_total else f"D{row - 1}"
        end = f"B{row}" if point.is_total else f"C{row} + B{row}"
        bars = {head: text.format(**places) for head, text in (SUMS if point.is_total else COLUMNS).items()}
        formulas = {"Label": place_of(point.label), "Value": f"N({place_of(point.cell)})", "Start": start, "End": end}
        for column, (head, formula) in enumerate((formulas | bars).items(), 1):
            self._style(column, "Entry" if head == "Label" else "Amount")
            result: Value = str(point.label.value) if head == "Label" else values[head]
            self.book.write_formula(cell_at(self.sheet, row, column), f"={formula}", result)

    def _style(self, column: int, look: str) -> None:
        self.sheet.cell(self.row, column).style = self.book.styles.style(look, "paper")

    def _range(self, head: str, first: int, found: Sequence[Mapping[str, float]]) -> Range:
        column = HEADS.index(head) + 1
        cells = [cell_at(self.sheet, row, column) for row in range(first, first + len(found))]
        return Range(area(cells), tuple(values[head] for values in found), ("General",) * len(found))


def helper_sheet(book: Book) -> Helper:
    """The sheet of helper cells; hidden, locked, and readable for those who unhide it."""
    sheet: Worksheet = book.workbook.create_sheet(helper_title(book))
    sheet.sheet_state = "hidden"
    sheet.protection.sheet = True
    sheet.column_dimensions["A"].width = 40
    cell = cell_at(sheet, 1, 1)
    cell.style = book.styles.style("Label", "paper")
    said = book.translation.gettext("What the waterfall charts are drawn from: where each column starts and ends.")
    write(cell, said)
    return Helper(sheet, book)


def helper_title(book: Book) -> str:
    """The title of the sheet of helper cells."""
    return clean_title(book.translation.gettext("Chart data"))[:LONGEST_TITLE]


def _solve(points: Sequence[Point]) -> list[dict[str, float]]:
    """The results of the helper cells, row by row."""
    rows: list[dict[str, float]] = []
    reached = 0.0
    for point in points:
        number = float(point.value) if isinstance(point.value, bool | int | float) else 0.0
        start = 0.0 if point.is_total else reached
        reached = number if point.is_total else start + number
        rows.append({"Value": number, "Start": start, "End": reached, **_bars(start, reached, point)})
    return rows


def _bars(start: float, end: float, point: Point) -> dict[str, float]:
    above, below = max(0.0, end) - max(0.0, start), min(0.0, start) - min(0.0, end)
    rises = isinstance(point.value, str) or float(point.value or 0) >= 0
    zero = dict.fromkeys(COLUMNS, 0.0) | {"Top": max(start, end, 0.0)}
    if point.is_total:
        return zero | {"Total": end}
    base = max(0.0, min(start, end)) + min(0.0, max(start, end))
    # Falls are the same two parts with the other sign; adding 0 makes no zero negative.
    steps = {"Rise": above, "Rise below zero": below} if rises else {"Fall": -above, "Fall below zero": -below}
    return zero | {"Base": base} | {head: step + 0.0 for head, step in steps.items()}
