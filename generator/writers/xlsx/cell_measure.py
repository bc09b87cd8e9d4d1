"""How wide the words of cells are and how many lines they take."""

from collections.abc import Callable
from dataclasses import replace

from generator.writers._office.text_widths import count_lines, text_width
from generator.writers.xlsx.cell_words import Run, Words

CHARACTER = 6.0  # points of one unit of column width, in 10 pt
CELL_PADDING = 6.0  # points that Excel leaves free at a cell's sides
LEADING = 1.34


def words_width(words: Words, size: float, *, bold: bool = False) -> float:
    """The width of the widest line of the words in points, when nothing wraps."""
    return max((text_width(line, size, bold=bold) for line in words.text.split("\n")), default=0.0)


def characters(points: float) -> float:
    """Points of text as a column width."""
    return (points + CELL_PADDING) / CHARACTER


def lines(text: str, size: float, width: float, *, bold: bool = False) -> int:
    """How many lines the text takes in a cell of a width in points."""
    room = max(width - CELL_PADDING, size)
    return sum(count_lines(line, size, room, bold=bold) for line in text.split("\n"))


def pieces(words: Words, size: float, width: float, most: int, *, bold: bool = False) -> list[Words]:
    """The words cut at spaces into pieces of at most `most` lines; the link stays with the first."""
    found, rest = [], words

    def fits(text: str) -> bool:
        return lines(text, size, width, bold=bold) <= most

    while not fits(rest.text):
        first, behind = _cut(rest.runs, _fitting(rest.text, fits))
        found.append(replace(rest, runs=first))
        rest = Words(behind)
    return [*found, rest]


def _fitting(text: str, fits: Callable[[str], bool]) -> int:
    """The offset behind the last space up to which the text fits."""
    low, high = 1, len(text) - 1
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(text[:middle]) else (low, middle - 1)
    space = max(text.rfind(" ", 0, low + 1), text.rfind("\n", 0, low + 1))
    return space + 1 if space > 0 else low


def _cut(runs: tuple[Run, ...], offset: int) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    first, rest = [], []
    for run in runs:
        head, tail = run.text[:offset], run.text[offset:]
        offset = max(offset - len(run.text), 0)
        first += [replace(run, text=head)] if head else []
        rest += [replace(run, text=tail)] if tail else []
    return tuple(first), tuple(rest)
