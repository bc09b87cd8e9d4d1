"""Universals: what a claim states of some, or on average, a sentence may not say of every customer, or of each case."""

import re

from generator.checks.citation_context import END
from generator.checks.cited import Cited
from generator.checks.source_words import WORD, stem, texts_of_source
from generator.pages.workspace import Workspace
from generator.quantities.lexicon import NUMBER_WORDS
from generator.quantities.quantity import Quantity

SCHEMES = frozenset({"claim", "calc"})
ALL = r"(?<!as\sif\s)(?:every(?:\s+single)?|each(?:\s+and\s+every)?|all|any|whichever|whatever)"
BUYERS = (
    r"(customers?|clients?|buyers?|compan(?:y|ies)|teams?|users?|banks?|business(?:es)?|enterprises?|firms?|adopters?"
    r"|organi[sz]ations?|subscribers?|accounts?|deployments?|installations?|vendors?|merchants?|operators?|markets?"
    r"|industr(?:y|ies)|segments?|sectors?|sites?|tenants?|insurers?|retailers?|providers?|platforms?|start-?ups?)"
)
UNIVERSAL = re.compile(
    rf"\b{ALL}\s+(?:(?:of|the|our|your|their|one)\s+){{0,3}}(?:[^\W\d]+\s+){{0,2}}?"
    rf"({BUYERS[1:-1]}|engineers?|developers?|employees?)\b(?!['’])",
    re.IGNORECASE,
)
NOBODY = re.compile(
    rf"\b(?:no|not\s+(?:one|a\s+single)|none\s+of\s+(?:our|the|your))\s+{BUYERS}\s+(?:ever|never|has|had|will|can|must|is|are|was"
    r"|waits?|waited|needs?|needed|sees?|pays?|paid|loses?|lost|spends?|spent|leaves?|left|takes?|took|fails?|failed)\b",
    re.IGNORECASE,
)
UNSEEN = re.compile(
    r"(?:no|not\s+(?:one|a\s+single)|none)\b[^,;:.]*?\b(?:has|have|had)\s+(?:yet\s+)?"
    r"(?:measured|confirmed|counted|seen|tested|tried|reported|proved|proven|told|audited|reached|used)\s+"
    r"(?:(?:it|this|that|them|these|us)(?:\s+(?:yet|so\s+far))?\s*[,;:.–—]|(?:us\s+)?(?:yet|so\s+far)\b[^,;:.]*[,;:.–—])",
    re.IGNORECASE,
)
"""What owns that nobody has seen it: "no customer has measured it: manual work must fall by"."""
ANYBODY = re.compile(
    r"\b(everyone|everybody|everywhere|anyone|anybody|anywhere|universally|industry[\s-]wide|across\s+the\s+board|across\s+(?:the|our|your)\s+"
    r"(?:(?:entire|whole)\s+)?(?:industry|market|sector|globe|world|country|customer\s+base)|worldwide|globally|around\s+the\s+(?:world|globe)"
    r"|all\s+over\s+the\s+world|the\s+world\s+over)\b",
    re.IGNORECASE,
)
EACH = re.compile(
    rf"(?:^|[.:;,–—]\s*|\b(?:and|that)\s+)\s*{ALL}\s+(?:[^\W\d]+\s+){{0,2}}?([^\W\d]+)\s+\w+(?:\s+[^\W\d]+){{0,4}}\s*$",
    re.IGNORECASE,
)
"""Each of something, of which the figure says something."""
EACH_AFTER = re.compile(
    r"^(?:(?!\bas\s+if\b)[^.;:])*?(?:,\s*(?:in\s+)?(?:each|all)\s+of\s+(?:them|it)\b|\b(?:on|for|in|at|with|during|of)\s+"
    rf"(?:(?:really|simply|literally|absolutely)\s+)?(?:{ALL}\s+(?:(?:of|the|our|your|these|those)\s+){{0,2}}"
    r"(?!(?:week|weeks|month|months|year|years|quarter|quarters|hour|hours|minute|minutes|second|seconds)\b)[^\W\d]{3,}"
    r"|each\s+and\s+every\b|each\s+one\b))",
    re.IGNORECASE,
)
"""Each of something, said behind the figure: "under 50 ms on every single check"."""
MOST = re.compile(r"\b(?:percentile|average|median|mean|typical(?:ly)?|most|often|usually)\b", re.IGNORECASE)
CARRIED = re.compile(r"\b(?:every|each|all|any)\b|\b100\s?%", re.IGNORECASE)
COUNTED = re.compile(rf"\d|\b(?:{'|'.join(NUMBER_WORDS.keys() - {'one'})}|half)\b", re.IGNORECASE)
"""A number of those that are meant: "all three customers"."""


def check_universal(cited: Cited, workspace: Workspace) -> str:
    """A sentence says of all customers, or of each case, only what the source of its figure says of all."""
    if cited.scheme not in SCHEMES or cited.conditional:
        return ""
    texts = [*texts_of_source(cited.target, workspace)]
    universal = any(map(CARRIED.search, texts))
    known = {stem(word) for text in texts for word in WORD.findall(text)}
    said = f"{END.split(cited.spot.before)[-1]}{cited.spot.words}{END.split(cited.spot.after)[0]}"
    said = f"{said} ; {cited.spot.beside or cited.spot.label}"
    claimed = (one for one in NOBODY.finditer(said) if not UNSEEN.match(said, one.start()))
    for found in (*UNIVERSAL.finditer(said), *claimed):
        counted = COUNTED.search(found[0]) or (cited.source and stem(found[1]) in _units(cited.source))
        if not counted and not (universal and stem(found[1]) in known):
            return f"`{cited.target}` states nothing of “{' '.join(found[0].split())}”"
    anybody = ANYBODY.search(said)
    if anybody and not any(ANYBODY.search(text) for text in texts):
        return f"`{cited.target}` states nothing of “{anybody[1]}”"
    of_each = EACH.search(cited.spot.before) or (EACH_AFTER.search(cited.spot.after) and not MOST.search(said))
    if any(map(MOST.search, texts)) and not universal and of_each:
        return f"`{cited.target}` states what holds of most, and the sentence says it of each"
    return ""


def _units(source: Quantity) -> set[str]:
    """What it counts, and for each of what."""
    return {stem(one) for one in (*source.unit.written, *source.per.written)}
