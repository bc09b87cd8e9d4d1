"""Bars that lie: a label above each, its value at its end."""

from collections.abc import Sequence
from functools import partial

from generator.drawings.chart import Chart, Row
from generator.drawings.fitting import LEADING, brief, fit_scale, name_row, write_lines
from generator.drawings.ink import RISE, SMALL, TEXT, Ink
from generator.drawings.shapes import Box, Drawing, Shape, bar, frame, rule

THICK, GAP, PAD = 13.0, 8.0, 6.0


def draw_bars(chart: Chart, ink: Ink, width: float) -> Drawing:
    """Every bar starts at zero; that of a loss goes the other way, with its value at its own end."""
    rows = [(row, brief_if(row.shown, width / 3, ink)) for row in chart.rows]
    ends = [(row.number, ink.width(shown, TEXT, bold=True) + PAD) for row, shown in rows]
    lefts = [end for end in ends if end[0] < 0]
    rights = [end for end in ends if end[0] >= 0]
    scale = fit_scale(width, [partial(_reach, end) for end in lefts], [partial(_reach, end) for end in rights])
    zero = max((_reach(end, scale) for end in lefts), default=0.0)
    shapes: list[Shape] = []
    top = 0.0
    for row, shown in rows:
        label = write_lines(name_row(row, width, ink, most=2), 0, top + RISE * SMALL, ink, of=row.label)
        over = top + len(label) * SMALL * LEADING + 2
        shapes += [*label, *_lay(row, shown, zero, scale, over, chart.rows, ink)]
        top = over + THICK + GAP
    return frame(width, shapes)


def _reach(end: tuple[float, float], scale: float) -> float:
    """How far a bar and its value reach from zero."""
    return abs(end[0]) * scale + end[1]


def _lay(
    row: Row, shown: str, zero: float, scale: float, top: float, rows: Sequence[Row], ink: Ink
) -> list[Shape]:  # fmt: skip
    length, loss = abs(row.number) * scale, row.number < 0
    start = zero - length if loss else zero
    middle, anchor = top + THICK / 2 + TEXT * 0.36, "end" if loss else "start"
    beside = start - PAD if loss else start + length + PAD
    return [
        bar(Box(start, top, length, THICK), fill_of(row, rows, ink), row.label),
        ink.write(shown, (beside, middle), TEXT, anchor=anchor, bold=True, of=row.label),
        rule((zero, top - 1), (zero, top + THICK + 1), ink.ink),
    ]


def fill_of(row: Row, rows: Sequence[Row], ink: Ink) -> str:
    """One series in colour: the sums, or all bars where none is a sum; a mark is a saving, a loss is quiet."""
    if row.marked:
        return ink.mint
    if any(one.total for one in rows):
        return ink.hue if row.total else ink.slate
    return ink.slate if row.number < 0 else ink.hue


def brief_if(shown: str, room: float, ink: Ink) -> str:
    """The value as it is printed, or to three digits where the room is too small."""
    return shown if ink.width(shown, TEXT, bold=True) <= room else brief(shown, ink.language)
