"""The workbook of an ROI calculator, read back as a customer's finance team would read it."""

import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from generator.diagnostics import Problem
from generator.formulas import ErrorValue
from generator.writers import xlsx
from generator.writers._office.office_package import parts_of, repack
from tests.tools import saved_by_office
from tests.writers.xlsx_calculator import INPUTS, OUTPUTS, calculator, page, solved, table

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def written() -> bytes:
    return xlsx.write(page(calculator()))


@pytest.fixture(scope="module")
def book(written):
    return load_workbook(BytesIO(written))


@pytest.fixture(scope="module")
def recalculated(tmp_path_factory):
    """What LibreOffice makes of a workbook when it recalculates every formula."""

    def recalculate(data: bytes):
        folder = tmp_path_factory.mktemp("calc")
        (folder / "in.xlsx").write_bytes(data)
        return load_workbook(saved_by_office([folder / "in.xlsx"], "xlsx", folder / "out") / "in.xlsx", data_only=True)

    return recalculate


def cell_of(workbook, name: str):
    sheet, place = next(workbook.defined_names[name].destinations)
    return workbook[sheet][place.replace("$", "")]


def small(rows: str, **changes) -> bytes:
    return xlsx.write(page(f'<section class="worksheet" data-title="Inputs"><table class="sheet"><tbody>{rows}'
                           "</tbody></table></section>", **changes))  # fmt: skip


def one_input(attributes: str, label: str = "People") -> bytes:
    return small(f'<tr><th scope="row">{label}</th><td class="input" data-name="people" {attributes}></td></tr>')


def same(found, expected) -> bool:
    if isinstance(expected, ErrorValue):
        return found == expected.value
    if isinstance(expected, float):
        return found == pytest.approx(expected, rel=1e-9)
    return found == expected and type(found) is type(expected)


# Results


def test_a_preview_that_cannot_calculate_shows_every_result(written):
    stored = load_workbook(BytesIO(written), data_only=True)
    values = solved()
    assert {name for name in OUTPUTS if not same(cell_of(stored, name).value, values[name])} == set()


def test_libreoffice_calculates_the_results_that_are_stored(written, recalculated):
    # LibreOffice believes stored results: without them it must calculate.
    name, sheet = next((n, x) for n, x in parts_of(written).items() if b"<f>" in x)
    calculated = recalculated(repack(written, {name: re.sub(rb"(</f>)<v>[^<]*</v>", rb"\g<1>", sheet)}))
    values = solved()
    assert {name for name in OUTPUTS if not same(cell_of(calculated, name).value, values[name])} == set()


def test_the_results_follow_when_a_customer_changes_the_inputs(written, recalculated):
    book = load_workbook(BytesIO(written))
    changes = {"people": 12, "salary": 120000.0, "saved": 0.35, "tier": "Enterprise", "audits": 0}
    for name, value in changes.items():
        cell_of(book, name).value = value
    changed = BytesIO()
    book.save(changed)
    calculated = recalculated(changed.getvalue())
    values = solved(**changes)
    assert {name for name in OUTPUTS if not same(cell_of(calculated, name).value, values[name])} == set()


def test_formulas_are_read_by_their_names(book):
    assert cell_of(book, "first_year").value == "=manual_cost * saved - tai_cost"
    assert cell_of(book, "roi").value == "=first_year / tai_cost"
    assert cell_of(book, "tai_cost").value.startswith('=_xlfn.IFS(tier = "Starter", 50000')


def test_every_input_and_output_has_its_name(book):
    assert set(book.defined_names) == {*INPUTS, "tier", *OUTPUTS}


def test_only_outputs_are_formulas(written):
    formulas = [cell for part in parts_of(written).values() for cell in re.findall(rb"<f>", part)]
    assert len(formulas) == len(OUTPUTS)


def test_a_result_shown_on_a_second_sheet_refers_to_the_first():
    output = '<td class="output" data-name="cost" data-formula="2 * 3" data-value="6" data-unit="money">$6</td>'
    table = f'<table class="sheet"><tbody><tr><th>Cost</th>{output}</tr></tbody></table>'
    sheets = (f'<section class="worksheet" data-title="{title}">{table}</section>' for title in ("One", "Two"))
    book = load_workbook(BytesIO(xlsx.write(page("".join(sheets)))))
    formulas = [cell.value for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert formulas == ["=2 * 3", "=cost"]


def test_a_formula_with_a_name_that_no_cell_bears_is_an_error_at_its_place():
    with pytest.raises(Problem) as problem:
        small('<tr><th>Cost</th><td class="output" data-name="cost" data-formula="2 * peple" data-value="6"></td></tr>'
              '<tr><th>People</th><td class="input" data-name="people" data-value="3"></td></tr>')  # fmt: skip
    (finding,) = problem.value.diagnostics
    assert finding.message == "no cell of the workbook is named `peple`"
    assert finding.hint == "did you mean `people`?"


def test_a_name_that_excel_takes_for_a_cell_is_refused():
    with pytest.raises(Problem, match="cannot be a name"):
        small('<tr><th>Cost</th><td class="input" data-name="ROI2024" data-value="3"></td></tr>')


def test_a_value_that_is_no_number_is_refused():
    with pytest.raises(Problem, match="`data-value` of `people` is `five`"):
        one_input('data-value="five" data-unit="count"')


# Entering


def test_only_what_the_customer_enters_is_unlocked(book):
    unlocked = {cell.coordinate for cell in book["Inputs"]._cells.values() if not cell.protection.locked}
    fields = {cell.coordinate for cell in book["Inputs"]._cells.values() if cell.value == "[Company]"}
    merged = {f"D{cell[1:]}" for cell in fields}
    assert unlocked - merged == {cell_of(book, name).coordinate for name in (*INPUTS, "tier")} | fields


def test_all_sheets_are_protected_without_a_password(book):
    assert all(sheet.protection.sheet and not sheet.protection.password for sheet in book)
    assert book.security.lockStructure
    assert not book.security.workbookPassword


def test_inputs_share_one_colour_that_nothing_else_has(book):
    entered = {cell_of(book, name).fill.fgColor.rgb for name in (*INPUTS, "tier")}
    assert len(entered) == 1
    assert not entered & {cell_of(book, name).fill.fgColor.rgb for name in OUTPUTS}


def rule_of(workbook, name: str = "people"):
    cell = cell_of(workbook, name)
    return next(rule for rule in cell.parent.data_validations.dataValidation if cell.coordinate in rule.sqref)


def test_a_whole_number_has_its_bounds_and_says_so(book):
    rule = rule_of(book)
    assert (rule.type, rule.operator, rule.formula1, rule.formula2) == ("whole", "between", "1", "500")
    assert rule.promptTitle == "People who manage entitlements"
    assert rule.prompt == rule.error == "Enter a whole number from 1 to 500."
    assert rule.showErrorMessage
    assert rule.errorStyle == "stop"


@pytest.mark.parametrize(
    "name, sentence",
    [
        ("salary", "Enter an amount from $20,000 to $500,000."),
        ("manual_hours", "Enter a number of hours from 0 to 200."),
        ("saved", "Enter a percentage from 0% to 100%."),
        ("tier", "Choose one from the list."),
    ],
)
def test_every_entry_says_what_it_takes(book, name, sentence):
    assert rule_of(book, name).prompt == sentence


def test_an_entry_with_one_bound_or_none_takes_numbers_only():
    least = rule_of(load_workbook(BytesIO(one_input('data-value="3" data-unit="money" data-least="0.5"'))))
    assert (least.type, least.operator, least.formula1) == ("decimal", "greaterThanOrEqual", "0.5")
    assert least.prompt == "Enter an amount, $0.5 or more."
    free = rule_of(load_workbook(BytesIO(one_input('data-value="3" data-unit="count"'))))
    assert (free.type, free.prompt) == ("decimal", "Enter a number.")


def test_choices_are_a_list(book):
    assert (rule_of(book, "tier").type, rule_of(book, "tier").formula1) == ("list", '"Starter,Growth,Enterprise"')


def test_choices_with_commas_stand_on_a_hidden_sheet():
    book = load_workbook(BytesIO(one_input('data-unit="text" data-value="Low" data-choices="Low|High, for the EU"')))
    assert rule_of(book).formula1 == "'Choices'!$A$1:$A$2"
    assert book["Choices"].sheet_state == "hidden"
    assert [row[0].value for row in book["Choices"].iter_rows()] == ["Low", "High, for the EU"]


def test_a_yes_or_no_is_a_truth():
    book = load_workbook(BytesIO(one_input('data-value="true" data-unit="flag"')))
    assert cell_of(book, "people").value is True
    assert rule_of(book).formula1 == '"TRUE,FALSE"'


def test_long_labels_fit_into_excels_messages():
    rule = rule_of(
        load_workbook(BytesIO(one_input('data-value="3"', label="A label that is far too long for a title")))
    )
    assert rule.promptTitle == "A label that is far too long fo…"


def test_a_merge_field_is_a_cell_to_fill_in(book):
    cell = next(cell for cell in book["Inputs"]._cells.values() if cell.value == "[Company]")
    rule = next(r for r in book["Inputs"].data_validations.dataValidation if cell.coordinate in r.sqref)
    assert (rule.promptTitle, rule.prompt) == ("Customer", "The customer's name")


def test_checklists_have_boxes_that_can_be_ticked(book):
    boxes = [cell for cell in book["Results"]["A"] if cell.value == "☐"]
    assert len(boxes) == 2
    assert not any(box.protection.locked for box in boxes)
    assert book["Results"].cell(boxes[0].row, 2).value == "Checked with finance"


# Looks


@pytest.mark.parametrize(
    "name, number_format",
    [
        ("people", "#,##0;−#,##0"),
        ("salary", "$#,##0;−$#,##0"),
        ("violations", '$#,##0" a month";−$#,##0" a month"'),
        ("manual_hours", '[=1]#,##0.0" hour a month";[<0]−#,##0.0" hours a month";#,##0.0" hours a month"'),
        ("saved", "#,##0%;−#,##0%"),
        ("tier", "@"),
        ("manual_cost", "$#,##0;−$#,##0"),
        ("payback", '[=1]#,##0.0" month";[<0]−#,##0.0" months";#,##0.0" months"'),
        ("per_rule", "$#,##0.00;−$#,##0.00"),
        ("verdict", "General"),
        ("worth", "General"),
    ],
)
def test_numbers_are_written_in_their_units_as_on_the_page(book, name, number_format):
    assert cell_of(book, name).number_format == number_format


def test_figures_of_plain_tables_are_numbers_that_look_as_on_the_page(book):
    sheet = book["Scenarios low expected high"]
    found = {cell.value: cell.number_format for row in sheet.iter_rows() for cell in row if cell.data_type == "n"}
    assert {92400: "$#,##0;−$#,##0", -0.45: "#,##0%;−#,##0%", -0.095: "#,##0.0%;−#,##0.0%"}.items() <= found.items()


def test_figures_stand_right_and_labels_left(book):
    assert cell_of(book, "manual_cost").alignment.horizontal == "right"
    assert book["Results"].cell(cell_of(book, "manual_cost").row, 2).alignment.horizontal == "left"


def test_every_cell_is_set_in_type_that_every_machine_has_for_a_workbook_brings_no_font(book):
    fonts = {cell.font.name for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert fonts == {"Arial"}


def test_each_sheet_prints_on_pages_of_one_width(book):
    for sheet in book:
        assert (sheet.page_setup.paperSize, sheet.page_setup.fitToWidth) == (1, 1)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_area.startswith(f"'{sheet.title}'!$A$1:")
        assert sheet.oddFooter.right.text == f"{sheet.title} · &P / &N"
        assert sheet.HeaderFooter.differentFirst == (sheet is book.worksheets[0] or None)
        assert sheet.oddHeader.center.text == "Draft: not cleared for release. Two claims need evidence."
        assert not sheet.sheet_view.showGridLines


def tall(lines: int):
    words = "".join(f"<p>Line {n}</p>" for n in range(lines))
    return load_workbook(BytesIO(xlsx.write(page(words)))).worksheets[0].page_setup.fitToHeight


def test_a_sheet_a_little_longer_than_a_page_is_printed_on_one():
    assert [tall(20), tall(42), tall(150)] == [1, 1, 0]


def test_a4_is_printed_on_a4():
    book = load_workbook(BytesIO(xlsx.write(page("<p>Words</p>", paper="A4"))))
    assert book.worksheets[0].page_setup.paperSize == 9


def test_a_table_too_wide_for_the_upright_page_turns_it():
    row = "".join(f'<td class="amount">${n},000,000</td>' for n in range(100, 112))
    book = load_workbook(BytesIO(xlsx.write(page(f"<table><tbody><tr><th>Revenue</th>{row}</tr></tbody></table>"))))
    assert book.worksheets[0].page_setup.orientation == "landscape"


def test_the_head_of_a_long_table_stays_in_sight():
    rows = "".join(f'<tr><th scope="row">Account {n}</th><td class="amount">{n}</td></tr>' for n in range(100))
    html = f"<h1>Targets</h1>{table('Account', 'Seats', rows=rows, sheet=False)}"
    sheet = load_workbook(BytesIO(xlsx.write(page(html)))).worksheets[0]
    assert sheet["B2"].value == "Account"
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("A3", "$2:$2")


def test_the_logo_is_a_picture_with_words(written):
    drawing = parts_of(written)["xl/drawings/drawing1.xml"].decode()
    assert 'descr="TAI Erlang Autonomics"' in drawing
    assert parts_of(written)["xl/media/image1.png"].startswith(b"\x89PNG")


# The file


def test_the_same_page_gives_the_same_bytes_in_every_process(tmp_path):
    program = ("import hashlib; from generator.writers import xlsx;"
               "from tests.writers.xlsx_calculator import calculator, page;"
               "from tests.writers.xlsx_pipeline import plan;"
               "print(hashlib.sha256(xlsx.write(page(calculator() + plan()))).hexdigest())")  # fmt: skip
    digests = {
        subprocess.run([sys.executable, "-c", program], env={"PYTHONHASHSEED": seed}, cwd=ROOT, check=True,
                       capture_output=True, text=True).stdout for seed in ("1", "2")
    }  # fmt: skip
    assert len(digests) == 1


def test_properties_are_those_of_the_page(book):
    found = book.properties
    assert (found.title, found.creator, found.lastModifiedBy) == ("ROI calculator", *["TAI Erlang Autonomics"] * 2)
    assert found.description == "What manual entitlement work costs, and what automation returns"
    assert (found.created.isoformat(), found.modified.isoformat()) == ("2026-03-02T00:00:00",) * 2
    assert (found.language, found.version, found.subject) == ("en-US", "1.2", "Calculator")


def test_nothing_tells_which_program_or_machine_wrote_it(written):
    everything = b"".join(parts_of(written).values()).lower()
    assert not any(word in everything for word in (b"openpyxl", b"calibri", b"cambria", b"libreoffice"))
    assert all(entry.date_time == (1980, 1, 1, 0, 0, 0) for entry in ZipFile(BytesIO(written)).infolist())


def test_excel_is_asked_to_calculate_when_it_opens_the_file(book):
    assert book.calculation.fullCalcOnLoad


def test_the_writer_is_found_without_loading_the_library():
    program = "import sys, generator.writers.xlsx; sys.exit('openpyxl' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False).returncode == 0


def test_a_grid_for_entries_is_printed_as_far_as_it_is_filled_or_on_one_page():
    def printed(rows: int, filled: int) -> int:
        """The last row that is printed of a grid with so many rows, of which the first are filled in."""
        values = [str(n) if n < filled else "" for n in range(rows)]
        cells = [f'<td class="input" data-name="entry_{n}" data-value="{v}"></td>' for n, v in enumerate(values)]
        body = "".join(f"<tr><th>Line {n}</th>{cell}</tr>" for n, cell in enumerate(cells))
        grid = f'<table class="sheet"><thead><tr><th>Line</th><th>Entry</th></tr></thead><tbody>{body}</tbody></table>'
        sheet = load_workbook(BytesIO(xlsx.write(page(grid)))).worksheets[0]
        return int(sheet.print_area.rpartition("$")[2])

    whole, first, some = printed(150, 150), printed(150, 2), printed(150, 90)
    assert printed(10, 0) > 10
    assert whole > 150
    assert 20 < first < some < whole


def test_a_sheet_opens_with_a_band_where_its_logo_is_that_for_dark_ground():
    def ground(kind: str) -> str:
        head = f'<header class="title"><p class="logo" data-ground="{kind}">Harbor</p><h1>What it pays</h1></header>'
        made = xlsx.write(page(f'<section class="worksheet" data-title="Pay">{head}<p>Enter it.</p></section>'))
        (sheet,) = load_workbook(BytesIO(made)).worksheets
        (title,) = (cell for row in sheet.iter_rows() for cell in row if cell.value == "What it pays")
        band = {sheet.cell(title.row, column).fill.fgColor.rgb for column in (1, title.column, sheet.max_column)}
        return band.pop() if len(band) == 1 else "several"

    assert ground("dark") != ground("light")
    assert ground("light") == "00000000"
