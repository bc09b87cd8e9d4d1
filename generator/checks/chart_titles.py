"""A chart's title names what its series are: what shows costs is not called savings, what shows answers no uptime.

The measures are families of nouns. What a series is, its own name says, or else what it means, or else what its formula
takes; where none of these names a measure, as nothing is known of it, only the measures of a result are refused.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.checks.source_words import texts_of_source
from generator.content.documents import Document
from generator.diagnostics import Diagnostic, Position
from generator.layout.chart_data import words_of
from generator.models.model_context import GROUPS
from generator.pages.page import Page
from generator.pages.solved_model import SolvedModel
from generator.pages.tree import Element
from generator.pages.workspace import Workspace
from generator.quantities.gloss import gloss

FAMILIES: Mapping[str, str] = {
    "savings": r"savings?|saved|saves?|benefits?|gains?|profits?|returns?|roi|surplus|payback|margins?|upside",
    "revenue": r"revenues?|income|sales|turnover|arr|mrr|bookings|earnings",
    "costs": r"costs?|prices?|fees?|spend(?:ing)?|expenses?|expenditures?|charges|bills?",
    "uptime": r"uptime|availability|reliability|downtime|outages?",
    "errors": r"errors?|incidents?|faults?|failures?|breaches|mistakes|complaints?|accuracy",
    "satisfaction": r"satisfaction|nps|csat|loyalty|ratings?|adoption|retention|renewals?|churn",
    "speed": r"speed|latency|throughput|productivity|efficiency|performance|quality",
}
"""Measure -> the nouns that name it."""
PATTERNS = {name: re.compile(rf"(?<![^\W_])(?:{words})(?![^\W_])", re.IGNORECASE) for name, words in FAMILIES.items()}
RESULTS = frozenset(FAMILIES) - {"costs"}
NAME = re.compile(r"[A-Za-z_]\w*")
ASIDE = re.compile(
    r"\b(?:at|by|of|for|less|from|per|to|with|without)\s+(?:(?:an?|the|our|your|each|every|first|list|founding)\s+)*"
    r"(?:prices?|customers?|clients|users|buyers|subscribers|costs?)\b|\blist\s+prices?\b|\b(?:what|which|who)\b.*",
    re.IGNORECASE,
)
"""What only says at which price, for whom, or of what something is measured."""
HINT = "name the measure of the chart's own series, or show the series that the title names"


def check_chart_titles(document: Document, pages: Iterable[Page], workspace: Workspace) -> Iterator[Diagnostic]:
    """A finding for each title of a chart that names another measure than its series have."""
    model = workspace.models.get(document.key)
    for page in pages:
        for figure in page.root.find("chart"):
            titles = dict(_list_titles(figure, page.home, document))
            yield from _check(figure, titles, model, workspace)


def _check(
    figure: Element, titles: Mapping[str, Position], model: SolvedModel | None, workspace: Workspace
) -> Iterator[Diagnostic]:
    described = (ASIDE.sub(" ", words) for words in _describe(figure, model, workspace))
    shown = next(filter(None, map(find_families, described)), frozenset())
    for words, at in titles.items():
        said = find_families(ASIDE.sub(" ", gloss(words, workspace.facts.units)))
        other = sorted(said - shown if shown else said & RESULTS)
        if other and not said & shown:
            series = f"its series are {' and '.join(sorted(shown))}" if shown else "none of its series says so"
            message = f"the chart is called “{words}”, which is about {other[0]}, and {series}"
            yield Diagnostic("chart-finding", message, at, HINT, width=len(words))


def _list_titles(figure: Element, home: Position, document: Document) -> Iterator[tuple[str, Position]]:
    """What the chart is called, each with its place: for listeners, and as its finding."""
    at, name = figure.at or home, figure.get("data-title")
    if name:
        yield name, document.find_words(name) or at
    yield from ((words_of(one), one.at or at) for one in figure.find("finding") if words_of(one))


def find_families(words: str) -> frozenset[str]:
    """The measures that words name."""
    return frozenset(name for name, pattern in PATTERNS.items() if pattern.search(words))


def _describe(figure: Element, model: SolvedModel | None, workspace: Workspace) -> Iterator[str]:
    """What the series are: in their own words, then in what these mean, then in what they are made from."""
    units, rows = workspace.facts.units, _rows(model)
    table = next((one for one in figure.walk() if one.tag == "table"), figure)
    heads = [words_of(one) for one in table.walk() if one.tag == "th"]
    made = " ; ".join(one.get("data-formula") for one in table.walk() if one.tag == "td")
    names = [name for name in dict.fromkeys(NAME.findall(made)) if name in rows]
    yield gloss(" ; ".join((*heads, *(_call(name, rows) for name in names))), units)
    cited = (texts_of_source(one.get("value"), workspace) for one in table.find("citation"))
    means = (str(rows[name].get("means", "")) for name in names)
    yield " ; ".join((gloss(" ; ".join(means), units), *(text for texts in cited for text in texts)))
    taken = dict.fromkeys(one for name in names for one in NAME.findall(str(rows[name].get("formula", ""))))
    yield gloss(" ; ".join(_call(name, rows) for name in taken if name in rows), units)


def _rows(model: SolvedModel | None) -> Mapping[str, Mapping[str, Any]]:
    """The rows of a model, and its tables with the formulas of their columns."""
    if model is None:
        return {}
    tables = {
        name: {**it, "formula": " ; ".join(str(column.get("formula", "")) for column in it["columns"].values())}
        for name, it in model.rows.get("tables", {}).items()
    }
    return {**tables, **{name: row for group in GROUPS for name, row in model.rows.get(group, {}).items()}}


def _call(name: str, rows: Mapping[str, Mapping[str, Any]]) -> str:
    return f"{name.replace('_', ' ')} ; {rows[name].get('label', '')}"
