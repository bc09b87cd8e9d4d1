"""A citation read with the words around it, over tags and line ends: the phrase must follow from its source."""

import re
from collections.abc import Iterable
from dataclasses import replace

from generator.checks.cited import Cited
from generator.checks.glossed import in_english
from generator.checks.outer_bounds import SPREAD
from generator.checks.periods_beside import says_per
from generator.checks.source_words import WORD, is_period_of, stem, words_of_source
from generator.checks.surroundings import Spot
from generator.pages.workspace import Workspace
from generator.quantities.implication import implies
from generator.quantities.quantity import Quantity
from generator.quantities.scan import Found, find_quantities
from generator.quantities.support import leaves_open, supports
from generator.quantities.units import NONE, Unit

BLANKS = re.compile(r"[ \t\r\n]+")
NEAR = 80  # characters on each side that can belong to one figure
ONE_OF = re.compile(r"\bone\s(?:out\s)?of\s(?:the\s|our\s)?$", re.IGNORECASE)
"""What names one of so many, all of which the figure counts: "one of 46 branches"."""


def check_whole(cited: Cited, workspace: Workspace) -> str:
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
        reason = supports(cited.stated, f"{found.text}{_left_out(source.per, read.per, workspace)}", units)
    rest = replace(read, per=source.per) if leaves_open(read.per, source.per) else read
    if implies(source, rest) and says_per(in_english(cited, units), source.per, units):
        return ""
    added = bool(read.per) and not source.per and is_period_of(read.per.one, words_of_source(cited.target, workspace))
    return (
        ""
        if added and implies(source, replace(read, per=NONE))
        else f"{reason}: `{cited.target}` states {cited.stated}"
    )


def _left_out(per: Unit, said: Unit, workspace: Workspace) -> str:
    return f"{_per(workspace)}{per.one}" if per and not said else ""


def _per(workspace: Workspace) -> str:
    """What leads to a period in the language of the text."""
    return f" {next(iter(workspace.facts.units.lexicon.joints['per']), '/')} "


def check_phrase(cited: Cited, workspace: Workspace) -> str:
    """The figure as it is read with the words around it must follow from its source, too."""
    spot = cited.spot
    if spot.before[-1:].isalnum() or spot.after[:1].isalnum():
        return f"`{_glue(spot)}` runs into the words around it"
    found = _covering(spot, workspace)
    if found is None or found.quantity is None or found.quantity == cited.written or is_spread(cited):
        return ""
    if found.quantity.of is not None and cited.written.of is None and ONE_OF.search(spot.before):
        return ""
    phrase = BLANKS.sub(" ", found.text).strip()
    if cited.source and _is_of_source(found.quantity, cited, workspace):
        return ""
    if _is_condition(found.quantity, cited):
        return ""
    source = cited.source
    per = f"{_per(workspace)}{source.per.one}" if source and source.per and not found.quantity.per else ""
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
