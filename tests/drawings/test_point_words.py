"""The words of a line's points: each stands nearer to its own point than to any other's."""

from pathlib import Path

import pytest

from generator.drawings.chart import Chart, Row, Value
from generator.drawings.draw_line import draw_line
from generator.drawings.glyphs import typeface
from generator.drawings.ink import Ink
from generator.drawings.shapes import Drawing

FONTS = Path(__file__).parents[2] / "layouts/_shared/fonts"
COLOURS = {"ink": "#0F1B2D", "muted": "#5A6580", "line": "#DFE3EC", "wash": "#F4F6FB", "paper": "#FFFFFF",
           "brand": "#2447F0", "accent": "#7CF5C4"}  # fmt: skip
WORDS = {"first": "first time", "final": "above zero for good"}
CASH = [(0, "Start", -106), (12, "Month 12", 30), (12, "Second license", -70), (24, "Month 24", 66),
        (24, "Third license", -34), (36, "Month 36", 102)]  # fmt: skip
MARKED = {"Start", "Second license", "Third license"}


def drawn(width: float, points=CASH) -> Drawing:
    ink = Ink(COLOURS, *(typeface((FONTS / f"Inter-{one}.woff2").read_bytes()) for one in ("Regular", "Bold")))
    rows = (
        Row(label, (Value(float(worth), f"${worth},000"),), marked=label in MARKED, at=float(at))
        for at, label, worth in points
    )
    return draw_line(Chart(rows=tuple(rows), words=WORDS), ink, width)


def said(drawing: Drawing) -> list[str]:
    return [shape.text for shape in drawing.shapes if shape.text]


def test_a_wide_chart_says_where_the_line_crosses_in_one_line():
    assert "Month 28: above zero for good" in said(drawn(480))


def test_a_narrow_chart_says_it_in_two():
    assert {"Month 28: above", "zero for good"} <= set(said(drawn(280)))


@pytest.mark.parametrize("width", [240, 280, 330, 396, 480])
def test_no_words_stand_at_another_point(width):
    drawing = drawn(width)
    dots = [shape for shape in drawing.shapes if shape.svg.startswith("<circle")]
    for words in (shape for shape in drawing.shapes if shape.text.startswith(("Month 28: above", "zero for good"))):
        assert not any(words.box.meets(dot.box, -3.0) for dot in dots if dot.of == "Third license")


def test_points_that_are_close_keep_their_own_words():
    falling = [(0, "Start", -100), (12, "Second license", -113), (24, "Third license", -120), (36, "End", -27)]
    texts = said(drawn(330, falling))
    assert any("Second license" in text for text in texts)
    assert any("Third license" in text for text in texts)
