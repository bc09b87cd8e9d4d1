"""The texts of the ledger that print: each figure follows from the claim's value, or cites what states it.

A statement may write the claim's own figure once, with the period and the noun that its subject and measure name. The
population of what somebody has observed may count those who were: the evidence holds it as it holds the value. All else
prints `{value}`, cites a claim or a fact, or is one of the claim's own days.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from generator.checks.neighbours import check_context
from generator.checks.phrase_patterns import phrases_pattern
from generator.checks.runs import HIDDEN, runs
from generator.checks.source_words import WORD, is_period_of, stem
from generator.claims.claim import OBSERVED, Claim
from generator.content.sources import Steps
from generator.diagnostics import Diagnostic
from generator.layout.ledger_texts import ledger_texts, read_ledger_text
from generator.pages.tree import Element
from generator.pages.workspace import Workspace
from generator.quantities.figures import find_figures
from generator.quantities.implication import implies
from generator.quantities.lexicon import ENGLISH, alike
from generator.quantities.quantity import Quantity
from generator.quantities.scan import Found, parse_stated
from generator.quantities.support import supports
from generator.quantities.units import NONE, Unit
from generator.texts.text_nodes import Text

ABROAD = "en-US"
OWN, SAMPLE = ("statement",), ("population",)
"""The fields that may write the claim's own figure out, and how many were observed."""


def check_ledger_texts(workspace: Workspace) -> Iterator[Diagnostic]:
    """Every finding about the texts of claims; those of a withdrawn claim print as a quotation, figures and all."""
    for claim in workspace.ledger:
        for steps, words in ledger_texts(claim):
            text, found = read_ledger_text(claim, steps, words, workspace)
            yield from found
            if not found and claim.live:
                yield from _check_in_either(claim, steps, text, workspace)


def _check_in_either(claim: Claim, steps: Steps, text: Text, workspace: Workspace) -> Iterator[Diagnostic]:
    """The findings in the brand's language; a ledger that is in English all the same is read in English."""
    found = list(_check_figures(claim, steps, text, workspace))
    if found and workspace.facts.units.lexicon is not ENGLISH:
        found = min((found, list(_check_figures(claim, steps, text, workspace.in_language(ABROAD)))), key=len)
    yield from found


def _check_figures(claim: Claim, steps: Steps, text: Text, workspace: Workspace) -> Iterator[Diagnostic]:
    root = Element("p", {}, text.nodes, text.at)
    yield from check_context(root, workspace)
    own = 0 if steps == OWN else 1
    for figure, words in _find_bare(root, workspace):
        follows = not own and _follows(claim, figure, workspace)
        own += follows
        day = any(_is_day(figure, words, one) for one in _days(claim))
        if not follows and not day and not _is_sample(claim, steps, figure):
            yield _report(claim, steps, figure)


def _find_bare(root: Element, workspace: Workspace) -> Iterator[tuple[Found, str]]:
    """Every figure that no citation and no term covers, with the words that it stands in."""
    terms = phrases_pattern(tuple(workspace.terms))
    for run in runs(root):
        words = "".join(HIDDEN * len(piece.words) if piece.by else piece.words for piece in run)
        spans = [match.span() for match in terms.finditer(alike(words))] if terms else []
        for one in find_figures(words, workspace.facts.units):
            if not any(start <= one.start and one.end <= end for start, end in spans):
                yield one, words


def _follows(claim: Claim, figure: Found, workspace: Workspace) -> bool:
    """Whether the claim's value implies the figure, read with the period and the noun that the claim is about."""
    units = workspace.facts.units
    if not supports(claim.value, figure.text, units):
        return True
    stated, written = parse_stated(claim.value, units), figure.quantity
    return stated is not None and written is not None and implies(stated, _trim(claim, stated, written))


def _trim(claim: Claim, stated: Quantity, written: Quantity) -> Quantity:
    """The figure without the period and the noun that the claim is about and its value leaves out."""
    about = frozenset(stem(word) for word in WORD.findall(f"{claim.subject} {claim.measure}"))
    period = NONE if not stated.per and written.per and is_period_of(written.per.one, about) else written.per
    if stated.per and not written.per and _stems(stated.per) <= {stem(word) for word in WORD.findall(claim.statement)}:
        period = stated.per
    return replace(written, per=period, unit=stated.unit if _is_noun_of(stated, written, about) else written.unit)


def _is_noun_of(stated: Quantity, written: Quantity, about: frozenset[str]) -> bool:
    """Whether the figure counts what the claim is about, and the value itself says it shorter or not at all."""
    if written.unit.sign or written.unit.measure or not _stems(written.unit) <= about:
        return False
    return not stated.unit or (not stated.unit.sign and _stems(stated.unit) <= _stems(written.unit))


def _stems(unit: Unit) -> frozenset[str]:
    return frozenset(stem(word) for word in WORD.findall(unit.name))


def _is_sample(claim: Claim, steps: Steps, figure: Found) -> bool:
    """Whether a figure counts those whom somebody has observed: a plain count, no share, sum, rate or length."""
    counted = figure.quantity
    if steps != SAMPLE or claim.basis not in OBSERVED or counted is None or counted.value is None:
        return False
    return not (counted.unit.sign or counted.unit.measure or counted.per or counted.of or counted.comparator)


def _days(claim: Claim) -> list[date]:
    """The days that a claim holds."""
    return [day for day in (claim.as_of, claim.expires, *(one.date for one in claim.evidence)) if day]


def _is_day(figure: Found, words: str, day: date) -> bool:
    """Whether a figure is the year of the day, its quarter, or its number beside the name of its month."""
    month = f"{day:%B}|{day:%b}\\.?"
    numbered = rf"(?:{month}) {day.day}(?!\d)|(?<!\d){day.day} (?:{month})|{day.isoformat()}"
    spans = (match.span() for match in re.finditer(numbered, words))
    return figure.text in {f"{day.year}", f"Q{(day.month + 2) // 3}"} or any(
        start <= figure.start and figure.end <= end for start, end in spans
    )


def _report(claim: Claim, steps: Steps, figure: Found) -> Diagnostic:
    words = " ".join(figure.text.split())
    name = "title of the evidence" if "evidence" in steps else str(steps[0])
    cure = "write `{value}` to print the value" if steps == OWN else "leave it out"
    return Diagnostic(
        "ledger-figure",
        f"`{words}` in the {name} of `{claim.id}` does not follow from its value, {claim.value}",
        claim.source.locate((claim.id, *steps), words),
        f"{cure}, or cite the claim or the fact that states it",
        width=len(words),
    )
