"""Standing that somebody else lends: standards that are met, authorities that approve, press, analysts, customers by
name and voices in quotation marks. Each can be looked up or it is invented; without a source nobody can tell.
"""

import re
from functools import lru_cache

from generator.checks.told_results import ASKS
from generator.checks.universals import BUYERS

DENIES = re.compile(r"\b(?:not|no|never|nobody|nothing|without|neither|nor|cannot|n['’]t)\b[^.;:]*$", re.IGNORECASE)
STANDARD = r"(?-i:SOC|ISO|GDPR|HIPAA|PCI|FedRAMP|CCPA|DORA|SOX|NIST|FIPS|WCAG|GxP|[A-Z]{3,6})(?:[\s-]?(?:DSS|\d+))*"
MET = r"(?:compliant|ready|certified|accredited|approved|audited|conformant)"
NAME = r"(?:the\s+)?(?-i:[A-Z])[\w&.-]+"
GAVE = (
    r"(?:accepted|approved|cleared|licensed|certified|authori[sz]ed|accredited|endorsed|sponsored|funded|backed|financed"
    r"|recogni[sz]ed)"
)
USED = r"(?:used|trusted|chosen|loved|bought|picked|deployed|relied\s+on)"
ANALYSTS = r"(?-i:Gartner|Forrester|IDC|G2|Capterra|TrustRadius|Frost\s+&\s+Sullivan)"
RATED = r"(?:vendor|leader|quadrant|wave|award|choice|rat(?:ed|ing)|recogni[sz]\w+|names?|named|stars?|reviews?)"
LARGE = r"(?:leading|top|large|big|major|global|well-known|famous|renowned|national|european|american|listed)"
LIKES = (
    r"(?:calls|runs\s+on|uses|trusts|chose|picked|relies|swears\s+by|loves|prefers|recommends|says|praises|switched)"
)
SPEAKER = (
    r"(?:c[efimt]o|coo|cfo|ciso|cpo|vp|vice[\s-]president|head\s+of|director|founder|chief|customer|client|user|engineer"
    rf"|(?:[^\W\d]+\s+){{0,3}}?(?:at|of)\s+an?\s+(?:[^\W\d]+\s+)?{BUYERS})"
)
TOLD = r"(?:says|said|writes|wrote|recalls|reports|tells\s+us|told\s+us|raves)"


def find_standing(sentence: str, names: tuple[str, ...]) -> str:
    """The words that lend standing; mostly none. `names` are the company's and its product's."""
    found = (pattern.search(sentence) for pattern in _patterns(names))
    return next((" ".join(one[0].split()) for one in found if one and not _is_open(sentence[: one.start()])), "")


def _is_open(before: str) -> bool:
    return bool(ASKS.search(before) or DENIES.search(before))


@lru_cache(maxsize=8)
def _patterns(names: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    ours = "|".join([*map(re.escape, names), "us", "it"])
    ways = (
        rf"(?<!\bFor\s)(?:^\s*(?:fully\s+)?|\b(?:{ours})\s+is\s+(?:fully\s+|already\s+)?){STANDARD}[\s-]{MET}",
        rf"^\s*(?:fully\s+|officially\s+)?{GAVE}\s+by\s+{NAME}",
        rf"^\s*{USED}\s+by\s+{NAME}",
        rf"\b(?:{ours})\s+is\s+(?:{GAVE}|{USED})\s+by\s+{NAME}",
        r"\bas\s+(?:seen|featured|heard|reported)\s+(?:in|on|by)\b|\bfeatured\s+in\s+(?-i:[A-Z])",
        rf"\b{ANALYSTS}\b(?:\s+[^\W\d]+){{0,4}}?\s+{RATED}\b|\b{RATED}\s+by\s+{ANALYSTS}",
        r"^\s*(?:our\s+|an?\s+)?(?:patented|time-tested|field-proven|battle-proven)\b|\b(?:field|battle|time|production)[\s-]proven\b",
        rf"\bjoin\s+(?:the\s+|those\s+)?(?:[^\W\d]+\s+){{0,2}}?{BUYERS}\s+(?:that|who|already|using|on)\b",
        r"\bour\s+(?:[^\W\d]+\s+)?(?:customers|clients|users)\s+(?:include|range\s+from|count)\b",
        rf"\b(?:customers|clients|users)\s+(?:such\s+as|like|including)\s+{NAME}",
        rf"\b(?:an?|one|another|the)\s+{LARGE}\s+(?:[^\W\d]+\s+)?{BUYERS}\s+(?:already\s+|now\s+)?{LIKES}\b",
        rf"[”\"]\s*,?\s*{TOLD}\s+(?:an?\s+|one\s+|our\s+|the\s+)?(?:[^\W\d]+\s+)?{SPEAKER}\b",
        r"[”\"]\s*(?:[–—,-]\s*)?(?:an?\s+)?(?-i:CEO|CFO|CTO|COO|CIO|CISO|CPO|VP|Head\s+of|Director|Founder|Chief)\b",
    )
    return tuple(re.compile(way, re.IGNORECASE) for way in ways)
