"""Figures of a model, as people read them."""

import pytest

from generator.formulas import ErrorValue
from generator.models.value_forms import show


@pytest.mark.parametrize(
    "value, unit, decimals, printed",
    [
        (259615.38, "money", None, "$259,615"),
        (-259615.38, "money", None, "−$259,615"),
        (-0.2, "money", None, "$0"),
        (72.115, "money/hours", None, "$72.12 an hour"),
        (0.2818, "percent", None, "28.18%"),
        (0.025, "percent", None, "2.5%"),
        (1 / 3, "percent", None, "33%"),
        (0.2818, "percent", 1, "28.2%"),
        (9.36, "months", None, "9.4 months"),
        (1.0, "hours", None, "1 hour"),
        (3760.0, "hours", None, "3,760 hours"),
        (5.0, "count", None, "5"),
        ("Growth", "text", None, "Growth"),
        (True, "flag", None, "yes"),
    ],
)
def test_a_value_is_printed_with_its_unit(value, unit, decimals, printed):
    assert show(value, unit, decimals) == printed


def test_an_error_value_is_printed_as_it_is():
    assert show(ErrorValue("#DIV/0!"), "money") == "#DIV/0!"
