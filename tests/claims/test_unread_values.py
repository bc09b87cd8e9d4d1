"""A value that is no figure says why: two readings of its number, or a unit that nobody knows."""

import pytest

from tests.claims.checking import checked


@pytest.mark.parametrize(
    "value, said",
    [
        ("1.200 EUR", "`1.200` is 1200 in one country and 1.2 in another (write `1,200`, or fewer decimals)"),
        ("1.200,50 EUR", "`1.200,50` is not how numbers are written in `en` (write `1,200.50`)"),
        ("14 hourz", "nobody knows the unit `hourz` (did you mean `hour`? a unit of your own is a line in "
         "content/facts/units.yaml)"),
        ("14 xyzzyx", "nobody knows the unit `xyzzyx` (a unit of your own is a line in content/facts/units.yaml)"),
    ],
)  # fmt: skip
def test_a_value_that_is_no_figure_says_why(tmp_path, value, said):
    start = f"line 1: bad-quantity: `{value}` is not a figure that can be compared: "
    assert checked(tmp_path, f'claim: value: "{value}"') == [start + said]


def test_an_ambiguous_fact_says_both_readings(project):
    prices = project.read("content/facts/prices.yaml")
    project.write("content/facts/prices.yaml", prices.replace("year: $900", "year: $1.200"))
    said = project.check()
    assert "`$1.200` is not a sum of money above zero: `1.200` is 1200 in one country and 1.2 in another" in said
    assert "write `1,200`, or fewer decimals" in said
