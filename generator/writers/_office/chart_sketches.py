"""Every kind of chart as a sketch: names and values stand at the marks, there is no legend, and bars start at zero."""

from collections.abc import Callable, Mapping, Sequence

from generator.content.translation import Translation
from generator.pages.tree import Element, Node
from generator.writers._office.chart_bars import bar, column, funnel, tornado, waterfall
from generator.writers._office.chart_columns import heads_of, slope_columns
from generator.writers._office.chart_frames import HEAD, fits_upright, panel_frame
from generator.writers._office.chart_gantt import gantt
from generator.writers._office.chart_lines import line
from generator.writers._office.chart_plots import Frame, Labels, Layer, Range, Series
from generator.writers._office.chart_rows import Row, has_something, list_sources, read_rows, title_of
from generator.writers._office.chart_sketch import Site, Sketch
from generator.writers._office.chart_tasks import read_tasks


def slope(rows: Sequence[Row], site: Site) -> tuple[Sketch, ...]:
    """A panel for each row: from before to after, each from zero in its own unit."""
    heads = heads_of(site.figure, site.translation)
    both = [row for row in rows if len(row.cells) > 1]
    ends = [[row.cells[end].shown for row in both] for end in (0, 1)]
    frame = panel_frame([row.name for row in both], heads, ends, site.room)
    return tuple(_panel(row, heads, frame) for row in both)


def _panel(row: Row, heads: Sequence[str], frame: Frame) -> Sketch:
    low, high = min(0.0, row.number(), row.number(1)), max(0.0, row.number(), row.number(1))

    def draw(ranges: Sequence[Range]) -> tuple[Layer, ...]:
        return (Layer("line", (Series(row.name, ranges[1], "hue", Labels("l", places={1: "r"})),)),)

    scale = (low * 1.1, high * 1.1 or (0.0 if low else 1.0))
    return Sketch(slope_columns(row, heads), frame, draw, row.name, scale=scale, edged=True)


SKETCHES: Mapping[str, Callable[[Sequence[Row], Site], tuple[Sketch, ...]]] = {
    "bar": bar, "column": column, "waterfall": waterfall, "line": line, "tornado": tornado, "slope": slope,
    "funnel": funnel, "gantt": gantt,
}  # fmt: skip


UPRIGHT, LYING = frozenset({"column", "waterfall"}), frozenset({"bar", "funnel"})
"""Kinds of bars by how they stand; other kinds take the whole width."""
LEAST_ROOM = 220.0  # points


def can_draw(figure: Element) -> bool:
    """Whether the figure is a chart of a known kind with something to draw in its table."""
    kind = figure.get("data-kind")
    return bool(read_tasks(figure)) if kind == "gantt" else kind in SKETCHES and any(list_sources(figure))


def has_values(figure: Element) -> bool:
    """Whether any mark of the chart has a length."""
    return figure.get("data-kind") == "gantt" or has_something(figure)


def fits_beside(figure: Element, room: float, translation: Translation) -> bool:
    """Whether the chart has room enough with its table at its side: bars that lie, or those whose names stand."""
    kind, rows = figure.get("data-kind"), read_rows(figure, translation)
    if kind not in UPRIGHT:
        return kind in LYING and room > LEAST_ROOM
    values = [cell.shown for row in rows for cell in row.cells]
    return room > LEAST_ROOM and fits_upright([row.name for row in rows], values, room)


def part_figure(figure: Element) -> tuple[tuple[Node, ...], tuple[Node, ...]]:
    """What stands above the chart, and what below; the page's own drawing of it says the same and is left out."""
    nodes = tuple(node for node in figure.children if isinstance(node, str) or node.tag != "img")
    tables = (n for n, node in enumerate(nodes) if isinstance(node, Element) and node.tag == "table")
    first = next(tables, len(nodes))
    return nodes[:first], nodes[first:]


def sketch(figure: Element, room: float, translation: Translation, *, titled: bool) -> tuple[Sketch, ...]:
    """The charts of a figure, no wider than the room; none of a kind that is not known or has nothing to show.
    A titled one says the figure's title in itself."""
    if not can_draw(figure):
        return ()
    site = Site(figure, room, HEAD if titled else 0.0, translation)
    made = SKETCHES[figure.get("data-kind")](read_rows(figure, translation), site)
    heading = title_of(figure) if titled else ""
    return tuple(one if one.heading else one.under(heading) for one in made)
