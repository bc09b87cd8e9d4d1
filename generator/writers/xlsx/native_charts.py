"""Native charts over the cells of their tables: where they stand, how large they are, and what they read."""

from dataclasses import replace

from openpyxl.chart import BarChart
from openpyxl.drawing.spreadsheet_drawing import OneCellAnchor
from openpyxl.drawing.xdr import XDRPositiveSize2D

from generator.writers._office.chart_rows import describe, read_rows, title_of
from generator.writers._office.chart_sketches import has_values
from generator.writers.xlsx.book import Book, Chart
from generator.writers.xlsx.chart_sheet import ChartSheet, chart_sheet, own_ranges
from generator.writers.xlsx.sheet_pictures import EMU


def draw_charts(book: Book) -> None:
    """Put every chart on its sheet; what it looks like comes with the closing pass over the package."""
    helper: ChartSheet | None = None
    for chart in book.charts:
        ranges = own_ranges(chart.sketch.grid, book)
        if not ranges:
            helper = helper or chart_sheet(book)
            ranges = helper.write(chart.sketch.grid, title_of(chart.figure))
        plot = chart.sketch.plot(ranges, _describe(chart, book))
        if not has_values(chart.figure):
            helper = helper or chart_sheet(book)
            titled = any(chart.figure.find("finding"))
            headed, heading = helper.write_heading(plot.heading, ranges[1], titled=titled)
            plot = replace(plot, heading=heading, headed=headed)
        book.plots.append(plot)
        drawing = BarChart()
        size = XDRPositiveSize2D(*(round(side * EMU) for side in (chart.sketch.frame.width, chart.sketch.frame.height)))
        drawing.anchor = OneCellAnchor(_from=chart.anchor, ext=size)  # type: ignore[assignment]
        chart.sheet.add_chart(drawing)


def _describe(chart: Chart, book: Book) -> str:
    return describe(chart.figure, read_rows(chart.figure, book.translation), book.translation)
