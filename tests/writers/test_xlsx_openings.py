"""How a workbook opens: results side by side, a chart beside its figures, and a finding that follows the cells."""

import re
from io import BytesIO

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from generator.writers import xlsx
from tests.writers.xlsx_calculator import page

NAMES = ("Met", "Missed", "Still open", "In all")
COLUMN = 6.0  # points of a unit of column width


def tiles(*names: str) -> str:
    """Results by name, each with its figure and what it means, above a table whose columns are unlike theirs."""
    heads = "".join(f"<th>{name}</th>" for name in names)
    values = "".join(
        f'<td class="output" data-name="result_{n}" data-formula="{n} + 1" data-value="{n + 1}" data-unit="count">'
        f"{n + 1}</td>"
        for n, _ in enumerate(names)
    )
    notes = "".join(f"<td>What {name.lower()} means.</td>" for name in names)
    return f"""<table class="sheet"><tbody><tr class="mark">{heads}</tr><tr class="mark">{values}</tr>
      <tr class="mark">{notes}</tr></tbody></table>
      <table class="sheet"><thead><tr><th>Measure</th><th class="amount">Target</th><th>What it counts</th></tr></thead>
      <tbody><tr><th>A measure with a long name</th><td class="amount">3</td><td>Each of them, once.</td></tr></tbody>
      </table>"""


def chart(finding: str, *values: int, live: bool = True) -> str:
    """A chart of named results under a finding, and its table."""
    rows = "".join(
        f'<tr><th>Result {n}</th><td class="output" data-name="result_{n}" data-formula="{value}" data-value="{value}" '
        f'data-unit="money">${value:,}</td></tr>'
        for n, value in enumerate(values)
    )
    said = ' data-live="yes"' if live else ""
    return f"""<figure class="chart" data-kind="bar" data-title="Results"><figcaption>
      <p class="finding"{said}>{finding}</p></figcaption>
      <table><thead><tr><th>Figure</th><th class="amount">Value</th></tr></thead><tbody>{rows}</tbody></table>
      </figure><table class="sheet"><thead><tr><th>Measure</th><th class="amount">Target</th><th>Note</th></tr></thead>
      <tbody><tr><th>A measure</th><td class="amount">3</td><td>Once.</td></tr></tbody></table>"""


def sheet_of(html: str, *, stored: bool = False) -> Worksheet:
    return load_workbook(BytesIO(xlsx.write(page(html))), data_only=stored).worksheets[0]


def find(sheet: Worksheet, text: str):
    return next(cell for row in sheet.iter_rows() for cell in row if str(cell.value) == text)


def width(sheet: Worksheet, cell) -> float:
    """The width of the cell with those that it is merged with."""
    area = next((found for found in sheet.merged_cells.ranges if cell.coordinate in found), None)
    first, last = (area.min_col, area.max_col) if area else (cell.column, cell.column)
    letters = map(get_column_letter, range(first, last + 1))
    return sum(sheet.column_dimensions[letter].width for letter in letters)


@pytest.mark.parametrize("names", [NAMES[:2], NAMES[:3], NAMES])
def test_results_stand_side_by_side_and_each_is_as_wide_as_the_others(names):
    sheet = sheet_of(tiles(*names), stored=True)
    heads = [find(sheet, name) for name in names]
    assert len({cell.row for cell in heads}) == 1
    assert [sheet.cell(cell.row + 1, cell.column).value for cell in heads] == [n + 1 for n, _ in enumerate(names)]
    widths = [width(sheet, cell) for cell in heads]
    assert max(widths) - min(widths) < 0.1 * max(widths)


def test_a_table_below_the_results_keeps_its_columns():
    alone, below = (sheet_of(html) for html in (tiles("Met", "Missed").partition("</table>")[2], tiles(*NAMES)))
    assert [width(below, find(below, head)) for head in ("Measure", "Target", "What it counts")] == pytest.approx(
        [width(alone, find(alone, head)) for head in ("Measure", "Target", "What it counts")], abs=0.1
    )


def test_a_chart_stands_beside_its_figures():
    sheet = sheet_of(chart("Result", 300, 200, 100))
    (drawing,) = sheet._charts
    anchor, head = drawing.anchor, find(sheet, "Figure")
    columns = range(anchor._from.col + 1, head.column)
    room = sum(sheet.column_dimensions[get_column_letter(column)].width for column in columns) * COLUMN
    assert anchor._from.row + 1 == head.row
    assert 0 < anchor.ext.width / 12700 <= room


def test_more_figures_than_a_chart_is_tall_stand_below_it():
    sheet = sheet_of(chart("Result", *range(100, 1300, 100)))
    (drawing,) = sheet._charts
    assert find(sheet, "Figure").row > drawing.anchor._from.row + 1


@pytest.mark.parametrize(
    "finding, formula",
    [
        (
            'They come to <data class="citation" value="calc:roi/default.result_0">$300</data>',
            '"They come to "&"$"&FIXED(result_0,0)',
        ),
        (
            '<data class="citation" value="calc:roi/default.result_1">20.5%</data> of “it”',
            'FIXED(result_1*100,1)&"%"&" of “it”"',
        ),
        ('Say "<data class="citation" value="calc:roi/default.result_0">3</data>"', '"Say """&FIXED(result_0,0)&""""'),
    ],
)
def test_what_a_chart_finds_follows_the_cells_that_it_cites(finding, formula):
    html = chart(finding, 300, 200)
    said = re.sub("<[^>]*>", "", finding)
    assert find(sheet_of(html), f"={formula}")
    assert find(sheet_of(html, stored=True), said)


@pytest.mark.parametrize(
    "finding, live",
    [
        ('<data class="citation" value="calc:roi/default.result_0">$300K</data> in all', True),  # no formula writes so
        ('<data class="citation" value="calc:roi/default.other">$300</data> in all', True),  # no cell has it
        ('<data class="citation" value="claim:some-claim">$300</data> in all', True),
        ("Nothing is cited", True),
        ('<data class="citation" value="calc:roi/default.result_0">$300</data> in all', False),
    ],
)
def test_another_finding_is_the_words_that_it_is(finding, live):
    sheet = sheet_of(chart(finding, 300, 200, live=live))
    said = re.sub("<[^>]*>", "", finding)
    assert find(sheet, said).data_type == "s"
