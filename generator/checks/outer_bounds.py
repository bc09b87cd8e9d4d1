"""A bound outside the brackets: what it makes of the figure within must follow from the source, too."""

import re

from generator.checks.cited import Cited
from generator.content.fact_types import type_of
from generator.pages.workspace import Workspace
from generator.quantities.lexicon import BOUNDS, SUFFIXES, alike, either
from generator.quantities.support import supports

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


ASTRAY = {"score": -1, "limit": 1}
"""Type of a fact -> the way that no bound around it leads: a score counts from there on, a limit up to there."""


def check_bound(cited: Cited, workspace: Workspace) -> str:
    """A bound right before or after the brackets agrees with that within, and with the source."""
    leading = LEADING.search(alike(cited.spot.before))
    trailing = TRAILS.match(alike(cited.spot.after))
    for match, table in ((leading, BOUNDS), (trailing, TRAILING)):
        if match and not cited.conditional and not _agrees(match[1].casefold(), table, cited, workspace):
            phrase = f"{match[1]} {cited.spot.words}" if match is leading else f"{cited.spot.words} {match[1]}"
            return f"with the words around it the figure reads `{phrase}`, which `{cited.target}` does not state"
    return ""


def _agrees(word: str, table: dict[str, str], cited: Cited, workspace: Workspace) -> bool:
    if word == "minus":
        return not cited.written.comparator
    bound = {"maximum": "≤", "minimum": "≥"}.get(word, table.get(word, ""))
    if cited.written.comparator:
        return WAY[bound] == WAY[cited.written.comparator]
    if cited.written.low != cited.written.high or not bound:
        return True
    if cited.scheme == "fact":
        kind = type_of(cited.target.partition(":")[2], workspace.facts)
        if WAY[bound] == ASTRAY.get(kind):
            return False
    return not supports(cited.stated, f"{bound} {cited.spot.words}", workspace.facts.units)
