"""The unit of the whole that a share is a part of: half of the hours is not half of the days."""

import re

from generator.checks.cited import Cited
from generator.checks.predicates import SHARES
from generator.checks.source_words import stem, words_of_source
from generator.pages.workspace import Workspace
from generator.quantities.lexicon import PERIODS

BETWEEN = (
    r"(?:(?!(?:a|an|per|each|every|in|within|for|by|on|after|before|over|first|that|to|and|or)\b)[^\W\d_]+\s+){0,3}?"
)
PART = re.compile(rf"\s*(?:of|the|their|your|our|its|all|those)\s+{BETWEEN}({'|'.join(PERIODS)})s\b", re.IGNORECASE)
"""What a share is of, in units of time: "half of the manual hours", "60% of those days"."""


def check_part(cited: Cited, workspace: Workspace) -> str:
    """A share of hours is no share of days: where the source names its unit of time, so does the text."""
    if cited.source is None or cited.source.unit.name not in SHARES:
        return ""
    part, known = PART.match(cited.spot.clause), words_of_source(cited.target, workspace)
    named = [period for period in PERIODS if stem(period) in known]
    if part is None or not named or part[1].casefold() in named:
        return ""
    return f"`{cited.target}` is a share of {' or '.join(f'{period}s' for period in named)}, and not of {part[1]}s"
