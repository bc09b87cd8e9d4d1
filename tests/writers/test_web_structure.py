"""What HTML asks of a page's structure: captions at an edge, asides with names, the charset within reach."""

import pytest

from generator.pages.markup import from_html, to_html
from generator.writers import writer
from generator.writers._web.columns import column_styles, join_columns
from generator.writers._web.structure import set_in_order
from tests.writers.sample_page import sample_page

TABLE = "<table><tbody><tr><td>1</td></tr></tbody></table>"


def in_order(body: str) -> str:
    return to_html(set_in_order(from_html(f"<article>{body}</article>")))[len("<article>") : -len("</article>")]


def test_a_caption_between_other_parts_comes_last() -> None:
    figure = '<figure><img src="a" alt="A">{}' + TABLE + "{}</figure>"
    caption = "<figcaption>Costs</figcaption>"
    assert in_order(figure.format(caption, "")) == figure.format("", caption)


@pytest.mark.parametrize(
    "figure",
    [
        f"<figure><figcaption>Costs</figcaption>{TABLE}</figure>",
        f"<figure>{TABLE}<figcaption>Costs</figcaption></figure>",
        "<figure>\n<figcaption>Costs</figcaption>\n</figure>",
        f"<figure>{TABLE}</figure>",
    ],
)
def test_a_caption_at_an_edge_stays(figure: str) -> None:
    assert in_order(figure) == figure


def test_an_aside_is_named_by_its_heading() -> None:
    assert in_order("<aside><h2>Book a call</h2></aside><aside><div><h3>Or write</h3></div></aside>") == (
        '<aside aria-labelledby="aside-1"><h2 id="aside-1">Book a call</h2></aside>'
        '<aside aria-labelledby="aside-2"><div><h3 id="aside-2">Or write</h3></div></aside>'
    )


def test_a_heading_keeps_the_name_that_it_has_and_no_name_is_given_twice() -> None:
    named = in_order('<h2 id="aside-1">A</h2><aside><h2 id="call">B</h2></aside><aside><h2>C</h2></aside>')
    assert '<aside aria-labelledby="call"><h2 id="call">' in named
    assert '<aside aria-labelledby="aside-2"><h2 id="aside-2">' in named


def test_an_aside_without_a_heading_is_a_note() -> None:
    assert in_order("<aside><p>Half the hours.</p></aside>") == '<aside role="note"><p>Half the hours.</p></aside>'


@pytest.mark.parametrize("form", ["html", "web"])
def test_the_charset_stands_where_browsers_look_for_it_however_long_the_record_is(form: str) -> None:
    data = writer(form).write(sample_page())
    assert data.index(b'<meta charset="utf-8">') < 200
    assert data.index(b"<body") > data.index(b"</head>")


def test_each_column_of_a_table_begins_with_a_cell_and_says_how_wide_it_is() -> None:
    head = '<thead><tr><th colspan="2">Rule</th><th colspan="6">Weeks 1 to 6</th></tr></thead>'
    body = '<tbody><tr><th colspan="2">First</th><td colspan="2">1 to 2</td><td colspan="4">3 to 6</td></tr></tbody>'
    table = join_columns(from_html(f"<div><table><caption>Plan</caption>{head}{body}</table></div>")).elements[0]
    assert [[each.get("colspan") for each in row.elements] for row in table.walk() if row.tag == "tr"] == [
        ["1", "2"],
        ["1", "1", "1"],
    ]
    assert [each.get("data-share") for each in table.walk() if each.tag == "col"] == [
        "25.0000%",
        "25.0000%",
        "50.0000%",
    ]
    assert [each.tag for each in table.elements] == ["caption", "colgroup", "thead", "tbody"]
    assert 'col[data-share="50.0000%"] { width: 50.0000%; }' in column_styles(table)


def test_a_table_whose_columns_all_begin_with_a_cell_stays() -> None:
    table = from_html('<div><table><tr><td rowspan="2">1</td><td>2</td></tr><tr><td>3</td></tr></table></div>')
    assert join_columns(table) is table
