"""Who or what a sentence says it of: the subject of a change, of a saving, and the name of a company."""

import re

from generator.checks.citation_context import END
from generator.checks.cited import Cited
from generator.checks.counted import FUNCTION_WORDS
from generator.checks.named_entries import names_and_brand
from generator.checks.result_words import CLAUSE_END
from generator.checks.source_words import WORD, stem, words_of_source
from generator.pages.workspace import Workspace
from generator.quantities.lexicon import ABOUT, BOUNDS, either

SCHEMES = frozenset({"claim", "calc"})
CHANGES = (
    r"(?:(?:is|are|was|were|be|been|goes|go|went|must|will|would|can|could|may|should|has|have|had|to)\s+)*"
    r"(?:falls?|fell|fallen|drops?|dropped|shrinks?|shrank|declines?|declined|decreases?|decreased|sinks?|reduced|cut|down|lowered"
    r"|rises?|rose|risen|grows?|grew|grown|increases?|increased|climbs?|climbed|jumps?|jumped|up|raised|halves|improves?|improved)"
)
CHANGED = re.compile(rf"(.*?)\s{CHANGES}\s+by\s+(?:(?:{either([*ABOUT, *BOUNDS])})\s*)?$", re.IGNORECASE | re.DOTALL)
"""The subject of a change by a figure."""
TRANSITIVE = re.compile(
    rf"(?:^|.*\s)(?:cuts?|reduces?|lowers?|shrinks?|trims?|slash(?:es)?|raises?|increases?|boosts?|grows?|lifts?|improves?)\s+"
    rf"(?:(?:your|the|our|their|its|all)\s+)?(.*?)\s+by\s+(?:(?:{either([*ABOUT, *BOUNDS])})\s*)?$",
    re.IGNORECASE | re.DOTALL,
)
"""What somebody changes by a figure."""
JOINED = re.compile(r"\b(?:for|of|on|in|at|with|to|from|by|per|through|that|which|who|where)\b", re.IGNORECASE)
THAT = re.compile(r"\b(?:that|how|when|where|which|because|as)\b", re.IGNORECASE)
"""What leads to a sentence within a sentence, which has a subject of its own."""
PART = re.compile(
    r"\b(?:share|number|amount|rate|level|volume|total|part|use|most|all|each|some|rest)\s+of\b", re.IGNORECASE
)
"""Words before "of" that are no subject of their own."""
SAVED = (
    r"(?:saved?|saves|saving|cuts?|reduced?|reduces|gained|gains|earned|earns|won|wins|recovered|recovers|freed|frees|avoided|avoids"
    r"|slashed|halved|lowered|trimmed|banked|pocketed|achieved|achieves|reported|reports|measured|saw|sees|reached|confirmed|confirms)"
)
SAVER = re.compile(
    rf"(?:^|[^\w'’-])([^\W\d_][\w.&-]*)\s+(?:(?:has|have|had|just|already|also|even|typically)\s+)*{SAVED}\b[^.;]*$"
)
SECTORS = frozenset(
    map(
        stem,
        """
        banks insurers insurer retailers hospitals airlines telcos carriers utilities universities schools governments
        agencies manufacturers fintechs brokers lenders hotels pharmacies clinics municipalities ministries
        startups unicorns enterprises hyperscalers bank airline hospital retailer
        """.split(),  # noqa: SIM905 - a list of words is read as words
    )
)
"""Plural names of whole trades, as stems."""
PLAIN = frozenset(
    """
    you we they it this that these those he she i teams customers clients companies people users engineers everyone who
    which what nobody somebody anyone both all some many most and or but so then rules checks engineering finance
    compliance product sales a an another each
    """.split()  # noqa: SIM905
)
"""Subjects that name nobody in particular."""
AT = re.compile(
    r"\b(?:at|like|by|with|for|to)\s+((?-i:[A-Z])[\w&]*(?-i:[a-z])[\w&]*)|(?<![.!?]\s)(?<!^)\b((?-i:[A-Z])[\w&]*(?-i:[a-z]))['’]s\b",
    re.IGNORECASE,
)
VAGUE = frozenset(map(stem, "effort work time cost costs hours workload spend budget".split()))  # noqa: SIM905
DEPARTMENTS = re.compile(
    r"audits?|compliance|support|sales|legal|finance|marketing|hiring|security|testing|maintenance|admin(?:istration)?"
    r"|paper|billing|accounting|reporting|onboarding|training|integration|migration",
    re.IGNORECASE,
)
"""What people have work with, and spend on; a figure for one says nothing of another."""
DAYS = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July"
    r"|August|September|October|November|December|Week|Day"
)


DEPARTMENT = re.compile(
    r"\bour\s+(?:[^\W\d]+\s+)?(support|help\s?desk|hotline|service\s+desk|sales|staff|lawyers|website|billing)\b"
    r"|(?:^|;)\s*(support|help\s?desk|hotline|service\s+desk)\s+(?=[^\W\d]+s\b)",
    re.IGNORECASE,
)
"""Our own people and doors, of which a figure of the product says nothing."""


def check_subject(cited: Cited, workspace: Workspace) -> str:
    """What changes, who saves, and the company that it is said of are named by the source."""
    if cited.scheme not in SCHEMES or cited.conditional:
        return ""
    known = words_of_source(cited.target, workspace)
    before = CLAUSE_END.split(cited.spot.before)[-1]
    said, own = f"{before} {cited.spot.clause}", names_and_brand(workspace.facts)
    labels = [one for one in WORD.findall(cited.spot.label) if one not in own]
    trade = next((one for one in (*WORD.findall(said), *labels) if stem(one) in SECTORS - known), "")
    other = trade or _find_changed(before, known) or _find_saver(before, known, workspace)
    other = other or _find_department(cited, known) or _find_company(cited, known, workspace)
    return f"`{cited.target}` states nothing of “{other}”" if other else ""


def _find_changed(before: str, known: frozenset[str]) -> str:
    """The head of what is said to change, if the source does not name it."""
    said = f" {PART.sub(' ', THAT.split(before)[-1])}"
    found = CHANGED.match(said) or TRANSITIVE.match(said)
    head = (
        [word for word in WORD.findall(JOINED.split(found[1])[0]) if word.casefold() not in FUNCTION_WORDS]
        if found
        else []
    )
    named = [word for word in head if stem(word) in known]
    # Work and time are everybody's: it is the word before that says whose.
    vague = all(stem(word) in VAGUE for word in named) and any(DEPARTMENTS.fullmatch(word) for word in head)
    return " ".join(head[-2:]) if head and (not named or vague) else ""


def _find_saver(before: str, known: frozenset[str], workspace: Workspace) -> str:
    found = SAVER.search(before)
    word = found[1] if found else ""
    if not word or stem(word) in known or word.casefold() in PLAIN or word in names_and_brand(workspace.facts):
        return ""
    return word if stem(word) in SECTORS or word[0].isupper() else ""


def _find_department(cited: Cited, known: frozenset[str]) -> str:
    """The department of ours that the figure is said of, if the source does not name it."""
    before, after = CLAUSE_END.split(cited.spot.before)[-1], CLAUSE_END.split(cited.spot.clause)[0]
    found = DEPARTMENT.search(f"{before} ; {after}")
    word = (found[1] or found[2]) if found else ""
    return "" if not word or stem(word) in known else word


def _find_company(cited: Cited, known: frozenset[str], workspace: Workspace) -> str:
    """A name that it is said of: "at Stripe", "Acme's manual work"."""
    said = f"{END.split(cited.spot.before)[-1]}{cited.spot.words}{END.split(cited.spot.after)[0]}"
    names = (one[1] or one[2] for one in AT.finditer(said))
    own = names_and_brand(workspace.facts)
    return next((one for one in names if stem(one) not in known and one not in own and not DAYS.match(one)), "")
