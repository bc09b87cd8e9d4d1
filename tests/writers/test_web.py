"""The interactive page as a file: its policy, its controls and its words, before a browser runs it."""

import base64
import re
from collections.abc import Iterator
from hashlib import sha256

import pytest
from lxml import html as parser

from generator.diagnostics import Problem
from generator.pages.markup import to_html
from generator.pages.page import Page
from generator.pages.tree import Element
from generator.writers.web import write
from tests.tools import missing, spoken
from tests.writers.sample_page import SAMPLES, sample_page
from tests.writers.web_calculator import calculator_page
from tests.writers.xlsx_calculator import page


def written() -> str:
    return write(calculator_page()).decode()


def tree(html: str) -> "parser.HtmlElement":
    return parser.document_fromstring(html.encode(), parser=parser.HTMLParser(encoding="utf-8"))


def cell(**attributes: str) -> str:
    """A row with one cell to enter, its attributes with hyphens for underscores."""
    written = " ".join(f'data-{name.replace("_", "-")}="{value}"' for name, value in attributes.items())
    return f'<table><tr><th scope="row">Size</th><td class="input" {written}>5</td><td>In metres.</td></tr></table>'


def control(**attributes: str) -> "parser.HtmlElement":
    return tree(write(page(cell(**attributes))).decode()).get_element_by_id("input-size")


def pieces(element: Element) -> Iterator[str]:
    """Every text of the page's tree."""
    for child in element.children:
        yield from (child,) if isinstance(child, str) else pieces(child)


@pytest.mark.parametrize("sample", [*map(sample_page, SAMPLES), calculator_page()], ids=[*SAMPLES, "calculator"])
def test_no_word_of_the_page_is_lost(sample: Page) -> None:
    body = tree(write(sample).decode()).xpath("//main//text()")
    assert missing(spoken(" ".join(pieces(sample.root))), spoken(" ".join(body))) == {}


def test_a_page_without_a_model_is_the_static_page() -> None:
    still = page("<h1>Nothing to enter</h1>")
    html = write(still).decode()
    assert f"<main>{to_html(still.root)}</main>" in html
    assert "<script>" not in html
    assert "script-src &#x27;none&#x27;" in html


@pytest.mark.parametrize("tag", ["script", "style"])
def test_the_policy_allows_the_one_script_and_the_one_style_sheet_by_their_hashes(tag: str) -> None:
    html = written()
    [source] = re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
    policy = tree(html).xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    digest = base64.b64encode(sha256(source.encode()).digest()).decode()
    assert f"{tag}-src 'sha256-{digest}'" in policy
    assert "unsafe" not in policy
    assert policy.startswith("default-src 'none'")


def test_the_script_evaluates_no_text() -> None:
    script = written().partition("<script>")[2]
    assert not re.findall(r"\beval\b|new Function|innerHTML|insertAdjacentHTML|document\.write", script)


def test_the_same_page_gives_the_same_bytes() -> None:
    assert write(calculator_page()) == write(calculator_page())


def test_a_number_is_entered_within_its_bounds_and_whole_where_it_must_be() -> None:
    entry = control(name="size", value="5", unit="count", least="1", most="500", whole="true")
    assert {name: entry.get(name) for name in ("type", "min", "max", "step")} == {
        "type": "number", "min": "1", "max": "500", "step": "1"}  # fmt: skip


def test_a_percentage_is_typed_as_percent_and_bounded_as_percent() -> None:
    entry = control(name="size", value="0.5", unit="percent", least="0.07", most="1")
    assert (entry.get("min"), entry.get("max"), entry.get("step")) == ("7", "100", "any")


def test_a_control_is_labelled_and_its_unit_bounds_and_help_are_announced() -> None:
    html = tree(write(page(cell(name="size", value="5", unit="money/hours", least="1", most="2.5"))).decode())
    entry = html.get_element_by_id("input-size")
    assert html.xpath("//label[@for='input-size']")[0].text_content() == "Size"
    described = [html.get_element_by_id(name).text_content() for name in entry.get("aria-describedby").split()]
    assert described == ["$", "an hour", "$1 to $2.5 an hour", "In metres."]


@pytest.mark.parametrize(
    "bounds, words",
    [
        ({"least": "1"}, "at least 1 hour"),
        ({"most": "40"}, "at most 40 hours"),
        ({"least": "1", "most": "40"}, "1 to 40 hours"),
        ({}, ""),
    ],
)
def test_bounds_are_said_in_words(bounds: dict[str, str], words: str) -> None:
    html = tree(write(page(cell(name="size", value="5", unit="hours", **bounds))).decode())
    assert html.get_element_by_id("hint-size").text_content() == words


def test_choices_are_a_list_and_nothing_chosen_is_one_of_them() -> None:
    assert control(name="size", value="M", unit="text", choices="S|M").xpath("option/@value") == ["S", "M"]
    assert control(name="size", value="", unit="text", choices="S|M").xpath("option/@value") == ["", "S", "M"]


def test_a_text_and_a_flag_have_their_own_controls() -> None:
    assert control(name="size", value="big", unit="text").get("type") == "text"
    assert control(name="size", value="True", unit="flag").get("type") == "checkbox"


def test_an_entry_of_a_table_is_named_by_its_column_and_row() -> None:
    entry = tree(written()).get_element_by_id("input-Deals-Amount-2")
    assert entry.get("aria-label") == "Amount, row 2"


def test_a_folded_section_opens_when_its_heading_is_pressed_and_keeps_all_its_words() -> None:
    size = cell(name="size", value="5", unit="count")
    body = f'<section data-folded="yes"><h2>Assumptions</h2>{size}</section><section><h2>Results</h2></section>'
    found = tree(write(page(body)).decode())
    [folded] = found.xpath("//details")
    assert [one.text_content() for one in folded.xpath("summary/h2")] == ["Assumptions"]
    assert folded.xpath(".//input[@id='input-size']")
    assert found.xpath("//section/h2/text()") == ["Results"]


def test_no_two_parts_of_the_page_share_an_id() -> None:
    ids = tree(written()).xpath("//@id")
    assert len(ids) == len(set(ids))


def test_words_of_an_author_cannot_end_the_script() -> None:
    html = write(page(cell(name="size", value="&lt;/script&gt;&lt;!--", unit="text"))).decode()
    assert html.count("</script>") == 1
    assert "<!--" not in html.partition("<script>")[2]


def test_a_formula_that_needs_what_is_not_on_the_page_is_a_finding() -> None:
    result = '<table><tr><td class="output" data-name="area" data-formula="size * widht">5</td></tr></table>'
    with pytest.raises(Problem, match="widht"):
        write(page(cell(name="size", value="5", unit="count") + result))


def test_an_input_that_is_on_the_page_twice_is_a_finding() -> None:
    with pytest.raises(Problem, match="two places"):
        write(page(cell(name="size", value="5", unit="count") * 2))


def test_a_table_with_a_row_too_short_is_a_finding() -> None:
    table = """<table data-table="Deals"><thead><tr><th scope="col">A</th><th scope="col">B</th></tr></thead>
      <tbody><tr><td class="input" data-value="" data-unit="count"></td></tr></tbody></table>"""
    with pytest.raises(Problem, match="fewer cells"):
        write(page(table))
