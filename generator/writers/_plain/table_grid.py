"""A table's cells in rows and columns, with cells that span several in each of their places."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.pages.tree import Element


@dataclass(frozen=True, slots=True)
class Place:
    """One place of the grid: its cell, and how many places this is to the right of and below the cell's first."""

    cell: Element
    across: int = 0
    down: int = 0

    @property
    def first(self) -> bool:
        return not self.across and not self.down


Row = tuple[Place | None, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as rows of equal length; the first `heads` of them are column heads; `None`: no cell."""

    rows: tuple[Row, ...]
    heads: int
    totals: frozenset[int]


def grid(table: Element) -> Grid:
    """The table's rows as they stand under each other on the page."""
    rows = tuple(_rows(table))
    placed: list[list[Place | None]] = [[] for _ in rows]
    for y, row in enumerate(rows):
        for cell in row.elements:
            _place(cell, placed, y)
    width = max(map(len, placed), default=0)
    heads = sum(row.tag == "tr" for head in table.elements if head.tag == "thead" for row in head.elements)
    return Grid(tuple((*row, *[None] * (width - len(row))) for row in placed), heads,
                frozenset(y for y, row in enumerate(rows) if row.has("total")))  # fmt: skip


def _rows(table: Element) -> Iterator[Element]:
    for part in table.elements:
        yield from (part,) if part.tag == "tr" else (row for row in part.elements if row.tag == "tr")


def _place(cell: Element, placed: list[list[Place | None]], y: int) -> None:
    x = next((n for n, place in enumerate(placed[y]) if place is None), len(placed[y]))
    for down in range(min(_span(cell, "rowspan"), len(placed) - y)):
        row = placed[y + down]
        for across in range(_span(cell, "colspan")):
            row.extend([None] * (x + across + 1 - len(row)))
            row[x + across] = Place(cell, across, down)


def _span(cell: Element, name: str) -> int:
    value = cell.get(name, "1")
    return max(1, int(value)) if value.isdecimal() else 1
