"""Praise without anybody who gave it, and troubles that are said to be gone: nobody can look them up.

What people praise or miss is without end. The forms of such sentences are few: a participle that needs a giver
("certified", "rated best"), a comparison with everybody else, a trial that never failed, a trouble that "vanished".
Who gave it is no source here: whoever knows one cites a claim.
"""

import re
from functools import lru_cache

from generator.checks.told_results import ASKS

GIVEN = (
    r"(?:certified|accredited|audited|attested|endorsed|vetted|praised|acclaimed|applauded|recogni[sz]ed|recommended"
    r"|validated|battle[\s-]tested)"
)
HOW = (
    r"(?:(?:fully|independently|officially|externally|highly|widely|internationally|already|repeatedly|ISO)[\s-]+"
    r"(?:and\s+)?)"
)
WITNESSES = (
    r"(?:(?:the|all|many|most|leading|independent|top)\s+)*(?:regulators|auditors|analysts|experts|critics|developers|engineers"
    r"|banks|insurers|retailers|users|customers|clients|teams|professionals|the\s+press|the\s+industry|the\s+market)"
)
RANKED = (
    r"(?:rated|ranked|voted|named|judged|scored|crowned)\s+(?:as\s+)?(?:the\s+|an?\s+)?"
    r"(?:best|first|top|highest|leader|winner|easiest|safest)"
)
OTHERS = (
    r"(?:(?:any|every|all|each)(?:\s+of)?(?:\s+the)?\s+(?:others?|rivals?|competitors?|alternatives?)"
    r"|(?:any|every)\s+other\s+[^\W\d]+|(?:the|our)\s+(?:whole\s+|entire\s+)?(?:competition|competitors|rivals)|anybody\s+else|anyone\s+else)"
)
BETTER = r"(?:cheaper|faster|better|safer|quicker|simpler|easier|smarter|stronger|(?:more|less)\s+[^\W\d]+)\s+than\s+"
TRIALS = r"(?:trials?|pilots?|proofs?\s+of\s+concept|pocs?|roll-?outs?|migrations?|launch(?:es)?|go-lives?)"
GONE = r"(?:vanished|evaporated|disappeared|ceased)"
PAST = (
    r"(?:(?:is|are|become|became)\s+(?:all\s+)?"
    r"(?:a\s+thing\s+of\s+the\s+past|(?:ancient\s+)?history|gone\s+for\s+good))"
)
ONE = r"(?:(?:an?|the|your|my|his|her|their|this|that|one|its|what|it|he|she|they|you|who)\b)"
"""What tells of one thing or of the reader's own, which may well have vanished."""
ALIKE = r"(?:peers|competitors|rivals|neighbou?rs)"
LIKE = r"(?:use|uses|chose|choose|run\s+on|rely\s+on|trust|switched\s+to|moved\s+to|bought)"


FORBIDDEN = re.compile(
    r"\b(?:never|not|don['’]t|nobody|cannot|can['’]t)\s+(?:say|tell|claim|write|promise|state)", re.I
)
"""Words that forbid to say what follows."""


def find_praise(sentence: str, names: tuple[str, ...]) -> str:
    """The words of a sentence that praise without a giver, or call a trouble gone; mostly none."""
    found = (pattern.search(sentence) for pattern in _patterns(names))
    return next((_plain(one[0]) for one in found if one and not _is_open(sentence[: one.start()])), "")


def _is_open(before: str) -> bool:
    """Whether the words before make a condition, a wish or a prohibition of what follows."""
    return bool(ASKS.search(before) or FORBIDDEN.search(before))


def _plain(words: str) -> str:
    return " ".join(words.split())


@lru_cache(maxsize=8)
def _patterns(names: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """The forms of such sentences; `names` are the company's and its product's."""
    ours = "|".join([*map(re.escape, names), "we"])
    end = r"(?=\s*(?:[.!]|$))"
    ways = (
        rf"(?:{ours})\s+(?:is|are|was|were|has\s+been|have\s+been)\s+{HOW}?{GIVEN}",
        rf"^\s*{HOW}*{GIVEN}(?:,?\s+(?:and\s+)?[^\W\d]+ed)*{end}",
        rf"^\s*{HOW}*(?:{GIVEN}|approved|loved|accepted)\s+by\s+{WITNESSES}{end}",
        RANKED,
        r"(?:proven|battle[\s-]tested)\s+(?:in\s+(?:production|practice|the\s+field|battle)|at\s+scale|over\s+years)",
        rf"{BETTER}{OTHERS}",
        rf"(?:out(?:performs?|runs?|classes|shines?)|beats?)\s+{OTHERS}",
        rf"the\s+choice\s+of\s+(?:leading\s+|top\s+|serious\s+)?[^\W\d]+{end}",
        rf"(?:no|none\s+of\s+our|not\s+one)\s+{TRIALS}\s+(?:has|have)\s+(?:ever\s+|yet\s+)?failed",
        rf"(?:all|every|each|most)\s+(?:(?:of\s+)?our\s+)?{TRIALS}\s+(?:(?:has|have)\s+)?(?:succeeded|passed|worked)",
        rf"^\s*(?:no\s+downtime|never\s+down|always\s+(?:available|up|online)|never\s+offline){end}",
        rf"^\s*(?!{ONE})(?:[^\W\d]+\s+){{1,3}}?(?:(?:has|have)\s+)?(?:{GONE}{end}|{PAST})",
        rf"your\s+{ALIKE}\s+(?:have\s+)?(?:already\s+|all\s+|now\s+)*{LIKE}\s+(?:{ours}|it|us)",
        rf"(?:most|many|all|some)\s+(?:of\s+)?your\s+{ALIKE}\s+(?:have\s+)?(?:already\s+)?(?:switched|moved|signed)",
    )
    return tuple(re.compile(rf"(?<![\w-])(?:{way})(?!\w)", re.IGNORECASE) for way in ways)
