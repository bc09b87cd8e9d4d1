"""A line over time: where it crosses zero, where it ends, and the points that its table marks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.drawings.chart import Chart, Row
from generator.drawings.crossings import Crossing, find_crossings, name_crossing
from generator.drawings.draw_bars import brief_if
from generator.drawings.fitting import LEADING, shorten, wrap
from generator.drawings.ink import SMALL, TEXT, Ink
from generator.drawings.point_words import PAD, Stretch, write_beside
from generator.drawings.shapes import Box, Drawing, Place, Shape, area, dot, frame, rule, trail

FIELD, HEAD, EDGE = 130.0, 16.0, 6.0
"""The height of the plot, the room above it, and left of the first point."""


@dataclass(frozen=True, slots=True)
class Plot:
    """Where the points lie: the height of zero, and each point's place."""

    width: float
    zero: float
    foot: float
    places: tuple[Place, ...]

    @property
    def stretches(self) -> list[Stretch]:
        """The line's straight parts, and that of zero."""
        parts = [(*one, *other) for one, other in zip(self.places, self.places[1:], strict=False)]
        return [*parts, (0.0, self.zero, self.places[-1][0], self.zero)]

    @property
    def room(self) -> tuple[Box, list[Stretch]]:
        """Where words may stand, and the lines that they may not touch."""
        return Box(0, 0, self.width, self.foot), self.stretches


def draw_line(chart: Chart, ink: Ink, width: float) -> Drawing:
    """The line with an area down to zero, its last value at its end, and what is marked said at its point."""
    rows, last = chart.rows, chart.rows[-1]
    shown = brief_if(last.shown, width / 4, ink)
    end_label = wrap(last.label, width / 5, ink, most=2)
    beside = max(ink.width(shown, TEXT, bold=True), *(ink.width(line, SMALL) for line in end_label)) + 2 * PAD
    plot = _plot(rows, width - beside, width)
    x, y = plot.places[-1]
    y = min(max(y, HEAD), plot.foot - SMALL * LEADING * len(end_label))
    end = [ink.write(shown, (x + PAD, y + TEXT * 0.36), TEXT, bold=True, colour=ink.hue, of=last.label)]
    end += [
        ink.write(line, (x + PAD, y + TEXT * 0.36 + (n + 1) * SMALL * LEADING + 1), of=last.label)
        for n, line in enumerate(end_label)
    ]
    crossings = find_crossings(rows, chart.words)
    shapes: list[Shape] = [
        *_areas(plot, ink, crosses=bool(crossings)),
        rule((0, plot.zero), (x, plot.zero), ink.ink),
        trail(plot.places, ink.hue),
        dot(plot.places[-1], ink.hue, ink.hue, of=last.label),
        *end,
    ]
    shapes += _dots(rows, crossings, plot, ink)
    shapes += _say_crossings(crossings, plot, shapes, ink)
    shapes += _say_rows(rows, plot, shapes, ink)
    return frame(width, [*shapes, *_ticks(rows, plot, ink)])


def _plot(rows: Sequence[Row], room: float, width: float) -> Plot:
    at = [float(n) if row.at is None else row.at for n, row in enumerate(rows)]
    values = [row.number for row in rows]
    low, high = min(0.0, *values, 0.0), max(0.0, *values, 0.0)
    across, down = (room - EDGE) / ((max(at) - min(at)) or 1.0), FIELD / ((high - low) or 1.0)
    zero = HEAD + high * down
    first = min(at) if len(at) > 1 else at[0] - 1.0
    across = across if len(at) > 1 else (room - EDGE) / 2
    places = tuple((EDGE + (x - first) * across, zero - y * down) for x, y in zip(at, values, strict=True))
    return Plot(width, zero, HEAD + FIELD + (HEAD if low < 0 else 0.0), places)


def _areas(plot: Plot, ink: Ink, *, crosses: bool) -> Iterator[Shape]:
    """What lies between the line and zero: mint above and grey below, where it crosses."""
    for (x, y), (to_x, to_y) in zip(plot.places, plot.places[1:], strict=False):
        if to_x <= x:
            continue
        cut = x + (to_x - x) * (plot.zero - y) / (to_y - y) if (y - plot.zero) * (to_y - plot.zero) < 0 else to_x
        cuts = [((x, y), (cut, plot.zero if cut < to_x else to_y)), ((cut, plot.zero), (to_x, to_y))]
        for one, other in cuts[: 2 if cut < to_x else 1]:
            above = min(one[1], other[1]) < plot.zero
            colour = ink.wash(ink.mint, 0.55) if above else ink.wash(ink.slate, 0.4)
            corners = [(one[0], plot.zero), one, other, (other[0], plot.zero)]
            yield area(corners, colour if crosses else ink.wash(ink.hue if above else ink.slate))


def _dots(rows: Sequence[Row], crossings: Sequence[Crossing], plot: Plot, ink: Ink) -> Iterator[Shape]:
    """Every point that has words; all are there before the first words look for a place."""
    for row, at in zip(rows[:-1], plot.places, strict=False):
        if row.marked or row.note:
            yield dot(at, ink.ink, ink.ink, size=2.5, of=row.label)
    for one in crossings:
        yield dot(_cut(one, plot), ink.paper, ink.ink if one.final else ink.muted, of=one.label)


def _cut(one: Crossing, plot: Plot) -> Place:
    """Where the line leaves zero."""
    (x, y), (to_x, to_y) = plot.places[one.after], plot.places[one.after + 1]
    return x + (to_x - x) * (plot.zero - y) / (to_y - y), plot.zero


def _say_crossings(crossings: Sequence[Crossing], plot: Plot, drawn: Sequence[Shape], ink: Ink) -> list[Shape]:
    said: list[Shape] = []
    for one in sorted(crossings, key=lambda one: not one.final):
        words = name_crossing(one)
        said += write_beside(words, _cut(one, plot), plot.room, [*drawn, *said], ink, bold=one.final, below=one.final)
    return said


def _say_rows(rows: Sequence[Row], plot: Plot, drawn: Sequence[Shape], ink: Ink) -> list[Shape]:
    """The label and the value of each marked row, and the words of annotations, at their points."""
    said: list[Shape] = []
    for n, (row, at) in enumerate(zip(rows, plot.places, strict=True)):
        own = f"{row.label}: {row.shown}" if row.marked and n < len(rows) - 1 else ""
        text = shorten(row.note or own, plot.width * 0.6, ink)
        if text:
            said += write_beside(text, at, plot.room, [*drawn, *said], ink, bold=False, below=at[1] > plot.zero)
    return said


def _ticks(rows: Sequence[Row], plot: Plot, ink: Ink) -> list[Shape]:
    """The names of points below the plot: the first and the last, then as many as have room."""
    order = [0, len(rows) - 1, *range(1, len(rows) - 1)]
    drawn: list[Shape] = []
    for n in dict.fromkeys(order):
        text = shorten(rows[n].label, plot.width * 0.3, ink)
        wide, x = ink.width(text, SMALL), plot.places[n][0]
        middle = min(max(x, wide / 2), plot.width - wide / 2)
        words = ink.write(text, (middle, plot.foot + 14), anchor="middle", of=rows[n].label)
        around = Box(words.box.x - 4, words.box.y, words.box.width + 8, words.box.height)
        if not any(one.text and one.box.meets(around) for one in drawn):
            drawn += [rule((x, plot.foot), (x, plot.foot + 4), ink.muted), words]
    return drawn
