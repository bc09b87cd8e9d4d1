"""Pages of every kind as workbooks: nothing is lost, nothing becomes a formula, nothing is cut off."""

import csv
import re
from collections.abc import Iterable
from html import escape
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from generator.diagnostics import Problem
from generator.pages.markup import from_html
from generator.pages.vocabulary import COMPONENTS, ELEMENTS
from generator.writers import xlsx
from generator.writers._office.office_package import parts_of, repack
from generator.writers.xlsx.cell_looks import LOOKS, MANNERS, TAGS
from tests.tools import broken_rules, program, run, saved_by_office
from tests.writers.sample_page import SAMPLES, sample_page
from tests.writers.xlsx_calculator import calculator, page
from tests.writers.xlsx_pipeline import plan

PAGES = {**{name: sample_page(name) for name in SAMPLES}, "calculator": page(calculator()),
         "plan": page(plan())}  # fmt: skip


def sheet_of(html: str, **changes):
    return load_workbook(BytesIO(xlsx.write(page(html, **changes))), rich_text=True).worksheets[0]


def texts(sheet) -> list[str]:
    return [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]


@pytest.fixture(scope="module")
def libreoffice(tmp_path_factory):
    """Workbooks as one LibreOffice saves them in another format: the folder with what it wrote, by their numbers."""

    def convert(books: Iterable[bytes], form: str) -> Path:
        folder = tmp_path_factory.mktemp("office")
        files = []
        for number, data in enumerate(books):
            files.append(folder / f"{number:02}.xlsx")
            files[-1].write_bytes(data)
        return saved_by_office(files, form, folder / "out")

    return convert


@pytest.fixture(scope="module")
def printed(libreoffice):
    """The words of each page's workbook as LibreOffice prints it."""
    folder = libreoffice(map(xlsx.write, PAGES.values()), "pdf")
    said = (run(program("pdftotext"), "-layout", file, "-").decode() for file in sorted(folder.glob("*.pdf")))
    return dict(zip(PAGES, (" ".join(text.split()) for text in said), strict=True))


@pytest.fixture(scope="module")
def contents(libreoffice):
    """The contents of the cells of each hostile workbook as LibreOffice reads them."""
    form = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    folder = libreoffice(map(hostile, HOSTILE), form)

    def cells(number: int) -> list[str]:
        sheets = (StringIO(file.read_text("utf-8"), newline="") for file in sorted(folder.glob(f"{number:02}*.csv")))
        return [cell for sheet in sheets for line in csv.reader(sheet) for cell in line]

    return {text: cells(number) for number, text in enumerate(HOSTILE)}


@pytest.fixture(scope="module")
def measured(libreoffice):
    """The parts of each page's workbook whose rows LibreOffice has made as tall as they need."""
    books = [xlsx.write(PAGES[name]) for name in TALL]
    folder = libreoffice((repack(data, free_rows(data)) for data in books), "xlsx")
    return {name: parts_of((folder / f"{number:02}.xlsx").read_bytes()) for number, name in enumerate(TALL)}


# Nothing is lost


def test_every_element_and_component_has_its_way_to_be_said():
    assert set(TAGS) == set(ELEMENTS)
    assert set(MANNERS) == set(COMPONENTS)
    assert {look for manner in (*TAGS.values(), *MANNERS.values()) for look in (manner.look, manner.inside)} <= {
        "",
        *LOOKS,
    }


@pytest.mark.parametrize("name", PAGES)
def test_every_word_of_the_page_is_seen_in_print(name, printed):
    # A truth is TRUE in a workbook, and rows without entries show no results.
    seen = printed[name] + " yes $0"
    strings = [text for element in PAGES[name].root.walk() for text in element.children if isinstance(text, str)]
    assert [word for text in strings for word in text.split() if word not in seen] == []


@pytest.mark.parametrize("name", PAGES)
def test_excel_has_nothing_to_repair(name, tmp_path):
    (tmp_path / "book.xlsx").write_bytes(xlsx.write(PAGES[name]))
    assert [error.description for error in broken_rules(tmp_path / "book.xlsx")] == []


def test_a_page_without_worksheets_is_one_sheet_named_after_it():
    sheet = sheet_of("<h1>Prices</h1><p>Words.</p>", title="Prices: 2026 [draft] / all the tiers and more")
    assert sheet.title == "Prices 2026 draft all the tiers"
    assert texts(sheet) == ["Prices", "Words."]


def test_what_stands_around_the_worksheets_is_on_them():
    html = '<p>Before</p><div><section class="worksheet" data-title="A"><p>In A</p></section><p>Between</p></div>'
    html += '<section class="worksheet" data-title="a"><p>In B</p></section><p>After</p>'
    book = load_workbook(BytesIO(xlsx.write(page(html))))
    assert {sheet.title: texts(sheet) for sheet in book} == {
        "A": ["Before", "In A", "Between"], "a 2": ["In B", "After"],
    }  # fmt: skip


def test_white_space_reads_as_in_a_browser():
    assert texts(sheet_of("<p>  One\n   <strong>two </strong> three<br> four </p>")) == ["One two three\nfour"]


def test_notes_keep_apart_from_the_figures_they_follow():
    assert texts(sheet_of('<p>Saved 87%<sup class="note">1</sup></p>')) == ["Saved 87%[1]"]


def test_the_note_of_a_value_stands_with_its_label():
    cell = '<td class="input" data-name="people" data-value="5" data-unit="count">5<sup class="note">2</sup></td>'
    sheet = sheet_of(f'<table class="sheet"><tbody><tr><th scope="row">People</th>{cell}</tr></tbody></table>')
    assert texts(sheet) == ["People[2]", "5"]


def test_lists_keep_their_numbers_and_their_depth():
    sheet = sheet_of('<ol start="3"><li>Third<ul><li>inner</li></ul></li><li>Fourth</li></ol>')
    assert texts(sheet) == ["3. Third", "• inner", "4. Fourth"]
    assert [sheet.cell(row, 2).alignment.indent for row in (1, 2, 3)] == [0, 1, 0]


def test_steps_stand_side_by_side():
    sheet = sheet_of('<ol class="steps"><li><h3>Map</h3><p>a</p></li><li><h3>Run</h3><p>b</p></li></ol>')
    assert [cell.value for cell in sheet[1] if cell.value] == ["1. Map", "2. Run"]
    assert [cell.value for cell in sheet[2] if cell.value] == ["a", "b"]


def test_cells_that_span_are_merged():
    sheet = sheet_of('<table><tbody><tr><th rowspan="2">Tier</th><td colspan="2">Both</td></tr>'
                     '<tr><td class="amount">1</td><td class="amount">2</td></tr></tbody></table>')  # fmt: skip
    assert {"B1:B2", "C1:D1"} <= {str(area) for area in sheet.merged_cells.ranges}
    assert [sheet["C2"].value, sheet["D2"].value] == [1, 2]


def test_an_address_has_room_where_it_is_entered() -> None:
    row = '<tr><th scope="row">To</th><td class="input" data-name="to" data-value="" data-unit="text"{}></td></tr>'
    narrow, roomy = (
        sheet_of(f'<table class="sheet"><tbody>{row.format(kind)}</tbody></table>')
        for kind in ("", ' data-as="passage"')
    )
    height = {sheet: max(row.height or 0 for row in sheet.row_dimensions.values()) for sheet in (narrow, roomy)}
    assert height[roomy] > 2 * height[narrow]
    assert roomy.column_dimensions["C"].width > narrow.column_dimensions["C"].width


def test_a_component_without_a_manner_is_a_finding_at_its_place():
    root = from_html('<article><p class="sparkle" data-at="layouts/x/page.html:3:5">Words</p></article>')
    with pytest.raises(Problem) as problem:
        xlsx.write(sample_page("one-pager", root=root))
    (finding,) = problem.value.diagnostics
    assert (finding.message, str(finding.at)) == ("the workbook does not know `sparkle`", "layouts/x/page.html:3:5")


# Nothing becomes a formula

HOSTILE = ["=cmd|' /C calc'!A0", '=HYPERLINK("https://evil.example")', "+1+1", "-2+3", "@SUM(A1:A9)", "=1+1", "#REF!",
           "_x003D_1+1", "'quoted", "=", "{=1}", "TRUE", "1E5", "007", "&D &[Path]"]  # fmt: skip


def hostile(text: str) -> bytes:
    said = escape(text)
    html = f"<p>{said}</p><table><tbody><tr><th>{said}</th><td class='amount'>{said}</td></tr></tbody></table>"
    return xlsx.write(page(html, title=text))


@pytest.mark.parametrize("text", HOSTILE)
def test_text_stays_the_text_that_it_is(text, contents):
    written = hostile(text)
    assert not any(b"<f>" in part for name, part in parts_of(written).items() if "worksheets" in name)
    assert [cell for cell in contents[text] if cell] == [text] * 3
    cell = load_workbook(BytesIO(written)).worksheets[0]["B1"]
    assert (cell.data_type, bool(cell.quotePrefix)) == ("s", text[0] in "=+-@'")


def test_codes_in_a_title_are_plain_words_in_the_footer():
    sheet = sheet_of("<p>x</p>", title="R&D")
    assert sheet.oddFooter.left.text == "TAI Erlang Autonomics · R&&D"


def test_a_headers_text_is_kept_within_excels_bounds():
    part = parts_of(xlsx.write(page(f'<p class="draft">{"&amp; not cleared " * 40}</p>', title="T" * 300)))
    sheet = part["xl/worksheets/sheet1.xml"].decode()
    headers = re.findall(r"<odd\w+>(.*?)</odd", sheet)
    assert headers
    assert all(len(text.replace("&amp;", "&")) <= 255 for text in headers)


# Links


def test_a_short_text_with_a_link_is_a_link():
    sheet = sheet_of('<p class="button"><a href="https://tai.example/demo">Book a demo</a></p>')
    assert sheet["B1"].hyperlink.target == "https://tai.example/demo"


def test_the_links_of_a_long_paragraph_follow_it():
    sheet = sheet_of(
        f'<p>{"Many words. " * 9}<a href="https://a.example">one</a>, <a href="https://b.example">two</a>.</p>'
    )
    assert [sheet.cell(row, 2).hyperlink and sheet.cell(row, 2).hyperlink.target for row in (1, 2, 3)] == [
        None, "https://a.example", "https://b.example",
    ]  # fmt: skip


def test_the_links_of_a_long_cell_are_written_out():
    sheet = sheet_of(
        f'<table><tbody><tr><td>{"Many words. " * 9}<a href="https://a.example">one</a></td></tr></tbody></table>'
    )
    assert str(sheet["B1"].value).endswith("one (https://a.example)")


def test_a_link_within_the_page_leads_to_its_cell():
    sheet = sheet_of('<p><a href="#s">Sources</a></p><p>Words</p><footer class="sources" id="s"><p>Survey</p></footer>')
    assert sheet["B1"].hyperlink.location == "'ROI calculator'!$B$3"


def test_an_address_that_is_too_long_for_excel_is_no_link():
    link = "https://x/" + "a" * 3000
    assert sheet_of(f'<p><a href="{link}">press</a></p>')["B1"].hyperlink is None


# Nothing is cut off


def test_no_row_is_taller_than_excel_allows_and_no_word_is_cut_off():
    words = [f"word{n}" for n in range(6000)]
    sheet = sheet_of(f"<p>{' '.join(words)}</p>")
    assert max(row.height or 0 for row in sheet.row_dimensions.values()) <= 409
    assert "".join(texts(sheet)).split() == words


TALL = ("charter", "calculator", "plan")


def rows_of(data: bytes) -> dict[str, bytes]:
    return {part: xml for part, xml in parts_of(data).items() if part.startswith("xl/worksheets/")}


def free_rows(data: bytes) -> dict[str, bytes]:
    return {part: re.sub(rb' ht="[\d.]+" customHeight="1"', b"", xml) for part, xml in rows_of(data).items()}


@pytest.mark.parametrize("name", TALL)
def test_rows_are_as_tall_as_libreoffice_makes_them(name, measured):
    too_low = [
        (part, row, heights(xml)[row], needed)
        for part, xml in rows_of(xlsx.write(PAGES[name])).items()
        for row, needed in heights(measured[name][part]).items()
        if needed > EMPTY and row in heights(xml) and heights(xml)[row] < needed - 0.5
    ]  # fmt: skip
    assert too_low == []


EMPTY = 15.0  # points that LibreOffice gives to rows without words of their own


def heights(sheet: bytes) -> dict[int, float]:
    rows = re.findall(r"<row ([^>]*)>", sheet.decode())
    found = [(re.search(r'\br="(\d+)"', row), re.search(r'\bht="([\d.]+)"', row)) for row in rows]
    return {int(number[1]): float(height[1]) for number, height in found if number and height}
