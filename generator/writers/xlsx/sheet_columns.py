"""The columns of one sheet, measured from its contents, and where each block stands in them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from generator.writers._office.cell_values import is_value, value
from generator.writers._office.text_widths import text_width
from generator.writers.xlsx.cell_looks import LOOKS
from generator.writers.xlsx.cell_measure import CHARACTER, characters, words_width
from generator.writers.xlsx.cell_words import Run, Words
from generator.writers.xlsx.sheet_blocks import Block, Cell

SIDE = 2.4  # the margin columns left and right of the contents, in characters
PAGE_MARGIN = 0.55 * 72
LEAST, MOST = 8.0, 40.0  # characters of a column of words
STRETCHED = 1.35  # of the width that a table asks for; a wider gap between a label and its figure leads the eye astray
LEFT = 0.2  # of the paper, from which a table ends before the paper does
SQUEEZED = 0.62  # of the width that words ask for, before the paper is turned
NARROWEST_BESIDE = 15.0
INSET = 1.5  # characters of one step from a cell's edge
FREE = 8.0  # type sizes of room for a text that is still to be entered
PASSAGE = 18.0  # the same for one of several lines, such as an address
NAMED = 0.58  # of the room for words, at most, that the first column keeps when they give way
WIDER = 1.25  # of the paper, at most, that a table may take for the names of its rows
LABELS = 1.2  # how much more the first column keeps when columns of words give way
TWO_LINES = 0.6  # of the width that a head asks for, in which it takes two lines
EVEN = 24  # columns of a sheet without a table of data
ROUNDED = 0.5  # of an even column, which a part may lose to where the even ones end
MANY = 6  # columns from which a table is one of data

Span = tuple[int, int]
"""The first column of a part and the one after its last, counted in the grid from 0."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Column widths in characters: `even` when no table of data sets them, `landscape` when they need the long side.

    A table narrower than the paper is followed by a column that is `left` over for words to run on.
    """

    widths: tuple[float, ...]
    even: bool = False
    landscape: bool = False
    left: bool = False
    parted: tuple[int, ...] = ()
    """Where tables have their columns when those are parted further: the edge of each, counted in `widths`."""

    def points(self, span: Span) -> float:
        """The width of some columns in points."""
        return sum(self.widths[span[0] : span[1]]) * CHARACTER


def edges_of(grid: Grid) -> list[float]:
    """Where the grid's columns begin, and where its last one ends."""
    return [sum(grid.widths[:column]) for column in range(len(grid.widths) + 1)]


def table_grid(blocks: Sequence[Block], paper: tuple[float, float]) -> Grid:
    """Columns as the widest table needs them, stretched or squeezed to the paper; without data even ones."""
    short, long = (side / CHARACTER - 2 * PAGE_MARGIN / CHARACTER - 2 * SIDE for side in sorted(paper))
    tables = [block for block in blocks if block.form in {"sheet", "table", "data"}]
    count = max((block.columns for block in tables), default=0)
    if not any(map(_sets_columns, tables)) or _words_alone(tables):
        return Grid((short / EVEN,) * EVEN, even=True)
    widest = [block for block in tables if block.columns == count or block.form == "data"]
    natural = natural_widths(widest, count)
    figures = _all_figures(widest)
    least = sum(width * (1 if column in figures else SQUEEZED) for column, width in enumerate(natural))
    landscape = least > short
    target = long if landscape else short
    left = target - sum(natural) * STRETCHED
    longest = _longest_words(tables, count)
    if left < target * LEFT:
        return Grid(_fit(natural, figures, target, longest), landscape=landscape)
    widths = _fit(natural, figures, target - left, longest)
    return Grid((*widths, round(left, 2)), landscape=landscape, left=True)


def _all_figures(tables: Sequence[Block]) -> set[int]:
    """The columns that hold figures in every table that has them: where one has words there, those may wrap."""
    some = {column for block in tables for column in block.figures}
    return some - {column for block in tables for column in range(block.columns) if column not in block.figures}


def _sets_columns(table: Block) -> bool:
    """Whether the table is one of data, whose columns must be the sheet's own: no merged cells."""
    return table.form in {"sheet", "data"} or bool(table.figures) or table.columns >= MANY


def _words_alone(tables: Sequence[Block]) -> bool:
    """Whether the tables hold words alone and differ in their columns: none of them may crush those of another."""
    plain = all(table.form == "table" and not table.figures for table in tables)
    return plain and len({table.columns for table in tables}) > 1


def natural_widths(tables: Iterable[Block], count: int) -> list[float]:
    """For each column the width that its widest cell asks for; words may wrap, figures may not."""
    widths = [LEAST] * count
    for block in tables:
        for row in block.rows:
            for cell in row.cells:
                if cell.wide == 1:
                    most = 200.0 if cell.column in block.figures and not row.head else MOST
                    need = _wrapped(cell) if row.head and block.form == "data" else _need(cell)
                    widths[cell.column] = max(widths[cell.column], min(need, most))
    return widths


def _need(cell: Cell) -> float:
    """Characters of column width that a cell asks for, its distance from the edge included."""
    return _ask(cell) + INSET * (LOOKS[cell.look].inset + int(cell.column > 0))


def _wrapped(cell: Cell) -> float:
    """Characters of column width in which a head of a table of data takes two lines: its figures are short."""
    return max(_measure_unbroken(cell), _need(cell) * TWO_LINES)


def _ask(cell: Cell) -> float:
    look = LOOKS[cell.look]
    if cell.source is not None and is_value(cell.source):
        shown = cell.source.text.strip() or str(value(cell.source) or "")
        # Room for a result many times as large: `#####` is no answer.
        flag = "▲ " if cell.source.get("data-alert") else ""
        more = "00" if cell.source.has("input") or cell.source.get("data-formula") else ""
        room = max(text_width(flag + shown + more, look.size, bold=look.bold), _free(cell))
        choices = [text_width(choice + "00", look.size) for choice in cell.source.get("data-choices").split("|")]
        return characters(max(room, *choices))
    button = text_width("000", look.size) if cell.table and cell.look in {"Column head", "Figure head"} else 0.0
    return characters(words_width(cell.words, look.size, bold=look.bold) + button)


def _longest_words(tables: Iterable[Block], count: int) -> list[float]:
    """For each column the width below which a word of some table would be broken."""
    widths = [LEAST] * count
    for block in tables:
        places = _slack(block, block.columns, count) if block.columns < count and block.form != "data" else None
        for cell in (cell for row in block.rows for cell in row.cells if cell.wide == 1):
            start, end = places[cell.column] if places else (cell.column, cell.column + 1)
            if end - start == 1:
                widths[start] = max(widths[start], _measure_unbroken(cell))
    return widths


def _measure_unbroken(cell: Cell) -> float:
    """Characters of column width in which no word of the cell is broken, nor a value cut."""
    if cell.source is not None and is_value(cell.source):
        return _need(cell)
    words = cell.words.text.replace("\n", " ").split(" ")  # at no other space, such as that within a date
    word = Words((Run(max(words, key=len)),))
    return min(max(_need(replace(cell, words=word, source=None)), characters(_free(cell))), MOST / 2)


def _free(cell: Cell) -> float:
    """Points of room for a text that is still to be entered: a passage, or one in a table of data."""
    if cell.source and cell.source.get("data-as") == "passage":
        return PASSAGE * LOOKS[cell.look].size
    is_free = cell.table and cell.source and cell.look == "Text entry" and not cell.source.get("data-choices")
    return FREE * LOOKS[cell.look].size if is_free else 0.0


def _fit(natural: list[float], figures: set[int], target: float, longest: Sequence[float]) -> tuple[float, ...]:
    """The widths made to fill the paper: columns of words give and take, figures keep what they need."""
    words = [column for column in range(len(natural)) if column not in figures] or list(range(len(natural)))
    fixed = sum(width for column, width in enumerate(natural) if column not in words)
    wanted = {column: natural[column] * (LABELS if column == 0 else 1) for column in words}
    factor = max((target - fixed) / sum(wanted.values()), 0.0)
    if factor < 1 and len(words) > 1 and 0 in wanted:
        # Words that explain wrap; what a row is called stays in one line as far as that goes.
        named = min(natural[0], (target - fixed) * NAMED)
        others = sum(width for column, width in wanted.items() if column)
        factor = max((target - fixed - named) / others, 0.0)
        wanted[0] = named / factor if factor else named
    if words == [0]:
        # Figures ask for all the paper: print gets a little smaller, and what a row is called stays in one line.
        factor = max(factor, min(1.0, (target * WIDER - fixed) / wanted[0]))
    return tuple(
        round(max(wanted[column] * factor if column in words else width, longest[column]), 2)
        for column, width in enumerate(natural)
    )


def table_spans(block: Block, grid: Grid) -> tuple[Span, ...] | None:
    """The grid columns of each of the block's columns; nothing when they cannot stand side by side."""
    count, most = block.columns, len(grid.widths) - (grid.left and _sets_columns(block))
    if count > most:
        return None
    if block.form == "data":
        # Excel's tables hold no merged cells.
        return tuple((column, column + 1) for column in range(count))
    if block.form == "beside":
        return snap([1.0] * count, grid, NARROWEST_BESIDE)
    if grid.even and count < most:
        return snap(_spread(block, sum(grid.widths)), grid, 0)
    if not block.figures and count < most:
        # Columns of words alone need not be those of the figures above them.
        return snap(natural_widths([block], count), grid, LEAST)
    return _slack(block, count, most)


def _spread(block: Block, room: float) -> list[float]:
    """What each column of words takes of the room: none less than its longest word, what is left as they ask for it."""
    natural, step = natural_widths([block], block.columns), room / EVEN
    words = [word + step * ROUNDED for word in _longest_words([block], block.columns)]
    left, wanted = room - sum(words), sum(max(ask - word, 0) for ask, word in zip(natural, words, strict=True))
    if sum(natural) <= room or left <= 0 or not wanted:
        return natural
    return [word + max(ask - word, 0) * left / wanted for ask, word in zip(natural, words, strict=True)]


def _slack(block: Block, count: int, most: int) -> tuple[Span, ...]:
    """Column for column from the left; the last column of words takes what is left over."""
    words = [column for column in range(count) if column not in block.figures]
    taker = words[-1] if words else count - 1
    starts = [column if column <= taker else column + most - count for column in range(count)] + [most]
    return tuple(pairwise(starts))


def snap(shares: Sequence[float], grid: Grid, narrowest: float) -> tuple[Span, ...] | None:
    """Parts of the grid in proportion to their shares, each at least a column and as wide as the narrowest."""
    edges = edges_of(grid)
    total, cuts, reached = sum(shares), [0], 0.0
    for number, share in enumerate(shares[:-1], 1):
        reached += share
        wanted = reached / total * edges[-1]
        free = range(cuts[-1] + 1, len(edges) - (len(shares) - number))
        cuts.append(min(free, key=lambda column: abs(edges[column] - wanted)))
    cuts.append(len(grid.widths))
    found = tuple(pairwise(cuts))
    wide_enough = all(edges[end] - edges[start] >= narrowest for start, end in found)
    return found if wide_enough else None
