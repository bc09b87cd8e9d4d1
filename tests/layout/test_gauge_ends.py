"""A gauge says where its scale ends, in the unit of its figure."""

import pytest

from generator.drawings.gauge import Zone
from generator.layout.signs import say_end


@pytest.mark.parametrize(
    "said, whole, end",
    [
        ("<50 ms", 100, "100 ms"),
        ("under 50 ms", 100, "100 ms"),
        ("100%", 100, "100%"),
        ("50% or more", 100, "100%"),
        ("≥ 50\u00a0%", 100, "100\u00a0%"),
        ("50 or more", 80, "80"),
        ("2 hours", 1000, "1,000 hours"),
    ],
)
def test_the_end_of_the_scale_bears_the_unit_of_the_figure(said: str, whole: float, end: str) -> None:
    assert say_end(Zone(0, 1, whole), said) == end
