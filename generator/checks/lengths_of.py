"""What a length of time is the length of: thirty days of trial are no notice, no warranty, and no way to production."""

import re

from generator.checks.boundless_promises import LENGTHS
from generator.checks.cited import Cited
from generator.checks.counted import BUYER
from generator.checks.result_words import CLAUSE_END
from generator.checks.source_words import WORD, stem, words_of_source
from generator.pages.workspace import Workspace
from generator.quantities.lexicon import PERIODS

TIMES = frozenset({*(f"{period}s" for period in PERIODS), "ms", "working days"})
"""The units that a length of time is stated in, by their roots."""
SCHEMES = frozenset({"claim", "fact"})
OWN = r"(?:(?:your|our|their|the|its|a|an|free|full|paid|pure)\s+){0,2}"
OF = re.compile(rf"\s*of\s+{OWN}((?:[^\W\d]+[\s-]){{0,1}}[^\W\d]+)", re.IGNORECASE)
"""What the length is said to be of: the noun behind "of", with a word before it."""
SINCE = re.compile(r"\b(?:within|inside)\s+$", re.IGNORECASE)
"""What makes a point in time of what is behind "of": "within 30 days of the contract"."""
MILESTONE = (
    r"(?:go-?live|production|break-?even|pay-?back|roll-?outs?|value|launch|signing|signature|kick-?off|contract|cash|revenue"
    r"|results?|success|profit|deployment|migration|compliance)"
)
TERM = (
    r"(?:notice|warranty|guarantee|downtime|credit|experience|payment\s+terms?|interest|support|maintenance|outages?|silence"
    r"|in\s+(?:the\s+)?(?:market|business|industry|field|operation|production))"
)
NEXT = re.compile(
    rf"[\s-]*(?:(?:of\s+)?{OWN}({TERM})|(?:un)?til+\s+{OWN}({MILESTONE})|to\s+{OWN}({MILESTONE})"
    rf"|(from\s+{OWN}[^\W\d]+\s+to\s+{OWN}{MILESTONE})|(off\s+(?:your|our|their|the|each|every|any|all)\b)|((?:instead\s+of|rather\s+than)\s+{OWN}(?:{'|'.join(LENGTHS)})))(?![\w-])",
    re.IGNORECASE,
)
"""Other terms, the ends of other ways, and longer times that nothing proves."""
TAKEN = "work time effort labour labor hours use attention people person persons days reading ours yours theirs"
WORK = frozenset(map(stem, TAKEN.split()))
"""What any length of time may be one of, as stems."""


def check_length_of(cited: Cited, workspace: Workspace) -> str:
    """What follows a length of time is what its source is about."""
    if cited.scheme not in SCHEMES or cited.source is None or cited.source.unit.root not in TIMES or cited.conditional:
        return ""
    clause, known = cited.spot.clause, words_of_source(cited.target, workspace)
    found = NEXT.match(clause)
    named = next(filter(None, found.groups())) if found else ""
    since = SINCE.search(cited.spot.before)
    of = OF.match(CLAUSE_END.split(clause)[0]) if cited.scheme == "fact" and not since else None
    if not named and of and not _is_named(of[1], known):
        named = of[1]
    if not named or any(stem(word) in known for word in WORD.findall(named)):
        return ""
    return f"`{cited.target}` is no length of “{' '.join(named.split())}”: it states {cited.stated}"


def _is_named(named: str, known: frozenset[str]) -> bool:
    """Whether it is what the source is about, anybody's work or time, or somebody, by a name or not."""
    words = WORD.findall(named)
    return named[0].isupper() or any(stem(word) in known | WORK or BUYER.fullmatch(word) for word in words)
