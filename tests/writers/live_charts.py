"""A live page with every form of chart, for a browser to draw."""

from dataclasses import replace

from generator.models.value_forms import show
from generator.pages.markup import from_html
from generator.pages.page import Page
from tests.writers.web_calculator import calculator_page, solved

LONG = "Hours that the compliance team spends on exceptions and tickets"
DATA = {
    "few": [("Manual work today", 271154), ("Hours that go away", -135577), ("TAI", 100000), ("Year one", 235577)],
    "twelve": [(f"Month {n}", 15000 * n - 60000) for n in range(1, 13)],
    "long": [(LONG, 400), (f"{LONG} of all teams", 7), ("Anticonstitutionnellement" * 4, 12)],
    "huge": [("Small", 1), ("Huge", 987654321000000), ("Below", -3000000000000000), ("Zero", 0)],
    "one": [("Savings", 29808)],
}
PAIRS = {"tornado", "slope"}
ROWS = ("bar", "column", "waterfall", "line", "funnel", *sorted(PAIRS))
PLAN = """<figure class="chart" id="gantt-plan" data-kind="gantt" data-title="The plan"><table><tbody>
  <tr><th scope="rowgroup">Prepare</th><th scope="row">Kickoff, rules chosen, baseline read</th>
   <td data-from="1" data-to="2">1–2</td><td>Both</td></tr>
  <tr><th scope="row">Rules written as data and replayed</th><td data-from="3" data-to="8">3–8</td><td>You</td></tr>
  <tr><th scope="rowgroup">Measure</th><th scope="row">Report and decision</th>
   <td data-from="26" data-to="30">26–30</td><td>The whole team</td></tr>
  <tr class="milestone"><th scope="row">Replay without a difference</th><td data-at="8">8</td></tr>
  <tr class="milestone"><th scope="row">Rule live as data</th><td data-at="9">9</td></tr>
  <tr class="milestone"><th scope="row">Decision signed</th><td data-at="30">30</td></tr>
  <tr class="load"><th scope="row">You</th><td data-value="5">5</td><td data-value="16">16</td><td data-value="0">0</td>
   <td data-value="12">12</td><td data-value="1">1</td></tr>
  <tr class="load"><th scope="row">Both</th><td data-value="5">5</td><td data-value="6">6</td><td data-value="0">0</td>
   <td data-value="12">12</td><td data-value="100">100</td></tr></tbody></table></figure>"""


def page_of_charts() -> Page:
    """The calculator with a figure for each form and each kind of data."""
    page = calculator_page()
    figures = "".join(_figure(kind, name) for kind in ROWS for name in DATA)
    charts = from_html(f"<section>{_live()}{figures}{PLAN}</section>")
    return replace(page, root=replace(page.root, children=(*page.root.children, charts)))


def _live() -> str:
    """A chart of the calculator's results, whose finding holds for the stored inputs only."""
    values = solved()
    rows = "".join(
        f"""<tr><th scope="row">{name}</th><td class="output" data-formula="{name}" data-value="{values[name]}"
          data-unit="money">{show(values[name], "money")}</td></tr>"""
        for name in ("gain", "cost")
    )
    gain = f'<data class="citation" value="calc:x/default.gain">{show(values["gain"], "money")}</data>'
    return f"""<figure class="chart" id="live" data-kind="bar" data-title="Gain and cost"><figcaption>
      <p class="finding">The gain is {gain}</p>
      <p class="measure">Dollars a year</p></figcaption><table><tbody>{rows}</tbody></table></figure>"""


def _figure(kind: str, name: str) -> str:
    rows = "".join(_row(kind, n, *entry) for n, entry in enumerate(DATA[name]))
    heads = '<thead><tr><th>Figure</th><th scope="col">Before the trial</th><th scope="col">After</th></tr></thead>'
    base = 'data-base="20" data-base-shown="$20"' if kind == "tornado" else ""
    head, title = (heads if kind == "slope" else ""), f"{kind}, {name}"
    return f"""<figure class="chart" id="{kind}-{name}" data-kind="{kind}" data-title="{title}" {base}>
      <figcaption><p class="finding">{title}</p><p class="measure">Dollars a year</p></figcaption>
      <table>{head}<tbody>{rows}</tbody></table></figure>"""


def _row(kind: str, n: int, label: str, value: int) -> str:
    cells = [value, round(value * -0.4 + 7)] if kind in PAIRS else [value]
    tds = "".join(
        f'<td data-value="{one}" data-unit="money" data-input="{abs(one) % 90} h">{_dollars(one)}</td>' for one in cells
    )
    marked = ' class="mark"' if kind == "line" and n == 0 else ' class="total"' if label == "Year one" else ""
    return f'<tr{marked}><th scope="row">{label}</th>{tds}</tr>'


def _dollars(value: int) -> str:
    return f"{'−' if value < 0 else ''}${abs(value):,}"
