"""What a chart's table says, as its drawing takes it, and what a web page offers a phone."""

import pytest

from generator.content.translation import ENGLISH
from generator.diagnostics import Problem
from generator.layout.chart_data import describe_chart, read_chart
from generator.pages.markup import from_html, to_html
from generator.writers._office.chart_rows import list_sources, name_of
from generator.writers._web.narrow_pictures import offer_narrow

LINE = """<figure class="chart" data-kind="line" data-title="Cash"><figcaption><p class="finding">Cash stays above.</p>
  <p class="measure">Dollars</p></figcaption><table><tbody>
  <tr class="mark"><th data-x="0">Start</th><td data-value="-20">−$20</td></tr>
  <tr class="total"><th data-x="12">Month 12</th><td data-value="30">$30</td></tr></tbody></table>
  <p class="annotation" data-at="layouts/a.html:1:2" data-at="Month 12">Second license</p></figure>"""


def test_rows_have_their_place_their_mark_and_their_annotation() -> None:
    start, end = read_chart(from_html(LINE), ENGLISH).rows
    assert (start.label, start.at, start.number, start.shown, start.marked) == ("Start", 0.0, -20.0, "−$20", True)
    assert (end.total, end.note) == (True, "Second license")


def test_the_alternative_text_says_the_finding_and_every_value() -> None:
    assert describe_chart(from_html(LINE)) == "Cash stays above. Start: −$20; Month 12: $30"


def test_a_plan_has_tasks_in_groups_milestones_and_hours() -> None:
    plan = from_html("""<figure class="chart" data-kind="gantt"><table><tbody>
      <tr><th scope="rowgroup">Prepare</th><th>Kickoff</th><td data-from="1" data-to="2">days 1–2</td><td>Both</td></tr>
      <tr><th>Staging</th><td data-from="2" data-to="5">days 2–5</td><td>You</td></tr>
      <tr class="milestone"><th>Rules live</th><td data-at="5">day 5</td></tr>
      <tr class="load"><th>You</th><td data-value="6">6</td></tr></tbody></table></figure>""")
    chart = read_chart(plan, ENGLISH)
    tasks = [(task.group, task.label, task.first, task.last, task.owner) for task in chart.tasks]
    assert tasks == [("Prepare", "Kickoff", 1, 2, "Both"), ("Prepare", "Staging", 2, 5, "You")]
    assert [(one.label, one.at) for one in chart.milestones] == [("Rules live", 5)]
    assert [(load.owner, load.hours[0].number) for load in chart.loads] == [("You", 6)]


def test_a_milestone_that_ends_a_task_may_have_a_short_name() -> None:
    plan = from_html("""<figure class="chart" data-kind="gantt"><table><tbody><tr><th>Staging</th>
      <td data-from="2" data-to="5">days 2–5</td><td>You</td>
      <td class="milestone" data-title="Replay agrees">Replayed requests get the same answers</td></tr></tbody>
      </table></figure>""")
    (one,) = read_chart(plan, ENGLISH).milestones
    assert (one.label, one.note, one.at) == ("Replayed requests get the same answers", "Replay agrees", 5)


@pytest.mark.parametrize("kind", ["bar", "slope", "tornado", "gantt"])
def test_a_table_without_what_its_kind_draws_is_a_finding(kind: str) -> None:
    single = "" if kind == "bar" else '<tr><th>One</th><td data-value="1">1</td></tr>'
    figure = from_html(f'<figure class="chart" data-kind="{kind}"><table><tbody>{single}</tbody></table></figure>')
    with pytest.raises(Problem, match="empty-chart"):
        read_chart(figure, ENGLISH)


def test_a_phone_is_offered_the_narrow_picture() -> None:
    page = from_html('<figure class="chart"><img src="data:,wide" data-narrow="data:,narrow" alt="Cash"></figure>')
    assert to_html(offer_narrow(page)) == (
        '<figure class="chart"><picture><source media="(max-width: 700px)" srcset="data:,narrow">'
        '<img src="data:,wide" alt="Cash"></picture></figure>'
    )


def test_a_row_may_stand_in_the_table_and_not_in_the_drawing() -> None:
    half = from_html("""<figure class="chart" data-kind="bar"><table class="sheet"><tbody>
      <tr><th>SaaS</th><td data-value="4">4</td></tr>
      <tr data-drawn="no"><th>Not chosen yet</th><td data-value="2">2</td></tr></tbody></table></figure>""")
    assert [row.label for row in read_chart(half, ENGLISH).rows] == ["SaaS"]
    assert [name_of(row) for row, _ in list_sources(half)] == ["SaaS"]
