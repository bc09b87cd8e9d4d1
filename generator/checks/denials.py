"""Denials: what a claim states is no figure of what never happens, and "to" a share is not "by" a share."""

import re

from generator.checks.cited import Cited
from generator.checks.directions import DIRECTIONS, FEWER, find_directions
from generator.checks.result_words import CLAUSE_END
from generator.checks.source_words import WORD, texts_of_source
from generator.pages.workspace import Workspace

NOT = r"(?:never|not|cannot|\w+n['’]t|rarely|seldom|hardly|scarcely)"
KEPT = (
    r"\b(?:only|just|yet|more|less|fewer|longer|later|sooner|higher|lower|than|over|above|below|under|beyond|exceed\w*"
    r"|includ\w*|count\w*|contain\w*|cover\w*|need\w*|replac\w*|depend\w*|mean\w*|promis\w*|beat\w*|miss\w*|wait\w*"
    r"|until|before|because|merely|simply|at)\b"
)
"""Words after a "not" with which the figure still holds: "never more than", "does not include the"."""
ORDER = r"(?!\W*(?:do\s+not|don['’]t|never)\s+\w)"
"""No "Do not spend" or "Never pay", which asks for something and denies nothing."""
DENIED = re.compile(rf"^{ORDER}.*?\b({NOT})\b(?!.*{KEPT})", re.IGNORECASE)
REST = re.compile(
    r"^\s*of\b.*?\b((?:have|has|had|get|gets|got|leave|leaves|carry|carries)\s+no|lacks?|lacked|never|cannot"
    r"|(?:do|does|did|are|is|were|was|will|can)(?:\s+not|n['’]t))\b",
    re.IGNORECASE,
)
"""What says of a share that something is missing: "of orders have no receipt"."""
RIGHT_BEFORE = re.compile(r"(?<!why\s)\b(?:not|never|\w+n['’]t)\s+$", re.IGNORECASE)
"""What denies the very figure that follows it, whatever states it: "not [30 days]"."""
OWN = re.compile(rf"\b(?:{NOT}|no|none|nobody|nothing|without|lacks?)\b", re.IGNORECASE)
FALLS_TO = re.compile(
    r"\b(?:falls?|fell|falling|drops?|dropped|dropping|cuts?|cutting|reduc\w+|shrinks?|shrank|declin\w+|decreas\w+|down)"
    r"\b(?:\s+[^\W\d]+){0,4}?\s+(to)(?:\s+(?:about|only|just|nearly|under|over|at least|at most))?\s+$",
    re.IGNORECASE,
)
BY = FEWER | {"away"}


def check_denied(cited: Cited, workspace: Workspace) -> str:
    """The words around a claim's figure do not deny what it states, and no word right before a figure denies it."""
    if not cited.conditional and (found := RIGHT_BEFORE.search(cited.spot.before)):
        return f"“{found[0].strip()}” denies what `{cited.target}` states"
    if cited.scheme != "claim" or cited.conditional:
        return ""
    before, after = CLAUSE_END.split(cited.spot.before)[-1], CLAUSE_END.split(cited.spot.after)[0]
    found = DENIED.search(before) or REST.search(after)
    if not found or any(OWN.search(text) for text in texts_of_source(cited.target, workspace)):
        return ""
    return f"“{found[1]}” denies what `{cited.target}` states"


def check_remainder(cited: Cited, workspace: Workspace) -> str:
    """A share by which something falls is not the share to which it falls."""
    found = FALLS_TO.search(CLAUSE_END.split(cited.spot.before)[-1])
    if cited.scheme != "claim" or cited.written.unit.name != "%" or not found:
        return ""
    texts = [*texts_of_source(cited.target, workspace)]
    words = {word.casefold() for text in texts for word in WORD.findall(text)}
    falls = DIRECTIONS.index(FEWER) in find_directions(words) or words & BY
    return f"`{cited.target}` states by how much it falls, not to what" if falls and "to" not in words else ""
