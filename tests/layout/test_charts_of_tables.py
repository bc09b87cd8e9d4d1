"""A chart of a model's table: its cells are filled from it, and a tornado turns around the row with one value."""

from generator.content.translation import ENGLISH
from generator.layout.chart_data import read_chart
from generator.layout.model_cells import fill_cells
from generator.pages.markup import from_html
from generator.pages.solved_model import DEFAULT
from generator.press.loading import load_workspace
from generator.project import Project
from generator.writers import formats
from tests.models.test_chart_tables import PLAN
from tests.project_fixture import SampleProject

SWING = """<figure class="chart" data-kind="tornado"><table>
<tr><th scope="row">Rent</th><td data-value="240" data-input="Lower">$240</td><td data-value="360">$360</td></tr>
<tr><th scope="row">Rent for the quarter</th><td colspan="2" data-value="300">$300</td></tr>
</table></figure>"""
CELL = """<figure class="chart" data-kind="line"><table><tr><th>Month</th>
<td data-table="Months" data-column="Paid" data-row="2"></td></tr></table></figure>"""


def test_a_tornado_turns_around_the_row_with_one_value() -> None:
    chart = read_chart(from_html(SWING), ENGLISH)
    assert chart.base is not None
    assert (chart.base.shown, [row.label for row in chart.rows]) == ("$300", ["Rent"])


def test_the_figure_may_say_what_it_turns_around() -> None:
    said = SWING.replace('data-kind="tornado"', 'data-kind="tornado" data-base="310" data-base-shown="$310"')
    chart = read_chart(from_html(said), ENGLISH)
    assert chart.base is not None
    assert chart.base.shown == "$310"


def test_a_point_of_a_table_has_its_value_and_a_formula_that_finds_it(project: SampleProject) -> None:
    project.write("content/sums/savings.yaml", PLAN)
    workspace, _ = load_workspace(Project(project.root), formats())
    filled = fill_cells(from_html(CELL), workspace.models["sums/savings"], DEFAULT, ENGLISH)
    cell = next(element for element in filled.walk() if element.tag == "td")
    assert (cell.get("data-formula"), cell.get("data-value")) == ("INDEX(Months[Paid], 2)", "200.0")
    assert "data-column" not in cell.attributes


def test_a_result_of_zero_is_printed_as_its_cell_says_and_an_input_of_zero_is_a_zero(project: SampleProject) -> None:
    project.write("content/sums/savings.yaml", PLAN.replace("value: 100", "value: 0"))
    workspace, _ = load_workspace(Project(project.root), formats())
    table = '<table><tr><td data-name="rent" data-zero="–"></td><td data-name="{}" data-zero="–"></td></tr></table>'
    filled = fill_cells(from_html(table.format("total")), workspace.models["sums/savings"], DEFAULT, ENGLISH)
    entered, calculated = (element for element in filled.walk() if element.tag == "td")
    assert (entered.text, calculated.text, calculated.get("data-value")) == ("$0 a month", "–", "0.0")
