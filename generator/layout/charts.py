"""Charts drawn from their tables: bars, columns and waterfalls, as SVG without fonts or style sheets.

DESIGN.md names Vega-Lite. These three forms are simple, need the brand's own type in every medium (a picture in a web
page cannot use the page's fonts), and must not cost a JavaScript engine in `check`; so they are drawn here.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from generator.diagnostics import Diagnostic, Problem
from generator.layout.glyphs import Typeface
from generator.layout.styles import mix
from generator.pages.tree import Element

NARROW, WIDE = 300.0, 480.0  # drawing units, about points on a page: beside its table, and across the page
SMALL, TEXT = 9.0, 10.5


@dataclass(frozen=True, slots=True)
class Point:
    """One bar: its label, its value, the words beside it, and whether it is a sum."""

    label: str
    value: float
    shown: str
    total: bool


@dataclass(frozen=True, slots=True)
class Ink:
    """What a chart is drawn with: colours and the brand's regular and bold faces."""

    colours: Mapping[str, str]
    regular: Typeface
    bold: Typeface

    def fill(self, point: Point) -> str:
        """Sums in the brand's colour, parts in a lighter one, losses in ink."""
        brand, paper = self.colours["brand"], self.colours["paper"]
        if point.value < 0:
            return mix(self.colours["ink"], paper, 0.55)
        return brand if point.total else mix(brand, paper, 0.38)


Drawing = tuple[float, float, list[str]]
"""A chart's width, its height and its shapes."""


def chart_points(figure: Element) -> tuple[Point, ...]:
    """The points of a chart's table: row heads as labels, the first cell with `data-value` as value."""
    points = []
    for row in (element for element in figure.walk() if element.tag == "tr"):
        heads = [cell for cell in row.elements if cell.tag == "th"]
        cells = [cell for cell in row.elements if cell.tag == "td" and "data-value" in cell.attributes]
        if heads and cells:
            points.append(_point(row, heads[0], cells[0]))
    if not points:
        message = "a chart needs a table whose rows have a head and a cell with `data-value`"
        raise Problem(Diagnostic("empty-chart", message, figure.at, "put the chart's data into a table inside it"))
    return tuple(points)


def _point(row: Element, head: Element, cell: Element) -> Point:
    try:
        value = float(cell.get("data-value"))
    except ValueError:
        value = 0.0  # a result that is a text, such as "not reached", has no bar
    return Point(" ".join(head.text.split()), value, " ".join(cell.text.split()), row.has("total"))


def chart_svg(kind: str, points: Sequence[Point], title: str, ink: Ink) -> str:
    """The chart as an SVG picture with its title."""
    width, height, shapes = KINDS[kind](points, ink)
    size = f'viewBox="0 0 {width:g} {height:g}" width="{width:g}" height="{height:g}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img"><title>{escape(title)}</title>'
    return head + "".join(shapes) + "</svg>"


def _words(face: Typeface, text: str, x: float, y: float, size: float, colour: str, anchor: str = "start") -> str:
    return f'<path d="{face.path(text, x, y, size, anchor)}" fill="{colour}"/>'


def _box(x: float, y: float, width: float, height: float, colour: str) -> str:
    size = f'width="{max(width, 0.75):.2f}" height="{max(height, 0.75):.2f}"'
    return f'<rect x="{x:.2f}" y="{y:.2f}" {size} rx="2" fill="{colour}"/>'


def _line(x: float, y: float, to_x: float, to_y: float, colour: str) -> str:
    return f'<path d="M{x:.2f} {y:.2f}L{to_x:.2f} {to_y:.2f}" stroke="{colour}" stroke-width=".75"/>'


ROW, BAR = 42.0, 20.0


def bars(points: Sequence[Point], ink: Ink) -> Drawing:
    """Horizontal bars, one under another, each with its label above and its figure at the end."""
    room = NARROW - max(ink.bold.width(point.shown, TEXT) for point in points) - 10
    low, high = min(0.0, *(p.value for p in points)), max(0.0, *(p.value for p in points))
    scale = room / ((high - low) or 1.0)
    zero = -low * scale
    shapes: list[str] = []
    for n, point in enumerate(points):
        top = n * ROW
        left, length = min(zero, zero + point.value * scale), abs(point.value) * scale
        shapes += [
            _words(ink.regular, point.label, 0, top + SMALL, SMALL, ink.colours["muted"]),
            _box(left, top + 15, length, BAR, ink.fill(point)),
            _words(ink.bold, point.shown, left + length + 8, top + 29, TEXT, ink.colours["ink"]),
        ]
    return NARROW, len(points) * ROW - 5, shapes


FIELD, FOOT, HEAD = 150.0, 40.0, 16.0


def columns(points: Sequence[Point], ink: Ink) -> Drawing:
    """Upright columns on one base line."""
    return _upright([(0.0, point.value) for point in points], points, ink, joined=False)


def waterfall(points: Sequence[Point], ink: Ink) -> Drawing:
    """Columns that start where the one before ended; sums stand on the base line."""
    return _upright(list(_steps(points)), points, ink, joined=True)


def _steps(points: Sequence[Point]) -> Iterator[tuple[float, float]]:
    """Where each column of a waterfall starts and ends."""
    reached = 0.0
    for point in points:
        start = 0.0 if point.total else reached
        reached = point.value if point.total else reached + point.value
        yield start, reached


def _upright(spans: Sequence[tuple[float, float]], points: Sequence[Point], ink: Ink, *, joined: bool) -> Drawing:
    low, high = min(0.0, *map(min, spans)), max(0.0, *map(max, spans))
    scale, pitch = FIELD / ((high - low) or 1.0), WIDE / len(points)
    width = min(pitch * 0.62, 64.0)
    shapes: list[str] = []
    for n, ((start, end), point) in enumerate(zip(spans, points, strict=True)):
        middle, top = (n + 0.5) * pitch, HEAD + (high - max(start, end)) * scale
        shapes += [
            _box(middle - width / 2, top, width, abs(end - start) * scale, ink.fill(point)),
            _words(ink.bold, point.shown, middle, top - 5, TEXT, ink.colours["ink"], "middle"),
        ]
        if joined and n + 1 < len(points):
            y = HEAD + (high - end) * scale
            shapes.append(_line(middle + width / 2, y, middle + pitch - width / 2, y, ink.colours["muted"]))
        shapes += _label(point, middle, pitch, ink)
    base = HEAD + high * scale
    return WIDE, HEAD + FIELD + FOOT, [*shapes, _line(0, base, WIDE, base, ink.colours["muted"])]


def _label(point: Point, middle: float, pitch: float, ink: Ink) -> Iterator[str]:
    for n, line in enumerate(ink.regular.lines(point.label, SMALL, pitch - 6)):
        y = HEAD + FIELD + 13 + n * 11.5
        yield _words(ink.regular, line, middle, y, SMALL, ink.colours["muted"], "middle")


KINDS: Mapping[str, Callable[[Sequence[Point], Ink], Drawing]] = {
    "bar": bars,
    "column": columns,
    "waterfall": waterfall,
}
