"""Figures of plain tables in a workbook: numbers that look as on the page."""

import pytest

from generator.content.translation import ENGLISH, Translation
from generator.pages.tree import Element
from generator.writers._office.cell_values import figure, number_format


@pytest.mark.parametrize(
    "text, number, looks",
    [
        ("$1,200", 1200.0, "$#,##0;−$#,##0"),
        ("€1,200.50", 1200.5, "€#,##0.00;−€#,##0.00"),
        ("CHF 1,200", 1200.0, '"CHF "#,##0;−"CHF "#,##0'),
        ("₹1,200", 1200.0, '"₹"#,##0;−"₹"#,##0'),
        ("2.5%", 0.025, "#,##0.0%;−#,##0.0%"),
        ("0.05%", 0.0005, "#,##0.00%;−#,##0.00%"),
        ("12.50%", 0.125, "#,##0.00%;−#,##0.00%"),
    ],
)
def test_a_figure_is_a_number_in_its_own_format(text, number, looks):
    assert figure(text) == (number, looks)


@pytest.mark.parametrize("text", ["SKU 12", "1.200,50", "1'200", "EUR 1,200 a month", "2.5 %", "v1"])
def test_what_is_no_plain_figure_stays_a_text(text):
    assert figure(text) is None


@pytest.mark.parametrize(
    "unit, value, looks",
    [
        ("percent", "0.025", "#,##0.0%;−#,##0.0%"),
        ("percent", "0.0005", "#,##0.00%;−#,##0.00%"),
        ("percent", "0.125", "#,##0.0%;−#,##0.0%"),
        ("percent/months", "0.05", '#,##0%" a month";−#,##0%" a month"'),
        ("money", "1200", '"CHF\u00a0"#,##0;−"CHF\u00a0"#,##0'),
        ("money/count", "29", '"CHF\u00a0"#,##0.00;−"CHF\u00a0"#,##0.00'),
    ],
)
def test_a_value_has_the_decimals_and_the_currency_that_the_page_prints(unit, value, looks):
    cell = Element("td", {"class": "output", "data-unit": unit, "data-value": value}, ("1",))
    assert number_format(cell, Translation(currency="CHF\u00a0")) == looks


def test_a_result_that_is_words_today_has_its_unit_when_it_is_a_number_tomorrow():
    cell = Element("td", {"class": "output", "data-unit": "months", "data-value": "not reached"}, ("not reached",))
    assert number_format(cell, ENGLISH) == '[=1]#,##0.0" month";[<0]−#,##0.0" months";#,##0.0" months"'


@pytest.mark.parametrize(
    "unit, looks",
    [("money", '$#,##0;−$#,##0;"–"'), ("count", '#,##0;−#,##0;"–"'), ("percent", '#,##0%;−#,##0%;"–"')],
)
def test_a_result_of_zero_looks_as_its_cell_says(unit, looks):
    attributes = {"class": "output", "data-unit": unit, "data-value": "0", "data-zero": "–"}
    assert number_format(Element("td", attributes, ("–",)), ENGLISH) == looks
    assert number_format(Element("td", {**attributes, "class": "input"}, ("0",)), ENGLISH).count(";") == 1
