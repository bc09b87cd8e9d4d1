"""A colour that words take from those around them is theirs, not that of the rule before."""

from dataclasses import replace

from generator.checks.faint_colours import check_faint_colours
from generator.diagnostics import Position
from generator.pages.markup import from_html
from tests.writers.sample_page import sample_page

DARK = ".hero { background: #221100; color: #ffffff } a { color: #331100 } "
PAGE = "<article><header class='hero'><p>Words and a <a href='#x'>mark</a>.</p></header></article>"


def test_a_link_that_inherits_light_words_on_a_dark_ground_can_be_read() -> None:
    assert found(DARK + ".hero a { color: inherit }") == []


def test_a_dark_link_on_a_dark_ground_cannot() -> None:
    assert found(DARK) == ["faint-colour"]


def found(sheet: str) -> list[str]:
    page = replace(sample_page(fonts={}), root=from_html(PAGE, Position("layouts/page.html")))
    return [one.code for one in check_faint_colours([replace(page, print_styles={"a.css": sheet}, screen_styles={})])]
