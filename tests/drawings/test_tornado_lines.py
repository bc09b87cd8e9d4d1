"""A tornado keeps each row on one line where shorter amounts let it."""

import pytest

from generator.drawings.chart import Chart, Row, Value
from generator.drawings.draw_tornado import THICK, draw_tornado
from generator.drawings.ink import Ink
from tests.drawings.test_chart_matrix import WORDS, ink

__all__ = ["ink"]

ENDS = {"Hours that go away": (-65_000, 153_000), "Manual hours": (-67_000, 152_000), "Rules": (-111_000, 108_000)}


def draw(currency: str, ink: Ink, width: float):
    def money(value: float, given: str) -> Value:
        return Value(value, f"{currency}{abs(value):,.0f}", given)

    rows = tuple(Row(name, (money(low, "Lower"), money(high, "Higher"))) for name, (low, high) in ENDS.items())
    return draw_tornado(Chart(rows, base=money(29_000, ""), words=WORDS), ink, width)


@pytest.mark.parametrize("currency", ["$", "US$", "CHF\N{NO-BREAK SPACE}", "SGD\N{NO-BREAK SPACE}"])
def test_long_amounts_are_shortened_before_a_row_takes_two_lines(ink: Ink, currency: str) -> None:
    drawing = draw(currency, ink, 280)
    words = [one.text for one in drawing.shapes if getattr(one, "text", "")]
    assert any("K" in said for said in words) == (currency != "$")
    assert drawing.height < (len(ENDS) + 1) * (THICK + 12)


def test_where_nothing_helps_a_row_takes_two(ink: Ink) -> None:
    assert draw("dollars of the first year\N{NO-BREAK SPACE}", ink, 280).height > (len(ENDS) + 1) * (THICK + 12)
