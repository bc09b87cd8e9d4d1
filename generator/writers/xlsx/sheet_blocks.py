"""What a sheet says, before it has columns: blocks of rows of cells, as frozen data."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.pages.tree import Element
from generator.writers.xlsx.cell_words import Picture, Words


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its words, the look they have, its place among its block's columns, and the element it stands for.

    A cell of a `table` that formulas refer to holds its bare value; its column brings the rest.
    """

    words: Words
    look: str
    column: int = 0
    wide: int = 1
    deep: int = 1
    indent: int = 0
    source: Element | None = None
    table: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """Cells side by side on one ground; `tick` is a box to tick in the margin."""

    cells: tuple[Cell, ...]
    ground: str = "paper"
    head: bool = False
    tick: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """Rows that share columns. `figures` are the columns that hold values; `form` says how columns meet the grid;
    `source` is the table of data or the chart that the block stands for; `beside` is the table a chart is drawn of."""

    rows: tuple[Row, ...] = ()
    columns: int = 1
    form: str = "words"
    figures: frozenset[int] = frozenset()
    picture: Picture | None = None
    anchors: tuple[str, ...] = ()
    source: Element | None = None
    beside: "Block | None" = None

    @property
    def is_words(self) -> bool:
        """Whether the block is plain rows of one cell each, which may stand beside others."""
        return self.form == "words" and self.picture is None


def paragraph(words: Words, look: str, *, ground: str = "paper", indent: int = 0) -> Block:
    """One row of words across the sheet."""
    return Block((Row((Cell(words, look, indent=indent),), ground),))


def beside(children: list[list[Block]], ground: str) -> Iterator[Block]:
    """The children side by side, their first rows on one line; one after the other where they hold more than words."""
    children = [blocks for blocks in children if blocks]
    if len(children) < 2 or not all(block.is_words for blocks in children for block in blocks):
        yield from (block for blocks in children for block in blocks)
        return
    stacks = [[row.cells[0] for block in blocks for row in block.rows] for blocks in children]
    depth = max(map(len, stacks))
    rows = (
        tuple(replace(stack[line], column=number) for number, stack in enumerate(stacks) if line < len(stack))
        for line in range(depth)
    )
    yield Block(tuple(Row(cells, ground) for cells in rows), columns=len(stacks), form="beside")


def stack_columns(block: Block) -> Block:
    """The columns of a block one after the other, for sheets too narrow to hold them side by side."""
    cells = ((cell, row.ground) for row in block.rows for cell in row.cells)
    in_columns = sorted(cells, key=lambda cell: cell[0].column)
    rows = tuple(Row((replace(cell, column=0),), ground) for cell, ground in in_columns)
    return replace(block, rows=rows, columns=1, form="words")
