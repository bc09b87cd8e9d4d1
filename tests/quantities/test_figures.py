"""What counts as a figure, and which figures are the same."""

from pathlib import Path

import pytest
import yaml

from generator.quantities.figures import find_alike, find_figures, is_stuck
from tests.units import UNITS

CASES = yaml.safe_load((Path(__file__).parent / "cases.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES["counted"], ids=lambda case: case["text"])
def test_a_figure_is_found_as_it_is_written(case):
    assert [found.text.strip() for found in find_figures(case["text"], UNITS)] == case["figures"]


@pytest.mark.parametrize("text", CASES["idle"])
def test_one_as_a_pronoun_and_ordinals_are_no_figures(text):
    assert find_figures(text, UNITS) == ()


@pytest.mark.parametrize("case", CASES["glued"], ids=str)
def test_words_glued_to_a_citation_make_another_figure(case):
    assert is_stuck(case["before"], case["after"])


@pytest.mark.parametrize("case", CASES["apart"], ids=str)
def test_words_beside_a_citation_leave_its_figure_alone(case):
    assert not is_stuck(case["before"], case["after"])


@pytest.mark.parametrize(
    "one, other",
    [
        ("$259,615", "$259,615"),
        ("50 %", "50%"),
        ("1–7", "1-7"),
        ("Three things", "three"),
        ("50%²", "50% 2"),
        ("under 50\u00a0ms", "<50 ms"),
    ],
)
def test_figures_are_compared_without_the_signs_around_them(one, other):
    assert list(find_alike(one)) == list(find_alike(other))


@pytest.mark.parametrize("one, other", [("50%", "50"), ("$5", "5"), ("5K", "5"), ("5", "5.0"), ("two", "three")])
def test_a_unit_that_changes_the_figure_makes_another_one(one, other):
    assert list(find_alike(one)) != list(find_alike(other))
