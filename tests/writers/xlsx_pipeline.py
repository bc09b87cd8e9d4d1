"""A revenue plan as layouts lay it out: a table of deals, measures with an alert, charts, and a choice of scenarios."""

from collections.abc import Mapping
from html import escape
from typing import Any

from generator.formulas import Model, parse, solve
from generator.models.value_forms import show

STAGES = ("Lead", "Trial", "Contract", "Won")
COMPANIES = (
    "Alder Analytics",
    "Birch Cloud",
    "Cedar Payments",
    "Dogwood Data",
    "Elm Enterprises & Sons",
    "Fir Fintech",
)
FILLED, ROWS = 28, 40
DEALS: dict[str, list[Any]] = {
    "Company": [f"{COMPANIES[n % 6]} {n + 1}" for n in range(FILLED)],
    "Stage": [STAGES[n % 4] for n in range(FILLED)],
    "Amount": [float(20000 + 7500 * (n * 7 % 11)) for n in range(FILLED)],
    "Chance": [(0.1, 0.4, 0.75, 1.0)[n % 4] for n in range(FILLED)],
    "Next step": [("Call", "", "Send the charter")[n % 3] or None for n in range(FILLED)],
}
UNITS = {"Company": "text", "Stage": "text", "Amount": "money", "Chance": "percent", "Next step": "text",
         "Weighted": "money", "Standing": "text"}  # fmt: skip
BOUNDS = {
    "Stage": f'data-choices="{"|".join(STAGES)}"', "Amount": 'data-least="0" data-most="5000000"',
    "Chance": 'data-least="0" data-most="1"', "Standing": 'data-states="likely:good|at risk:alert|open:quiet"',
}  # fmt: skip
ROW_FORMULAS = {
    "Weighted": "Deals[@Amount] * Deals[@Chance]",
    "Standing": 'IF(Deals[@Amount]="", "", IF(Deals[@Chance] >= 75%, "likely", '
                'IF(Deals[@Chance] < 20%, "at risk", "open")))',
}  # fmt: skip
COLUMNS = ("Company", "Stage", "Amount", "Chance", "Weighted", "Standing", "Next step")

SCENARIOS = {"Enterprise SaaS": (5, 150000.0), "Cloud infrastructure": (8, 165000.0), "Fintech": (6, 160000.0)}

FORMULAS = {
    "people_scenario": ("INDEX(Scenarios[people], MATCH(scenario, Scenarios[Scenario], 0))", "count"),
    "salary_scenario": ("INDEX(Scenarios[salary], MATCH(scenario, Scenarios[Scenario], 0))", "money"),
    "people": ('IF(people_yours="", people_scenario, people_yours)', "count"),
    "salary": ('IF(salary_yours="", salary_scenario, salary_yours)', "money"),
    "pipeline": ("SUM(Deals[Amount])", "money"),
    "weighted": ("SUM(Deals[Weighted])", "money"),
    "deal_count": ("COUNTA(Deals[Company])", "count"),
    "average_deal": ("AVERAGE(Deals[Amount])", "money"),
    "likely": ('COUNTIF(Deals[Standing], "likely")', "count"),
    "status": ('IF(weighted < 500000, "missed", "met")', "text"),
    **{f"stage_{stage.lower()}": (f'SUMIF(Deals[Stage], "{stage}", Deals[Amount])', "money") for stage in STAGES},
    "team": ("people * salary", "money"),
    "after_team": ("weighted - team", "money"),
    "tools": ("-120000", "money"),
    "partners": ("260000", "money"),
    "result": ("after_team + tools + partners", "money"),
    "cost_of_team": ("-team", "money"),
    "payback": ('IFERROR(12 * team / MAX(result, 0), "not reached")', "months"),
}
ALERTS = {"pipeline": "pipeline < 3000000", "weighted": "weighted < 500000"}
STATES = {"status": "met:good|missed:alert"}
INPUTS = {"scenario": "Enterprise SaaS", "people_yours": None, "salary_yours": None}


def solved(deals: Mapping[str, list[Any]] = DEALS, **changes: Any) -> dict[str, Any]:
    """Every value of the plan: names, and columns as tuples."""
    columns = {f"Deals[{name}]": (*cells, *[None] * (ROWS - len(cells))) for name, cells in deals.items()}
    table = {"Scenarios[Scenario]": tuple(SCENARIOS), "Scenarios[people]": tuple(p for p, _ in SCENARIOS.values()),
             "Scenarios[salary]": tuple(s for _, s in SCENARIOS.values())}  # fmt: skip
    formulas = {name: parse(text) for name, (text, _) in FORMULAS.items()}
    formulas |= {f"Deals[{name}]": parse(text) for name, text in ROW_FORMULAS.items()}
    values = {**INPUTS, **columns, **table, **changes}
    return dict(solve(Model.of(formulas, tuple(values)), values))


def plan(**changes: Any) -> str:
    """Inputs, results with charts, and the deals, each on its sheet."""
    values = solved(**changes)
    return f"""
    <section class="worksheet" data-title="Plan">{_inputs(values)}{_measures(values)}</section>
    <section class="worksheet" data-title="Charts">{_charts(values)}</section>
    <section class="worksheet" data-title="Deals"><h1>Deals</h1><p>Fill in the blue cells; blank rows are ready.</p>
      {_deals(values)}</section>
    <section class="worksheet" data-title="Scenarios"><h1>Scenarios</h1>{_scenarios()}</section>"""


def datum(value: Any, unit: str, component: str = "", rest: str = "") -> str:
    """A cell of a table of data."""
    given = "" if value is None else value
    return (f'<td class="{component}" data-value="{escape(str(given))}" data-unit="{unit}" {rest}>'
            f"{escape(show(value, unit))}</td>").replace('class="" ', "")  # fmt: skip


def data_table(name: str, columns: Mapping[str, str], rows: list[list[str]]) -> str:
    """A table that formulas refer to; `columns` gives each its unit."""
    heads = "".join(
        f'<th scope="col"{"" if unit == "text" else " class=" + chr(34) + "amount" + chr(34)}>{head}</th>'
        for head, unit in columns.items()
    )
    body = "".join(f"<tr>{''.join(cells)}</tr>" for cells in rows)
    return f'<table class="sheet" data-table="{name}"><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>'


def result(name: str, values: Mapping[str, Any], formula: str = "", *, named: bool = True) -> str:
    """An output's cell."""
    text, unit = FORMULAS[name]
    marks = f'data-alert="{escape(ALERTS[name])}"' if name in ALERTS else ""
    marks += f' data-states="{STATES[name]}"' if name in STATES else ""
    own = f'data-name="{name}" {marks}' if named else ""
    return (f'<td class="output" {own} data-formula="{escape(formula or text)}" data-value="{values[name]}" '
            f'data-unit="{unit}">{show(values[name], unit)}</td>')  # fmt: skip


def _deals(values: Mapping[str, Any]) -> str:
    rows = [[_deal(column, values[f"Deals[{column}]"][row]) for column in COLUMNS] for row in range(ROWS)]
    return data_table("Deals", {column: UNITS[column] for column in COLUMNS}, rows)


def _deal(column: str, value: Any) -> str:
    if column in ROW_FORMULAS:
        formula = f'data-formula="{escape(ROW_FORMULAS[column])}"'
        return datum(value, UNITS[column], "output", f"{formula} {BOUNDS.get(column, '')}")
    return datum(value, UNITS[column], "input", BOUNDS.get(column, ""))


def _scenarios() -> str:
    rows = [[datum(label, "text"), datum(people, "count", "amount"), datum(salary, "money", "amount")]
            for label, (people, salary) in SCENARIOS.items()]  # fmt: skip
    entries = "".join(
        f'<li data-scenario="{label}" data-set="people={people}|salary={salary}">{label}</li>'
        for label, (people, salary) in SCENARIOS.items()
    )
    table = data_table("Scenarios", {"Scenario": "text", "people": "count", "salary": "money"}, rows)
    return f'{table}<p>To choose from:</p><ul class="scenarios">{entries}</ul>'


def _inputs(values: Mapping[str, Any]) -> str:
    scenario = (f'<td class="input" data-name="scenario" data-value="{values["scenario"]}" data-unit="text" '
                f'data-choices="{"|".join(SCENARIOS)}">{values["scenario"]}</td>')  # fmt: skip
    rows = "".join(_chosen(name, label, values) for name, label in (("people", "People"), ("salary", "Salary")))
    return f"""<header class="title"><p class="eyebrow">Revenue plan</p><h1>Plan and pipeline of the team</h1></header>
    <table class="sheet"><thead><tr><th scope="col">Start from</th><th scope="col" class="amount">Chosen</th></tr>
    </thead><tbody><tr><th scope="row">Scenario</th>{scenario}</tr></tbody></table>
    <table class="sheet"><thead><tr><th scope="col">Input</th><th scope="col" class="amount">Scenario</th>
    <th scope="col" class="amount">Yours</th><th scope="col" class="amount">Used</th></tr></thead>
    <tbody>{rows}</tbody></table>"""


def _chosen(name: str, label: str, values: Mapping[str, Any]) -> str:
    unit, yours = FORMULAS[name][1], values[f"{name}_yours"]
    given = "" if yours is None else yours
    entry = (f'<td class="input" data-name="{name}_yours" data-value="{given}" data-unit="{unit}" data-least="1">'
             f"{show(yours, unit)}</td>")  # fmt: skip
    return f'<tr><th scope="row">{label}</th>{result(f"{name}_scenario", values)}{entry}{result(name, values)}</tr>'


MEASURES = {"pipeline": "Pipeline", "weighted": "Weighted pipeline", "deal_count": "Deals",
            "average_deal": "Average deal", "likely": "Likely deals", "status": "Goal of the quarter",
            "payback": "Months until the team is paid for",
            **{f"stage_{stage.lower()}": stage for stage in STAGES}}  # fmt: skip
STEPS = {"weighted": "Weighted pipeline", "cost_of_team": "Team", "after_team": "After the team", "tools": "Tools",
         "partners": "Partners", "result": "Result"}  # fmt: skip
SUMS = frozenset({"weighted", "after_team", "result"})


def _measures(values: Mapping[str, Any]) -> str:
    others = {name: label for name, label in STEPS.items() if name not in MEASURES} | {"team": "Cost of the team"}
    rows = "".join(f'<tr><th scope="row">{label}</th>{result(name, values)}</tr>'
                   for name, label in (MEASURES | others).items())  # fmt: skip
    return f"""<h2>Measures</h2><table class="sheet"><thead><tr><th scope="col">Measure</th>
    <th scope="col" class="amount">Value</th></tr></thead><tbody>{rows}</tbody></table>"""


def chart(kind: str, title: str, labels: Mapping[str, str], values: Mapping[str, Any], totals: frozenset[str]) -> str:
    """A chart over its table, with the drawing of it that the page brings along."""
    rows = "".join(
        f'<tr{" class=" + chr(34) + "total" + chr(34) if name in totals else ""}><th scope="row">{label}</th>'
        f"{result(name, values, name, named=False)}</tr>"
        for name, label in labels.items()
    )
    return f"""<figure class="chart" data-kind="{kind}" data-title="{title}">
    <img src="data:image/svg+xml,%3Csvg/%3E" alt="Chart: {title}"><table><thead><tr><th scope="col">{title}</th>
    <th scope="col" class="amount">Value</th></tr></thead><tbody>{rows}</tbody></table></figure>"""


def _charts(values: Mapping[str, Any]) -> str:
    stages = {f"stage_{stage.lower()}": stage for stage in STAGES}
    return f"""<h1>Where the money is</h1>
    {chart("bar", "Pipeline by stage", stages, values, frozenset())}
    {chart("column", "Stages & shares", stages | {"pipeline": "All"}, values, frozenset({"pipeline"}))}
    {chart("waterfall", "From pipeline to result", STEPS, values, SUMS)}"""
