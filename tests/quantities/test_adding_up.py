"""Sums of printed figures."""

from decimal import Decimal

from generator.quantities.adding_up import amount, nearest_sum
from generator.quantities.scan import parse_quantity
from generator.quantities.units import engine_units


def near(*numbers: str) -> str:
    *parts, total = map(Decimal, numbers)
    return str(nearest_sum(parts, total))


def test_a_total_is_the_sum_of_its_parts() -> None:
    assert near("33333", "33333", "33333", "100000") == "99999"


def test_a_part_may_be_taken_off() -> None:
    assert near("610962", "319038", "291923") == "291924"


def test_rows_further_up_need_not_be_parts() -> None:
    assert near("271154", "135577", "105769", "29808") == "29808"


def test_a_single_figure_is_no_sum() -> None:
    assert near("100", "300") == "None"


def test_a_long_column_is_added_as_it_stands() -> None:
    assert near(*["1"] * 40, "40") == "40"


def test_what_is_only_about_right_has_no_amount() -> None:
    figures = [parse_quantity(text, engine_units()) for text in ("about $150K", "$1-2K", "$1.5K")]
    assert [amount(figure) for figure in figures if figure] == [None, None, Decimal("1500.0")]
