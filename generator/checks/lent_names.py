"""Names and words that lend weight: what Gartner, ISO or an auditor is said to have found, the source says, too."""

import re

from generator.checks.citation_context import END
from generator.checks.cited import Cited
from generator.checks.result_words import CLAUSE_END
from generator.checks.source_words import WORD, stem, words_of_source
from generator.pages.workspace import Workspace

NAMES = (
    r"Fortune|Gartner|Forrester|IDC|McKinsey|Deloitte|PwC|KPMG|EY|Bain|BCG|Accenture|Harvard|Stanford|MIT|Oxford|Cambridge"
    r"|Nobel|Forbes|Bloomberg|Moody['’]?s?|Nielsen|Statista|G2|TrustRadius|Capterra|Trustpilot|J\.?D\.?\s?Power|Inc\.?"
    r"|ISO(?:/IEC)?|SOC|NIST|IEEE|ANSI|DIN|T[ÜU]V|UL|CE|FDA|EMA|FedRAMP|HIPAA|PCI(?:[\s-]DSS)?|GDPR|SOX|Basel|SEC|FINRA"
    r"|BSI|BaFin|FCA|NASA|NATO|Pentagon|EU|UN|WHO|OECD|Magic\s+Quadrant|Michelin|Oscar|Pulitzer|Google|Amazon|AWS|Azure"
    r"|Microsoft|Apple|Oracle|SAP|Salesforce|Netflix|Stripe|Visa|Mastercard|Nasdaq|NASDAQ|NYSE|DAX|FTSE|Unicorn"
)
WORDS = (
    r"(?:(?:ISO|SOC|TÜV|independently|officially|externally|clinically|scientifically|academically)[\s-])?"
    r"(?:certified|accredited|audited|verified|validated|attested|notari[sz]ed|endorsed|ratified|vetted|licensed)"
    r"|independent(?:ly)?|peer[\s-]reviewed|award[\s-]winning|third[\s-]party|gold[\s-]standard|world[\s-]class|best[\s-]in[\s-]class"
    r"|blue[\s-]chip|military[\s-]grade|bank[\s-]grade|government[\s-](?:grade|approved)|scientific(?:ally)?|clinical(?:ly)?|academic"
    r"|industry[\s-](?:leading|standard|best)|market[\s-]leading|record[\s-]breaking|tier[\s-]one|top[\s-](?:tier|rated)|A-list"
    r"|statutory|legally\s+binding|court[\s-]approved|patented|tested\s+and\s+approved|official(?:ly)?|unbiased|neutral"
)
NAMED = re.compile(rf"(?<![\w-])(?:{NAMES})(?![\w])")
LENT = re.compile(rf"(?<![\w-])(?:{WORDS})(?![\w-])", re.IGNORECASE)
SAID = r"(?:confirm|attest|certif|verif|report|prove|show|found|find|measur|say|said|testif|stat)\w*"
VOUCHED = re.compile(
    rf"\bas\s+((?:[^\W\d][\w’'-]*\s+){{1,3}}?{SAID})|\b(according\s+to\s+[^\W\d][\w’'-]*(?:\s+[^\W\d][\w’'-]*)?)"
    r"|\b((?:confirmed|attested|verified|certified|reported|audited|backed|vouched\s+for)\s+by\s+[^\W\d][\w’'-]*(?:\s+[^\W\d][\w’'-]*)?)"
    rf"|[,–—]\s+((?:says?|reports?|finds?|found)\s+(?-i:[A-Z])[\w’'-]*)|\(source:?\s+([^)]+)\)",
    re.IGNORECASE,
)
"""What somebody is called upon for: "as Gartner confirms", "according to the auditors"."""
OWN = re.compile(
    r"\b(?:you|your|yours|we|our|us|it|this|that|they|their|its|trials?|tests?|proof|pocs?|example|model|charter|plan|usual|always)\b",
    re.IGNORECASE,
)
"""Witnesses whom the reader can ask: the trial, the reader's own people."""
WITNESSED = frozenset({"claim", "calc"})
BESIDE = 4  # words before and after a figure among which such a word makes another figure of it


def check_lent(cited: Cited, workspace: Workspace) -> str:
    """A word that lends weight to a figure, right beside it, is one of its source."""
    if cited.conditional:
        return ""
    before, label = CLAUSE_END.split(cited.spot.before)[-1], cited.spot.label
    near = f"{' '.join(before.split()[-BESIDE:])} ; {' '.join(cited.spot.clause.split()[:BESIDE])} ; {label}"
    beside = cited.spot.beside
    found = [
        *NAMED.findall(f"{before} ; {cited.spot.clause} ; {label} ; {beside}"),
        *LENT.findall(f"{near} ; {beside}"),
    ]
    known = words_of_source(cited.target, workspace) if found else frozenset[str]()
    word = next((one for one in found if not known.issuperset(map(stem, WORD.findall(one) or [one]))), "")
    word = word or _find_witness(cited, workspace)
    return f"“{word}” lends the figure a weight that `{cited.target}` does not state" if word else ""


def _find_witness(cited: Cited, workspace: Workspace) -> str:
    """Whom the rest of the sentence calls upon, if the source does not."""
    said = find_witness(END.split(cited.spot.after)[0]) if cited.scheme in WITNESSED else ""
    known = words_of_source(cited.target, workspace) if said else frozenset[str]()
    names = [word for word in WORD.findall(said) if not re.fullmatch(f"{SAID}|to|by|the|an?", word, re.IGNORECASE)]
    return "" if any(stem(word) in known for word in names) else said


def find_witness(words: str) -> str:
    """Whom the words call upon, unless the reader can ask them; mostly nothing."""
    found = VOUCHED.search(words)
    said = next(filter(None, found.groups()), "") if found else ""
    return "" if OWN.search(said) else " ".join(said.split())
