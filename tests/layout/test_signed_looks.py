"""A signature covers the style sheets and fonts that a format draws its files with."""

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from generator.content.formats import Format
from generator.diagnostics import Position
from generator.layout.signed_looks import look_digests
from generator.pages.markup import from_html
from generator.pages.page import Page
from generator.writers import formats, writer
from tests.writers.sample_page import sample_page

PARTS_OF_TABLES = {"csv", "email", "ics", "sfdx"}
"""What holds a table, a message, events or source only, and no style sheet."""
DRAWN = sorted(formats().keys() - PARTS_OF_TABLES)
OTHER = {"more.css": "p { color: #010203; text-indent: 9pt }"}


def digests(form: str, **changes: Any) -> object:
    """What is signed of the sample page as a page of this format."""
    view: Any = SimpleNamespace(formats=(form,))
    workspace: Any = SimpleNamespace(formats={**formats(), "foreign": Format("foreign", "foreign")})
    return look_digests([(view, sample_page(fonts={}, **changes))], workspace)


@pytest.mark.parametrize("sheets", ["print_styles", "screen_styles"])
@pytest.mark.parametrize("form", DRAWN)
def test_style_sheets_that_change_a_file_are_signed(form: str, sheets: str) -> None:
    page = sample_page(fonts={})
    changed = {sheets: {**getattr(page, sheets), **OTHER}}
    if writer(form).write(replace(page, **changed)) != writer(form).write(page):
        assert digests(form, **changed) != digests(form)


@pytest.mark.parametrize("changed", [{"print_styles": OTHER}, {"screen_styles": OTHER}, {"reference": b"other"}])
def test_of_a_format_that_does_not_say_what_it_draws_with_everything_is_signed(changed: dict[str, Any]) -> None:
    assert digests("foreign", **changed) != digests("foreign")


def page_of(layout: str) -> Page:
    return replace(sample_page(fonts={}), root=from_html(layout, Position("layouts/page.html")))


SAME = "<article><p class='says'>It holds.</p><p>Beside it.</p></article>"


@pytest.mark.parametrize(
    "layout",
    [
        "<article><p class='basis'>It holds.</p><p>Beside it.</p></article>",
        "<article><p>It holds.</p><p class='says'>Beside it.</p></article>",
        "<article><p class='says'>It holds.</p><h4>Beside it.</h4></article>",
        "<article><p class='says' id='sources'>It holds.</p><p>Beside it.</p></article>",
        "<article><p class='says' data-back='x'>It holds.</p><p>Beside it.</p></article>",
        "<article><p class='says'>It holds.</p><div class='figures'><p>Beside it.</p></div></article>",
        "<article><p class='says'>It holds.</p><p data-alert='1'>Beside it.</p></article>",
    ],
)
def test_what_elements_are_called_is_signed_though_the_words_are_the_same(layout: str) -> None:
    view: Any = SimpleNamespace(formats=("csv",))
    workspace: Any = SimpleNamespace(formats=formats())
    before, now = (look_digests([(view, page_of(each))], workspace) for each in (SAME, layout))
    assert before != now
    assert before == look_digests([(view, page_of(SAME))], workspace)


@pytest.mark.parametrize(
    "drawn",
    [
        "<figure class='chart' data-kind='bar'><img src='{drawn}' data-narrow='{drawn}' alt='Chart'></figure>",
        "<figure class='gauge'><img src='{drawn}' alt='Gauge: 80%'><p class='figure'>80%</p></figure>",
        "<header class='opener' data-number='1'><img src='{drawn}' alt=''><h2>First</h2></header>",
    ],
)
def test_a_signature_does_not_wait_for_what_is_drawn_from_signed_words(drawn: str) -> None:
    view: Any = SimpleNamespace(formats=("pdf", "web"))
    workspace: Any = SimpleNamespace(formats=formats())
    pages = [page_of(f"<article>{drawn.format(drawn=one)}</article>") for one in ("data:,1", "data:,2")]
    assert look_digests([(view, pages[0])], workspace) == look_digests([(view, pages[1])], workspace)
