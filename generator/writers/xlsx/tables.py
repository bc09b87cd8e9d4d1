"""Read a table as one block: its cells in their columns, its head, its values and its entry cells."""

from collections.abc import Iterator
from dataclasses import replace

from generator.pages.tree import Element
from generator.writers.xlsx.blocks import Block, Cell, Row
from generator.writers.xlsx.words import Run, Words, notes, words

VALUES = ("input", "output")
FILLED_IN = ("field", "blank", "box")


def table(element: Element, ground: str) -> Block:
    """The table's rows; `colspan` and `rowspan` are kept."""
    taken: dict[int, int] = {}
    rows = tuple(_row(row, taken, ground, head=head) for row, head in _rows(element))
    figures = frozenset(cell.column for row in rows for cell in row.cells if _is_figure(cell))
    columns = max((cell.column + cell.wide for row in rows for cell in row.cells), default=1)
    form = "sheet" if element.has("sheet") else "table"
    return Block(tuple(_aligned(row, figures) for row in rows), columns, form, figures)


def alone(element: Element) -> Element | None:
    """The one part to fill in that an element consists of: a merge field, a ruled line or a box; or none."""
    filled = [part for part in element.elements if any(part.has(name) for name in FILLED_IN)]
    others = [child for child in element.children if child not in filled]
    if len(filled) == 1 and not any(other if isinstance(other, Element) else other.strip() for other in others):
        return filled[0]
    return None


def _rows(element: Element) -> Iterator[tuple[Element, bool]]:
    for part in element.elements:
        if part.tag == "tr":
            yield part, False
        elif part.tag != "caption":
            yield from ((row, part.tag == "thead") for row in part.elements)


def _row(element: Element, taken: dict[int, int], ground: str, *, head: bool) -> Row:
    """One row; `taken` counts for each column the rows that a cell above still reaches into."""
    column, cells, free = 0, [], dict(taken)
    for part in element.elements:
        while free.get(column):
            column += 1
        wide, deep = int(part.get("colspan", "1")), int(part.get("rowspan", "1"))
        cells.append(_cell(part, column, wide, deep, _look(part, element, head=head)))
        for reached in range(column, column + wide):
            free[reached] = deep
        column += wide
    for reached, left in free.items():
        taken[reached] = max(left - 1, 0)
    return Row(_noted(tuple(cells), element), ground, head=head)


def _cell(part: Element, column: int, wide: int, deep: int, look: str) -> Cell:
    if any(part.has(name) for name in VALUES):
        return Cell(Words(), look, column, wide, deep, source=part)
    source = part if part.has("blank") and not part.text.strip() else alone(part)
    said = Words() if source is part else words(part.children)
    if source is not None and source.has("field"):
        look = "Field"
    elif source is not None:
        look = "Blank" if source.has("blank") else "Box"
    return Cell(said, look, column, wide, deep, source=source)


def _look(part: Element, row: Element, *, head: bool) -> str:
    if head:
        return "Column head"
    for name, look in (("input", "Input"), ("output", "Output")):
        if part.has(name):
            return look
    if row.has("total"):
        return "Total"
    if part.tag == "th" and len(row.elements) == 1:
        return "Row group"
    return "Amount" if part.has("amount") else "Row head" if part.tag == "th" else "Entry"


def _noted(cells: tuple[Cell, ...], row: Element) -> tuple[Cell, ...]:
    """A value's cell holds nothing but the value: its note numbers go to the first words of its row."""
    runs: tuple[Run, ...] = sum((notes(part) for part in row.elements if any(map(part.has, VALUES))), ())
    home = next((number for number, cell in enumerate(cells) if cell.source is None), None)
    if not runs or home is None:
        return cells
    return tuple(
        replace(cell, words=cell.words.followed_by(runs)) if number == home else cell
        for number, cell in enumerate(cells)
    )


def _is_figure(cell: Cell) -> bool:
    return cell.look in {"Input", "Output", "Amount"}


def _aligned(row: Row, figures: frozenset[int]) -> Row:
    """Heads and totals over figures stand right, as the figures do."""
    looks = {"Column head": "Figure head", "Total": "Total amount"}
    cells = (
        replace(cell, look=looks.get(cell.look, cell.look)) if cell.column in figures else cell for cell in row.cells
    )
    return replace(row, cells=tuple(cells))
