"""Columns and waterfalls: bars that stand, or lie where their words would not fit."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.drawings.chart import Chart, Row
from generator.drawings.draw_bars import brief_if, draw_bars, fill_of
from generator.drawings.draw_steps import draw_steps, fill_step, span_steps
from generator.drawings.fitting import LEADING, brief, fits, name_row
from generator.drawings.ink import DROP, RISE, SMALL, TEXT, Ink
from generator.drawings.shapes import Box, Drawing, Shape, bar, frame, rule

FIELD, PAD, SHARE, WIDEST, MANY = 110.0, 4.0, 0.66, 64.0, 6
"""The height of the plot, the room between words, how much of its place a column fills, its greatest width,
and how many columns may have their values shortened rather than lie."""
LINE = SMALL * LEADING


@dataclass(frozen=True, slots=True)
class Column:
    """A row that stands: from which value to which, and the middle of its place."""

    row: Row
    shown: str
    start: float
    end: float
    middle: float


def draw_columns(chart: Chart, ink: Ink, width: float) -> Drawing:
    """Upright columns on one base line."""
    columns = _stand(chart.rows, [(0.0, row.number) for row in chart.rows], width, ink)
    return _draw(columns, ink, width, joined=False) if _has_room(columns, width, ink) else draw_bars(chart, ink, width)


def draw_waterfall(chart: Chart, ink: Ink, width: float) -> Drawing:
    """Columns that start where the one before ended; sums stand on the base line."""
    columns = _stand(chart.rows, span_steps(chart.rows), width, ink)
    return _draw(columns, ink, width, joined=True) if _has_room(columns, width, ink) else draw_steps(chart, ink, width)


def _stand(rows: Sequence[Row], spans: Sequence[tuple[float, float]], width: float, ink: Ink) -> list[Column]:
    pitch = width / len(rows)
    brief_all = any(brief_if(row.shown, pitch - PAD, ink) != row.shown for row in rows)
    return [
        Column(row, brief(row.shown, ink.language) if brief_all else row.shown, start, end, (n + 0.5) * pitch)
        for n, (row, (start, end)) in enumerate(zip(rows, spans, strict=True))
    ]


def _has_room(columns: Sequence[Column], width: float, ink: Ink) -> bool:
    """Whether every value fits above its column, in full unless there are many, and every label below."""
    pitch, count = width / len(columns), len(columns)
    values = all(ink.width(one.shown, TEXT, bold=True) <= pitch - PAD for one in columns)
    full = count > MANY or all(one.shown == one.row.shown for one in columns)
    return values and full and all(_fits(one.row, _room(n, count, pitch), ink) for n, one in enumerate(columns))


def _fits(row: Row, room: float, ink: Ink) -> bool:
    return fits(row.label, room, ink) and fits(row.note, room, ink)


def _room(n: int, count: int, pitch: float) -> float:
    """The room of a label where every second one stands in a second row: less at both ends of the picture."""
    return (pitch if count == 1 else pitch * 1.5 if n in {0, count - 1} else pitch * 2) - PAD


def _draw(columns: Sequence[Column], ink: Ink, width: float, *, joined: bool) -> Drawing:
    pitch, rows = width / len(columns), [one.row for one in columns]
    low = min(0.0, *(min(one.start, one.end) for one in columns))
    high = max(0.0, *(max(one.start, one.end) for one in columns))
    scale, head, thick = FIELD / ((high - low) or 1.0), TEXT * LEADING + 3, min(pitch * SHARE, WIDEST)
    base = head + high * scale
    foot = head + (high - low) * scale + (head if low < 0 else 0.0)
    shapes = []
    for n, one in enumerate(columns):
        top, bottom = base - max(one.start, one.end) * scale, base - min(one.start, one.end) * scale
        fill = fill_step(n, rows, ink) if joined else fill_of(one.row, rows, ink)
        shapes.append(bar(Box(one.middle - thick / 2, top, thick, bottom - top), fill, one.row.label))
        below = max(one.start, one.end) <= 0 and min(one.start, one.end) < 0
        y = bottom + RISE * TEXT + 3 if below else top - DROP * TEXT - 2
        last = joined and one.row.total and n == len(columns) - 1
        words = {"colour": ink.hue if last else "", "anchor": "middle", "of": one.row.label}
        shapes.append(ink.write(one.shown, (one.middle, y), TEXT, bold=True, **words))
        if joined and n + 1 < len(columns):
            y = base - one.end * scale
            shapes.append(
                rule((one.middle + thick / 2, y), (one.middle + pitch - thick / 2, y), ink.muted, dotted=True)
            )
    return frame(width, [*shapes, rule((0, base), (width, base), ink.ink), *_write_labels(columns, foot, pitch, ink)])


def _write_labels(columns: Sequence[Column], foot: float, pitch: float, ink: Ink) -> Iterator[Shape]:
    """The labels in one row, or in two where some would not fit; each stays under its column as near as it may."""
    width, narrow = pitch * len(columns), pitch - PAD
    single = len(columns) == 1 or all(_fits(one.row, narrow, ink) for one in columns)
    rooms = [narrow if single else _room(n, len(columns), pitch) for n in range(len(columns))]
    labels = [name_row(one.row, room, ink) for one, room in zip(columns, rooms, strict=True)]
    first = max((len(lines) for lines in labels[::2]), default=1)
    for n, (one, lines) in enumerate(zip(columns, labels, strict=True)):
        y = foot + RISE * SMALL + 4 + (0 if single or n % 2 == 0 else first * LINE + 2)
        bold = one.row.total and n == len(columns) - 1 and all(fits_bold(line, rooms[n], ink) for line in lines)
        wide = max(ink.width(line, SMALL, bold=bold) for line in lines)
        middle = min(max(one.middle, wide / 2), width - wide / 2)
        for k, line in enumerate(lines):
            yield ink.write(line, (middle, y + k * LINE), SMALL, anchor="middle", bold=bold, of=one.row.label)


def fits_bold(line: str, room: float, ink: Ink) -> bool:
    """Whether the line fits in bold as well."""
    return ink.width(line, SMALL, bold=True) <= room
