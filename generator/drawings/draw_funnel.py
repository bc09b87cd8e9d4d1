"""A funnel: how many are left at each step, and which share of the step before that is."""

from generator.content.locale_forms import frame_percent, localize
from generator.drawings.chart import Chart
from generator.drawings.draw_bars import PAD, brief_if
from generator.drawings.fitting import LEADING, name_row, write_lines
from generator.drawings.ink import RISE, SMALL, TEXT, Ink
from generator.drawings.shapes import Box, Drawing, Shape, bar, frame, trail

THICK, GAP, NAMES = 20.0, 18.0, 0.3
"""The height of a bar, the room for the share below it, and the part of the width that the names have."""


def draw_funnel(chart: Chart, ink: Ink, width: float) -> Drawing:
    """Bars from the left, the last step in colour; between two, the share that goes on."""
    names, shown = width * NAMES, [brief_if(row.shown, width / 4, ink) for row in chart.rows]
    start = names + PAD
    room = width - start - max(ink.width(words, TEXT, bold=True) for words in shown) - PAD
    scale = room / (max(*(row.number for row in chart.rows), 0.0) or 1.0)
    shapes: list[Shape] = []
    top = 0.0
    for n, (row, words) in enumerate(zip(chart.rows, shown, strict=True)):
        lines = name_row(row, names, ink, most=2 if not row.note else 1)
        if n:
            shapes += _go_on(chart.rows[n - 1].number, row.number, (start, top - GAP), chart, ink)
        length = max(row.number, 0.0) * scale
        last = n == len(chart.rows) - 1
        first = top + (THICK - len(lines) * SMALL * LEADING) / 2 + RISE * SMALL + 1
        shapes += [
            *write_lines(lines, 0, first, ink, of=row.label),
            bar(Box(start, top, length, THICK), ink.hue if last else ink.slate, row.label),
            ink.write(words, (start + length + PAD, top + THICK / 2 + TEXT * 0.36), TEXT, bold=True, of=row.label),
        ]
        top += THICK + GAP
    return frame(width, shapes)


def _go_on(before: float, after: float, at: tuple[float, float], chart: Chart, ink: Ink) -> list[Shape]:
    """The share that goes on to the next step; there is none of nothing, or where more come out."""
    if before <= 0 or not 0 <= after <= before:
        return []
    x, y = at
    share = after / before * 100
    digits = f"{share:.0f}" if share >= 10 or share == 0 else f"{share:.2g}"
    said = f"{localize(digits, ink.language)}{frame_percent(ink.language).after}"
    words = chart.words.get("share", "{share}").format(share=said)
    middle = y + GAP / 2
    return [
        trail([(x + 4, middle - 2), (x + 7, middle + 2), (x + 10, middle - 2)], ink.muted, thick=1),
        ink.write(words, (x + 15, middle + SMALL * 0.36)),
    ]
