"""An ROI calculator as layouts lay it out: three worksheets, its numbers solved by the formula language."""

from base64 import b64encode
from datetime import date
from html import escape
from typing import Any

from generator.content.brand import Brand
from generator.diagnostics import Position
from generator.formulas import Model, parse, solve
from generator.layout.cell_formulas import read_formulas
from generator.layout.vocabulary_check import check_vocabulary
from generator.layout.white_space import collapse_tree
from generator.models.value_forms import show
from generator.pages.markup import from_html
from generator.pages.page import Page

LOGO = b"""<svg xmlns="http://www.w3.org/2000/svg" width="150" height="24" viewBox="0 0 150 24">
<rect width="22" height="22" y="1" rx="6" fill="#2447F0"/>
<path d="M32 4h14v4h-5v14h-4V8h-5z M52 22l6-18h5l6 18h-4l-1-4h-7l-1 4z M74 4h4v18h-4z" fill="#FFFFFF"/></svg>"""

BRAND = Brand(
    name="TAI Erlang Autonomics", short_name="TAI", legal="© 2026 TAI", language="en-US", paper="Letter",
    colours={"ink": "#0F1B2D", "text": "#2A3550", "muted": "#5A6580", "line": "#DFE3EC", "wash": "#F4F6FB",
             "paper": "#FFFFFF", "brand": "#2447F0", "accent": "#7CF5C4", "on_dark": "#FFFFFF",
             "on_dark_muted": "#CBD4E8"},
    family="Inter", fallback="Arial", faces={}, logo={}, logo_alt="TAI Erlang Autonomics", logo_height=15,
    contacts={}, links={},
)  # fmt: skip


def page(html: str, **changes: Any) -> Page:
    """A page of the ROI calculator's kind with this inside."""
    root = collapse_tree(from_html(f"<article>{html}</article>"))
    assert not list(check_vocabulary(root))
    settings = {
        "artifact": "calculators/roi", "title": "ROI calculator", "kind": "Calculator", "paper": "Letter",
        "description": "What manual entitlement work costs, and what automation returns", "dated": date(2026, 3, 2),
        "version": "1.2", "home": Position("content/calculators/roi.yaml"),
    }  # fmt: skip
    return Page(**{**settings, **changes}, root=root, brand=BRAND, formulas=read_formulas(root))


INPUTS = {
    "people": (5, "count", "1|500|true", "People who manage entitlements", "From your team"),
    "salary": (98500.0, "money", "20000|500000|", "Salary of one of them, with benefits",
               "Customer to confirm; HR average"),
    "manual_hours": (62.5, "hours/months", "0|200|", "Hours a month that each spends on manual changes",
                     "Time sheets of the last quarter, or the team lead's estimate when there are none"),
    "rules": (140, "count", "1|10000|true", "SKU rules in use", "Product catalogue"),
    "audits": (4, "count", "0|52|true", "Compliance audits in a year", "Audit calendar"),
    "violations": (32000.0, "money/months", "0|5000000|", "Cost of entitlement violations in a year",
                   "Credits and refunds granted"),
    "saved": (0.6, "percent", "0|1|", "Share of the manual work that TAI takes over", "Pilot; replaced by your trial"),
}  # fmt: skip
OUTPUTS = {
    "manual_cost": ("people * manual_hours * 12 * salary / 2080 + violations", "money", 0, "Cost of manual work a year",
                    "People, hours and violations as entered, at 2,080 working hours a year"),
    "tai_cost": ('IFS(tier = "Starter", 50000, tier = "Growth", 100000, tier = "Enterprise", 250000)', "money", 0,
                 "TAI, a year", "Price list"),
    "first_year": ("manual_cost * saved - tai_cost", "money", 0, "Net savings in the first year",
                   "Savings less the price"),
    "payback": ("IFERROR(12 * tai_cost / (manual_cost * saved), 0)", "months", 1, "Payback",
                "Until the savings cover the price"),
    "three_years": ("3 * tai_cost", "money", 0, "Total cost of ownership, three years", "No set-up fee"),
    "roi": ("first_year / tai_cost", "percent", 0, "Return on investment, first year", "Net savings over price"),
    "verdict": ('IF(roi > 0, "pays back", "does not pay back")', "text", None, "In the first year, TAI", ""),
    "per_rule": ("manual_cost / rules / MAX(audits, 1)", "money", 2, "Cost of a rule and audit", "For comparison"),
    "worth": ("first_year > 0", "flag", None, "Worth a trial", ""),
    "broken": ("manual_cost / (audits - 4)", "money", 0, "Shown where Excel divides by zero", "It stays an error"),
}  # fmt: skip


def solved(**changes: Any) -> dict[str, Any]:
    """Every value of the calculator, with some inputs changed."""
    values = {**{name: row[0] for name, row in INPUTS.items()}, "tier": "Growth", **changes}
    return dict(solve(Model.of({name: parse(row[0]) for name, row in OUTPUTS.items()}, tuple(values)), values))


def input_row(name: str) -> str:
    value, unit, bounds, label, source = INPUTS[name]
    least, most, whole = bounds.split("|")
    places = 1 if unit == "hours/months" else 0
    return f"""<tr><th scope="row">{label}<sup class="note">1</sup></th>
      <td class="input" data-name="{name}" data-value="{value}" data-unit="{unit}" data-least="{least}"
      data-most="{most}" data-whole="{whole}" data-decimals="{places}">{show(value, unit, places)}</td>
      <td>{source}</td></tr>"""


def output_row(name: str, values: dict[str, Any]) -> str:
    formula, unit, decimals, label, meaning = OUTPUTS[name]
    value = values[name]
    places = "" if decimals is None else f'data-decimals="{decimals}"'
    return f"""<tr><th scope="row">{label}</th><td class="output" data-name="{name}" data-value="{value}"
      data-formula="{escape(formula)}" data-unit="{unit}" {places}>{show(value, unit, decimals)}</td>
      <td>{meaning}</td></tr>"""


def table(*heads: str, rows: str, sheet: bool = True) -> str:
    head = "".join(f'<th scope="col">{head}</th>' for head in heads)
    component = ' class="sheet"' if sheet else ""
    return f"<table{component}><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def calculator() -> str:
    """Inputs, results and scenarios, as a layout writes them."""
    return f"""
    <p class="draft">Draft: not cleared for release. Two claims need evidence.</p>
    <section class="worksheet" data-title="Inputs">{_inputs()}</section>
    <section class="worksheet" data-title="Results">{_results(solved())}</section>
    <section class="worksheet" data-title="Scenarios: low/expected/high">{_scenarios()}</section>
    <footer class="imprint"><p>© 2026 TAI. All rights reserved.</p></footer>"""


def _inputs() -> str:
    tier = """<tr><th scope="row">Price tier</th><td class="input" data-name="tier" data-value="Growth"
      data-unit="text" data-choices="Starter|Growth|Enterprise">Growth</td>
      <td>Price list of <a href="https://tai-autonomics.io/prices">March</a></td></tr>"""
    logo = "data:image/svg+xml;base64," + b64encode(LOGO).decode()
    return f"""<header class="hero"><div class="masthead">
      <p class="logo" data-ground="dark"><img src="{logo}" alt="TAI Erlang Autonomics" width="150" height="24"></p>
      <p class="eyebrow">ROI calculator</p></div><h1>What manual entitlement work costs you</h1>
      <p class="lede">Change the blue cells. Results follow on the next sheet, and every formula can be read.</p>
    </header>
    <dl class="facts"><div><dt>Customer</dt><dd><span class="field" data-field="account.company"
      data-prompt="The customer's name">Company</span></dd></div>
      <div><dt>Prepared for</dt><dd>Finance &amp; operations</dd></div></dl>
    <h2>Your figures</h2>{table("Input", "Value", "Source", rows="".join(map(input_row, INPUTS)) + tier)}
    <aside class="callout"><p>These are <strong>your</strong> figures: nothing is sent to us. Where a figure is missing,
      keep the estimate and say so: <span class="gap">customer to supply the audit calendar</span>.</p></aside>
    <footer class="sources"><h2>Sources</h2>
      <ol><li id="s1">Internal survey, <em>eleven</em> teams, 2025.</li><li>Price list.</li></ol></footer>"""


def _results(values: dict[str, Any]) -> str:
    rows = "".join(output_row(name, values) for name in OUTPUTS)
    return f"""<header class="title"><p class="eyebrow">ROI calculator</p><h1>Results</h1></header>
    <div class="figures">
      <div><p class="figure">{show(values["first_year"], "money")}</p><p class="says">net savings in the first year</p>
        <p class="basis">with the inputs as delivered</p></div>
      <div><p class="figure">{show(values["payback"], "months")}</p>
        <p class="says">until it has paid for itself</p></div>
    </div>{table("Result", "Value", "What it means", rows=rows)}
    <ul class="checklist"><li><span class="box"></span> Checked with finance</li>
      <li><span class="box"></span> Sent to the sponsor</li></ul>"""


def _scenarios() -> str:
    cases = {"Low": ("$92,400", "−45%", "Only worth it with growth"), "Expected": ("$209,584", "26%", "Pays back")}
    rows = "".join(_case("", name, *case) for name, case in cases.items())
    rows += _case("total", "Middle", "$150,992", "−9.5%", "About even")
    return f"""<h1>Scenarios</h1><p>Three cases, the same formulas.</p>
    {table("Scenario", "Manual cost", "ROI", "Reading", rows=rows, sheet=False)}
    <aside class="action"><div><h2>Run your own figures</h2><p>Thirty minutes with your data.</p>
      <p class="button"><a href="https://tai-autonomics.io/demo">Book a demo</a></p>
      <p class="contact">Or write to <a href="mailto:sales@tai-autonomics.io">sales@tai-autonomics.io</a></p></div>
    </aside>"""


def _case(component: str, name: str, cost: str, roi: str, reading: str) -> str:
    return f"""<tr class="{component}"><th scope="row">{name}</th><td class="amount">{cost}</td>
      <td class="amount">{roi}</td><td>{reading}</td></tr>"""
