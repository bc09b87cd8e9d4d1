"""Figures of a model, as people read them."""

import pytest

from generator.content.translation import Translation
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
        (0.125, "percent", None, "12.5%"),
        (0.0005, "percent", None, "0.05%"),
        (0.00034, "percent", None, "0.03%"),
        (0.0, "percent", None, "0%"),
        (0.05, "percent/months", None, "5% a month"),
        (29.0, "money/count", None, "$29.00"),
        (60.0, "hours*count/months", None, "60 hours a month"),
        (1200.0, "money*count", None, "$1,200"),
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


@pytest.mark.parametrize(
    "currency, places, unit, printed",
    [
        ("€", 2, "money/hours", "€72.12 an hour"),
        ("CHF\u00a0", 2, "money", "CHF\u00a072"),
        ("¥", 0, "money/hours", "¥72 an hour"),
        ("KWD\u00a0", 3, "money/count", "KWD\u00a072.115"),
        ("₹", 2, "money/months", "₹72 a month"),
    ],
)
def test_money_is_printed_in_the_company_s_currency_and_its_smaller_coin(currency, places, unit, printed):
    assert show(72.115, unit, translation=Translation(currency=currency, currency_places=places)) == printed


def test_an_error_value_is_printed_as_it_is():
    assert show(ErrorValue("#DIV/0!"), "money") == "#DIV/0!"
