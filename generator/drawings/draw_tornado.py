"""A tornado: what each input does to a result at its low end and at its high end, the widest first.

A result that falls is quiet and one that rises has the colour, whichever end of the input it comes from. Where there
is room the names stand in a column of their own and a row is one line; elsewhere a name stands over its bar, and the
results below it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from generator.drawings.chart import Chart, Row, Value
from generator.drawings.fitting import LEADING, fit_scale, wrap, write_lines
from generator.drawings.ink import RISE, SMALL, Ink
from generator.drawings.shapes import Box, Drawing, Shape, bar, frame, rule
from generator.drawings.tornado_sides import PAD, Side, make_sides, tell

THICK, GAP = 13.0, 10.0
CLOSE = 6.0
"""Between rows that are one line each."""
COLUMN, ROOM, WORDS_SHARE = 0.34, 250.0, 0.8
"""The share of the width that names in a column may take, the width in points from which they have one, and the share
of what is left that the longest results may take."""
SHORTENED = (1 / 3, 0.0)
"""The share of the width that a result may take before it is shortened: as much as it likes, then nothing."""


@dataclass(frozen=True, slots=True)
class Plot:
    """Where bars are drawn: the base's place, points for each unit, and whether a row is one line."""

    zero: float
    scale: float
    column: float

    @property
    def beside(self) -> bool:
        return self.column > 0


def draw_tornado(chart: Chart, ink: Ink, width: float) -> Drawing:
    """Bars to both sides of what is expected: the input's end is written in the bar, the result at its end."""
    base = chart.base or Value(0.0, "")
    rows = sorted(chart.rows, key=lambda row: -abs(row.values[1].number - row.values[0].number))
    sides, plot = _place(rows, base.number, width, ink)
    shapes, top = _write_base(base.shown, chart, plot, width, ink)
    through = plot.beside or all(ink.width(row.label, SMALL, bold=True) < plot.zero - PAD for row in rows)
    start = top
    for row, pair in zip(rows, sides, strict=True):
        drawn, foot = (_draw_line if plot.beside else _draw_block)(row, pair, top, plot, width, ink)
        shapes += drawn
        shapes += [] if through else [rule((plot.zero, foot - THICK - 13), (plot.zero, foot), ink.ink, thick=1)]
        top = foot + (CLOSE if plot.beside else GAP)
    end = top - (CLOSE if plot.beside else GAP)
    return frame(width, [*shapes, rule((plot.zero, start), (plot.zero, end), ink.ink, thick=1)] if through else shapes)


def _place(rows: Sequence[Row], base: float, width: float, ink: Ink) -> tuple[list[tuple[Side, ...]], Plot]:
    """What is said at the ends and where; results are shortened before a row takes two lines."""
    tried = (
        (sides, _plan(rows, sides, width, ink))
        for share in SHORTENED
        for sides in [[make_sides(row, base, width * share, ink) for row in rows]]
    )
    whole = next(tried)
    return whole if whole[1].beside else next((one for one in tried if one[1].beside), whole)


def _plan(rows: Sequence[Row], sides: Sequence[tuple[Side, ...]], width: float, ink: Ink) -> Plot:
    """Names have a column where the widest is short enough for it, and the results leave the bars some of the rest."""
    widest = max((ink.width(row.label, SMALL, bold=True) for row in rows), default=0.0) + GAP
    said = sum(
        max((_reach(one, 0.0, ink=ink, beside=True) for one in side), default=0.0) for side in zip(*sides, strict=True)
    )
    roomy = width >= ROOM and widest <= width * COLUMN and said <= (width - widest) * WORDS_SHARE
    column = widest if roomy else 0.0
    reach = partial(_reach, ink=ink, beside=column > 0)
    lefts = [partial(reach, one) for pair in sides for one in pair if one.gap < 0]
    rights = [partial(reach, one) for pair in sides for one in pair if one.gap >= 0]
    scale = fit_scale(width - column, lefts, rights)
    return Plot(column + max((part(scale) for part in lefts), default=0.0), scale, column)


def _reach(side: Side, scale: float, *, ink: Ink, beside: bool) -> float:
    """How far a side reaches from the base, with its words."""
    length = abs(side.gap) * scale
    said = tell(side, length, ink)
    words = ink.width(said, SMALL) + PAD if said else 0.0
    return length + words if beside else max(length, words)


def _write_base(shown: str, chart: Chart, plot: Plot, width: float, ink: Ink) -> tuple[list[Shape], float]:
    """What is expected, over the base; and where the first row begins."""
    if not shown:
        return [], 0.0
    said = chart.words.get("expected", "{value}").format(value=shown)
    wide = ink.width(said, SMALL, bold=True)
    middle = min(max(plot.zero, wide / 2), width - wide / 2)
    return [ink.write(said, (middle, RISE * SMALL), SMALL, anchor="middle", bold=True)], SMALL * LEADING + PAD


def _draw_line(
    row: Row, pair: Sequence[Side], top: float, plot: Plot, width: float, ink: Ink
) -> tuple[list[Shape], float]:
    """The name, the bars, and the results beyond their ends, on one line; and where it ends."""
    middle = top + THICK / 2 + SMALL * 0.36
    shapes = [ink.write(row.label, (0, middle), SMALL, bold=True, of=row.label), *_draw_pair(row, pair, top, plot, ink)]
    for one in pair:
        length, left = abs(one.gap) * plot.scale, one.gap < 0
        if said := tell(one, length, ink):
            x = plot.zero - length - PAD if left else plot.zero + length + PAD
            shapes.append(ink.write(said, (x, middle), SMALL, anchor="end" if left else "start", of=row.label))
    return shapes, top + THICK


def _draw_block(
    row: Row, pair: Sequence[Side], top: float, plot: Plot, width: float, ink: Ink
) -> tuple[list[Shape], float]:
    """The name over the bars, the results below them; and where all of it ends."""
    lines = write_lines(
        wrap(row.label, width, ink, bold=True, most=2), 0, top + RISE * SMALL, ink, bold=True, of=row.label
    )
    over = top + len(lines) * SMALL * LEADING + 2
    said = [_write_result(one, over, plot, row.label, ink) for one in pair]
    shapes = [*lines, *_draw_pair(row, pair, over, plot, ink), *(shape for shape in said if shape)]
    return shapes, over + THICK + SMALL * LEADING + 2


def _draw_pair(row: Row, pair: Sequence[Side], top: float, plot: Plot, ink: Ink) -> list[Shape]:
    """The bars of both ends, each with the input's end in it where it has room."""
    shapes: list[Shape] = []
    for n, one in enumerate(pair):
        nearer = abs(pair[1 - n].gap) if pair[0].gap * pair[1].gap > 0 and n == 0 else 0.0
        length, left = abs(one.gap) * plot.scale, one.gap < 0
        end = plot.zero - length if left else plot.zero + length
        shapes.append(bar(Box(min(plot.zero, end), top, length, THICK), one.colour, row.label))
        given = one.value.given
        if given and ink.width(given, SMALL, bold=True) + 2 * PAD <= length - nearer * plot.scale:
            x, anchor = (end + PAD, "start") if left else (end - PAD, "end")
            colour = ink.paper if one.colour == ink.hue else ink.ink
            y = top + THICK / 2 + SMALL * 0.36
            shapes.append(ink.write(given, (x, y), SMALL, anchor=anchor, bold=True, colour=colour, of=row.label))
    return shapes


def _write_result(side: Side, top: float, plot: Plot, of: str, ink: Ink) -> Shape | None:
    """The result under its end, or beyond it where the bar is shorter than its words."""
    length, left = abs(side.gap) * plot.scale, side.gap < 0
    if not (said := tell(side, length, ink)):
        return None
    inside = ink.width(said, SMALL) + PAD <= length
    x = plot.zero + (-1 if left else 1) * (length if inside else PAD)
    anchor = "start" if left == inside else "end"
    return ink.write(said, (x, top + THICK + RISE * SMALL + 2), SMALL, anchor=anchor, of=of)
