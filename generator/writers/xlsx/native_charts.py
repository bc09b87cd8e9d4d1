"""Native charts over the cells of their tables: where they stand, how large they are, and what they read."""

from collections.abc import Sequence

from openpyxl.chart import BarChart
from openpyxl.drawing.spreadsheet_drawing import OneCellAnchor
from openpyxl.drawing.xdr import XDRPositiveSize2D

from generator.pages.tree import Element
from generator.writers.xlsx.book import Book, Chart
from generator.writers.xlsx.cell_values import value
from generator.writers.xlsx.places import area
from generator.writers.xlsx.plots import Plot, Point, Range, Series, describe, sources
from generator.writers.xlsx.sheet_pictures import EMU
from generator.writers.xlsx.waterfall import Helper, helper_sheet

WIDEST = 520.0  # points; bars of a wider chart lead the eye astray
HEAD, ROW, UPRIGHT = 44.0, 28.0, 230.0  # points of the title, of a bar that lies, of bars that stand


def size_of(figure: Element, room: float) -> tuple[float, float]:
    """The width and the height of a chart in points."""
    count = sum(1 for _ in sources(figure))
    return min(room, WIDEST), HEAD + ROW * count if figure.get("data-kind") == "bar" else UPRIGHT


def draw_charts(book: Book) -> None:
    """Put every chart on its sheet; what it looks like comes with the closing pass over the package."""
    helper = helper_sheet(book) if any(chart.figure.get("data-kind") == "waterfall" for chart in book.charts) else None
    for chart in book.charts:
        book.plots.append(_plot(chart, book, helper))
        drawing = BarChart()
        size = XDRPositiveSize2D(*(round(side * EMU) for side in chart.size))
        drawing.anchor = OneCellAnchor(_from=chart.anchor, ext=size)  # type: ignore[assignment]
        chart.sheet.add_chart(drawing)


def _plot(chart: Chart, book: Book, helper: Helper | None) -> Plot:
    figure, points = chart.figure, _points(chart.figure, book)
    title, described = figure.get("data-title"), describe(figure, points, book.translation)
    labels = Range(area([point.label for point in points]), tuple(str(point.label.value) for point in points))
    shown = Range(area([point.cell for point in points]), tuple(point.shown for point in points))
    totals = frozenset(number for number, point in enumerate(points) if point.is_total)
    if figure.get("data-kind") == "waterfall" and helper:
        series, tops = helper.steps(points, title)
        return Plot("waterfall", title, described, labels, shown, series, totals, tops)
    series = (Series(title, _values(points), "part"),)
    return Plot(figure.get("data-kind"), title, described, labels, shown, series, totals)


def _points(figure: Element, book: Book) -> list[Point]:
    return [
        Point(*book.placed[id(cell)], value(cell), " ".join(cell.text.split()), row.has("total"))
        for row, cell in sources(figure)
    ]


def _values(points: Sequence[Point]) -> Range:
    formats = tuple(point.cell.number_format for point in points)
    return Range(area([point.cell for point in points]), tuple(point.value for point in points), formats)
