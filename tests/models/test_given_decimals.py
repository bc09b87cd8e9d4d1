"""What somebody enters is printed with all its digits."""

import pytest

from generator.content.translation import ENGLISH, Translation
from generator.models.given_decimals import with_decimals


def decimals(unit: str, *values: object, translation: Translation = ENGLISH, **row: object) -> object:
    data = {"inputs": {"given": {"unit": unit, **row}}}
    done = with_decimals(data, [{"given": value} for value in values], translation)
    return done["inputs"]["given"].get("decimals")


@pytest.mark.parametrize(
    "unit, values, needed",
    [
        ("hours", (2.5,), 1),
        ("hours", (2.0, 2.25), 2),
        ("hours", (2.0,), None),
        ("months", (6.5,), None),
        ("months", (6.25,), 2),
        ("money", (1234.5,), 2),
        ("money", (1234.0,), None),
        ("money/hours", (0.125,), 3),
        ("percent", (0.025,), 1),
        ("percent", (0.1234, 0.5), 2),
        ("percent", (0.00125,), 3),
        ("percent", (0.1 + 0.2,), None),
        ("count", (1.5,), 1),
        ("hours", (1 / 3,), None),
        ("flag", (True,), None),
        ("text", ("Growth",), None),
    ],
)
def test_an_input_gets_the_decimals_that_it_needs_under_every_scenario(unit, values, needed):
    assert decimals(unit, *values) == needed


def test_the_decimals_that_an_author_states_stay():
    assert decimals("hours", 2.5, decimals=0) == 0


def test_a_column_gets_the_decimals_of_its_longest_cell():
    data = {"tables": {"Deals": {"columns": {"Hours": {"unit": "hours"}}}}}
    done = with_decimals(data, [{"Deals[Hours]": (2.0, 2.25, None)}], ENGLISH)
    assert done["tables"]["Deals"]["columns"]["Hours"]["decimals"] == 2
