"""The columns of cells that a chart reads: the page's own values, and what formulas make of them to place the marks.

They stand on a hidden sheet of a workbook, and in the workbook that a Word document carries for each chart; there
`{row}` is the row of a formula, `{first}` and `{last}` the rows that the chart begins and ends with.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.content.translation import Translation, translatable
from generator.models.value_forms import find_places, form_of
from generator.pages.tree import Element
from generator.writers._office.cell_values import Value, decimals, quoted
from generator.writers._office.chart_rows import Cell, Row, find_format, list_sources, read_cell
from generator.writers._office.text_widths import TYPE, shorten, wrap

LABEL, VALUE = translatable("Label"), translatable("Value")


@dataclass(frozen=True, slots=True)
class Column:
    """One column under its head; `formulas` are empty where a cell holds a value, `sources` are the page's cells."""

    head: str
    values: tuple[Value, ...]
    formulas: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    sources: tuple[Element | None, ...] = ()


Grid = tuple[Column, ...]


def formula(text: str, row: int, first: int, last: int) -> str:
    """The formula of a column as it stands in a row."""
    return text.format(row=row, up=row - 1, down=row + 1, before=first - 1, first=first, last=last)


def names_of(rows: Sequence[Row | None], room: float = 0.0) -> Column:
    """The names of the rows, which repeat the cells that head them; what has no room on one line is parted here, for
    not every program does that."""
    names = [row.name if row else "" for row in rows]
    parted = tuple(wrap(name, TYPE, room) if room else name for name in names)
    sources = (_first(row.cells) if row and name == row.name else None for row, name in zip(rows, parted, strict=True))
    return Column(LABEL, parted, sources=tuple(sources))


def _first(cells: Sequence[Cell]) -> Element | None:
    return cells[0].source if cells else None


def values_of(head: str, cells: Iterable[Cell]) -> Column:
    """Values as the page has them."""
    found = tuple(cells)
    return Column(
        head,
        tuple(cell.value for cell in found),
        formats=tuple(cell.format for cell in found),
        sources=tuple(cell.source for cell in found),
    )


def calculate(head: str, formulas: Iterable[str], values: Iterable[float | str | None]) -> Column:
    """What formulas make of other columns."""
    found = tuple(value + 0.0 if isinstance(value, float) else value for value in values)  # -0.0 is 0
    return Column(head, found, formulas=tuple(formulas), formats=("General",) * len(found))


def bar_columns(rows: Sequence[Row], share: float, room_of_names: float = 0.0) -> Grid:
    """Names, values, and the room for labels beyond bars below zero, a share of the whole span."""
    numbers = [row.number() for row in rows]
    low, high = min(0.0, *numbers), max(0.0, *numbers)
    cells = "B{first}:B{last}"
    room = f"IF(MIN({cells})<0, MIN({cells})-{share:g}*(MAX(0, {cells})-MIN({cells})), 0)"
    made = low - share * (high - low) if low < 0 else 0.0
    rest = len(rows) - 1
    return (
        names_of(rows, room_of_names),
        values_of(VALUE, (row.cells[0] for row in rows)),
        calculate(translatable("Room"), (room, *["0"] * rest), (made, *[0.0] * rest)),
    )


def tornado_columns(rows: Sequence[Row], base: Cell, share: float, heads: Sequence[str], room_of_names: float) -> Grid:
    """Results at both ends of each input, and how far they lie from the expected one, which the first row holds."""
    expected = float(base.value) if isinstance(base.value, int | float) else 0.0
    ends = [[base, base], *[list(row.cells[:2]) for row in rows]]
    far = [[_number(cell) - expected for cell in pair] for pair in ends]
    low, high = min(map(min, far)), max(map(max, far))
    span, cells = share * ((high - low) or 1.0), "D{first}:E{last}"
    inner = len(ends) - 2
    room = f"{{}}({cells}){{}}{share:g}*(MAX({cells})-MIN({cells}))"
    return (
        names_of((None, *rows), room_of_names),
        values_of(heads[0], (pair[0] for pair in ends)),
        values_of(heads[1], (pair[1] for pair in ends)),
        calculate(translatable("Low"), ["B{row}-B{first}"] * len(ends), (pair[0] for pair in far)),
        calculate(translatable("High"), ["C{row}-C{first}"] * len(ends), (pair[1] for pair in far)),
        calculate(translatable("Room"), (_fill(room, "MIN", "-"), *["0"] * inner, _fill(room, "MAX", "+")),
                   (low - span, *[0.0] * inner, high + span)),
    )  # fmt: skip


def _fill(room: str, one: str, sign: str) -> str:
    return room.replace("{}", one, 1).replace("{}", sign, 1)


def _number(cell: Cell) -> float:
    return float(cell.value) if isinstance(cell.value, int | float) else 0.0


def slope_columns(row: Row, heads: Sequence[str]) -> Grid:
    """The two ends of one row under their heads."""
    return (Column(LABEL, tuple(heads[:2])), values_of(row.name, row.cells[:2]))


def funnel_columns(rows: Sequence[Row], translation: Translation, room: float) -> Grid:
    """Each stage with half of what it lacks to the widest, and between two stages the share that goes on."""
    numbers = [row.number() for row in rows]
    most, count = max(numbers), 2 * len(rows) - 1
    steps = [after / before if before else None for before, after in pairwise(numbers)]
    cells, space = "B{first}:B{last}", "(MAX(B{first}:B{last})-N(B{row}))/2"
    blank = Cell(None, None, "", "General")
    spread: list[Row | None] = [rows[n // 2] if n % 2 == 0 else None for n in range(count)]
    form = form_of("percent", translation)
    places = (decimals(find_places(step or 0.0, form)) for step in steps)
    behind = quoted(form.behind.removesuffix("%")) + "%"
    formats = [f'"↓ "0{digits}{behind}' for digits in places]
    return (
        names_of(spread, room),
        values_of(VALUE, (row.cells[0] if row else blank for row in spread)),
        calculate(translatable("Space"), [space] * count,
                   ((most - (row.number() if row else 0.0)) / 2 for row in spread)),
        Column(translatable("Goes on"), tuple(None if row else steps[n // 2] for n, row in enumerate(spread)),
               formulas=tuple("" if row else 'IF(N(B{up})=0, "", B{down}/B{up})' for row in spread),
               formats=tuple("General" if row else formats[n // 2] for n, row in enumerate(spread))),
        Column(translatable("Between"), tuple(None if row else 0.0 for row in spread),
               formulas=tuple("" if row else f"0*MAX({cells})" for row in spread), formats=("General",) * count),
    )  # fmt: skip


def line_columns(rows: Sequence[Row], places: Sequence[float | None], room: float, below: float) -> Grid:
    """Values from left to right, and the line that the names stand under, a share of the whole span `below` them."""
    numbers = [row.number() for row in rows]
    given = [place is not None for place in places]
    across = tuple(float(n + 1) if place is None else place for n, place in enumerate(places))
    low, cells = lowest(numbers, below), "B{first}:B{last}"
    base = f"MIN(0, {cells})" + (f"-{below:g}*(MAX(0, {cells})-MIN(0, {cells}))" if below else "")
    return (
        Column(LABEL, tuple(shorten(row.name, TYPE, room) for row in rows)),
        values_of(VALUE, (row.cells[0] for row in rows)),
        calculate(translatable("Place"), ("" if known else "ROW()-{before}" for known in given), across),
        calculate(translatable("Base"), [base] * len(rows), [low] * len(rows)),
    )


def lowest(numbers: Sequence[float], below: float) -> float:
    """The lower end of a line's field: zero or the least number, and a share of the whole span `below` it."""
    low, high = min(0.0, *numbers), max(0.0, *numbers)
    return low - below * (high - low)


def base_cell(figure: Element, translation: Translation) -> Cell:
    """The expected result that a tornado turns around: the figure's own, or that of the row with one value."""
    single = next((cells[0] for _, cells in list_sources(figure) if len(cells) == 1), None)
    if single is not None and not figure.get("data-base"):
        return read_cell(single, translation)
    number = float(figure.get("data-base") or 0)
    shown = figure.get("data-base-shown") or translation.local(f"{number:,g}")
    return Cell(
        None, int(number) if number.is_integer() else number, shown, find_format(shown, number, translation.language)
    )


def heads_of(figure: Element, translation: Translation) -> list[str]:
    """The heads of the columns with values, of two of them at least."""
    rows = [row for row in figure.walk() if row.tag == "tr"]
    heads = [" ".join(cell.text.split()) for cell in rows[0].elements] if rows else []
    said = heads[1:3] if len(heads) > 2 else []
    return said if len(said) == 2 else [translation.gettext(VALUE), translation.gettext(VALUE) + " "]
