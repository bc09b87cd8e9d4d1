"""A line from point to point: the last one says its value, marked ones their names, and some names stand below."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from generator.content.translation import translatable
from generator.writers._office.chart_columns import line_columns, lowest
from generator.writers._office.chart_crossings import FINAL, FIRST, crossing_columns, crossing_series
from generator.writers._office.chart_frames import GAP, LEADING, line_frame
from generator.writers._office.chart_plots import Frame, Labels, Layer, Range, Series
from generator.writers._office.chart_rows import Row
from generator.writers._office.chart_sketch import Site, Sketch
from generator.writers._office.text_widths import TYPE, shorten, text_width

Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""Left, top, right and bottom in points."""
MARKS = translatable("Marks")
AIR = 2.0  # points between a name and the line
BELOW = 0.16  # of the span of a line that falls below zero: room for names under its lowest points
SAMPLES = 24  # points of a stretch of line that are looked at


def line(rows: Sequence[Row], site: Site) -> tuple[Sketch, ...]:
    """The line, with zero in ink."""
    places = [_place(row) for row in rows]
    across = [float(n + 1) if place is None else place for n, place in enumerate(places)]
    frame = line_frame(rows[-1].cells[0].shown, site.room, site.head)
    scale = (min(across), max(*across, min(across) + 1e-6))
    room = (frame.width - frame.left - frame.right) / 2.5
    names = [shorten(row.name, TYPE, room, bold=True) for row in rows]
    below = BELOW if any(row.source.has("mark") and row.number() < 0 for row in rows[:-1]) else 0.0
    points = list(_find_points(rows, across, frame, below))
    named = _choose_names(names, points)
    marked = _place_marks(rows, names, points, named)
    say = site.translation.gettext
    # Behind a last point at zero stands the name of that point.
    side = "r" if frame.height - frame.bottom - points[-1][1] > LEADING else "t"
    crossed = None not in places and len(rows) > 1
    crossings = crossing_columns(rows, across, site.translation) if crossed else ()

    def draw(ranges: Sequence[Range]) -> tuple[Layer, ...]:
        called, values, where, base = ranges[:4]
        hidden = dict.fromkeys(range(len(rows) - 1), "")
        ends = Labels(side, places=hidden)
        below = Labels("b", called, "text", bold=False, places=_only(rows, dict.fromkeys(named, "b")))
        above = Labels("t", called, places=_only(rows, marked))
        return (
            Layer("scatter", (
                Series(say("Value"), values, "hue", ends, across=where),
                Series(say(MARKS), values, "", above, across=where),
                Series(say("Label"), base, "", below, across=where),
                *(crossing_series(ranges[4:], (say(FIRST), say(FINAL))) if crossed else ()),
            )),
        )  # fmt: skip

    return (Sketch((*line_columns(rows, places, room, below), *crossings), frame, draw, scale=scale),)


def _place(row: Row) -> float | None:
    given = next((cell.get("data-x") for cell in row.source.elements if cell.get("data-x")), "")
    return float(given) if given else None


def _only(rows: Sequence[Row], chosen: Mapping[int, str]) -> dict[int, str]:
    """Where the labels of the chosen rows stand; those of all others are left out."""
    return {n: chosen.get(n, "") for n in range(len(rows))}


def _find_points(rows: Sequence[Row], across: Sequence[float], frame: Frame, below: float) -> Iterator[Point]:
    """Where each row lies in the chart, in points from its upper left corner."""
    numbers = [row.number() for row in rows]
    low, high, first = lowest(numbers, below), max(0.0, *numbers), min(across)
    width, height = frame.width - frame.left - frame.right, frame.height - frame.top - frame.bottom
    wide, tall = (max(across) - first) or 1.0, (high - low) or 1.0
    for place, number in zip(across, numbers, strict=True):
        yield frame.left + width * (place - first) / wide, frame.top + height * (high - number) / tall


def _choose_names(names: Sequence[str], points: Sequence[Point]) -> list[int]:
    """The first, the last, and as many names between them as have room."""
    halves = [text_width(name, TYPE) / 2 + GAP / 2 for name in names]
    last = len(names) - 1
    limit, reached = points[last][0] - halves[last], float("-inf")
    chosen: list[int] = []
    for n in range(last):
        if points[n][0] - halves[n] >= reached and points[n][0] + halves[n] <= limit:
            chosen.append(n)
            reached = points[n][0] + halves[n]
    return [*chosen, last]


def _place_marks(
    rows: Sequence[Row], names: Sequence[str], points: Sequence[Point], named: Sequence[int]
) -> dict[int, str]:
    """Marked points -> the side on which their names stand clear of the line and of each other, if there is one; those
    that are `named` below the line have their names already."""
    chosen: dict[int, str] = {}
    taken: list[Box] = []
    for n in (n for n, row in enumerate(rows[:-1]) if row.source.has("mark") and n not in named):
        boxes = {side: _box(points[n], text_width(names[n], TYPE, bold=True), side) for side in "tbrl"}
        clear = (side for side in boxes if not _is_struck(boxes[side], points, taken))
        side = next(clear, "")
        if side:
            chosen[n] = side
            taken.append(boxes[side])
    return chosen


def _box(point: Point, width: float, side: str) -> Box:
    x, y = point
    left = {"r": x + 5, "l": x - 5 - width}.get(side, x - width / 2)
    top = {"t": y - LEADING - 4, "b": y + 4}.get(side, y - LEADING / 2)
    return left, top, left + width, top + LEADING


def _is_struck(box: Box, points: Sequence[Point], taken: Sequence[Box]) -> bool:
    left, top, right, bottom = box[0], box[1] - AIR, box[2], box[3] + AIR
    if left < 0 or any(left < b[2] + GAP and b[0] - GAP < right and top < b[3] and b[1] < bottom for b in taken):
        return True
    on_line = (
        (a[0] + (b[0] - a[0]) * step / SAMPLES, a[1] + (b[1] - a[1]) * step / SAMPLES)
        for a, b in pairwise(points)
        for step in range(SAMPLES + 1)
    )
    return any(left < x < right and top < y < bottom for x, y in on_line)
