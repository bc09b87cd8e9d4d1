"""Tables of data, alerts, charts and scenarios in a workbook, as finance teams and their programs read them."""

import re
import subprocess
from datetime import date
from functools import cache
from io import BytesIO

import pytest
from lxml import etree
from openpyxl import Workbook, load_workbook

from generator.content.brand import contrast
from generator.diagnostics import Problem
from generator.formulas import ErrorValue
from generator.writers import xlsx
from generator.writers._office.cell_values import day_format
from generator.writers._office.office_package import parts_of, repack
from generator.writers.xlsx.breaks import breaks
from tests.tools import program, saved_by_office
from tests.writers.xlsx_calculator import page
from tests.writers.xlsx_pipeline import (
    COLUMNS,
    DEALS,
    FORMULAS,
    ROW_FORMULAS,
    ROWS,
    SCENARIOS,
    STEPS,
    chart,
    data_table,
    datum,
    plan,
    solved,
)

C = {"c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
     "c15": "http://schemas.microsoft.com/office/drawing/2012/chart",
     "a": "http://schemas.openxmlformats.org/drawingml/2006/main"}  # fmt: skip


@cache
def written() -> bytes:
    return xlsx.write(page(plan()))


@pytest.fixture
def book():
    return load_workbook(BytesIO(written()))


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """A workbook as LibreOffice saves it in another format."""

    def convert(data: bytes, form: str) -> bytes:
        folder = tmp_path_factory.mktemp("office")
        (folder / "in.xlsx").write_bytes(data)
        return (saved_by_office([folder / "in.xlsx"], form, folder / "out") / f"in.{form}").read_bytes()

    return convert


@pytest.fixture(scope="module")
def recalculated(office):
    """What LibreOffice makes of a workbook's formulas; stored results, which it would believe, are taken out first."""

    def recalculate(data: bytes):
        blank = {name: re.sub(rb"(</f>)<v>[^<]*</v>|(</f>)<v/>", rb"\g<1>\g<2>", xml)
                 for name, xml in parts_of(data).items() if name.startswith("xl/worksheets/sheet")}  # fmt: skip
        return load_workbook(BytesIO(office(repack(data, blank), "xlsx")), data_only=True)

    return recalculate


def cell_of(workbook, name: str):
    sheet, place = next(workbook.defined_names[name].destinations)
    return workbook[sheet][place.replace("$", "")]


def column_of(workbook, name: str, table: str = "Deals") -> list:
    """The cells of a table's column below its head, found by its words as a reader finds them."""
    sheet = workbook[table]
    head = next(row for row in sheet.iter_rows() if name in [cell.value for cell in row])
    first = next(cell for cell in head if cell.value == name)
    count = ROWS if table == "Deals" else len(SCENARIOS)
    return [sheet.cell(first.row + n, first.column) for n in range(1, count + 1)]


def same(found, expected) -> bool:
    if isinstance(expected, ErrorValue):
        return found == expected.value
    if isinstance(expected, float):
        return found == pytest.approx(expected, rel=1e-9)
    return (found or "") == (expected or "")


def wrong(workbook, values) -> set[str]:
    """The names and columns whose cells do not hold these values."""
    names = {name for name in FORMULAS if not same(cell_of(workbook, name).value, values[name])}
    return names | {
        name for name in COLUMNS
        for cell, value in zip(column_of(workbook, name), values[f"Deals[{name}]"], strict=True)
        if not same(cell.value, value)
    }  # fmt: skip


def small(html: str):
    return load_workbook(BytesIO(xlsx.write(page(f'<section class="worksheet" data-title="Deals">{html}</section>'))))


def output(formula: str, rest: str = "", value: str = "6") -> str:
    cell = (
        f'<td class="output" data-name="cost" data-formula="{formula}" data-value="{value}" data-unit="money" {rest}>'
    )
    return f'<table class="sheet"><tbody><tr><th scope="row">Cost</th>{cell}$6</td></tr></tbody></table>'


TWO = data_table("Deals", {"Name": "text", "Amount": "money"},
                 [[datum("2024", "text"), datum(5.0, "money")], [datum("b", "text"), datum(1.0, "money")]])  # fmt: skip


# Tables


def test_a_table_of_data_is_excels_own_with_the_names_of_its_columns(book):
    table = book["Deals"].tables["Deals"]
    assert [column.name for column in table.tableColumns] == list(COLUMNS)
    assert [cell.value for cell in book["Deals"][table.ref][0]] == list(COLUMNS)
    assert len(book["Deals"][table.ref]) == ROWS + 1
    assert table.tableStyleInfo is None


def test_formulas_read_columns_by_their_names(book):
    assert cell_of(book, "pipeline").value == "=SUM(Deals[Amount])"
    assert cell_of(book, "people_scenario").value == (
        "=INDEX(Scenarios[people], MATCH(scenario, Scenarios[Scenario], 0))"
    )


def test_every_row_calculates_with_its_own_cells(book):
    formula = "Deals[[#This Row],[Amount]] * Deals[[#This Row],[Chance]]"
    assert {cell.value for cell in column_of(book, "Weighted")} == {f"={formula}"}
    column = book["Deals"].tables["Deals"].tableColumns[COLUMNS.index("Weighted")]
    assert column.calculatedColumnFormula.attr_text == formula


def test_a_preview_that_cannot_calculate_shows_every_result():
    assert wrong(load_workbook(BytesIO(written()), data_only=True), solved()) == set()


def test_libreoffice_calculates_the_results_that_are_stored(recalculated):
    assert wrong(recalculated(written()), solved()) == set()


def test_the_results_follow_when_rows_are_filled_in_and_a_scenario_is_chosen(book, recalculated):
    deals = {name: [*cells, cells[0]] for name, cells in DEALS.items()} | {"Amount": [*DEALS["Amount"], 99000.0]}
    for name, cells in deals.items():
        column_of(book, name)[len(cells) - 1].value = cells[-1]
    cell_of(book, "scenario").value, cell_of(book, "people_yours").value = "Fintech", 2
    changed = BytesIO()
    book.save(changed)
    assert wrong(recalculated(changed.getvalue()), solved(deals, scenario="Fintech", people_yours=2.0)) == set()


def test_the_stored_results_of_an_opening_scenario_are_its_own():
    changes = {"scenario": "Cloud infrastructure", "salary_yours": 90000.0}
    stored = load_workbook(BytesIO(xlsx.write(page(plan(**changes)))), data_only=True)
    assert wrong(stored, solved(**changes)) == set()


def test_an_input_that_is_not_given_is_a_blank_cell(book):
    cell = cell_of(book, "people_yours")
    assert (cell.value, cell.protection.locked) == (None, False)
    rules = [rule for rule in book["Plan"].data_validations.dataValidation if cell.coordinate in rule.sqref]
    assert [(rule.type, rule.allowBlank) for rule in rules] == [("decimal", True)]


def test_text_in_a_table_is_compared_as_it_is_written():
    html = data_table("Deals", {"Name": "text", "Month 1": "money"}, [["<td>2024</td>", datum(5.0, "money")]])
    sheet = small(html.replace(">Month 1", ">Month\u00a01"))["Deals"]
    assert [cell.value for cell in sheet["B"]][:2] == ["Name", "2024"]
    assert sheet.tables["Deals"].column_names == ["Name", "Month 1"]


def test_fixed_figures_keep_the_digits_that_the_page_rounds_away():
    sheet = small(data_table("Deals", {"Amount": "money"}, [[datum(5.4321, "money", "amount")]]))["Deals"]
    assert (sheet["B2"].value, sheet["B2"].number_format) == (5.4321, "$#,##0;−$#,##0")


# Filling in


def test_blank_rows_are_part_of_the_table_and_open(book):
    for name in COLUMNS:
        assert {cell.protection.locked for cell in column_of(book, name)} == {name in ROW_FORMULAS}
    assert all(cell.value is None for name in DEALS for cell in column_of(book, name)[len(DEALS["Company"]) :])
    assert book["Deals"].protection.sheet


def test_each_column_has_one_rule_for_all_its_rows(book):
    rules = {str(rule.sqref): (rule.type, rule.errorTitle, rule.error)
             for rule in book["Deals"].data_validations.dataValidation}  # fmt: skip
    places = {name: f"{(cells := column_of(book, name))[0].coordinate}:{cells[-1].coordinate}" for name in COLUMNS}
    assert rules == {
        places["Stage"]: ("list", "Stage", "Choose one from the list."),
        places["Amount"]: ("decimal", "Amount", "Enter an amount from $0 to $5,000,000."),
        places["Chance"]: ("decimal", "Chance", "Enter a percentage from 0% to 100%."),
    }


def test_blank_rows_look_like_the_filled_ones(book):
    for name in DEALS:
        assert len({cell.number_format for cell in column_of(book, name)}) == 1
        assert len({cell.fill.fgColor.rgb for cell in column_of(book, name)}) == 1


def test_a_row_in_which_nothing_is_entered_shows_no_results(office):
    words = pdf_words(office(written(), "pdf"))
    assert words.count("$0") == 0


def test_a_long_table_can_be_filtered_though_its_sheet_is_protected(book):
    assert book["Deals"].tables["Deals"].autoFilter.ref == book["Deals"].tables["Deals"].ref
    assert not book["Deals"].protection.autoFilter
    assert book["Scenarios"].tables["Scenarios"].autoFilter is None


def test_the_head_of_the_deals_stays_in_sight(book):
    assert book["Deals"].freeze_panes == column_of(book, "Company")[0].coordinate.replace("B", "A")


# What is wrong with a table


@pytest.mark.parametrize(
    "html, message",
    [
        (TWO + TWO, "the workbook has two things named `Deals`"),
        (TWO.replace("<td data-value=", "<td>x</td><td data-value=", 1), "needs a cell for each column"),
        (TWO.replace(">Amount<", ">name<"), "every column its own name"),
        (TWO.replace(">Amount<", ">Amount ($)<"), "`Deals\\[Amount \\(\\$\\)\\]` cannot be a column"),
        (re.sub("<thead>.*</thead>", "", TWO), "needs one head row"),
        (TWO + output("SUM(Deals[Amout])"), "no table of the workbook has the column `Deals\\[Amout\\]`"),
        (TWO + output("Deals[@Amount]"), "`Deals\\[@Amount\\]` is known in the rows of `Deals` only"),
        (TWO + output("2 * 3", 'data-states="met:splendid"'), "`splendid` is not a state"),
        (TWO + output("2 * 3", 'data-alert="price > 1"'), "no cell of the workbook is named `price`"),
    ],
)
def test_a_table_that_excel_would_not_open_is_a_finding(html, message):
    with pytest.raises(Problem, match=message):
        small(html)


# Alerts and states


def conditions(sheet) -> dict[str, list]:
    return {str(area.sqref): list(area.rules) for area in sheet.conditional_formatting}


def test_an_alert_is_shown_by_colour_and_by_a_sign(book):
    cell = cell_of(book, "pipeline")
    (rule,) = conditions(book["Plan"])[cell.coordinate]
    assert rule.formula == ["pipeline < 3000000"]
    assert rule.dxf.numFmt.formatCode == '"▲ "$#,##0;"▲ "−$#,##0'


def test_states_follow_the_text_of_their_cells(book):
    cell = cell_of(book, "status")
    assert [rule.formula for rule in conditions(book["Plan"])[cell.coordinate]] == [
        [f'${cell.coordinate}="met"'], [f'${cell.coordinate}="missed"'],
    ]  # fmt: skip
    first, last = column_of(book, "Standing")[0], column_of(book, "Standing")[-1]
    rules = conditions(book["Deals"])[f"{first.coordinate}:{last.coordinate}"]
    assert [f'${first.coordinate}="at risk"'] in [rule.formula for rule in rules]


def test_words_can_be_read_on_the_colours_of_states(book):
    styles = [rule.dxf for sheet in book for rules in conditions(sheet).values() for rule in rules if rule.dxf.fill]
    assert len(styles) == 7
    for style in styles:
        assert contrast(f"#{style.font.color.rgb[2:]}", f"#{style.fill.bgColor.rgb[2:]}") >= 4.5


def test_an_alert_over_a_column_has_a_name_for_it_since_conditions_know_no_tables():
    book = small(TWO + output("SUM(Deals[Amount])", 'data-alert="cost &lt; MAX(Deals[Amount])"'))
    (rule,) = (rule for rules in conditions(book["Deals"]).values() for rule in rules)
    assert rule.formula == ["cost < MAX(Deals.Amount)"]
    name = book.defined_names["Deals.Amount"]
    assert (name.attr_text, name.hidden) == ("'Deals'!$C$2:$C$3", True)


def test_an_alert_in_a_row_reads_the_cells_of_its_row():
    cell = ('<td class="output" data-formula="Deals[@Amount] * 2" data-value="10" data-unit="money" '
            'data-alert="Deals[@Amount] &lt; 3">$10</td>')  # fmt: skip
    book = small(data_table("Deals", {"Amount": "money", "Twice": "money"}, [[datum(5.0, "money"), cell]]))
    (rule,) = conditions(book["Deals"])["C2"]
    assert rule.formula == ["$B2 < 3"]


# Charts


def charts(data: bytes) -> list:
    names = sorted(name for name in parts_of(data) if name.startswith("xl/charts/"))
    return [etree.fromstring(parts_of(data)[name]) for name in names]


def cached(element, what: str) -> list[str]:
    return [value.text for value in element.findall(f".//c:{what}//c:pt/c:v", C)]


def test_charts_show_their_bars_before_anything_is_calculated():
    bar, column, _ = charts(written())
    values = solved()
    stages = [values[name] for name in FORMULAS if name.startswith("stage_")]
    assert cached(bar.find(".//c:ser", C), "cat") == ["Lead", "Trial", "Contract", "Won"]
    assert [float(v) for v in cached(bar.find(".//c:ser", C), "val")] == stages
    assert [float(v) for v in cached(column.find(".//c:ser", C), "val")] == [*stages, values["pipeline"]]


def test_what_a_chart_shows_is_what_its_cells_hold(recalculated):
    book = recalculated(written())
    for part in charts(written()):
        for numbers in part.iterfind(".//c:numRef", C):
            sheet, _, place = numbers.find("c:f", C).text.rpartition("!")
            held = [cell.value for row in book[sheet.strip("'")][place.replace("$", "")] for cell in row]
            cells = [value for value in held if isinstance(value, int | float)]
            assert [float(v.text) for v in numbers.iterfind(".//c:v", C)] == pytest.approx(cells, rel=1e-9)


def test_a_chart_has_the_title_the_type_and_the_colours_of_the_brand_and_no_legend():
    for part, title in zip(charts(written()), ["Pipeline by stage", "Stages & shares", "From pipeline to result"],
                           strict=True):  # fmt: skip
        assert part.findtext("c:chart/c:title//a:t", namespaces=C) == title
        assert {font.get("typeface") for font in part.iterfind(".//a:latin", C)} == {"Arial"}
        assert part.find(".//c:legend", C) is None
        assert part.find(".//c:majorGridlines", C) is None
        assert "2447F0" in {colour.get("val") for colour in part.iterfind(".//a:srgbClr", C)} or title.endswith("stage")


def test_bars_say_their_values_as_the_cells_do():
    labels = charts(written())[0].find(".//c:dLbls", C)
    assert labels.find("c:showVal", C).get("val") == "1"
    assert labels.find("c:numFmt", C).get("formatCode") == "$#,##0;−$#,##0"
    waterfall = charts(written())[2]
    texts = [text.text for text in waterfall.iterfind(".//c15:dlblRangeCache//c:v", C)]
    assert texts == [text.text for text in waterfall.iterfind(".//c:dLbl//a:t", C)]
    assert texts[1] == "−$750,000"


def pdf_words(pdf: bytes) -> list[str]:
    done = subprocess.run([program("pdftotext"), "-", "-"], input=pdf, capture_output=True, check=True)
    return done.stdout.decode().split()


def test_charts_are_drawn_in_print_with_their_labels(office):
    words = pdf_words(office(written(), "pdf"))
    # In each chart, in its table, and once among the measures.
    assert words.count("$342,500") == 5
    assert words.count("−$120,000") == 3


def test_the_drawing_of_the_page_is_not_in_the_workbook_and_its_words_are():
    parts = parts_of(written())
    assert not any(name.startswith("xl/media/") for name in parts)
    (drawing,) = (parts[name].decode() for name in parts if re.fullmatch(r"xl/drawings/drawing\d+.xml", name))
    assert re.findall(r'name="([^"]*)" descr="([^"]*)"', drawing) == [
        ("Pipeline by stage", "Chart: Pipeline by stage"), ("Stages &amp; shares", "Chart: Stages &amp; shares"),
        ("From pipeline to result", "Chart: From pipeline to result"),
    ]  # fmt: skip


def test_a_chart_covers_no_cell_that_says_something(book):
    sheet = book["Charts"]
    for drawing in sheet._charts:
        anchor = drawing.anchor
        row = anchor._from.row + 1
        needed = (anchor.ext.height + anchor._from.rowOff) / 12700
        free = 0.0
        while free < needed:
            assert all(cell.value is None for cell in sheet[row])
            free += sheet.row_dimensions[row].height
            row += 1
        first, *columns, last = (held.width for held in sheet.column_dimensions.values())
        assert first == last  # the margins
        width = sum(columns) * 6
        assert anchor.ext.width / 12700 <= width + 1


def test_the_steps_of_a_waterfall_begin_where_the_one_before_ended(book, recalculated):
    data = load_workbook(BytesIO(written()), data_only=True)["Chart data"]
    assert book["Chart data"].sheet_state == "hidden"
    rows = [[cell.value for cell in row] for row in data.iter_rows(min_row=5)]
    assert [row[0] for row in rows] == list(STEPS.values())
    after, tools, partners = rows[2][3], rows[3][3], rows[4][3]
    assert [row[2] for row in rows] == [0, rows[0][3], 0, after, tools, 0]
    assert rows[5][3] == pytest.approx(partners)
    again = recalculated(written())["Chart data"]
    found = [[cell.value for cell in row] for row in again.iter_rows(min_row=5)]
    assert [row[1:11] for row in found] == [pytest.approx(row[1:11], rel=1e-9) for row in rows]


def test_a_step_through_zero_is_drawn_on_both_sides_of_it():
    values = {**solved(), "weighted": 100.0, "cost_of_team": -250.0, "after_team": -150.0, "tools": -50.0,
              "partners": 300.0, "result": 100.0}  # fmt: skip
    html = chart("waterfall", "Steps", STEPS, values, frozenset({"weighted", "after_team", "result"}))
    named = "".join(
        f'<tr><th scope="row">{name}</th><td class="input" data-name="{name}" data-value="{values[name]}"></td></tr>'
        for name in STEPS
    )
    data = xlsx.write(page(f'<table class="sheet"><tbody>{named}</tbody></table>{html}'))
    rows = [[cell.value for cell in row][4:10]
            for row in load_workbook(BytesIO(data), data_only=True)["Chart data"].iter_rows(min_row=5)]  # fmt: skip
    assert rows == [
        [0, 0, 0, 0, 0, 100], [0, 0, 0, 100, -150, 0], [0, 0, 0, 0, 0, -150], [-150, 0, 0, 0, -50, 0],
        [0, 100, -200, 0, 0, 0], [0, 0, 0, 0, 0, 100],
    ]  # fmt: skip


def test_a_result_that_is_a_text_is_kept_and_has_no_bar():
    values = {**solved(), "payback": "not reached", "pipeline": 5.0}
    html = chart("bar", "Payback", {"payback": "Payback", "pipeline": "Pipeline"}, values, frozenset())
    named = "".join(f'<tr><th scope="row">{name}</th><td class="output" data-name="{name}" data-formula="{formula}" '
                    f'data-value="{values[name]}" data-unit="months"></td></tr>'
                    for name, formula in (("payback", "&quot;not reached&quot;"), ("pipeline", "5")))  # fmt: skip
    data = xlsx.write(page(f'<table class="sheet"><tbody>{named}</tbody></table>{html}'))
    assert cell_of(load_workbook(BytesIO(data), data_only=True), "payback").value == "not reached"
    (part,) = charts(data)
    assert cached(part.find(".//c:ser", C), "val") == ["5"]


# Scenarios


def test_the_scenarios_are_listed_and_can_be_chosen(book):
    words = [cell.value for row in book["Scenarios"].iter_rows() for cell in row if cell.value]
    assert words[-3:] == [f"• {label}" for label in SCENARIOS]
    rules = [rule for rule in book["Plan"].data_validations.dataValidation
             if cell_of(book, "scenario").coordinate in rule.sqref]  # fmt: skip
    assert [rule.formula1 for rule in rules] == [f'"{",".join(SCENARIOS)}"']


# Paper


def test_a_column_is_as_wide_as_its_longest_word_and_as_what_is_to_be_entered():
    units = {"Company": "text", "Tier": "text", **{f"Discovery calls {n}": "count" for n in range(9)}}
    row = [datum(None, "text", "input"), "<td>Enterprise</td>", *[datum(None, "count", "input")] * 9]
    sheet = small(data_table("Deals", units, [row]))["Deals"]
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.column_dimensions["B"].width > 15
    assert sheet.column_dimensions["C"].width > 10.5


def test_a_heading_and_a_chart_stay_with_the_table_below():
    lines = "".join(f"<p>Line {n}</p>" for n in range(66))
    named = output("2 * 3").replace("Cost", "The cost")
    values = {"pipeline": 5.0}
    html = chart("bar", "Costs", {"pipeline": "Costs"}, values, frozenset())
    sheet = small(f"{lines}<h2>The money</h2>{html.replace('pipeline', 'cost')}{named}")["Deals"]
    heading = next(cell for cell in sheet["B"] if cell.value == "The money")
    assert [after.id for after in sheet.row_breaks.brk] == [heading.row - 1]


def test_a_page_that_holds_little_but_its_head_takes_of_a_group_what_it_can():
    """The chart stands below the banner, and its table goes on overleaf: half an empty page says nothing."""
    heights, group = [20.0] * 4 + [15.0] * 40, [(5, 44), (5, 24)]
    assert list(breaks(heights, group, page=660, repeated=0)) == []
    assert list(breaks([60.0] * 4 + heights[4:], group, page=660, repeated=0)) == [4], "a page that is used stays so"


def test_tables_of_words_alone_do_not_take_each_others_columns():
    def table(*rows: tuple[str, ...]) -> str:
        said = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
        return f"<table><tbody>{said}</tbody></table>"

    checks = table(("A criterion that takes a whole sentence to be said", "", "", "Lead", "The report", ""))
    tasks = table(("Plan", "Measures of success agreed by both sides", "7", "Both", "Written down"))
    sheet = small(tasks + checks)["Deals"]
    (part,) = [cell for row in sheet for cell in row if cell.value == "Plan"]
    (work,) = [cell for row in sheet for cell in row if cell.value == "Measures of success agreed by both sides"]
    wide = {cell: area.size["columns"] for area in sheet.merged_cells.ranges for cell in [area.start_cell.coordinate]}
    assert wide.get(work.coordinate, 1) > wide.get(part.coordinate, 1), "the work has more room than its part"


LANGUAGES = (
    "en-US",
    "en",
    "en-GB",
    "de-DE",
    "de",
    "fr-FR",
    "fr-CA",
    "es-ES",
    "pt-BR",
    "it-IT",
    "nl-NL",
    "pl-PL",
    "cs-CZ",
    "ja-JP",
)


def test_a_day_keeps_its_format_when_libreoffice_saves_the_workbook(office):
    made = Workbook()
    for row, language in enumerate(LANGUAGES, 1):
        made.active.cell(row, 1, date(2026, 2, 6)).number_format = day_format(language)
    data = BytesIO()
    made.save(data)
    saved = load_workbook(BytesIO(office(data.getvalue(), "xlsx"))).active
    assert {name: saved.cell(row, 1).number_format for row, name in enumerate(LANGUAGES, 1)} == {
        name: day_format(name) for name in LANGUAGES
    }
