"""Read a table as one block: its cells in their columns, its head, its values and its entry cells."""

from collections.abc import Iterator
from dataclasses import replace

from generator.pages.tree import Element
from generator.writers._office.cell_values import WORDED, is_value
from generator.writers.xlsx.cell_words import Run, Words, notes, words
from generator.writers.xlsx.sheet_blocks import Block, Cell, Row

FILLED_IN = ("field", "blank", "box")
MARKED = {"output": "Lead figure", "th": "Lead", "td": "Lead note"}
"""The looks of a row that is marked: a result to be read before all others."""


def table(element: Element, ground: str) -> Block:
    """The table's rows; `colspan` and `rowspan` are kept."""
    if element.get("data-table"):
        return _data(element, ground)
    taken: dict[int, int] = {}
    form = "tiles" if _is_tiles(element) else "sheet" if element.has("sheet") else "table"
    rows = tuple(_row(row, taken, ground, head=head, form=form) for row, head in _rows(element))
    figures = frozenset(cell.column for row in rows for cell in row.cells if form != "tiles" and _is_figure(cell))
    columns = max((cell.column + cell.wide for row in rows for cell in row.cells), default=1)
    return Block(tuple(_align(row, figures) for row in rows), columns, form, figures)


def _is_tiles(element: Element) -> bool:
    """Whether the table shows results side by side: all its rows are marked, and the first one names them."""
    rows = [row for row, _ in _rows(element)]
    names = rows[0].elements if rows else ()
    return element.has("sheet") and all(row.has("mark") for row in rows) and all(one.tag == "th" for one in names)


def _data(element: Element, ground: str) -> Block:
    """A table that formulas refer to: bare values under the names of their columns."""
    name = element.get("data-table")
    rows = tuple(
        Row(tuple(_datum(part, column, name, head=head) for column, part in enumerate(row.elements)), ground, head=head)
        for row, head in _rows(element)
    )
    figures = frozenset(cell.column for row in rows for cell in row.cells if cell.look in {"Amount", "Figure entry"})
    columns = max((len(row.cells) for row in rows), default=1)
    entered = frozenset(cell.column for row in rows for cell in row.cells if cell.look == "Text entry")
    looked = (_over_entries(_align(row, figures), entered) for row in rows)
    return Block(tuple(looked), columns, "data", figures, source=element)


def _over_entries(row: Row, entered: frozenset[int]) -> Row:
    """Entry cells set their words in from the edge; a head over them does the same."""
    first = row.cells[0] if row.cells else None
    if first is None or not row.head or first.column not in entered:
        return row
    return replace(row, cells=(replace(first, indent=1), *row.cells[1:]))


def _datum(part: Element, column: int, table: str, *, head: bool) -> Cell:
    worded = part.get("data-unit", "text") in WORDED
    entered, given = ("Text entry", "Entry") if worded else ("Figure entry", "Amount")
    look = "Column head" if head else entered if part.has("input") else given
    return Cell(bare(part), look, column, source=None if head else part, table=table)


def bare(part: Element) -> Words:
    """The words of a cell that formulas compare: without emphasis, and with spaces that are no more than spaces."""
    text = " ".join(part.text.replace("\u00a0", " ").split())
    return Words((Run(text),) if text else ())


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


def _row(element: Element, taken: dict[int, int], ground: str, *, head: bool, form: str) -> Row:
    """One row; `taken` counts for each column the rows that a cell above still reaches into."""
    column, cells, free = 0, [], dict(taken)
    for part in element.elements:
        while free.get(column):
            column += 1
        wide, deep = int(part.get("colspan", "1")), int(part.get("rowspan", "1"))
        cells.append(_cell(part, column, wide, deep, _look(part, element, head=head, form=form)))
        for reached in range(column, column + wide):
            free[reached] = deep
        column += wide
    for reached, left in free.items():
        taken[reached] = max(left - 1, 0)
    return Row(_move_notes(tuple(cells), element), ground, head=head)


def _cell(part: Element, column: int, wide: int, deep: int, look: str) -> Cell:
    if is_value(part):
        return Cell(Words(), look, column, wide, deep, source=part)
    source = part if part.has("blank") and not part.text.strip() else alone(part)
    said = Words() if source is part else words(part.children)
    if source is not None and source.has("field"):
        look = "Field"
    elif source is not None:
        look = "Blank" if source.has("blank") else "Box"
    return Cell(said, look, column, wide, deep, source=source)


def _look(part: Element, row: Element, *, head: bool, form: str) -> str:
    if head:
        return "Column head"
    if row.has("mark") and form in {"sheet", "tiles"}:
        return MARKED["output" if part.has("output") else part.tag]
    if row.has("total") and part.has("output"):
        return "Total amount"
    for name, look in (("input", "Input"), ("output", "Output")):
        if part.has(name):
            return look
    if row.has("total"):
        return "Total"
    if part.tag == "th" and len(row.elements) == 1:
        return "Row group"
    return "Amount" if part.has("amount") else "Row head" if part.tag == "th" else "Entry"


def _move_notes(cells: tuple[Cell, ...], row: Element) -> tuple[Cell, ...]:
    """A value's cell holds nothing but the value: its note numbers go to the first words of its row."""
    runs: tuple[Run, ...] = sum((notes(part) for part in row.elements if is_value(part)), ())
    home = next((number for number, cell in enumerate(cells) if cell.source is None), None)
    if not runs or home is None:
        return cells
    return tuple(
        replace(cell, words=cell.words.append(runs)) if number == home else cell for number, cell in enumerate(cells)
    )


def _is_figure(cell: Cell) -> bool:
    return cell.look in {"Input", "Output", "Amount", "Total amount", "Lead figure"}


def _align(row: Row, figures: frozenset[int]) -> Row:
    """Heads and totals over figures stand right, as the figures do."""
    looks = {"Column head": "Figure head", "Total": "Total amount"}
    cells = (
        replace(cell, look=looks.get(cell.look, cell.look)) if cell.column in figures else cell for cell in row.cells
    )
    return replace(row, cells=tuple(cells))
