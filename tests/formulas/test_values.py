"""The values that formulas are given and give back, where no spreadsheet has a case for them."""

from math import inf, nan

import pytest

from generator.formulas import ErrorValue, Value, evaluate, parse
from tests.formulas.engines import run_in_node


def result(formula: str, **values: object) -> Value:
    return evaluate(parse(formula), values)


def test_whole_numbers_from_a_file_are_numbers_like_others() -> None:
    assert type(result("hours", hours=12)) is float


@pytest.mark.parametrize("boundless", [inf, -inf, nan])
def test_a_number_without_bounds_is_an_error_value(boundless: float) -> None:
    assert result("hours + 1", hours=boundless) is ErrorValue.NUMBER


def test_a_name_without_a_value_is_an_error_value() -> None:
    assert result("IFERROR(hours, 1) + hours") is ErrorValue.NAME


def test_a_list_where_one_value_is_wanted_is_an_error_value() -> None:
    assert result("hours + 1", hours=[1, 2]) is ErrorValue.VALUE


def test_columns_of_unequal_length_are_not_calculated_together() -> None:
    deals = {"Deals[Amount]": [1, 2, 3], "Deals[Count]": [1, 2]}
    for formula in ("SUMPRODUCT(Deals[Amount], Deals[Count])", "SUMPRODUCT(Deals[Amount] * Deals[Count])"):
        assert evaluate(parse(formula), deals) is ErrorValue.VALUE
    assert evaluate(parse("SUMIF(Deals[Amount], 1, Deals[Count])"), deals) is ErrorValue.VALUE


def test_a_text_longer_than_a_cell_holds_is_an_error_value() -> None:
    assert result('note & "x"', note="x" * 32_766) == "x" * 32_767
    assert result('note & "xx"', note="x" * 32_766) is ErrorValue.VALUE


def test_what_is_no_value_is_refused_by_its_kind() -> None:
    with pytest.raises(TypeError, match="a formula cannot work on dict"):
        result("hours", hours={})


ZEROS = ["-0", "0 * -1", "-hours", "ROUND(-0.4, 0)", "MOD(0, -3)", "0 / -5", "INT(-0)", "SUM(-0)"]


@pytest.mark.parametrize("formula", ZEROS)
def test_there_is_no_negative_zero(formula: str) -> None:
    assert str(result(formula, hours=0)) == "0.0"


def test_there_is_no_negative_zero_in_a_page() -> None:
    assert run_in_node("print(Object.is(formulas.minus(0), -0) || Object.is(formulas.ROUND(-0.4, 0), -0));") is False
