"""A bound outside the brackets: what it makes of the figure within must follow from the source, too."""

import re
from collections.abc import Mapping

from generator.checks.cited import Cited
from generator.content.fact_types import type_of
from generator.pages.workspace import Workspace
from generator.quantities.lexicon import BOUNDS, SUFFIXES, alike, either
from generator.quantities.support import allows
from generator.quantities.units import Units

LEAST = frozenset({"min", "minimum", "least", "free", "from", "load", "threshold"})
"""Names of limits below which something is not allowed, or not done."""
EXACT = ("exactly", "precisely")
WORDS = either([*BOUNDS, *EXACT, "minus", "maximum", "minimum"])
LEADING = re.compile(rf"(?<!\w)({WORDS})\s*$", re.IGNORECASE)
TRAILING = {
    "at most": "≤", "at best": "≤", "maximum": "≤", "max": "≤", "tops": "≤", "and below": "≤",
    **{word: bound for word, bound in SUFFIXES.items() if word != "+"},
    "at least": "≥", "minimum": "≥", "and more": "≥", "exactly": "",
}  # fmt: skip
TRAILS = re.compile(rf"\s*[,(]?\s*({either(TRAILING)})", re.IGNORECASE)
WAY = {"<": -1, "≤": -1, "up to": -1, ">": 1, "≥": 1, "from": 1, "": 0}


SPREAD = re.compile(
    r"\b(?:spread|divided|distributed|paid|pay|pays|payable|repay|repaid|borrow|borrowed|averaged|summed|written\soff)"
    r"(?:\sout)?\sover\s$",
    re.IGNORECASE,
)
"""What "over" follows where it is no bound: it says how far something reaches."""


def check_bound(cited: Cited, workspace: Workspace) -> str:
    """A bound right before or after the brackets agrees with that within, and with the source."""
    leading = LEADING.search(alike(cited.spot.before))
    trailing = TRAILS.match(alike(cited.spot.after))
    for match, table in ((leading, BOUNDS), (trailing, TRAILING)):
        spread = match is leading and SPREAD.search(cited.spot.before)
        if match and not spread and not cited.conditional and not _agrees(_word(match), table, cited, workspace):
            phrase = f"{match[1]} {cited.spot.words}" if match is leading else f"{cited.spot.words} {match[1]}"
            return f"with the words around it the figure reads `{phrase}`, which `{cited.target}` does not state"
    return ""


def check_limit(cited: Cited, workspace: Workspace) -> str:
    """What a fact allows at most is no least: "at least 100 users" of a plan for 100."""
    name = cited.target.partition(":")[2]
    if cited.scheme != "fact" or cited.source is None or type_of(name, workspace.facts) != "limit":
        return ""
    if WAY[cited.source.comparator] > 0 or LEAST & {*re.split(r"[._-]", name)}:
        return ""
    leading, trailing = LEADING.search(alike(cited.spot.before)), TRAILS.match(alike(cited.spot.after))
    said = [BOUNDS.get(_word(leading), "")] if leading else []
    said += [TRAILING[_word(trailing)]] if trailing else []
    if "≥" not in {*said, cited.written.comparator} or cited.conditional:
        return ""
    return f"`{cited.target}` is a limit of {cited.stated}, and the text makes it the least"


def _word(found: re.Match[str]) -> str:
    """The bound as the tables have it; a line may break in it, or be kept from breaking."""
    return " ".join(found[1].casefold().split())


def _agrees(word: str, table: Mapping[str, str], cited: Cited, workspace: Workspace) -> bool:
    if word == "minus":
        return not cited.written.comparator
    bound = {"maximum": "≤", "minimum": "≥"}.get(word, table.get(word, ""))
    if cited.written.comparator:
        return WAY[bound] == WAY[cited.written.comparator]
    if cited.written.low != cited.written.high or not bound:
        return True
    if (
        cited.scheme == "fact"
        and WAY[bound] < 0
        and type_of(cited.target.partition(":")[2], workspace.facts) == "score"
    ):
        return False  # a score counts from there on
    units = workspace.facts.units
    return allows(cited.stated, f"{_spell(bound, units)} {cited.spot.words}", units)


def _spell(bound: str, units: Units) -> str:
    """The bound in a word of the language that the figure is in."""
    known = units.lexicon.bounds
    return bound if bound in known else next((word for word, said in known.items() if said == bound), bound)
