"""A tornado: what each input does to a result at its low end and at its high end, the widest first.

A result that falls is quiet and one that rises has the colour, whichever end of the input it comes from.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from generator.drawings.chart import Chart, Row, Value
from generator.drawings.fitting import LEADING, brief, fit_scale, wrap, write_lines
from generator.drawings.ink import RISE, SMALL, Ink
from generator.drawings.shapes import Box, Drawing, Shape, bar, frame, rule

THICK, PAD, GAP = 13.0, 4.0, 10.0


@dataclass(frozen=True, slots=True)
class Side:
    """One end of a row: its bar from the base, in which colour, and the words below it."""

    value: Value
    gap: float
    colour: str
    words: str


def draw_tornado(chart: Chart, ink: Ink, width: float) -> Drawing:
    """Bars to both sides of what is expected: the input is written in the bar, the result under its end."""
    base = chart.base or Value(0.0, "")
    rows = sorted(chart.rows, key=lambda row: -abs(row.values[1].number - row.values[0].number))
    sides = [_sides(row, base.number, width, ink) for row in rows]
    lefts = [partial(_reach, one, ink) for pair in sides for one in pair if one.gap < 0]
    rights = [partial(_reach, one, ink) for pair in sides for one in pair if one.gap >= 0]
    scale = fit_scale(width, lefts, rights)
    zero = max((part(scale) for part in lefts), default=0.0)
    said = chart.words.get("expected", "{value}").format(value=base.shown)
    wide = ink.width(said, SMALL, bold=True)
    middle = min(max(zero, wide / 2), width - wide / 2)
    shapes = [ink.write(said, (middle, RISE * SMALL), SMALL, anchor="middle", bold=True)] if base.shown else []
    top = SMALL * LEADING + PAD if base.shown else 0.0
    through = all(ink.width(row.label, SMALL, bold=True) < zero - PAD for row in rows)
    start = top
    for row, pair in zip(rows, sides, strict=True):
        lines = write_lines(
            wrap(row.label, width, ink, bold=True, most=2), 0, top + RISE * SMALL, ink, bold=True, of=row.label
        )
        over = top + len(lines) * SMALL * LEADING + 2
        foot = over + THICK + SMALL * LEADING + 2
        shapes += [*lines, *_draw_pair(row, pair, (zero, over, scale), ink)]
        shapes += [] if through else [rule((zero, over - 1), (zero, foot), ink.ink, thick=1)]
        top = foot + GAP
    return frame(width, [*shapes, rule((zero, start), (zero, top - GAP), ink.ink, thick=1)] if through else shapes)


def _sides(row: Row, base: float, width: float, ink: Ink) -> tuple[Side, ...]:
    """The two ends; where both lie on one side, the nearer one is drawn last, and one line says both."""
    low, high = row.values[0], row.values[1]
    shown = [
        brief(one.shown, ink.language) if ink.width(one.shown, SMALL) > width / 3 else one.shown for one in (low, high)
    ]
    gaps = [low.number - base, high.number - base]
    if gaps[0] * gaps[1] <= 0:
        return (
            _side(low, gaps[0] or -gaps[1] * 1e-9, shown[0], ink),
            _side(high, gaps[1] or -gaps[0] * 1e-9, shown[1], ink),
        )
    both = f"{shown[0]} – {shown[1]}"
    pair = [Side(low, gaps[0], ink.slate, ""), Side(high, gaps[1], ink.hue, "")]
    far, near = sorted(pair, key=lambda side: -abs(side.gap))
    return Side(far.value, far.gap, far.colour, both), near


def _side(value: Value, gap: float, words: str, ink: Ink) -> Side:
    return Side(value, gap, ink.slate if gap < 0 else ink.hue, words)


def _reach(side: Side, ink: Ink, scale: float) -> float:
    """How far a side reaches from the base, with its words."""
    return max(abs(side.gap) * scale, ink.width(_tell(side, abs(side.gap) * scale, ink), SMALL) + PAD)


def _tell(side: Side, length: float, ink: Ink) -> str:
    """The result, after the input's end where that has no room in the bar: `Higher: $29,000`."""
    given = side.value.given
    outside = given and side.words and ink.width(given, SMALL, bold=True) + 2 * PAD > length
    return f"{given}: {side.words}" if outside and " – " not in side.words else side.words


def _draw_pair(row: Row, pair: Sequence[Side], place: tuple[float, float, float], ink: Ink) -> list[Shape]:
    zero, top, scale = place
    shapes: list[Shape] = []
    nearer = {
        id(one): abs(pair[1 - n].gap) if pair[0].gap * pair[1].gap > 0 and n == 0 else 0.0 for n, one in enumerate(pair)
    }
    for one in pair:
        length, left = abs(one.gap) * scale, one.gap < 0
        end = zero - length if left else zero + length
        shapes.append(bar(Box(min(zero, end), top, length, THICK), one.colour, row.label))
        wide = ink.width(one.value.given, SMALL, bold=True)
        if one.value.given and wide + 2 * PAD <= length - nearer[id(one)] * scale:
            x, anchor = (end + PAD, "start") if left else (end - PAD, "end")
            colour = ink.paper if one.colour == ink.hue else ink.ink
            y = top + THICK / 2 + SMALL * 0.36
            shapes.append(
                ink.write(one.value.given, (x, y), SMALL, anchor=anchor, bold=True, colour=colour, of=row.label)
            )
        shapes += _write_result(one, zero, end, top + THICK + RISE * SMALL + 2, row.label, ink)
    return shapes


def _write_result(side: Side, zero: float, end: float, y: float, of: str, ink: Ink) -> list[Shape]:
    """The result under its end, or beyond it where the bar is shorter than its words."""
    said = _tell(side, abs(end - zero), ink)
    left, inside = side.gap < 0, ink.width(said, SMALL) + PAD <= abs(end - zero)
    x = end if inside else zero - PAD if left else zero + PAD
    anchor = "start" if left == inside else "end"
    return [ink.write(said, (x, y), SMALL, anchor=anchor, of=of)] if said else []
