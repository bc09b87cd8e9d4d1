"""The marks of a chart come from the words of its cells: the days of a plan, the ends of a slope."""

import pytest

from generator.content.translation import ENGLISH
from generator.diagnostics import Position, Problem
from generator.layout.chart_cells import read_cells
from generator.layout.chart_data import read_chart
from generator.pages.markup import from_html
from generator.quantities.units import engine_units

ROW = '<tr><th scope="row">Test</th><td data-days="">{days}</td><td>Both</td>{more}</tr>'
DONE = '<td class="milestone">Both agree</td>'


def plan(days: str, more: str = ""):
    row = ROW.format(days=days, more=more)
    html = f'<figure class="chart" data-kind="gantt"><table><tbody>{row}</tbody></table></figure>'
    return read_chart(read_cells(from_html(html, Position("page.html")), engine_units()), ENGLISH)


@pytest.mark.parametrize(
    "days, ends", [("Days 8–14", (8, 14)), ("8-9", (8, 9)), ("Day 30", (30, 30)), ("Tag 3", (3, 3))]
)
def test_a_bar_lasts_as_long_as_its_cell_says(days, ends):
    (task,) = plan(days).tasks
    assert (task.first, task.last, task.owner) == (*ends, "Both")


@pytest.mark.parametrize("days", ["", "soon", "14–8", "0", "1–7, 9–12"])
def test_words_that_say_no_days_are_refused(days):
    with pytest.raises(Problem) as refused:
        plan(days)
    assert [one.code for one in refused.value.diagnostics] == ["chart-days"]


def test_a_long_head_of_a_row_has_a_title_for_the_picture():
    row = '<tr><th scope="row" data-title="Test">A test of all rules, in detail</th><td data-days="">1–7</td></tr>'
    html = f'<figure class="chart" data-kind="gantt"><table><tbody>{row}</tbody></table></figure>'
    chart = read_chart(read_cells(from_html(html, Position("page.html")), engine_units()), ENGLISH)
    assert [task.label for task in chart.tasks] == ["Test"]


def test_what_ends_a_task_is_a_milestone_of_its_last_day():
    chart = plan("8–14", DONE)
    assert [(one.label, one.at) for one in chart.milestones] == [("Both agree", 14)]
    assert [task.owner for task in chart.tasks] == ["Both"]


def slope(before: str, after: str):
    row = f'<tr><th scope="row">Time</th><td data-said="">{before}</td><td data-said="">{after}</td></tr>'
    html = f'<figure class="chart" data-kind="slope"><table><tbody>{row}</tbody></table></figure>'
    return read_chart(read_cells(from_html(html, Position("page.html")), engine_units()), ENGLISH)


@pytest.mark.parametrize(
    "before, after, numbers",
    [("21 days", "2 days", [21, 2]), ("$1,200", "$0", [1200, 0]), ("62.5%", "<data>24%</data>", [62.5, 24])],
)
def test_a_slope_runs_between_the_figures_that_its_cells_say(before, after, numbers):
    (row,) = slope(before, after).rows
    assert [value.number for value in row.values] == numbers


@pytest.mark.parametrize("words", ["", "much less", "2 to 3 days"])
def test_what_is_not_one_figure_has_no_place_on_a_slope(words):
    with pytest.raises(Problem) as refused:
        slope("21 days", words)
    assert [one.code for one in refused.value.diagnostics] == ["chart-value"]
