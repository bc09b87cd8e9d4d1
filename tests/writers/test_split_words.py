"""A word that Word would split in its column is refused, in every component that makes columns; others are not."""

import pytest

from generator.diagnostics import Problem
from generator.layout.white_space import collapse_tree
from generator.pages.markup import from_html
from generator.writers.docx import write
from tests.writers.sample_page import sample_page

LONG = "Kraftfahrzeughaftpflichtversicherungsgesellschaften"
ROWS = "<tr>" + "<td>{}</td>" * 6 + "</tr>"
COMPONENTS = {
    "table": f"<table><tbody>{ROWS}</tbody></table>",
    "head": f"<table><thead>{ROWS}</thead></table>".replace("td>", "th>").replace("<th>", "<th scope='col'>"),
    "timeline": f"<table class='timeline'><tbody>{ROWS}</tbody></table>",
    "pairs": "<table class='pairs'><tbody><tr><td><h3>{0}{0}</h3></td><td><p>{0}{0}</p></td></tr></tbody></table>",
    "columns": "<div class='columns'>" + "<div><p>{}</p></div>" * 4 + "</div>",
    "figures": "<div class='figures'>" + "<div><p class='figure'>5</p><p class='says'>{}</p></div>" * 4 + "</div>",
    "steps": "<ol class='steps'>" + "<li><h3>{}</h3><p>Done.</p></li>" * 4 + "</ol>",
}
FINE = ["Customers", "Hafenmeisterei", "Business-to-business/" * 5, "https://northwind.example/a/long/way/to/the/page",
        "first.second.third@northwind.example", "Kraftfahrzeug\u00adhaftpflicht\u00adversicherung"]  # fmt: skip

every_component = pytest.mark.parametrize("name", COMPONENTS)


def written(name: str, word: str) -> bytes:
    html = COMPONENTS[name].replace("{0}", "{}").replace("{}", word)
    return write(sample_page(root=collapse_tree(from_html(f"<article>{html}</article>"))))


@every_component
def test_a_word_wider_than_its_column_is_refused_by_name(name: str) -> None:
    with pytest.raises(Problem) as refused:
        written(name, LONG)
    assert {one.code for one in refused.value.diagnostics} == {"split-word"}
    assert all(LONG in one.message for one in refused.value.diagnostics)


@pytest.mark.parametrize("word", FINE)
@pytest.mark.parametrize("name", ["table", "columns", "steps", "figures"])
def test_words_that_fit_or_may_end_their_line_are_fine(name: str, word: str) -> None:
    assert written(name, word)


def test_the_same_word_fits_where_there_is_room() -> None:
    assert write(sample_page(root=collapse_tree(from_html(f"<article><p>{LONG}</p></article>"))))
