"""A waterfall that lies, for narrow places: names at the left, each bar starting where the one above ended."""

from collections.abc import Sequence
from functools import partial

from generator.drawings.chart import Chart, Row
from generator.drawings.draw_bars import PAD, brief_if
from generator.drawings.fitting import LEADING, fit_scale, name_row, write_lines
from generator.drawings.ink import RISE, SMALL, TEXT, Ink
from generator.drawings.shapes import Box, Drawing, Shape, bar, frame, rule

THICK, GAP, NAMES = 16.0, 10.0, 0.34
"""The height of a bar, the room below it, and the share of the width that the names have."""


def span_steps(rows: Sequence[Row]) -> list[tuple[float, float]]:
    """Where each bar of a waterfall starts and ends: a sum stands on zero."""
    reached, spans = 0.0, []
    for row in rows:
        start = 0.0 if row.total else reached
        reached = row.number if row.total else reached + row.number
        spans.append((start, reached))
    return spans


def fill_step(n: int, rows: Sequence[Row], ink: Ink) -> str:
    """What a waterfall comes to, in colour; what it starts from and its steps are quiet, but for a marked saving."""
    if rows[n].marked:
        return ink.mint
    return ink.hue if rows[n].total and n > 0 else ink.slate


def draw_steps(chart: Chart, ink: Ink, width: float) -> Drawing:
    """The steps under each other, joined by dotted lines."""
    names = width * NAMES
    rows = [(row, brief_if(row.shown, width / 4, ink)) for row in chart.rows]
    spans = span_steps(chart.rows)
    lefts = [
        partial(_reach, -min(span), ink, shown) for span, (_, shown) in zip(spans, rows, strict=True) if _is_below(span)
    ]
    lefts += [partial(_reach, -min(span), ink, "") for span in spans if min(span) < 0]
    rights = [
        partial(_reach, max(span), ink, shown)
        for span, (_, shown) in zip(spans, rows, strict=True)
        if not _is_below(span)
    ]
    scale = fit_scale(width - names - PAD, lefts, rights)
    zero = names + PAD + max((part(scale) for part in lefts), default=0.0)
    shapes: list[Shape] = []
    top, joint = 0.0, None
    for n, ((row, shown), span) in enumerate(zip(rows, spans, strict=True)):
        lines = name_row(row, names, ink)
        high = max(THICK, len(lines) * SMALL * LEADING)
        over = top + (high - THICK) / 2
        first = top + (high - len(lines) * SMALL * LEADING) / 2 + RISE * SMALL + 1
        if joint is not None:
            shapes.append(rule(joint, (joint[0], over), ink.muted, dotted=True))
        shapes += [*write_lines(lines, 0, first, ink, of=row.label)]
        shapes += _lay(n, shown, span, (zero, over, scale), chart.rows, ink)
        joint = (zero + span[1] * scale, over + THICK)
        top += high + GAP
    return frame(width, [*shapes, rule((zero, 0), (zero, top - GAP), ink.ink)])


def _is_below(span: tuple[float, float]) -> bool:
    return max(span) <= 0 and min(span) < 0


def _reach(value: float, ink: Ink, shown: str, scale: float) -> float:
    """How far from zero a bar's end lies with its value beside it."""
    return max(0.0, value) * scale + (ink.width(shown, TEXT, bold=True) + PAD if shown else 0.0)


def _lay(
    n: int, shown: str, span: tuple[float, float], place: tuple[float, float, float], rows: Sequence[Row], ink: Ink
) -> list[Shape]:
    zero, top, scale = place
    left, right = zero + min(span) * scale, zero + max(span) * scale
    below = _is_below(span)
    beside, anchor = (left - PAD, "end") if below else (right + PAD, "start")
    last = rows[n].total and n == len(rows) - 1
    return [
        bar(Box(left, top, right - left, THICK), fill_step(n, rows, ink), rows[n].label),
        ink.write(
            shown, (beside, top + THICK / 2 + TEXT * 0.36), TEXT,
            anchor=anchor, bold=True, colour=ink.hue if last else "", of=rows[n].label,
        ),
    ]  # fmt: skip
