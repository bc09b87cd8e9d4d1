"""The unit and the period of a citation, which the words beside a bare figure must say."""

import re

from generator.checks.cited import Cited
from generator.checks.source_words import is_period_of, words_of_source
from generator.pages.workspace import Workspace
from generator.quantities.lexicon import PERIOD_OF, PERIODS, alike
from generator.quantities.periods import find_lengths
from generator.quantities.units import Unit, Units

NEXT = 3  # words after a figure in which its unit may follow: "four full weeks"
PERIOD = re.compile(
    rf"(?:\s*[^\W\d]+){{0,3}}?\s(?:(?:a|an|each|every|per)\s({'|'.join(PERIODS)})|({'|'.join(PERIOD_OF)}))\b",
    re.IGNORECASE,
)
"""A period that follows a figure, at most three words on."""
SHORT_PERIOD = re.compile(r"\s?(?:p\.\s?|pc)([am])\b", re.IGNORECASE)
"""The same in short: "p.a.", "p.m.", "pcm"."""


def check_unit(cited: Cited, workspace: Workspace) -> str:
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


def check_period(cited: Cited, workspace: Workspace) -> str:
    """A period that the text adds or leaves out makes another figure."""
    short = SHORT_PERIOD.match(cited.spot.after)
    if short and not cited.written.per:
        period = "year" if short[1].lower() == "a" else "month"
        if not is_period_of(period, words_of_source(cited.target, workspace)):
            return f"`{cited.spot.words}` is not per {period}: `{cited.target}` states {cited.stated}"
    per = cited.source.per if cited.source else None
    if per and not cited.written.per:
        other = PERIOD.match(cited.spot.clause)
        said = (other[1] or PERIOD_OF[other[2].lower()]).lower() if other else ""
        if said and per.one in PERIODS and said != per.one:
            return f"`{cited.spot.words}` is not per {said}: `{cited.target}` states {cited.stated}"
        if not says_per(cited, per, workspace.facts.units):
            return f"`{cited.spot.words}` is per {per.one}, and the words around it do not say so"
        return ""
    match = PERIOD.match(cited.spot.clause)
    if not match or cited.written.per:
        return ""
    period = (match[1] or PERIOD_OF[match[2].lower()]).lower()
    if is_period_of(period, words_of_source(cited.target, workspace)):
        return ""
    return f"`{cited.spot.words}` is not per {period}: `{cited.target}` states {cited.stated}"


def says_per(cited: Cited, per: Unit, units: Units) -> bool:
    """Whether the sentence says what the figure is per, a user and a month, say."""
    said = alike(cited.spot.wide).casefold()
    return all(_says_unit(said, units.find(one)) for one in per.one.split("/"))


def _says_unit(said: str, per: Unit) -> bool:
    often = [word for word, period in PERIOD_OF.items() if period == per.one]
    return any(re.search(rf"\b{re.escape(word.casefold())}\b", said) for word in (*per.written, *often))
