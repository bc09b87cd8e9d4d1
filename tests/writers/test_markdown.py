"""What somebody gets who puts a document into a wiki or a repository."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import markdown

from generator.audit.lost_words import find_lost_words
from generator.audit.readers import find_reader, read_back
from generator.diagnostics import Problem
from generator.pages.vocabulary import COMPONENTS, ELEMENTS, INLINE
from generator.press.examples import EXAMPLES
from generator.writers import md as writer
from generator.writers.md.marked_blocks import PARTS, TYPES
from generator.writers.md.marked_words import PHRASES, SPANS
from tests.writers.test_text import page


def typed(html: str) -> str:
    return writer.write(page(html)).decode("utf-8")


def shown(html: str) -> str:
    """What a viewer shows, without its tags."""
    return " ".join(re.sub(r"<[^>]+>", " ", markdown(typed(html), extensions=["tables", "sane_lists"])).split())


def test_markdown_knows_every_element_and_every_component():
    assert {*TYPES, *PHRASES} == {*ELEMENTS}
    assert {*PARTS, *SPANS} == {*COMPONENTS}
    assert {*PHRASES} == INLINE


def test_what_markdown_does_not_know_is_reported_and_never_dropped():
    with pytest.raises(Problem, match="no words for `marquee`"):
        typed("<marquee>half price</marquee>")
    with pytest.raises(Problem, match="no words for `ticker`"):
        typed('<p><span class="ticker">half price</span></p>')


@pytest.mark.parametrize(
    "html, wanted",
    [
        ("<h2>Prices</h2><p>A <strong>year</strong>, <em>net</em>.</p>", "## Prices\n\nA **year**, *net*.\n"),
        ("<ul><li>one</li><li>two</li></ul>", "- one\n- two\n"),
        ("<ol start='3'><li>three</li><li>four</li></ol>", "3. three\n4. four\n"),
        ("<ul class='checklist'><li><span class='box'></span> Signed</li></ul>", "- [ ] Signed\n"),
        ("<dl class='facts'><div><dt>Start</dt><dd>Monday</dd></div></dl>", "- **Start:** Monday\n"),
        ("<blockquote><p>Plain words.</p></blockquote>", "> Plain words.\n"),
        ("<p><a href='https://example.com/a'>the page</a></p>", "[the page](https://example.com/a)\n"),
        ("<p><a href='mailto:us@example.com'>us@example.com</a></p>", "<us@example.com>\n"),
        ("<p>one<br>two</p>", "one  \ntwo\n"),
        ("<p>For <span class='field' data-field='a'>Company</span>.</p>", "For [Company].\n"),
        ("<p><span class='field' data-field='a'>Company</span>: us</p>", "\\[Company\\]: us\n"),
    ],
)  # fmt: skip
def test_each_part_is_typed_as_people_type_it(html: str, wanted: str) -> None:
    assert typed(html) == wanted


def test_a_table_has_a_head_and_figures_on_the_right():
    rows = "<tr><th scope='row'>Starter</th><td class='amount'>$25K</td></tr>"
    html = f"<table><thead><tr><th>Tier</th><th>A year</th></tr></thead><tbody>{rows}</tbody></table>"
    assert typed(html) == "| Tier | A year |\n| --- | ---: |\n| **Starter** | $25K |\n"
    assert "<td>Starter" not in markdown(typed(html), extensions=["tables"])


def test_columns_that_only_measure_a_bar_are_left_out():
    bars = "<tr><th>Calls</th><td colspan='5'></td><td colspan='9'>Weeks 2 to 8</td></tr>"
    blank = "<table><tbody><tr><th>Name</th><td></td></tr></tbody></table>"
    assert typed(f"<table><tbody>{bars}</tbody></table>").splitlines()[-1] == "| **Calls** |  | Weeks 2 to 8 |"
    assert typed(blank).splitlines()[-1] == "| **Name** |  |"


def test_a_bar_within_a_cell_splits_no_cell():
    assert shown("<table><tbody><tr><td>a|b</td><td>c</td></tr></tbody></table>") == "a|b c"


def test_a_link_within_the_page_leads_to_the_heading_of_its_part():
    html = (
        '<p><a class="reference" href="#ladder" data-label=", page">section <span class="number">2.1</span></a></p>'
        '<h3 id="ladder"><span class="number">2.1</span> The ladder: up &amp; down</h3>'
    )
    assert "[section 2.1](#21-the-ladder-up--down)" in typed(html)


@pytest.mark.parametrize(
    "words", ["1. January", "# one", "- less", "+ more", "> 5", "a * b * c", "snake_case_name", "<50 ms", "<b>bold</b>",
              "&amp;lt; 5", "[x](y)", "a `b` c", "~1 and ~2 ~~", "back\\slash", "---", "***"],
)  # fmt: skip
def test_words_that_look_like_marks_stay_words(words: str) -> None:
    escaped = words.replace("&", "&amp;").replace("<", "&lt;")
    reader = find_reader("md")
    said = read_back(typed(f"<p>{escaped}</p>").encode(), reader).visible
    assert "".join(said.split()) == "".join(words.split())


@settings(max_examples=200, deadline=None)
@example("&#1")
@example("&copy")
@given(st.text(alphabet=st.sampled_from("ab1 .-*_[]()<>#+!`\\~|&;:/"), min_size=1, max_size=24))
def test_no_text_is_lost_whatever_its_signs(words: str) -> None:
    escaped = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    said = read_back(typed(f"<p>x{escaped}x</p>").encode(), find_reader("md")).visible
    assert "".join(said.split()) == "".join(f"x{words}x".split())


@pytest.mark.parametrize("example", EXAMPLES.values(), ids=EXAMPLES)
def test_every_example_of_the_gallery_says_all_its_words(example: str) -> None:
    sheet = page(example)
    reading = read_back(writer.write(sheet), find_reader("md"))
    assert find_lost_words(sheet, reading, writer.FORMAT) == []
