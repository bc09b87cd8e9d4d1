"""A citation read with its neighbours: the words around its brackets may not make another figure of it.

What the brackets hold is checked where it is read (`pages/citations`). Here the whole phrase is read as a reader does,
over tags and line ends: bound, sign, currency, scale, unit, noun and period. A bare figure needs its unit beside it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.checks.source_words import WORD, stem, words_of_source
from generator.checks.surroundings import Spot, find_spots
from generator.diagnostics import Diagnostic, Problem
from generator.pages.citations import SCHEMES, resolve
from generator.pages.page import Page
from generator.pages.tree import Element
from generator.pages.workspace import Workspace
from generator.quantities.lexicon import PERIOD_OF, PERIODS, alike
from generator.quantities.quantity import Quantity
from generator.quantities.scan import Found, find_quantities, parse_quantity
from generator.quantities.support import supports

NEAR = 80  # characters on each side that can belong to one figure
PERIOD = re.compile(
    rf"(?:\s*[^\W\d]+){{0,3}}?\s(?:(?:a|an|each|every|per)\s({'|'.join(PERIODS)})|({'|'.join(PERIOD_OF)}))\b",
    re.IGNORECASE,
)
"""A period that follows a figure, at most three words on."""
CONDITION = re.compile(r"\b(?:when|if|unless|once|until|whether)\b[^.;!?]*$", re.IGNORECASE)
YEARLY = {"year": ("annual", "annually", "yearly"), "month": ("monthly",), "week": ("weekly",), "day": ("daily",)}
FUNCTION_WORDS = frozenset(
    """
    a an the of in on at for and or to by with from is are was were be been as than if when while we you they it
    this that these those which who whose not no per so but into within over under your our their its his her before
    after until can may must will would should has have had do does only just more less at all each every most least
    then there
    """.split()  # noqa: SIM905 - a list of words is read as words
)
COUNTS = frozenset({"count", "sum"})


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation in its place: what its source states, what stands between its brackets, and what is read there."""

    spot: Spot
    target: str
    stated: str
    source: Quantity | None
    written: Quantity

    @property
    def scheme(self) -> str:
        return self.target.partition(":")[0]


def check_neighbours(page: Page, workspace: Workspace) -> Iterator[Diagnostic]:
    """A finding for each citation of the page that its neighbours turn into something that its source does not say."""
    yield from check_context(page.root, workspace)


def check_context(root: Element, workspace: Workspace) -> Iterator[Diagnostic]:
    """As `check_neighbours`, of any part of a page."""
    for spot in find_spots(root):
        cited = _read(spot, workspace)
        if cited:
            yield from _check(cited, workspace)


def _read(spot: Spot, workspace: Workspace) -> Cited | None:
    """The citation, if it is a figure of a source that can be found; what cannot is reported elsewhere."""
    units, target = workspace.facts.units, spot.citation.get("value")
    written = parse_quantity(spot.words, units)
    if written is None or target.partition(":")[0] not in SCHEMES:
        return None
    try:
        stated = resolve(target, workspace).value
    except Problem:
        return None
    return Cited(spot, target, stated, parse_quantity(stated, units), written)


def _check(cited: Cited, workspace: Workspace) -> Iterator[Diagnostic]:
    """The first thing that is wrong with it: the others follow from that."""
    for check in (_check_phrase, _check_unit, _check_period, _check_noun):
        message = check(cited, workspace)
        if message:
            hint = f"write `[]({cited.target})` to print the value as it is stated, {cited.stated}"
            at, width = cited.spot.citation.at, len(cited.target)
            yield Diagnostic("figure-in-context", message, at, hint, width=width)
            return


def _check_phrase(cited: Cited, workspace: Workspace) -> str:
    """The figure as it is read with the words around it must follow from its source, too."""
    spot = cited.spot
    if spot.before[-1:].isalnum() or spot.after[:1].isalnum():
        return f"`{_glue(spot)}` runs into the words around it"
    found = _covering(spot, workspace)
    if found is None or found.quantity is None or found.quantity == cited.written:
        return ""
    phrase = " ".join(found.text.split())
    if cited.source and _is_of_source(found.quantity, cited, workspace):
        return ""
    if _is_condition(found.quantity, cited):
        return ""
    reason = supports(cited.stated, phrase, workspace.facts.units)
    return (
        f"with the words around it the figure reads `{phrase}`, which `{cited.target}` does not state" if reason else ""
    )


def _glue(spot: Spot) -> str:
    return f"{spot.before.rpartition(' ')[2]}{spot.words}{spot.after.partition(' ')[0]}"


def _is_of_source(read: Quantity, cited: Cited, workspace: Workspace) -> bool:
    """Whether all that the words around add to a figure is a noun or a period that the source itself is about."""
    source, written = cited.source, cited.written
    assert source
    if (read.low, read.high, read.comparator, read.of) != (written.low, written.high, written.comparator, written.of):
        return False
    known = words_of_source(cited.target, workspace)
    noun = read.unit == written.unit or (not source.unit and _is_named(read.unit.written, known))
    per = read.per == written.per or (not source.per and is_period_of(read.per.one, known))
    return noun and per and not (read.unit.sign and read.unit != written.unit)


def _is_condition(read: Quantity, cited: Cited) -> bool:
    """Whether a bound stands in a condition, "when it falls below $1M", which says of nothing that it is so."""
    same = (read.ends, read.unit, read.per) == (cited.written.ends, cited.written.unit, cited.written.per)
    return same and bool(CONDITION.search(cited.spot.before[-NEAR:]))


def _is_named(ways: Iterable[str], known: frozenset[str]) -> bool:
    return any({stem(word) for word in WORD.findall(way)} <= known for way in ways)


def is_period_of(period: str, known: frozenset[str]) -> bool:
    """Whether words, as stems, speak of the period: `year` or `annual`."""
    return any(stem(word) in known for word in (period, *YEARLY.get(period, ())))


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
    said = alike(cited.spot.wide).casefold()
    if any(re.search(rf"(?<!\w){re.escape(alike(way).casefold())}(?!\w)", said) for way in unit.written):
        return ""
    return f"`{cited.spot.words}` is a number of {unit.name}, and the words around it do not say so"


def _check_period(cited: Cited, workspace: Workspace) -> str:
    """A period that the text adds or leaves out makes another figure."""
    per = cited.source.per if cited.source else None
    if per and not cited.written.per:
        said = alike(cited.spot.wide).casefold()
        often = [word for word, period in PERIOD_OF.items() if period == per.one]
        if not any(re.search(rf"\b{re.escape(word)}\b", said) for word in (*per.written, *often)):
            return f"`{cited.spot.words}` is per {per.one}, and the words around it do not say so"
        return ""
    match = PERIOD.match(cited.spot.clause)
    if not match or cited.written.per:
        return ""
    period = (match[1] or PERIOD_OF[match[2].lower()]).lower()
    if is_period_of(period, words_of_source(cited.target, workspace)):
        return ""
    return f"`{cited.spot.words}` is not per {period}: `{cited.target}` states {cited.stated}"


def _check_noun(cited: Cited, workspace: Workspace) -> str:
    """A bare number of a source without a unit is a number of what the source is about."""
    if cited.source is None or cited.source.unit or cited.written.unit:
        return ""
    known = words_of_source(cited.target, workspace)
    if {stem(word) for word in WORD.findall(cited.spot.before)[-1:]} & known:
        return ""  # "year 2", "a score of 75"
    near = _content_words(cited.spot.clause)[:2]
    if near and cited.spot.clause.lstrip("\u00a0 -")[:1].isalpha():
        if any(stem(word) in known for word in near):
            return ""
        return f"`{cited.spot.words}` of `{cited.target}` is no number of “{' '.join(near)}”"
    if any(stem(word) in known for word in WORD.findall(cited.spot.wide)):
        return ""
    return f"`{cited.spot.words}` of `{cited.target}` stands where nothing says what it is a number of"


def _content_words(clause: str) -> list[str]:
    """The words that follow a figure directly, up to one that only joins."""
    found: list[str] = []
    for word in re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", clause):
        if word.casefold() in FUNCTION_WORDS:
            break
        found.append(word)
    return found
