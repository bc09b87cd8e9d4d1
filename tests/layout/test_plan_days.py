"""The bars of a plan: first and last day come from the words of a cell, a milestone from the row that it ends."""

import pytest

from generator.content.translation import ENGLISH
from generator.diagnostics import Position, Problem
from generator.layout.chart_data import read_chart
from generator.layout.plan_days import read_days
from generator.pages.markup import from_html

ROW = '<tr><th scope="row">Test</th><td data-days="">{days}</td><td>Both</td>{more}</tr>'
DONE = '<td class="milestone">Both agree</td>'


def plan(days: str, more: str = ""):
    row = ROW.format(days=days, more=more)
    html = f'<figure class="chart" data-kind="gantt"><table><tbody>{row}</tbody></table></figure>'
    return read_chart(read_days(from_html(html, Position("page.html"))), ENGLISH)


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


def test_what_ends_a_task_is_a_milestone_of_its_last_day():
    chart = plan("8–14", DONE)
    assert [(one.label, one.at) for one in chart.milestones] == [("Both agree", 14)]
    assert [task.owner for task in chart.tasks] == ["Both"]
