"""What a sequencing tool or a spreadsheet reads from a CSV file."""

import csv
import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.content.brand import Brand
from generator.diagnostics import Position, Problem
from generator.layout.white_space import collapse_tree
from generator.pages.markup import from_html
from generator.pages.page import Page
from generator.pages.tree import Element
from generator.pages.vocabulary import COMPONENTS
from generator.writers import csv as writer

BRAND = Brand(
    name="TAI Erlang Autonomics", short_name="TAI", legal="TAI, Inc.", language="en", paper="Letter", colours={},
    family="Inter", fallback="Arial", faces={}, logo={}, logo_alt="TAI", logo_height=14.0, contacts={}, links={},
)  # fmt: skip
FORMULA = tuple("=+-@\t\r＝＋－＠")


def page(root: Element) -> Page:
    return Page(artifact="linkedin/saas", title="TAI", kind="Messages", description="", dated=date(2026, 1, 25),
                version="1.0", root=root, home=Position("content/linkedin/saas.yaml"),
                brand=BRAND, paper="Letter")  # fmt: skip


def written(html: str) -> bytes:
    return writer.write(page(collapse_tree(from_html(f"<article>{html}</article>"))))


def rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))


def table(*cells: str) -> str:
    body = "".join(f"<tr><td>{cell}</td></tr>" for cell in cells)
    return f"<table><thead><tr><th>Body</th></tr></thead><tbody>{body}</tbody></table>"


def test_the_heads_are_the_first_row_and_every_line_ends_as_rfc_4180_wants():
    data = written("""<table><thead><tr><th>Day</th><th>Subject</th></tr></thead>
      <tbody><tr><td>4</td><td>Hi, “you”</td></tr></tbody></table>""")
    assert data == 'Day,Subject\r\n4,"Hi, “you”"\r\n'.encode("utf-8-sig")


def test_excel_is_told_that_the_file_is_utf8():
    assert written(table("it’s")).startswith(b"\xef\xbb\xbf")


def test_the_paragraphs_of_a_message_stay_paragraphs_in_their_cell():
    data = written(table("<p>Hi,</p><p>One<br>two</p><ul><li>three</li></ul>"))
    assert rows(data) == [["Body"], ["Hi,\n\nOne\ntwo\n\n- three"]]


def test_a_long_paragraph_is_one_line():
    assert rows(written(table(f"<p>{'word ' * 300}</p>")))[1] == [("word " * 300).strip()]


def test_merge_fields_are_tags_that_a_sequencing_tool_fills_in():
    data = written(table('Hi <span class="field" data-field="account.contact" data-prompt="Who?">Name</span>,'))
    assert rows(data)[1] == ["Hi {{account.contact}},"]


def test_cells_that_span_rows_are_said_in_each_row():
    data = written("""<table>
      <thead><tr><th>Week</th><th>What</th><th>Who</th></tr></thead><tbody>
      <tr><td rowspan="2">1</td><td>Kickoff</td><td>Both</td></tr>
      <tr><td colspan="2">Export</td></tr></tbody></table>""")
    assert rows(data)[1:] == [["1", "Kickoff", "Both"], ["1", "Export", ""]]


def test_only_the_first_table_is_written():
    assert rows(written(f"<p>Intro</p>{table('one')}{table('two')}")) == [["Body"], ["one"]]


def test_a_page_without_a_table_says_what_to_do():
    with pytest.raises(Problem, match="no-table") as raised:
        written("<p>No table here.</p>")
    assert "content/linkedin/saas.yaml" in str(raised.value)
    assert "leave `csv` out" in raised.value.diagnostics[0].hint


@pytest.mark.parametrize(
    "trick", ["=cmd|' /C calc'!A0", '=HYPERLINK("https://x","y")', "+1", "-2+3", "@SUM(A1)", "＝1+1"]
)
def test_a_formula_in_a_name_stays_text(trick):
    root = Element("article", {}, (Element("table", {}, (Element("tr", {}, (Element("td", {}, (trick,)),)),)),))
    assert rows(writer.write(page(root))) == [[f"'{trick}"]]


@given(st.lists(st.text(st.characters(exclude_categories=("Cs",)), max_size=30), min_size=1, max_size=4))
def test_no_text_whatever_becomes_a_formula_or_changes_the_number_of_cells(texts):
    cells = tuple(Element("td", {}, (text,)) for text in texts)
    root = Element("article", {}, (Element("table", {}, (Element("tr", {}, cells),)),))
    found = rows(writer.write(page(root)))
    assert [len(row) for row in found] == [len(texts)]
    assert not any(cell.startswith(FORMULA) for row in found for cell in row)


INSIDE = {"table": "<tbody><tr><td>zebra</td></tr></tbody>", "ul": "<li>zebra</li>", "ol": "<li>zebra</li>",
          "dl": "<div><dt>zebra</dt><dd>of course</dd></div>"}  # fmt: skip
PLACES = [(name, tag) for name, part in COMPONENTS.items() for tag in part.on if tag not in {"hr", "td", "th", "tr"}]


@pytest.mark.parametrize("name,tag", PLACES)
def test_the_words_of_every_component_are_in_their_cell(name, tag):
    assert "zebra" in rows(written(table(f'<{tag} class="{name}">{INSIDE.get(tag, "zebra")}</{tag}>')))[1][0]


@pytest.mark.parametrize("name", ["amount", "blank", "input", "output"])
def test_the_words_of_every_kind_of_cell_are_in_the_row(name):
    assert rows(written(f'<table><tbody><tr><td class="{name}">$25,000</td></tr></tbody></table>')) == [["$25,000"]]


def test_what_a_semicolon_would_split_off_is_no_formula_either():
    from generator.writers.csv import inert

    assert inert("a;=1+1") == "a;'=1+1"
    assert inert("first; then -5 %") == "first; then -5 %"


@pytest.mark.parametrize("number", ["-5", "-12%", "-1,200.50", "-5 %"])
def test_a_number_below_zero_stays_a_number(number: str) -> None:
    from generator.writers.csv import inert

    assert inert(number) == number


@pytest.mark.parametrize("text", ["-5+1", "-A1", "- a point", "-5 seats", "-1,2,3"])
def test_other_text_behind_a_minus_is_protected(text: str) -> None:
    from generator.writers.csv import inert

    assert inert(text) == f"'{text}"


def test_a_table_that_is_not_cleared_says_so_in_its_first_column():
    data = written(f'<p class="draft">Draft: not cleared for release.</p>{table("Hi")}')
    assert rows(data) == [["status", "Body"], ["draft", "Hi"]]
