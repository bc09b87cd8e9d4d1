"""Native charts of Word and Excel in every kind and form, as their parts say and as LibreOffice draws them."""

import re
from dataclasses import replace
from functools import cache
from io import BytesIO
from itertools import combinations
from pathlib import Path

import pytest
from docx import Document
from lxml import etree
from openpyxl import load_workbook
from PIL import Image

from generator.layout.cell_formulas import read_formulas
from generator.layout.white_space import collapse_tree
from generator.pages.markup import from_html
from generator.pages.page import Page
from generator.writers import docx, xlsx
from generator.writers._office.chart_plots import KINDS
from generator.writers._office.chart_rows import find_format
from generator.writers._office.chart_sketches import SKETCHES
from generator.writers._office.office_package import parts_of
from tests.tools import broken_rules, pictures, program, run, saved_by_office
from tests.writers.chart_pages import figure, gantt, matrix, money, plain, slope, tornado
from tests.writers.sample_page import sample_page

CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WRITERS = {"docx": docx, "xlsx": xlsx}
POINTS = [("Today", 120000.5, "$120,000"), ("Saved", -45000.0, "−$45,000")]


pytestmark = pytest.mark.slow  # it writes a Word document and a workbook of each chart, many of them twice


def page(html: str) -> Page:
    return sample_page(root=collapse_tree(from_html(f"<article>{html}</article>")))


@cache
def written(name: str, form: str) -> bytes:
    return WRITERS[form].write(page(matrix()[name]))


def charts(data: bytes) -> list:
    parts = parts_of(data)
    return [etree.fromstring(parts[name]) for name in sorted(parts) if re.fullmatch(r"\w+/charts/chart\d+\.xml", name)]


def book(data: bytes, number: int = 1):
    return load_workbook(BytesIO(parts_of(data)[f"word/embeddings/chart{number}.xlsx"]), data_only=True)["Chart"]


def labels(chart) -> list[str]:
    return [text.text for text in chart.iterfind(f".//{CHART}dLbl//{DRAWN}t")]


def test_every_kind_is_drawn():
    assert set(KINDS) == set(SKETCHES) == {name.split()[0] for name in matrix()}


@pytest.mark.parametrize("form", WRITERS)
@pytest.mark.parametrize("name", matrix())
def test_every_form_of_every_chart_is_a_valid_part_and_the_same_bytes_each_time(name, form, tmp_path):
    data = written(name, form)
    file = tmp_path / f"chart.{form}"
    file.write_bytes(data)
    assert [(error.part_uri, error.description) for error in broken_rules(file)] == []
    assert charts(data)
    assert WRITERS[form].write(page(matrix()[name])) == data


@pytest.mark.parametrize("name", matrix())
def test_a_chart_in_Word_reads_what_the_workbook_holds_that_it_carries(name):
    data = written(name, "docx")
    for number, chart in enumerate(charts(data), 1):
        sheet = book(data, number)
        for numbers in chart.iterfind(f".//{CHART}numRef"):
            cells = [cell.value for (cell,) in sheet[numbers.find(f"{CHART}f").text.rpartition("!")[2]]]
            kept = {int(pt.get("idx")): float(pt[0].text) for pt in numbers.iterfind(f".//{CHART}pt")}
            assert kept == {n: value for n, value in enumerate(cells) if isinstance(value, int | float)}
        for names in chart.iterfind(f".//{CHART}strRef"):
            cells = [cell.value for (cell,) in sheet[names.find(f"{CHART}f").text.rpartition("!")[2]]]
            assert [pt[0].text for pt in names.iterfind(f".//{CHART}pt")] == [value for value in cells if value]


def test_the_carried_workbook_holds_full_values_in_the_format_of_the_page():
    sheet = book(docx.write(page(plain("bar", POINTS))))
    assert [(row[0].value, row[1].value) for row in sheet.iter_rows(min_row=2)] == [
        ("Today", 120000.5), ("Saved", -45000)]  # fmt: skip
    assert sheet["B2"].number_format == '"$"#,##0;−"$"#,##0'


@pytest.mark.parametrize(
    "shown, number, form",
    [
        ("$80K", 80000, '"$"#,##0,"K";−"$"#,##0,"K"'),
        ("$1.25M+", 1250000, '"$"#,##0.00,,"M+";−"$"#,##0.00,,"M+"'),
        ("30%", 0.3, "#,##0%;−#,##0%"),
        ("30%", 30, '#,##0"%";−#,##0"%"'),
        ("25–30 days", 27.5, '"25–30 days"'),
    ],
)
def test_a_compact_figure_is_printed_in_thousands_and_one_that_is_no_number_as_its_words(shown, number, form):
    assert find_format(shown, number, "en-US") == form


def test_the_number_of_a_note_is_no_part_of_the_name_of_a_mark():
    html = plain("bar", [("List NOTE", 80000.0, "$80K NOTE")]).replace("NOTE", '<sup class="note">9</sup>')
    (chart,) = charts(docx.write(page(html)))
    assert {pt[0].text for pt in chart.iterfind(f".//{CHART}cat//{CHART}pt")} == {"List"}


def test_a_chart_in_Word_is_named_and_has_its_table_beside_it_and_no_picture():
    data = docx.write(page(plain("bar", POINTS)))
    body = Document(BytesIO(data)).element.body
    (about,) = body.xpath(".//wp:docPr")
    assert about.get("descr") == "Chart: Chart of bar. Today: $120,000; Saved: −$45,000"
    assert not body.xpath(".//pic:pic")
    drawn, table = body.xpath("./w:tbl/w:tr/w:tc")
    assert drawn.xpath(".//wp:docPr")
    assert table.xpath("./w:tbl")


def test_a_wide_chart_in_Word_has_its_table_below():
    body = Document(BytesIO(docx.write(page(plain("column", POINTS))))).element.body
    assert [child.tag.rpartition("}")[2] for child in body][:2] == ["p", "tbl"]


@pytest.mark.parametrize("name, stands", [("Savings", "beside"), ("Nettoeinsparungsbetrag", "above")])
def test_columns_stand_beside_their_table_in_Word_unless_their_names_would_have_to_be_turned(name: str, stands: str):
    points = [(name, 120000.5, "$120,000"), ("License", -45000.0, "−$45,000"), ("Once", -5000.0, "−$5,000")]
    narrow = plain("waterfall", [*points, ("Net", 70000.5, "$70,000")], [3]).replace(
        ' data-kind="waterfall"', ' data-kind="waterfall" data-width="300"'
    )
    data = docx.write(page(narrow))
    body = Document(BytesIO(data)).element.body
    assert bool(body.xpath("./w:tbl/w:tr/w:tc//w:drawing")) == (stands == "beside")
    (turned,) = {axis.get("rot") for axis in charts(data)[0].iterfind(f".//{CHART}catAx//{DRAWN}bodyPr")}
    assert turned in {None, "0"}


def test_words_above_a_chart_are_words_of_the_document():
    captioned = plain("bar", POINTS).replace("<table>", "<figcaption>Costs fall by half</figcaption><table>", 1)
    words = [p.text for p in Document(BytesIO(docx.write(page(captioned)))).paragraphs]
    assert words[:2] == ["Costs fall by half", ""]


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in {"gantt", "tornado", "slope"}])
def test_a_chart_without_values_is_no_empty_picture(kind):
    data = docx.write(page(plain(kind, [("Won", 0.0, "0"), ("Lost", 0.0, "0")])))
    assert charts(data) == []
    assert "Won" in Document(BytesIO(data)).tables[0].rows[1].cells[0].text


@pytest.mark.parametrize("kind", ["bar", "column", "waterfall", "line", "funnel"])
def test_a_chart_whose_values_nobody_can_enter_is_left_out_of_a_workbook_too(kind):
    assert charts(xlsx.write(page(plain(kind, [("Won", 0.0, "0"), ("Lost", 0.0, "0")])))) == []


def test_a_chart_of_a_workbook_to_fill_in_says_that_it_waits():
    named = "".join(f'<tr><th scope="row">{name}</th><td class="input" data-name="{name}" data-value="" '
                    'data-unit="count"></td></tr>' for name in ("won", "lost"))  # fmt: skip
    rows = "".join(f'<tr><th scope="row">{name}</th><td class="output" data-formula="{name}" data-value="0" '
                   f'data-unit="count">0</td></tr>' for name in ("won", "lost"))  # fmt: skip
    titled = figure("bar", rows).replace(
        "<table>", '<figcaption><p class="finding">Deals by result</p></figcaption><table>', 1
    )
    filled = page(f'<table class="sheet"><tbody>{named}</tbody></table>{titled}')
    filled = replace(filled, formulas=read_formulas(filled.root))
    data = xlsx.write(filled)
    (chart,) = charts(data)
    heading = chart.find(f".//{CHART}title")
    assert heading.findtext(f".//{CHART}v") == "Drawn as soon as there are values"
    sheet, _, cell = heading.findtext(f".//{CHART}f").replace("$", "").rpartition("!")
    formula = load_workbook(BytesIO(data))[sheet.strip("'")][cell].value
    assert formula.endswith('"Drawn as soon as there are values", "")')
    drawn = [float(v.text) for v in chart.iterfind(f".//{CHART}ser/{CHART}val//{CHART}v")]
    assert not any(drawn), "bars without values look like results"
    last = max(cell.row for row in load_workbook(BytesIO(data)).worksheets[0] for cell in row if cell.value == "lost")
    anchor = etree.fromstring(parts_of(data)["xl/drawings/drawing1.xml"]).find("{*}oneCellAnchor/{*}from/{*}row")
    assert int(anchor.text) + 1 > last, "what waits is no picture: what is to be read stands before it"


def test_no_chart_has_a_legend():
    found = [chart for name in matrix() for form in WRITERS for chart in charts(written(name, form))]
    assert [one for one in found if one.find(f".//{CHART}legend") is not None] == []


def test_a_tornado_begins_with_the_widest_and_says_the_expected_result():
    rows = [("Salary", 90000.0, 130000.0), ("Hours", 20000.0, 190000.0)]
    data = docx.write(page(tornado(rows, 100000.0)))
    (chart,) = charts(data)
    assert [row[0].value for row in book(data).iter_rows(min_row=2)] == [None, "Hours", "Salary"]
    assert labels(chart) == ["$20,000", "$90,000", "$100,000", "$190,000", "$130,000"]


def test_a_slope_is_a_panel_for_each_row_from_zero():
    data = docx.write(page(slope([("Audit", 40.0, 10.0, "{:.0f} hours"), ("Errors", 0.05, 0.01, "{:.0%}")])))
    found = charts(data)
    assert [chart.findtext(f".//{CHART}title//{DRAWN}t") for chart in found] == ["Audit", "Errors"]
    assert [chart.find(f".//{CHART}min").get("val") for chart in found] == ["0", "0"]
    assert [row[1].value for row in book(data, 2).iter_rows(min_row=2)] == [0.05, 0.01]


def test_a_funnel_says_what_goes_on_between_its_stages():
    stages = [("Calls", 200.0, "200"), ("Leads", 50.0, "50"), ("Contracts", 5.0, "5")]
    (chart,) = charts(docx.write(page(plain("funnel", stages))))
    assert [text for text in labels(chart) if text.startswith("↓")] == ["↓ 25%", "↓ 10%"]


def test_a_plan_starts_each_bar_on_its_day_and_names_the_owner_once():
    data = docx.write(page(gantt([("Rules", 3, 9, "Customer"), ("Review", 10, 30, "Both")], ("Decision", 30))))
    rows = [[cell.value for cell in row][:6] for row in book(data).iter_rows(min_row=2)]
    assert [row[1:4] + row[5:] for row in rows] == [[3, 9, "Customer", 2], [10, 30, "Both", 9], [30, 30, None, 30]]
    (chart,) = charts(data)
    assert sorted(labels(chart)) == ["Both", "Customer", "days 10–30", "days 3–9", "◆ day 30"]


def test_a_plan_has_a_line_where_each_week_begins_and_names_its_day():
    (chart,) = charts(docx.write(page(gantt([("Rules", 3, 9, "Customer"), ("Review", 10, 30, "Both")]))))
    scale = chart.find(f".//{CHART}valAx")
    assert scale.find(f"{CHART}majorUnit").get("val") == "7"
    assert scale.find(f"{CHART}numFmt").get("formatCode") == '[=0]"Start";"Day "0'
    assert scale.find(f"{CHART}majorGridlines") is not None


def test_a_task_that_a_milestone_ends_bears_its_mark_in_the_chart_and_in_the_table():
    done = '</td><td class="milestone">The replay is clean</td></tr>'
    plan = gantt([("Rules", 3, 9, "Customer"), ("Review", 10, 30, "Both")]).replace("</td></tr>", done)
    data = docx.write(page(plan))
    (chart,) = charts(data)
    assert sorted(labels(chart)) == ["Both", "Customer", "◆ days 10–30", "◆ days 3–9"]
    assert "◆\u00a0The replay is clean" in Document(BytesIO(data)).tables[0].rows[1].cells[-1].text


def test_a_line_names_its_marks_clear_of_the_line_and_ends_with_its_value():
    points = [(f"Month {n}", value, money(value)) for n, value in enumerate([-9000.0, 4000.0, -2000.0, 30000.0], 1)]
    (chart,) = charts(docx.write(page(plain("line", points, marks=[2]))))
    assert "Month 3" in labels(chart)
    ends = chart.find(f".//{CHART}ser//{CHART}dLbl/{CHART}idx")
    assert ends.get("val") == "3"


def test_a_line_names_where_it_comes_above_zero_first_and_for_good():
    """They are calculated: in a workbook they follow what is entered."""
    points = [(f"Month {n}", value, money(value)) for n, value in [(0, -100.0), (12, 20.0), (24, -60.0), (36, 60.0)]]
    said = plain("line", points)
    for name, *_ in points:
        said = said.replace(f'<th scope="row">{name}<', f'<th scope="row" data-x="{name.split()[1]}">{name}<')
    data = docx.write(page(said))
    (chart,) = charts(data)
    assert {"positive for the first time", "positive for good"} <= {*labels(chart)}
    sheet = load_workbook(BytesIO(parts_of(data)["word/embeddings/chart1.xlsx"]))["Chart"]
    assert [str(row[9].value)[:4] for row in sheet.iter_rows(min_row=2)] == ["=IF("] * len(points)


def test_a_line_below_zero_leaves_room_under_its_lowest_point_for_the_name_of_that_point():
    values = [-106.0, -13.0, -113.0, -20.0, -120.0, -27.0]
    points = [(f"License {n}", value, money(value)) for n, value in enumerate(values)]
    (chart,) = charts(docx.write(page(plain("line", points, marks=[2]))))
    series = chart.findall(f".//{CHART}ser")
    low, *_ = {float(v.text) for v in series[-1].iterfind(f"{CHART}yVal//{CHART}v")}
    assert low < -120
    assert "License 2" in labels(chart)


# As LibreOffice draws them.


@pytest.fixture(scope="module")
def drawn(tmp_path_factory) -> Path:
    """A file of each kind and format, with all its forms, as PDF."""
    folder = tmp_path_factory.mktemp("charts")
    files = []
    for kind in KINDS:
        html = "".join(f"<h2>{name}</h2>{figure}" for name, figure in matrix().items() if name.split()[0] == kind)
        for form, writer in WRITERS.items():
            files.append(folder / f"{kind}-{form}.{form}")
            files[-1].write_bytes(writer.write(page(html)))
    return saved_by_office(files, "pdf", folder)


WORD = re.compile(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">([^<]*)')
PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.S)


def words_of(pdf: Path) -> list[tuple[float, list[tuple]]]:
    """For each page its width, and its words with their boxes."""
    said = run(program("pdftotext"), "-bbox", pdf, "-").decode()
    return [
        (float(wide), [(*map(float, word[:4]), word[4]) for word in WORD.findall(inside)])
        for wide, _, inside in PAGE.findall(said)
    ]


def overlap(one, other) -> float:
    """The share of the smaller box that lies on the other."""
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    least = min((box[2] - box[0]) * (box[3] - box[1]) for box in (one, other))
    return max(wide, 0) * max(high, 0) / least if least else 0.0


@pytest.mark.parametrize("form", WRITERS)
@pytest.mark.parametrize("kind", KINDS)
def test_no_label_touches_another_or_leaves_the_page(kind, form, drawn):
    for width, words in words_of(drawn / f"{kind}-{form}.pdf"):
        assert [word for word in words if word[0] < 0 or word[2] > width] == []
        struck = [(one[4], other[4]) for one, other in combinations(words, 2) if overlap(one, other) > 0.2]
        assert struck == []


@pytest.mark.parametrize("form", WRITERS)
@pytest.mark.parametrize("kind", ["bar", "column", "waterfall", "funnel"])
def test_every_value_stands_in_the_chart_and_in_the_table(kind, form, drawn):
    said = [word[4] for _, words in words_of(drawn / f"{kind}-{form}.pdf") for word in words]
    assert [value for value in ("$120,000", "$41,000", "$9,876,543,210") if said.count(value) < 2] == []


def test_there_is_ink_where_a_chart_of_Word_is(drawn, tmp_path):
    first = pictures(drawn / "bar-docx.pdf", tmp_path, 60)[0]
    colours = {colour for _, colour in Image.open(first).convert("RGB").getcolors(1 << 20)}
    assert any(blue > 200 and red < 80 for red, _, blue in colours)
