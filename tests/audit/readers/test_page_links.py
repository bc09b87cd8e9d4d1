"""The page that a link leads to is counted by the print engine: its number is left out, and no other one is."""

import pytest

from generator.audit.readers import find_reader, read_back
from generator.layout.white_space import collapse_tree
from generator.pages.markup import from_html
from generator.writers import pdf
from tests.writers.sample_page import sample_page

STYLES = {"contents": "a::after { content: leader(dotted) ' ' target-counter(attr(href), page); }"}
BREAK = '<hr class="page-break"><p>More.</p>'
BREAKS = {"print": ".page-break { break-after: page; }"}


def said(words: str, pages: int = 17) -> str:
    """What a PDF says whose contents lead to its last page."""
    contents = f'<ol class="contents"><li><a href="#end">{words}</a></li></ol>'
    html = f'<article><h1>Book</h1>{contents}{BREAK * (pages - 1)}<h2 id="end">End</h2></article>'
    page = sample_page(root=collapse_tree(from_html(html)), fonts={}, print_styles={**STYLES, **BREAKS})
    return read_back(pdf.write(page), find_reader("pdf")).visible


def test_the_number_of_the_page_that_a_link_leads_to_is_left_out():
    assert "17" not in said("The end")


@pytest.mark.parametrize(
    "words",
    ["The end .......... 95", "Saves .......... 17%", "In 17 days", "The end ...... 17.5", "17", "Day 4, day 17"],
)
def test_every_other_number_stays(words: str):
    figure = words.rsplit(maxsplit=1)[-1] if "days" not in words else "17"
    assert figure in said(words)
