"""A small calculator with every kind of entry, result and chart, as a page and as the model that Python solves."""

from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Any

from generator.formulas import Model, parse, solve
from generator.layout.styles import tokens
from generator.models.value_forms import show
from generator.pages.page import Page
from tests.writers.xlsx_calculator import BRAND, page

SHARED = Path(__file__).parents[2] / "layouts" / "_shared"

INPUTS: Mapping[str, tuple[Any, str, str]] = {
    "people": (5.0, "count", 'data-least="1" data-most="500" data-whole="true"'),
    "salary": (150000.0, "money", 'data-least="20000" data-most="1000000"'),
    "hours": (62.5, "hours/months", 'data-least="0" data-most="200"'),
    "saved": (0.35, "percent", 'data-least="0.07" data-most="1"'),
    "loss": (0.0, "money", ""),
    "tier": ("Growth", "text", 'data-choices="Starter|Growth|Enterprise"'),
    "team": ("Platform", "text", ""),
    "audited": (True, "flag", ""),
}
"""Name -> its stored value, its unit, and what it takes."""

DEALS: tuple[tuple[str | None, float | None, float | None], ...] = (
    ("Northwind", 120000.0, 0.5),
    ("Contoso", 80000.0, 0.25),
    (None, None, None),
)
OUTPUTS: Mapping[str, tuple[str, str, int | None]] = {
    "roi": ("net / cost", "percent", None),
    "payback": ('IF(gain > 0, ROUND(12 * cost / gain, 1), "not reached")', "months", None),
    "net": ("gain - cost", "money", None),
    "cost": ('IF(tier = "Starter", 25000, IF(tier = "Growth", 100000, 300000))', "money", None),
    "manual": ("people * hours * 12", "hours", None),
    "gain": ("manual * salary / 2080 * saved + loss / 4", "money", None),
    "rate": ("salary / 2080", "money/hours", None),
    "per_hour": ("gain / hours", "money", 2),
    "label": ('team & ": " & TEXT(gain, "$#,##0") & IF(audited, ", audited", "")', "text", None),
    "good": ("net > 0", "flag", None),
    "expected": ("SUM(Deals[Worth])", "money", None),
    "verdict": ('IF(expected >= 100000, "met", IF(expected > 0, "open", "missed"))', "text", None),
}
"""Name -> its formula, its unit, and its decimals."""

ALERT = "expected < 50000"
WORTH = "Deals[@Amount] * Deals[@Chance]"
SCENARIOS = {
    "small": {"people": 2.0, "tier": "Starter"},
    "large": {"people": 80.0, "salary": 165000.0, "saved": 0.6, "tier": "Enterprise", "audited": False},
}
CHARTS = {"bar": ("net", "cost", "gain"), "column": ("gain", "cost"), "waterfall": ("gain", "cost", "net")}
MODEL = Model.of(
    {name: parse(row[0]) for name, row in OUTPUTS.items()} | {"Deals[Worth]": parse(WORTH)},
    (*INPUTS, "Deals[Company]", "Deals[Amount]", "Deals[Chance]"),
)


def stored() -> dict[str, Any]:
    """Every input as the page stores it."""
    names = ("Company", "Amount", "Chance")
    columns = {f"Deals[{name}]": tuple(row[n] for row in DEALS) for n, name in enumerate(names)}
    return {name: row[0] for name, row in INPUTS.items()} | columns


def solved(**changes: Any) -> Mapping[str, Any]:
    """What Python makes of the inputs."""
    return solve(MODEL, stored() | changes)


def printed(values: Mapping[str, Any]) -> dict[str, str]:
    """Every result as it is printed."""
    return {name: show(values[name], unit, decimals) for name, (_, unit, decimals) in OUTPUTS.items()}


def calculator_page(**changes: Any) -> Page:
    """The calculator with the project's styles for screens."""
    sheets = {name: (SHARED / name).read_text("utf-8") for name in ("components.css", "screen.css")}
    styles = {"tokens": tokens(BRAND), **sheets}
    return page(_html(), **({"screen_styles": styles} | changes))


def _html() -> str:
    values = solved()
    entries = "".join(_scenario(name, given) for name, given in SCENARIOS.items())
    return f"""<header class="title"><h1>What it costs</h1></header><ul class="scenarios">{entries}</ul>
    <div class="columns"><div>{_table("Your figures", "".join(map(_input, INPUTS)))}{_deals(values)}</div>
    <div>{_table("Results", "".join(_output(name, values) for name in OUTPUTS))}
    {"".join(_chart(kind, names, values) for kind, names in CHARTS.items())}</div></div>"""


def _scenario(name: str, given: Mapping[str, Any]) -> str:
    pairs = "|".join(f"{input_name}={value}" for input_name, value in given.items())
    return f'<li data-scenario="{name}" data-set="{pairs}">{name.title()} team</li>'


def _table(title: str, rows: str) -> str:
    return f"""<h2>{title}</h2><table class="sheet"><thead><tr><th scope="col">{title}</th><th scope="col">Value</th>
      <th scope="col">Notes</th></tr></thead><tbody>{rows}</tbody></table>"""


def _input(name: str) -> str:
    value, unit, rules = INPUTS[name]
    return f"""<tr><th scope="row">The {name}</th><td class="input" data-name="{name}" data-value="{value}"
      data-unit="{unit}" {rules}>{show(value, unit)}</td><td>What we know of {name}.</td></tr>"""


def _output(name: str, values: Mapping[str, Any]) -> str:
    formula, unit, decimals = OUTPUTS[name]
    rules = "" if decimals is None else f'data-decimals="{decimals}"'
    rules += f' data-alert="{escape(ALERT)}"' if name == "expected" else ""
    rules += ' data-states="met:good|missed:alert|open:quiet"' if name == "verdict" else ""
    return f"""<tr><th scope="row">The {name}</th><td class="output" data-name="{name}" data-value="{values[name]}"
      data-formula="{escape(formula)}" data-unit="{unit}" {rules}>{show(values[name], unit, decimals)}</td>
      <td></td></tr>"""


def _deals(values: Mapping[str, Any]) -> str:
    heads = "".join(f'<th scope="col">{name}</th>' for name in ("Company", "Amount", "Chance", "Worth"))
    rows = "".join(_deal(row, values["Deals[Worth]"][n]) for n, row in enumerate(DEALS))
    return f'<table class="sheet" data-table="Deals"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>'


def _deal(row: tuple[str | None, float | None, float | None], worth: float) -> str:
    cells = "".join(
        f'<td class="input" data-value="{"" if value is None else value}" data-unit="{unit}">{show(value, unit)}</td>'
        for value, unit in zip(row, ("text", "money", "percent"), strict=True)
    )
    return f"""<tr>{cells}<td class="output" data-formula="{WORTH}" data-value="{worth}"
      data-unit="money">{show(worth, "money")}</td></tr>"""


def _chart(kind: str, names: tuple[str, ...], values: Mapping[str, Any]) -> str:
    rows = "".join(_bar(name, values[name]) for name in names)
    table = f"<table><tbody>{rows}</tbody></table>"
    return f'<figure class="chart" data-kind="{kind}" data-title="A {kind}">{table}</figure>'


def _bar(name: str, value: Any) -> str:
    total = ' class="total"' if name == "net" else ""
    return f"""<tr{total}><th scope="row">The {name} in dollars</th><td class="output" data-formula="{name}"
      data-value="{value}" data-unit="money">{show(value, "money")}</td></tr>"""
