"""The forms of charts, each by the name that a figure's `data-kind` gives it."""

from collections.abc import Callable, Mapping

from generator.drawings.chart import Chart
from generator.drawings.draw_bars import draw_bars
from generator.drawings.draw_columns import draw_columns, draw_waterfall
from generator.drawings.draw_funnel import draw_funnel
from generator.drawings.draw_gantt import draw_gantt
from generator.drawings.draw_line import draw_line
from generator.drawings.draw_slope import draw_slopes
from generator.drawings.draw_tornado import draw_tornado
from generator.drawings.ink import Ink
from generator.drawings.shapes import Drawing

KINDS: Mapping[str, Callable[[Chart, Ink, float], Drawing]] = {
    "bar": draw_bars,
    "column": draw_columns,
    "waterfall": draw_waterfall,
    "line": draw_line,
    "tornado": draw_tornado,
    "slope": draw_slopes,
    "funnel": draw_funnel,
    "gantt": draw_gantt,
}
