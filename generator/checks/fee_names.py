"""What is paid for: a price a year is no fee for setting up, and none for leaving early."""

import re

from generator.checks.cited import Cited
from generator.checks.result_words import CLAUSE_END
from generator.checks.source_words import WORD, stem, words_of_source
from generator.pages.workspace import Workspace

FEE = re.compile(
    r"\b(set[\s-]?up|onboarding|implementation|installation|integration|activation|entry|admission|joining|training|support"
    r"|maintenance|cancellation|late|penalty|exit|termination|migration|consulting|hardware|shipping|delivery|booking|service"
    r"|transaction|processing|administration|upgrade|renewal|referral|success)\s+"
    r"(?:fees?|charges?|costs?|prices?|payments?|deposits?)\b",
    re.IGNORECASE,
)
"""A fee by what it is paid for."""


def check_fee(cited: Cited, workspace: Workspace) -> str:
    """A sum of money that a text calls a fee for something is called so by its source."""
    if cited.source is None or not cited.source.unit.money or cited.conditional:
        return ""
    before, after = CLAUSE_END.split(cited.spot.before)[-1], CLAUSE_END.split(cited.spot.after)[0]
    found = FEE.search(f"{before} ; {after} ; {cited.spot.label}")
    known = words_of_source(cited.target, workspace) if found else frozenset[str]()
    if not found or any(stem(word) in known for word in WORD.findall(found[1])):
        return ""
    return f"“{' '.join(found[0].split())}” is not what `{cited.target}` is paid for"
