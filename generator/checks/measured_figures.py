"""Figures that a text cites from the ledger or a model, with what they measure and whether they stand out."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from generator.checks.source_words import WORD, stem
from generator.diagnostics import Position, Problem
from generator.pages.tree import Element
from generator.pages.workspace import Workspace
from generator.quantities.gloss import gloss
from generator.quantities.periods import NAMED, find_periods
from generator.quantities.quantity import Quantity
from generator.quantities.scan import parse_stated
from generator.quantities.units import NONE, Unit, Units
from generator.texts.citations import find_model, resolve
from generator.texts.text_nodes import Text

LARGE = frozenset({"h1", "h2", "h3", "h4", "th", "td", "figure", "lede"})
"""Tags and components whose figures are read by themselves."""
SHARE = "%"
BLOCKS = frozenset({"h1", "h2", "h3", "h4", "th", "td", "p", "li", "div", "section", "article"})
LEAST_WORD = 4  # letters; shorter words say nothing of what is measured
COMMON = "hours days cost price first customer company team each every from what with that this than when which their"
SAID_OF_ANY = frozenset(map(stem, (*NAMED, *COMMON.split())))
"""Words of units and periods, and of any figure: two that have only these in common measure two things."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A figure that a text cites: its source, what it measures as words, and its value per period."""

    target: str
    text: Text
    at: Position
    stated: str
    quantity: Quantity
    words: frozenset[str]
    stands_out: bool


def find_standing(element: Element, *, stands: bool = False) -> Iterator[Position]:
    """The places of citations that stand out: in a heading, a cell, a big figure or an opening."""
    if element.tag in BLOCKS:
        stands = element.tag in LARGE or bool(LARGE & {*element.classes})
    if stands and element.has("citation") and element.at:
        yield element.at
    for child in element.elements:
        yield from find_standing(child, stands=stands)


def find_measured(text: Text, standing: Collection[Position], workspace: Workspace) -> Iterator[Measured]:
    """The figures of claims and models that the text cites; what cannot be found has its own finding."""
    for node in text.nodes:
        for element in node.walk() if isinstance(node, Element) else ():
            target = element.get("value") if element.has("citation") else ""
            if target.startswith(("claim:", "calc:")):
                try:
                    stated = resolve(target, workspace).value
                except Problem:
                    continue
                quantity = _per_period(stated, target, workspace)
                if quantity and quantity.ends and _is_size(quantity.unit):
                    at = element.at or text.at
                    yield Measured(target, text, at, stated, quantity, _words(target, workspace), at in standing)


def _is_size(unit: Unit) -> bool:
    """Whether the unit says how large a thing is; a share has no size without its whole."""
    return unit.money or (unit.measure and unit.name != SHARE)


def split_result(target: str) -> tuple[str, str, str]:
    """The document, the scenario and the name of a result that is cited."""
    document, _, rest = target.removeprefix("calc:").partition("/")
    scenario, _, name = rest.partition(".")
    return document, scenario, name


def _per_period(stated: str, target: str, workspace: Workspace) -> Quantity | None:
    """The figure, per the period that its label names where its unit names none."""
    units: Units = workspace.facts.units
    quantity = parse_stated(stated, units)
    if quantity is None or quantity.per or not target.startswith("calc:"):
        return quantity
    periods = find_periods(gloss(_said(target, "label", workspace), units))
    return replace(quantity, per=units.by_name.get(f"{next(iter(periods))}s", NONE)) if len(periods) == 1 else quantity


def _said(target: str, field: str, workspace: Workspace) -> str:
    document, _, name = split_result(target)
    rows = find_model(document, workspace).rows
    return next((str(group[name].get(field, "")) for group in rows.values() if name in group), "")


def _words(target: str, workspace: Workspace) -> frozenset[str]:
    """What says what the figure measures: the topic and the statement of a claim, the label and the words of a row."""
    claim = workspace.ledger.claims.get(target.removeprefix("claim:"))
    said = (
        [claim.subject, claim.measure, claim.statement]
        if claim
        else [_said(target, field, workspace) for field in ("label", "means")]
    )
    words = {word for text in said for word in WORD.findall(text) if len(word) >= LEAST_WORD}
    return frozenset(map(stem, words)) - SAID_OF_ANY
