"""A citation read with its neighbours: the words around its brackets may not make another figure of it.

What the brackets hold is checked where it is read (`texts/citations`). Here the whole phrase is read as a reader does,
over tags and line ends: bound, sign, currency, scale, unit, noun and period. A bare figure needs its unit beside it.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from generator.checks.approximations import check_approximation
from generator.checks.certainties import check_certainty
from generator.checks.change import check_direction
from generator.checks.cited import Cited, as_stated, read_citation
from generator.checks.counted import check_each, check_noun, check_share
from generator.checks.denials import check_denied, check_remainder
from generator.checks.fee_names import check_fee
from generator.checks.glossed import in_english
from generator.checks.lengths_of import check_length_of
from generator.checks.lent_names import check_lent
from generator.checks.line_under import check_line_under, check_topic
from generator.checks.named_entries import check_entry
from generator.checks.opposites import check_opposite
from generator.checks.ordinals import check_ordinal
from generator.checks.outer_bounds import check_bound, check_limit
from generator.checks.own_terms import check_term
from generator.checks.paid_once import check_paid_once
from generator.checks.part_units import check_part
from generator.checks.periods_beside import check_period, check_unit
from generator.checks.periods_named import check_counted_time, check_named_period, check_within
from generator.checks.predicates import check_predicate
from generator.checks.promised_back import check_back
from generator.checks.read_phrase import check_phrase, check_whole
from generator.checks.result_labels import check_result, check_seen
from generator.checks.returns_seen import check_return_seen
from generator.checks.spoken_lengths import check_sum
from generator.checks.subjects import check_subject
from generator.checks.sum_names import check_sum_name
from generator.checks.surroundings import Spot, find_spots
from generator.checks.taken_off import check_taken_off
from generator.checks.universals import check_universal
from generator.diagnostics import Diagnostic
from generator.pages.page import Page
from generator.pages.tree import Element
from generator.pages.workspace import Workspace
from generator.quantities.gloss import own_words

LAYOUTS = "layouts/"
Check = Callable[[Cited, Workspace], str]
CHANGE = "say beside it only what the source is about, or cite a source that states this"
OTHERWISE = {
    "claim": "say beside it only what the claim states, or cite a claim that states this",
    "fact": "say beside it only what the fact is about; a fact proves no result: cite a claim that states this",
}
"""The way out where the value itself does not fit the words around it, by what is cited."""


def check_neighbours(page: Page, workspace: Workspace) -> Iterator[Diagnostic]:
    """A finding for each citation of the page that its neighbours turn into something that its source does not say."""
    yield from check_context(page.root, workspace)


def check_context(root: Element, workspace: Workspace) -> Iterator[Diagnostic]:
    """As `check_neighbours`, of any part of a page."""
    seen = set[tuple[object, ...]]()
    for spot in find_spots(root):
        cited = read_citation(spot, workspace)
        if cited:
            key = (spot.citation.at, cited.target, spot.words)
            # Among the sources a figure is repeated as the page writes it, without the words that it has there; and
            # what layouts write between brackets is checked with their other citations.
            whole = key not in seen and not _is_of_layout(spot)
            yield from _check(cited, workspace, CHECKS if whole else REPEATED)
            seen.add(key)
        elif said := check_ordinal(spot, workspace):
            at, target = spot.citation.at, spot.citation.get("value")
            yield Diagnostic("figure-in-context", said, at, CHANGE, width=len(target))


def _is_of_layout(spot: Spot) -> bool:
    at = spot.citation.at
    return at is not None and at.file.startswith(LAYOUTS)


def _check(cited: Cited, workspace: Workspace, checks: Iterable[Check]) -> Iterator[Diagnostic]:
    """The first thing that is wrong with it: the others follow from that."""
    check, message = _object(cited, workspace, checks)
    if check:
        at, width = cited.spot.citation.at, len(cited.target)
        if check is check_term:
            yield Diagnostic("fact-as-result", message, at, TERM, width=width)
        elif check is check_result:
            yield Diagnostic("figure-in-context", message, at, CALLED, width=width)
        elif check is check_whole:
            yield Diagnostic("unsupported-figure", message, at, _advise(cited, workspace), width=width)
        else:
            yield Diagnostic("figure-in-context", message, at, _advise(cited, workspace), width=width)


def _object(cited: Cited, workspace: Workspace, checks: Iterable[Check]) -> tuple[Check | None, str]:
    """The first check that objects, and what it says, with the author's words where it quotes them."""
    units = workspace.facts.units
    english = in_english(cited, units)
    stated = replace(workspace, ledger=workspace.ledger.stated) if workspace.ledger.home else workspace
    said = ((check, check(cited, workspace) if check in NATIVE else check(english, stated)) for check in checks)
    check, message = next((one for one in said if one[1]), (None, ""))
    return check, message if english is cited else own_words(message, f"{cited.spot.before} {cited.spot.after}", units)


def _advise(cited: Cited, workspace: Workspace) -> str:
    """The way out: to print the value, if it holds in this place; else the words around it are what is wrong."""
    printed = as_stated(cited)
    if printed and not _object(printed, workspace, CHECKS)[1]:
        return f"write `[]({cited.target})` to print the value as it is stated, {cited.stated}"
    return OTHERWISE.get(cited.scheme, CHANGE)


SENTENCE: tuple[Check, ...] = (
    check_result, check_certainty, check_paid_once, check_approximation, check_universal, check_taken_off, check_lent,
    check_predicate, check_subject, check_within, check_counted_time, check_fee, check_sum_name, check_seen,
    check_line_under, check_topic, check_back, check_return_seen,
)  # fmt: skip
"""What the words of its sentence may make of it; among its sources, a figure is repeated without them."""
CHECKS: tuple[Check, ...] = (
    check_whole, check_phrase, check_bound, check_limit, check_unit, check_period, check_named_period, check_each,
    check_noun, check_share, check_part, check_direction, check_opposite, check_denied, check_remainder, check_entry,
    *SENTENCE, check_term, check_sum, check_length_of,
)  # fmt: skip
"""What may be wrong, in this order."""
NATIVE = frozenset({check_whole, check_phrase, check_entry})
"""Checks that read a figure or a name as it is written; all others look for words, in English."""
REPEATED = tuple(check for check in CHECKS if check not in {check_whole, check_sum, check_length_of, *SENTENCE})
TERM = "say what the term is, or write the result as a claim and cite that"
CALLED = "call it by a word of the label or of the `means` that its model gives it, or cite the result that you mean"
