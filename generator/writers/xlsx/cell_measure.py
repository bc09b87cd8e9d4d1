"""How wide words are and how many lines they take: estimates for a sans-serif, on the safe side of its substitutes."""

from collections.abc import Callable
from dataclasses import replace

from generator.writers.xlsx.cell_words import Run, Words

CHARACTER = 6.0  # points of one unit of column width, in 10 pt
CELL_PADDING = 6.0  # points that Excel leaves free at a cell's sides
LEADING = 1.34
SAFETY = 1.08  # readers without the brand's font see a wider one

# Advance widths in hundredths of the type size, as in Inter, the widest of the usual sans-serifs for figures.
_GROUPS = {
    28: "Iijl !',.:;`|", 36: "()/[]\\ftr", 44: '1"-^_{}•', 54: "*?JLacksvxyz", 60: "235679EFbdeghnopqu€",
    65: "0468#$&+<=>~BKPRSTZ−–", 72: "ADVXY", 77: "CGHNOQUw", 95: "@Mm", 100: "%W—…☐",
}  # fmt: skip
_WIDTHS = {ord(sign): hundredths / 100 for hundredths, signs in _GROUPS.items() for sign in signs}
_WIDE = 1.0  # of scripts beyond Latin


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of a line of text in points."""
    em = sum(_WIDTHS.get(ord(sign), _WIDE if ord(sign) > 0x2E80 else 0.65) for sign in text)
    return em * size * (1.04 if bold else 1.0) * SAFETY


def words_width(words: Words, size: float, *, bold: bool = False) -> float:
    """The width of the widest line of the words in points, when nothing wraps."""
    return max((text_width(line, size, bold=bold) for line in words.text.split("\n")), default=0.0)


def characters(points: float) -> float:
    """Points of text as a column width."""
    return (points + CELL_PADDING) / CHARACTER


def lines(text: str, size: float, width: float, *, bold: bool = False) -> int:
    """How many lines the text takes in a cell of a width in points."""
    room = max(width - CELL_PADDING, size)
    return sum(_wrap(line, size, room, bold=bold) for line in text.split("\n"))


def _wrap(line: str, size: float, room: float, *, bold: bool) -> int:
    count, used = 1, 0.0
    space = text_width(" ", size, bold=bold)
    for word in line.split(" "):
        long = text_width(word, size, bold=bold)
        if used and used + space + long > room:
            count, used = count + 1, 0.0
        # A word longer than the line is broken wherever the line ends.
        count += int(max(long - 0.01, 0) // room)
        used = used + (space if used else 0.0) + (long % room if long > room else long)
    return count


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
