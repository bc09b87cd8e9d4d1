"""Tables in plain text: aligned columns, or one record after the other where columns would be too narrow to read."""

from collections.abc import Callable, Iterator, Sequence

from generator.pages.tree import Element
from generator.writers._plain.table_grid import Grid, Place, Row, grid
from generator.writers._plain.text_lines import Lines
from generator.writers._plain.text_words import wording

GUTTER = 2
TALLEST = 8  # lines of a cell; beyond that a table is no longer read across
FIGURES = ("amount", "input", "output")

Setter = Callable[[Element, int], Lines]
"""Sets what stands in a cell in lines of a width."""


def columns(table: Element, width: int, endless: int, setter: Setter) -> Lines | None:
    """The table in aligned columns; `None` if `width` is not enough for that."""
    cells = grid(table)
    if not any(cells.rows):
        return ()
    wanted, least = _wants(cells, endless, setter)
    widths = _shares(wanted, least, width - GUTTER * (len(wanted) - 1))
    if widths is None or any(want > TALLEST * got for want, got in zip(wanted, widths, strict=True)):
        return None
    rows = [_row(row, widths, _right(cells), setter, head=y < cells.heads) for y, row in enumerate(cells.rows)]
    rule = (" " * GUTTER).join("-" * got for got in widths)
    airy = table.has("signatures") or any(len(row) > 1 for row in rows[cells.heads :])
    lines: list[str] = [line for row in rows[: cells.heads] for line in row] + [rule] * bool(cells.heads)
    for y, row in enumerate(rows[cells.heads :], start=cells.heads):
        lines += [""] * (airy and y > cells.heads) + [rule] * (y in cells.totals) + list(row)
    return tuple(lines)


def _wants(cells: Grid, endless: int, setter: Setter) -> tuple[list[int], list[int]]:
    """For each column the width of its longest line and of its longest word; cells that span columns do not count."""
    wanted, least = [1] * len(cells.rows[0]), [1] * len(cells.rows[0])
    for row in cells.rows:
        for x, place in enumerate(row):
            if place is None or not place.first or len(_reach(x, row)) > 1:
                continue
            lines = setter(place.cell, endless)
            wanted[x] = max([wanted[x], *map(len, lines)])
            least[x] = max([least[x], *(len(word) for line in lines for word in line.split(" "))])
    return wanted, least


def _reach(x: int, row: Row) -> list[int]:
    """The columns of the cell that starts in column `x`."""
    return [x, *(n for n in range(x + 1, len(row)) if (place := row[n]) and place.across == n - x)]


def _shares(wanted: Sequence[int], least: Sequence[int], room: int) -> list[int] | None:
    """Widths that fit the room: short columns whole, the rest to the columns that must break most."""
    if sum(wanted) <= room:
        return list(wanted)
    if sum(least) > room:
        return None
    fair = [max(word, min(want, room // len(wanted))) for word, want in zip(least, wanted, strict=True)]
    widths = fair if sum(fair) <= room else list(least)
    for _ in range(room - sum(widths)):
        neediest = max(range(len(widths)), key=lambda n: wanted[n] / widths[n])
        widths[neediest] += 1
    return widths


def _right(cells: Grid) -> frozenset[int]:
    """The columns whose figures stand on the right; their heads stand above them."""
    return frozenset(
        x for row in cells.rows[cells.heads :] for x, place in enumerate(row)
        if place is not None and _is_figure(place)
    )  # fmt: skip


def _is_figure(place: Place) -> bool:
    return any(map(place.cell.has, FIGURES))


def _row(row: Row, widths: Sequence[int], right: frozenset[int], setter: Setter, *, head: bool) -> Lines:
    """The cells of a row side by side, each line of them filled up to the width of its columns."""
    cells = []
    for x, place in enumerate(row):
        if place is not None and place.across:
            continue
        spanned = [widths[n] for n in _reach(x, row)]
        width = sum(spanned) + GUTTER * (len(spanned) - 1)
        lines = setter(place.cell, width) if place is not None and place.first else ()
        to_right = place is not None and (_is_figure(place) or (head and x in right))
        cells.append([f"{line:{'>' if to_right else '<'}{width}}" for line in lines or ("",)])
    tallest = max(map(len, cells))
    filled = ([*cell, *[" " * len(cell[0])] * (tallest - len(cell))] for cell in cells)
    return tuple((" " * GUTTER).join(parts).rstrip() for parts in zip(*filled, strict=True))


def records(table: Element) -> Iterator[list[tuple[str, Element]]]:
    """The rows one after the other, each cell with the head of its column; a table of heads alone is one row."""
    cells = grid(table)
    heads, body = cells.rows[: cells.heads], cells.rows[cells.heads :]
    names = [_head(column) if body else "" for column in zip(*heads, strict=True)]
    for row in body or heads:
        yield list(_record(row, names or [""] * len(row)))


def _record(row: Row, names: Sequence[str]) -> Iterator[tuple[str, Element]]:
    """Each cell and the heads of the columns that it spans; a head without a cell stands alone."""
    for x, place in enumerate(row):
        if place is None and names[x]:
            yield names[x], Element("td")
        if place is not None and place.first:
            yield " / ".join(filter(None, (names[n] for n in _reach(x, row)))), place.cell


def _head(column: tuple[Place | None, ...]) -> str:
    return " ".join(dict.fromkeys(wording(place.cell.children) for place in column if place))
