"""A citation read with its neighbours: the words around its brackets may not make another figure of it.

What the brackets hold is checked where it is read (`pages/citations`). Here the whole phrase is read as a reader does,
over tags and line ends: bound, sign, currency, scale, unit, noun and period. A bare figure needs its unit beside it.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from generator.checks.change import check_direction
from generator.checks.cited import Cited, as_stated, read_citation
from generator.checks.counted import check_each, check_noun, check_share
from generator.checks.named_entries import check_entry
from generator.checks.opposites import check_opposite
from generator.checks.outer_bounds import SPREAD, check_bound, check_limit
from generator.checks.own_terms import check_term
from generator.checks.source_words import WORD, is_period_of, stem, words_of_source
from generator.checks.surroundings import Spot, find_spots
from generator.diagnostics import Diagnostic
from generator.pages.page import Page
from generator.pages.tree import Element
from generator.pages.workspace import Workspace
from generator.quantities.implication import implies
from generator.quantities.lexicon import PERIOD_OF, PERIODS, alike
from generator.quantities.periods import find_lengths
from generator.quantities.quantity import Quantity
from generator.quantities.scan import Found, find_quantities
from generator.quantities.support import leaves_open, supports
from generator.quantities.units import NONE, Unit, Units

Check = Callable[[Cited, Workspace], str]
NEXT = 3  # words after a figure in which its unit may follow: "four full weeks"
NEAR = 80  # characters on each side that can belong to one figure
PERIOD = re.compile(
    rf"(?:\s*[^\W\d]+){{0,3}}?\s(?:(?:a|an|each|every|per)\s({'|'.join(PERIODS)})|({'|'.join(PERIOD_OF)}))\b",
    re.IGNORECASE,
)
"""A period that follows a figure, at most three words on."""
ONE_OF = re.compile(r"\bone\s(?:out\s)?of\s(?:the\s|our\s)?$", re.IGNORECASE)
"""What names one of so many, all of which the figure counts: "one of 46 branches"."""
SHORT_PERIOD = re.compile(r"\s?(?:p\.\s?|pc)([am])\b", re.IGNORECASE)
"""The same in short: "p.a.", "p.m.", "pcm"."""
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
            # Among the sources a figure is repeated as the page writes it, without the words that it has there.
            yield from _check(cited, workspace, CHECKS if key not in seen else CHECKS[1:])
            seen.add(key)


def _check(cited: Cited, workspace: Workspace, checks: Iterable[Check]) -> Iterator[Diagnostic]:
    """The first thing that is wrong with it: the others follow from that."""
    check, message = _object(cited, workspace, checks)
    if check:
        at, width = cited.spot.citation.at, len(cited.target)
        code = CODES.get(check, "figure-in-context")
        cure = TERM if check is check_term else _advise(cited, workspace)
        yield Diagnostic(code, message, at, cure, width=width)


def _object(cited: Cited, workspace: Workspace, checks: Iterable[Check]) -> tuple[Check | None, str]:
    """The first check that objects, and what it says."""
    said = ((check, check(cited, workspace)) for check in checks)
    return next((one for one in said if one[1]), (None, ""))


def _advise(cited: Cited, workspace: Workspace) -> str:
    """The way out: to print the value, if it holds in this place; else the words around it are what is wrong."""
    printed = as_stated(cited)
    if printed and not _object(printed, workspace, CHECKS)[1]:
        return f"write `[]({cited.target})` to print the value as it is stated, {cited.stated}"
    return OTHERWISE.get(cited.scheme, CHANGE)


def _check_whole(cited: Cited, workspace: Workspace) -> str:
    """What the brackets leave out of the source's figure, its bound, its whole or its period, is said beside them."""
    units, source = workspace.facts.units, cited.source
    reason = supports(cited.stated, cited.spot.words, units)
    if not reason or source is None:
        return ""
    found = _covering(cited.spot, workspace)
    if found and not supports(cited.stated, found.text, units):
        return ""
    read = found.quantity if found and found.quantity else cited.written
    if found and read.comparator and not cited.written.comparator:
        reason = supports(cited.stated, f"{found.text}{_left_out(source.per, read.per)}", units)
    rest = replace(read, per=source.per) if leaves_open(read.per, source.per) else read
    if implies(source, rest) and _says_per(cited, source.per, units):
        return ""
    added = bool(read.per) and not source.per and is_period_of(read.per.one, words_of_source(cited.target, workspace))
    return (
        ""
        if added and implies(source, replace(read, per=NONE))
        else f"{reason}: `{cited.target}` states {cited.stated}"
    )


def _left_out(per: Unit, said: Unit) -> str:
    return f" per {per.one}" if per and not said else ""


def _says_per(cited: Cited, per: Unit, units: Units) -> bool:
    """Whether the sentence says what the figure is per, a user and a month, say."""
    said = alike(cited.spot.wide).casefold()
    return all(_says_unit(said, units.find(one)) for one in per.one.split("/"))


def _says_unit(said: str, per: Unit) -> bool:
    often = [word for word, period in PERIOD_OF.items() if period == per.one]
    return any(re.search(rf"\b{re.escape(word)}\b", said) for word in (*per.written, *often))


def _check_phrase(cited: Cited, workspace: Workspace) -> str:
    """The figure as it is read with the words around it must follow from its source, too."""
    spot = cited.spot
    if spot.before[-1:].isalnum() or spot.after[:1].isalnum():
        return f"`{_glue(spot)}` runs into the words around it"
    found = _covering(spot, workspace)
    if found is None or found.quantity is None or found.quantity == cited.written or is_spread(cited):
        return ""
    if found.quantity.of is not None and cited.written.of is None and ONE_OF.search(spot.before):
        return ""
    phrase = " ".join(found.text.split())
    if cited.source and _is_of_source(found.quantity, cited, workspace):
        return ""
    if _is_condition(found.quantity, cited):
        return ""
    source = cited.source
    per = f" per {source.per.one}" if source and source.per and not found.quantity.per else ""
    reason = supports(cited.stated, f"{phrase}{per}", workspace.facts.units)
    return (
        f"with the words around it the figure reads `{phrase}`, which `{cited.target}` does not state" if reason else ""
    )


def is_spread(cited: Cited) -> bool:
    """Whether "over" before the figure says how far something reaches, and no bound: "spread over 22 wards"."""
    return bool(SPREAD.search(cited.spot.before))


def _glue(spot: Spot) -> str:
    return f"{spot.before.rpartition(' ')[2]}{spot.words}{spot.after.partition(' ')[0]}"


def _is_of_source(read: Quantity, cited: Cited, workspace: Workspace) -> bool:
    """Whether all that the words around add to a figure is a noun or a period that the source itself is about."""
    source, written = cited.source, cited.written
    assert source
    if (read.low, read.high, read.comparator, read.of) != (written.low, written.high, written.comparator, written.of):
        return False
    known = words_of_source(cited.target, workspace)
    whole = not source.unit or read.unit.name.endswith(f" {source.unit.name}")
    noun = read.unit == written.unit or (whole and _is_named(read.unit.written, known))
    per = read.per == written.per or (not source.per and is_period_of(read.per.one, known))
    return noun and per and not (read.unit.sign and read.unit != written.unit)


def _is_condition(read: Quantity, cited: Cited) -> bool:
    """Whether a bound stands in a condition, "when it falls below $1M", which says of nothing that it is so."""
    same = (read.ends, read.unit, read.per) == (cited.written.ends, cited.written.unit, cited.written.per)
    return same and cited.conditional


def _is_named(ways: Iterable[str], known: frozenset[str]) -> bool:
    return any({stem(word) for word in WORD.findall(way)} <= known for way in ways)


def _covering(spot: Spot, workspace: Workspace) -> Found | None:
    """The figure that the words around make of this one; none if it spans several citations."""
    before, after = spot.before[-NEAR:], spot.after[:NEAR]
    start, end = len(before), len(before) + len(spot.words)
    for found in find_quantities(f"{before}{spot.words}{after}", workspace.facts.units):
        if found.start <= start and end <= found.end:
            others = spot.others_within(found.start - start, found.end - end)
            return None if others else found
    return None


def _check_unit(cited: Cited, workspace: Workspace) -> str:
    """A bare figure of a source with a unit needs this unit beside it."""
    unit = cited.source.unit if cited.source else None
    if not unit or cited.written.unit or unit.sign:
        return ""
    near = find_lengths(" ".join(cited.spot.clause.split()[:NEXT]))
    if unit.one in PERIODS and near and unit.one not in near:
        return f"`{cited.spot.words}` is a number of {unit.name}, and the words after it make {'/'.join(near)}s of it"
    said = alike(cited.spot.wide).casefold()
    if any(re.search(rf"(?<!\w){re.escape(alike(way).casefold())}(?!\w)", said) for way in unit.written):
        return ""
    return f"`{cited.spot.words}` is a number of {unit.name}, and the words around it do not say so"


def _check_period(cited: Cited, workspace: Workspace) -> str:
    """A period that the text adds or leaves out makes another figure."""
    short = SHORT_PERIOD.match(cited.spot.after)
    if short and not cited.written.per:
        period = "year" if short[1].lower() == "a" else "month"
        if not is_period_of(period, words_of_source(cited.target, workspace)):
            return f"`{cited.spot.words}` is not per {period}: `{cited.target}` states {cited.stated}"
    per = cited.source.per if cited.source else None
    if per and not cited.written.per:
        if not _says_per(cited, per, workspace.facts.units):
            return f"`{cited.spot.words}` is per {per.one}, and the words around it do not say so"
        return ""
    match = PERIOD.match(cited.spot.clause)
    if not match or cited.written.per:
        return ""
    period = (match[1] or PERIOD_OF[match[2].lower()]).lower()
    if is_period_of(period, words_of_source(cited.target, workspace)):
        return ""
    return f"`{cited.spot.words}` is not per {period}: `{cited.target}` states {cited.stated}"


CHECKS: tuple[Check, ...] = (
    _check_whole, _check_phrase, check_bound, check_limit, _check_unit, _check_period, check_each, check_noun,
    check_share, check_direction, check_opposite, check_entry, check_term,
)  # fmt: skip
"""What may be wrong, in this order."""
CODES: Mapping[Check, str] = {_check_whole: "unsupported-figure", check_term: "fact-as-result"}
"""Checks with a code of their own."""
TERM = "say what the term is, or write the result as a claim and cite that"
