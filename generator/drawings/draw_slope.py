"""Slopes: before and after, one small panel for each measure, each on its own unit and from zero."""

from generator.drawings.chart import Chart, Row
from generator.drawings.draw_bars import brief_if
from generator.drawings.fitting import LEADING, wrap, write_lines
from generator.drawings.ink import RISE, SMALL, TEXT, Ink
from generator.drawings.shapes import Drawing, Place, Shape, area, dot, frame, rule, trail

FIELD, LEAST, APART, PAD, RUN = 66.0, 132.0, 16.0, 7.0, 36.0
"""The height of a plot, the least width of a panel, the room between panels and beside words, and a slope's least."""


def draw_slopes(chart: Chart, ink: Ink, width: float) -> Drawing:
    """The panels side by side, in as many lines as they need; all of one line are equally high, and in all of them the
    slopes begin and end at the same places."""
    least = max(LEAST, RUN + sum(_sides(chart, LEAST, ink)))
    across = max(1, min(len(chart.rows), int((width + APART) // (least + APART)), 4))
    wide = (width - (across - 1) * APART) / across
    sides = _sides(chart, wide, ink)
    shapes: list[Shape] = []
    top = 0.0
    for start in range(0, len(chart.rows), across):
        line = chart.rows[start : start + across]
        names = [wrap(row.label, wide, ink, bold=True) for row in line]
        head = max(map(len, names)) * SMALL * LEADING
        panels = [
            _draw_panel(row, chart.heads, lines, (n * (wide + APART), top, wide, head), sides, ink)
            for n, (row, lines) in enumerate(zip(line, names, strict=True))
        ]
        shapes += [shape for panel in panels for shape in panel]
        top = max(shape.box.bottom for panel in panels for shape in panel) + 2 * APART
    return frame(width, shapes)


def _sides(chart: Chart, wide: float, ink: Ink) -> tuple[float, float]:
    """The room at both sides of the slopes in panels of this width: for the widest value, in brief where possible."""
    shown = [[brief_if(value.shown, wide * 0.36, ink) for value in row.values[:2]] for row in chart.rows]
    words = [max(ink.width(one, TEXT, bold=True) + 2 * PAD for one in side) for side in zip(*shown, strict=True)]
    return words[0], words[1]


def _draw_panel(
    row: Row,
    heads: tuple[str, ...],
    lines: list[str],
    place: tuple[float, float, float, float],
    sides: tuple[float, float],
    ink: Ink,
) -> list[Shape]:
    left, top, wide, head = place
    shown = [brief_if(value.shown, wide * 0.36, ink) for value in row.values[:2]]
    x, to_x = left + max(sides[0], wide * 0.2), left + wide - max(sides[1], wide * 0.2)
    numbers = [value.number for value in row.values[:2]]
    low, high = min(0.0, *numbers), max(0.0, *numbers)
    scale, over = FIELD / ((high - low) or 1.0), top + 8 + head + TEXT
    zero = over + high * scale
    start, end = (x, zero - numbers[0] * scale), (to_x, zero - numbers[1] * scale)
    foot = over + FIELD
    return [
        rule((left, top), (left + wide, top), ink.ink, thick=1.5),
        *write_lines(lines, left, top + 8 + RISE * SMALL, ink, bold=True, of=row.label),
        rule((x, over - 4), (x, foot), ink.colours["line"]),
        rule((to_x, over - 4), (to_x, foot), ink.colours["line"]),
        area([(x, zero), start, end, (to_x, zero)], ink.wash(ink.hue, 0.1)),
        rule((left, zero), (left + wide, zero), ink.ink),
        trail([start, end], ink.hue),
        *_end(shown[0], start, ink, row.label, before=True),
        *_end(shown[1], end, ink, row.label, before=False),
        *_names(heads, (x, to_x), foot + TEXT * 0.5, (left, wide), ink, row.label),
    ]


def _end(shown: str, at: Place, ink: Ink, of: str, *, before: bool) -> list[Shape]:
    """One end of the slope: its point, and its value on the outer side."""
    x, anchor, colour = (-PAD, "end", ink.muted) if before else (PAD, "start", ink.hue)
    words = ink.write(shown, (at[0] + x, _clear(at[1])), TEXT, anchor=anchor, bold=True, colour=colour, of=of)
    return [dot(at, ink.paper if before else ink.hue, ink.slate if before else ink.hue, of=of), words]


def _clear(y: float) -> float:
    """The baseline of a value beside its point, a little above it, so that it does not stand on the line of zero."""
    return y + TEXT * 0.12


def _names(
    heads: tuple[str, ...], ends: tuple[float, float], y: float, panel: tuple[float, float], ink: Ink, of: str
) -> list[Shape]:
    """What the two ends are called, under them."""
    left, wide = panel
    shapes: list[Shape] = []
    for n, (head, x) in enumerate(zip(heads[:2], ends, strict=False)):
        for k, line in enumerate(wrap(head, wide / 2 - PAD, ink, bold=n == 1, most=2)):
            half = ink.width(line, SMALL, bold=n == 1) / 2
            near, far = (
                (left + half, left + wide / 2 - half - 3)
                if n == 0
                else (left + wide / 2 + half + 3, left + wide - half)
            )
            middle = min(max(x, near), far)
            base = y + RISE * SMALL + k * SMALL * LEADING
            shapes.append(ink.write(line, (middle, base), anchor="middle", bold=n == 1, of=of))
    return shapes
