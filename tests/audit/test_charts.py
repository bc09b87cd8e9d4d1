"""Charts of Word documents are read back whole: what they show, and the workbooks that they carry."""

from functools import cache

import pytest

from generator.audit.readers import find_reader
from generator.audit.readers._office.shown_labels import print_number
from generator.audit.unexpected_figures import find_unexpected_figures, read_figures
from generator.checks.examine import examine
from generator.layout.record import stamp
from generator.layout.white_space import collapse_tree
from generator.pages.markup import from_html
from generator.pages.page import Page
from generator.press.digests import print_basis
from generator.press.print_digest import number_page
from generator.press.verify import verify
from generator.press.verify_output import as_text
from generator.writers import docx, xlsx
from generator.writers._office.office_package import pack, parts_of
from tests.audit.finished import in_package, kit, reading
from tests.writers.chart_pages import matrix, plain
from tests.writers.sample_page import sample_page

CHART, BOOK, SHEET = "word/charts/chart1.xml", "word/embeddings/chart1.xlsx", "xl/worksheets/sheet1.xml"
COSTS = plain("bar", [("Today", 52500.0, "$52,500"), ("With rules", 7000.0, "$7,000")])


def page(html: str) -> Page:
    return sample_page(root=collapse_tree(from_html(f"<article>{html}</article>")))


@cache
def made(html: str) -> bytes:
    return docx.write(page(html))


def unexpected(html: str, data: bytes) -> str:
    figures = read_figures(reading("docx", data), find_reader("docx"), "kind/name.docx")
    return "; ".join(one.message for one in find_unexpected_figures(page(html), figures, "kind/name.docx"))


def in_book(data: bytes, part: str, old: str, new: str) -> bytes:
    """The document with a text of a part of its chart's workbook replaced."""
    parts = parts_of(data)
    return pack({**parts, BOOK: in_package(parts[BOOK], part, old, new)})


@pytest.mark.parametrize("name", matrix())
def test_a_chart_says_nothing_that_its_page_does_not(name):
    assert unexpected(matrix()[name], made(matrix()[name])) == ""


@pytest.mark.parametrize(
    "part, old, new",
    [
        (CHART, "<c:v>52500</c:v>", "<c:v>8765</c:v>"),
        (CHART, "<c:v>Today</c:v>", "<c:v>Today 8,765</c:v>"),
        (CHART, "<c:v>Value</c:v>", "<c:v>Value 8,765</c:v>"),
        (CHART, '<c:numFmt formatCode="', '<c:numFmt formatCode="&quot;8,765 &quot;'),
        (CHART, '<c:autoTitleDeleted val="1"/>', "<c:title><a:t>8,765 saved</a:t></c:title>"),
    ],
)
def test_a_foreign_figure_in_a_chart_is_found(part, old, new):
    assert "8,765" in unexpected(COSTS, in_package(made(COSTS), part, old, new)).replace("8765", "8,765")


@pytest.mark.parametrize(
    "old, new", [("<v>52500</v>", "<v>8765</v>"), (">Today<", ">8,765 today<"), (">Value<", ">8,765<")]
)
def test_a_foreign_figure_in_the_workbook_of_a_chart_is_found(old, new):
    found = unexpected(COSTS, in_book(made(COSTS), SHEET, old, new))
    assert "8,765" in found.replace("8765", "8,765")


PRICES = plain("bar", [("Growth", 80000.0, "$80K"), ("Enterprise", 240000.0, "$240K+")])


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_a_label_is_read_as_its_format_shows_it(form):
    data = {"docx": docx, "xlsx": xlsx}[form].write(page(PRICES))
    assert {"$80K", "$240K+"} <= set(reading(form, data).beside.split("\n"))


def test_a_right_number_in_a_wrong_format_is_a_foreign_figure():
    data = in_package(made(PRICES), CHART, '#,##0,"K', '#,##0"K')
    assert unexpected(PRICES, made(PRICES)) == ""
    assert "$80,000k" in unexpected(PRICES, data)


@pytest.mark.parametrize(
    "number, code, said",
    [
        (80000.0, '"$"0"K"', "$80000K"),
        (80000.0, '"$"#,##0,"K";−"$"#,##0,"K"', "$80K"),
        (-1250000.0, '"$"0.0,,"M";−"$"0.0,,"M"', "−$1.3M"),
        (0.305, "0.0%;−0.0%", "30.5%"),
        (30.0, '0"%"', "30%"),
        (1.0, '[=1]#,##0" month";[<0]−#,##0" months";#,##0" months"', "1 month"),
        (-2.0, '[=1]#,##0" month";[<0]−#,##0" months";#,##0" months"', "−2 months"),
        (0.0, '#,##0;−#,##0;"none"', "none"),
        (12.5, "General", "12.5"),
        (7.0, '"$25–30%"', "$25–30%"),
    ],
)
def test_a_number_is_printed_as_office_prints_it(number, code, said):
    assert print_number(number, code) == said


def test_a_step_that_the_workbook_does_not_come_to_is_a_figure_of_its_own():
    html = matrix()["waterfall negative"]
    found = unexpected(html, in_package(made(html), CHART, "<c:v>75000.0</c:v>", "<c:v>91234</c:v>"))
    assert "91234" in found.replace(",", "")


# A file that came back.


@pytest.fixture(scope="module")
def sent():
    """A one-pager of the kit, which has a waterfall, as a build sends it out."""
    workspace = kit()
    document = workspace.documents["one-pagers/saas"]
    composed = examine(document, workspace).composed
    bare = next(one for view, one in composed.pages if "docx" in view.formats and any(one.root.find("chart")))
    page, _ = number_page(stamp(bare, document, composed.clearance, workspace), print_basis(workspace.project))
    return docx.write(page)


def told(data: bytes, tmp_path) -> str:
    file = tmp_path / "saas.docx"
    file.write_bytes(data)
    return as_text(list(verify([file], kit())))


def first_value(data: bytes, part: str, tag: str) -> str:
    text = parts_of(data)[part].decode()
    values = (piece.partition("<")[0] for piece in text.split(f"<{tag}>")[1:])
    return next(value for value in values if value.replace(".", "").isdigit())


def test_a_chart_as_it_was_sent_is_fresh(sent, tmp_path):
    assert "fresh" in told(sent, tmp_path).splitlines()[0]


def test_a_value_changed_in_a_chart_is_told(sent, tmp_path):
    value = first_value(sent, CHART, "c:v")
    said = told(in_package(sent, CHART, f"<c:v>{value}</c:v>", "<c:v>98765</c:v>"), tmp_path)
    assert "altered" in said.splitlines()[0]
    assert f"chart values: `{value}` became `98765`" in said


def test_a_value_changed_in_the_workbook_of_a_chart_is_told(sent, tmp_path):
    value = first_value(parts_of(sent)[BOOK], SHEET, "v")
    said = told(in_book(sent, SHEET, f"<v>{value}</v>", "<v>98765</v>"), tmp_path)
    assert "altered" in said.splitlines()[0]
    assert f"data of charts: `B2: {float(value)}` became `B2: 98765.0`" in said


def test_a_name_changed_in_a_chart_is_told(sent, tmp_path):
    text = parts_of(sent)[CHART].decode().partition("<c:strCache>")[2]
    name = text.partition("<c:v>")[2].partition("<")[0]
    said = told(in_package(sent, CHART, f"<c:v>{name}</c:v>", "<c:v>Guaranteed</c:v>"), tmp_path)
    assert "altered" in said.splitlines()[0]
    assert "became `Guaranteed`" in said


def test_a_formula_changed_in_the_workbook_of_a_chart_is_told(sent, tmp_path):
    sheet = parts_of(parts_of(sent)[BOOK])[SHEET].decode()
    formula = sheet.partition("<f>")[2].partition("</f>")[0]
    said = told(in_book(sent, SHEET, f"<f>{formula}</f>", "<f>2*3</f>"), tmp_path)
    assert "data of charts: " in said


def test_another_workbook_than_that_of_a_chart_is_a_foreign_object(sent, tmp_path):
    parts = parts_of(sent)
    said = told(pack({**parts, "word/embeddings/other.xlsx": parts[BOOK]}), tmp_path)
    assert "embedded files: `word/embeddings/other.xlsx` was added" in said
