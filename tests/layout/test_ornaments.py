"""Squares and numerals: what is drawn is what the words beside it say."""

import re
from types import SimpleNamespace

import pytest

from generator.layout.ornaments import scale_svg
from generator.pages.tree import Element
from tests.project_fixture import SampleProject

PAGE = "layouts/notes/page.html"


def with_part(project: SampleProject, part: str) -> str:
    """What `check` says of a note with this part."""
    project.write(PAGE, project.read(PAGE).replace("<div>{{ doc.body }}</div>", f"<div>{{{{ doc.body }}}}</div>{part}"))
    return project.check()


def squares(project: SampleProject, words: str, filled: str, of: str = "1000") -> str:
    content = f"title: Tenants\nsubtitle: '{words}'\nbody: Light.\n"
    project.write("content/notes/welcome.yaml", content)
    return with_part(project, f'<p class="scale" data-of="{of}" data-filled="{filled}">{{{{ doc.subtitle }}}}</p>')


@pytest.mark.parametrize(
    "words, filled",
    [("for 100 tenants", "50"), ("for 1,000 tenants", "100"), ("for 10,000 tenants", "1000"), ("for 21 tenants", "2"),
     ("for tenants", "10"), ("for 2.5 tenants", "25")],
)  # fmt: skip
def test_squares_that_show_another_number_than_the_words_are_refused(project: SampleProject, words: str, filled: str):
    assert "drawn-number" in squares(project, words, filled)


@pytest.mark.parametrize(
    "words, filled",
    [("for 100 tenants", "100"), ("for 1,000+ tenants", "1000"), ("bis 1.000 Mandanten", "1000"),
     ("pour 1 000 clients", "1000"), ("from 10 to 100", "10"), ("0 tenants", "0")],
)  # fmt: skip
def test_squares_that_show_the_number_of_the_words_are_fine(project: SampleProject, words: str, filled: str):
    assert "drawn-number" not in squares(project, words, filled)


@pytest.mark.parametrize(
    "filled, of", [("11", "10"), ("1", "0"), ("5", "5000"), ("five", "10"), ("", "10"), ("-1", "9")]
)
def test_a_scale_has_some_squares_and_fills_no_more_than_it_has(project: SampleProject, filled: str, of: str):
    assert "drawn-number" in squares(project, f"for {filled} tenants", filled, of)


def test_a_numeral_is_the_number_that_the_chapter_says(project: SampleProject):
    project.write("content/notes/welcome.yaml", "title: Chapter 5\nbody: Light.\n")
    opener = '<section class="opener" data-number="{}"><h2>{{{{ doc.title }}}}</h2></section>'
    assert "drawn-number" in with_part(project, opener.format(4))


COLOURS = {"brand": "#0000FF", "line": "#DDDDDD"}


def test_as_many_squares_are_filled_as_are_said():
    element = Element("p", {"data-of": "1000", "data-filled": "100"}, ("100 tenants",))
    workspace = SimpleNamespace(brand=SimpleNamespace(colours=COLOURS))
    filled, empty = re.findall(r'd="([^"]*)"', scale_svg(element, workspace))  # type: ignore[arg-type]
    assert (filled.count("M"), empty.count("M")) == (100, 900)
    assert len({move.split()[0] for move in filled.split("z")[:-1]}) == 5  # whole columns from the left
