"""How large a chart is and how much room its words take: names are never cut, and values stay clear of them."""

from collections.abc import Iterable, Sequence

from generator.writers._office.chart_plots import Frame
from generator.writers._office.text_widths import TYPE, count_lines, text_width, widest

LEADING = 11.5
WIDEST = 520.0  # points; bars of a wider chart lead the eye astray
HEAD = 30.0  # of a heading within the chart
ROW, UPRIGHT = 26.0, 124.0  # a bar that lies with its gap, and the field of those that stand
TALL, LOW = 180.0, 0.74  # a line: as tall as on paper, and its share of a narrow width
GAP = 8.0
PANEL = 160.0  # the widest field of a small chart
NAMES = 0.38  # of the width, at most, for the names of bars that lie


def lying_frame(names: Sequence[str], values: Iterable[str], room: float, head: float, *, row: float = ROW) -> Frame:
    """Bars that lie, their names on the left and their values on the right."""
    width = min(room, WIDEST)
    left = min(widest(names, TYPE) + 2 * GAP, width * NAMES)
    lines = max((count_lines(name, TYPE, left - GAP) for name in names), default=1)
    right = min(widest(values, TYPE, bold=True) + GAP, width * 0.45)
    return Frame(width, head + max(row, lines * LEADING + 6) * len(names) + 12, left, head + 6, right, 6.0)


def label_share(values: Iterable[str], frame: Frame) -> float:
    """How much of the span of all values a label beyond a bar takes."""
    label = widest(values, TYPE, bold=True) + GAP
    field = frame.width - frame.left - frame.right
    return round(min(label / max(field - label, field * 0.3), 1.0), 2)


def upright_frame(names: Sequence[str], values: Sequence[str], room: float, head: float) -> tuple[Frame, bool, bool]:
    """Columns that stand, and whether their names and their values have to be turned to have room."""
    width = min(room, WIDEST)
    pitch = (width - 2 * GAP) / len(names)
    turned = _longest_word(names) > pitch - 2 or max(count_lines(name, TYPE, pitch - 4) for name in names) > 4
    wide = widest(values, TYPE, bold=True)
    steep = wide > pitch - 2
    lines = max(count_lines(name, TYPE, pitch - 4) for name in names)
    bottom = min(widest(names, TYPE), 130.0) + GAP if turned else lines * LEADING + GAP
    top = head + (wide + GAP if steep else LEADING + GAP)
    return Frame(width, top + UPRIGHT - 50 + bottom, GAP, top, GAP, bottom), turned, steep


def _longest_word(names: Iterable[str]) -> float:
    return widest((word for name in names for word in name.split()), TYPE)


def fits_upright(names: Sequence[str], values: Sequence[str], room: float) -> bool:
    """Whether names and values of columns have room where they stand."""
    _, turned, steep = upright_frame(names, values, room, 0.0)
    return not (turned or steep)


def panel_frame(names: Sequence[str], heads: Sequence[str], ends: Sequence[Sequence[str]], room: float) -> Frame:
    """One of several small charts side by side: the values of both ends beside the line between them, a name above."""
    whole = min(room, WIDEST)
    field = max(60.0, _longest_word(heads) + GAP)
    left, right = (max(widest(values, TYPE, bold=True) + GAP, field / 2) for values in ends)
    beside = max(int(whole // (left + field + right)), 1)
    width = max(whole / min(beside, max(len(names), 2)) - 1, left + right + 40)
    field = min(width - left - right, PANEL)
    head = 8 + LEADING * 1.3 * max(count_lines(name, TYPE + 2, width - GAP, bold=True) for name in names or [""])
    bottom = LEADING * max(count_lines(text, TYPE, field) for text in heads) + GAP
    return Frame(width, head + 100.0 + bottom, left, head + 12, width - left - field, bottom)


def line_frame(last: str, room: float, head: float) -> Frame:
    """A line with the words of its last point on the right."""
    width = min(room, WIDEST)
    right = min(text_width(last, TYPE, bold=True) + 2 * GAP, width * 0.4)
    return Frame(width, head + min(TALL, max(width * LOW, UPRIGHT * LOW)), 3 * GAP, head + 18, right, 26.0)
