"""What the cells of a block have room for: how wide each is, how tall its words come out, where a row must be cut."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.writers.xlsx.cell_looks import LOOKS
from generator.writers.xlsx.cell_measure import LEADING, lines, pieces
from generator.writers.xlsx.cell_words import Words
from generator.writers.xlsx.sheet_blocks import Cell, Row
from generator.writers.xlsx.sheet_columns import Grid, Span

TALLEST = 400.0  # points; Excel's rows end at 409
LATER = frozenset({"Entry", "Box", "Row head", "Column head", "Total", "Fact", "Blank"})
"""Looks that keep a distance from the column before them."""
BARE = frozenset({"Rule", "Air"})
"""Looks without words: their rows are as tall as the air they bring."""
STEP = 9.0  # points of one step of indent
PASSAGE = 3  # lines that somebody may write below each other


@dataclass(frozen=True, slots=True)
class Rooms:
    """The columns of one block on its grid, and the ground that it stands on."""

    grid: Grid
    places: Sequence[Span]
    ground: str

    def reach(self, cell: Cell) -> Span:
        """The grid's columns that the cell covers."""
        last = min(cell.column + cell.wide, len(self.places)) - 1
        return self.places[cell.column][0], self.places[last][1]

    def height(self, cell: Cell) -> float:
        """The points that the cell's words need. Note numbers are set small: they add little to a line."""
        look = LOOKS[cell.look]
        if cell.look in BARE:
            return look.above + look.below
        count = lines(cell.words.label or "x", look.size, self._width(cell), bold=look.bold)
        if cell.source is not None and cell.source.get("data-as") == "passage":
            count = max(count, PASSAGE)
        return count * look.size * LEADING + look.above + look.below

    def cut(self, row: Row) -> Iterator[Row]:
        """The row, cut into several where its words are taller than a row of Excel can be."""
        parts = [(cell, self._pieces(cell)) for cell in row.cells]
        yield row if not parts else replace(row, cells=tuple(replace(cell, words=found[0]) for cell, found in parts))
        for line in range(1, max((len(found) for _, found in parts), default=1)):
            rest = (replace(cell, words=found[line]) for cell, found in parts if line < len(found))
            yield Row(tuple(rest), row.ground)

    def _pieces(self, cell: Cell) -> list[Words]:
        look = LOOKS[cell.look]
        most = int((TALLEST - look.above - look.below) / (look.size * LEADING))
        return pieces(cell.words, look.size, self._width(cell), most, bold=look.bold)

    def _width(self, cell: Cell) -> float:
        return self.grid.points(self.reach(cell)) - STEP * count_steps(cell, self.ground)


def count_steps(cell: Cell, ground: str) -> int:
    """How far the words stand from the cell's edge: lists by depth, filled cells and later columns by one step."""
    inset = LOOKS[cell.look].inset or int(cell.column > 0 and cell.look in LATER)
    return cell.indent + inset + int(ground == "wash" and cell.column == 0)
