"""A return within so long: a claim of a time that says nothing of returns is not the time until there is one."""

import re

from generator.checks.citation_context import END
from generator.checks.cited import Cited
from generator.checks.lengths_of import TIMES
from generator.checks.source_words import texts_of_source
from generator.pages.workspace import Workspace

RETURN = (
    r"(?:returns?|roi|savings?|profits?|pay-?back|results?|revenues?|gains?|benefits?|success(?:es)?|break[\s-]even)"
)
SEEN = re.compile(
    r"\b(?:see|sees|get|gets|have|has|earn|earns|win|wins|reap|reaps|recoup|recoups|recover|enjoy|enjoys|reach|reaches"
    rf"|measure|show|shows|deliver|delivers|bring|brings)\s+(?:(?:a|an|the|your|its|their|first|real|full|quick|you)\s+){{0,3}}{RETURN}\b"
    rf"|^\s*(?:first\s+|real\s+)?{RETURN}\s+(?:in|within|after)\s*$",
    re.IGNORECASE,
)
NAMED = re.compile(rf"\b{RETURN}\b", re.IGNORECASE)


def check_return_seen(cited: Cited, workspace: Workspace) -> str:
    """The sentence of a time says that there is a return by then only if the claim speaks of one."""
    if cited.scheme != "claim" or cited.source is None or cited.source.unit.root not in TIMES or cited.conditional:
        return ""
    parts = END.split(cited.spot.before)[-1], END.split(cited.spot.after)[0]
    found = next(filter(None, map(SEEN.search, parts)), None)
    if found is None or any(map(NAMED.search, texts_of_source(cited.target, workspace))):
        return ""
    return f"`{cited.target}` states nothing of “{' '.join(found[0].split())}”"
