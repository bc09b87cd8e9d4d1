"""Certainty: a sentence guarantees, or calls certain, only what the source of its figure does."""

import re
from collections.abc import Callable

from generator.checks.citation_context import END
from generator.checks.cited import Cited
from generator.checks.denials import NOT
from generator.checks.source_words import texts_of_source
from generator.checks.universals import MOST
from generator.claims.claim import OBSERVED, PROMISED, Claim
from generator.pages.workspace import Workspace

SCHEMES = frozenset({"claim", "calc"})
"""What may be said of facts is the business of `own_terms`."""
SHORT = 4  # words of a sentence of its own that belongs to the one beside it: "Guaranteed."
DENIED = re.compile(rf"\b(?:{NOT}|no|nobody|nothing|without|neither|nor)\b(?:\s+[^\W\d]+){{0,3}}?\s+$", re.IGNORECASE)
DENIES = re.compile(r"\s+(?:nothing|no\b|none\b)", re.IGNORECASE)
TRIED = re.compile(r"\b(?:proofs? of concept|pocs?|trials?|pilots?|beta|tests?|criteri\w+)\b", re.IGNORECASE)
"""What a promise holds in, if it is no promise to those who buy."""


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{pattern})(?!\w)", re.IGNORECASE)


def _is_promised(claim: Claim | None) -> bool:
    texts = (claim.subject, claim.statement, claim.population) if claim else ()
    return claim is not None and claim.basis in PROMISED and not any(map(TRIED.search, texts))


def _is_observed(claim: Claim | None) -> bool:
    return claim is not None and claim.basis in OBSERVED


def _is_nothing(claim: Claim | None) -> bool:
    return False


def _is_of_all(claim: Claim | None) -> bool:
    """Whether it speaks of no average and no percentile, beyond which there are others."""
    texts = (claim.measure, claim.statement, claim.population) if claim else ()
    return claim is not None and not any(map(MOST.search, texts))


def _is_of_use(claim: Claim | None) -> bool:
    """Whether it speaks of more than a trial."""
    texts = (claim.subject, claim.statement, claim.population) if claim else ()
    return not any(map(TRIED.search, texts))


CERTAIN: tuple[tuple[re.Pattern[str], Callable[[Claim | None], bool]], ...] = (
    (
        _words(
            r"guarant\w+|assured|assures?|warrant(?:s|ed)|money[\s-]back|or your money"
            r"|our\s+(?:promise|pledge|word\s+of\s+honou?r)"
            r"|(?:we|I)\s+(?:solemnly\s+)?(?:vow|swear|pledge)|(?:you\s+have|take)\s+our\s+word|cast[\s-]iron|iron[\s-]?clad|rock[\s-]solid"
            r"|set\s+in\s+stone|(?:a\s+)?full\s+refund|unconditional(?:ly)?"
        ),
        _is_promised,
    ),
    (_words(r"proven|proved|provabl[ey]|demonstrated|demonstrably|validated|undisputed|undeniabl[ey]"), _is_observed),
    (
        _words(
            r"certainly|certainty|certain\s+to|(?:is|are|it['’]s|that['’]s|as\s+good\s+as)\s+certain|certain(?=\s*(?:[.!:;,]|$))"
            r"|surely|for\s+sure|sure\s+to|sure\s+thing|definitely|undoubtedly|without\s+(?:a\s+|any\s+)?(?:doubt|fail|exception|risk)"
            r"|no\s+(?:doubt|matter\s+what|risk|exceptions?)|inevitabl[ye]|risk[\s-]free|fool[\s-]?proof|fail[\s-]?(?:safe|proof)"
            r"|bullet[\s-]?proof|unfailing(?:ly)?|invariably|infallibl[ey]|automatically\s+yours|come\s+what\s+may|bound\s+to"
            r"|never\s+(?:fails?|misses?|breaks?|disappoints?|goes\s+wrong|goes\s+down)|cannot\s+(?:fail|miss|lose)"
            r"|can['’]t\s+(?:fail|miss|lose)|every\s+(?:single\s+)?time|at\s+all\s+times"
            r"|in\s+(?:every|any|each|all)\s+(?:single\s+)?cases?|under\s+(?:all|any|every)\s+(?:circumstances?|conditions?|load)|regardless(?:\s+of)?"
            r"|(?:at|under)\s+(?:any|every|whatever)\s+(?:load|scale|size|volume|traffic)|whatever\s+(?:your|you|happens|comes|they|their)"
            r"|however\s+(?:large|big|small|many|much|complex|old|busy|high)|no\s+matter\s+(?:how|which|who|where|when)|day\s+in,?\s+day\s+out"
            r"|(?<!not\s)(?<!n['’]t\s)consistently|reliably|hands\s+down|like\s+clockwork|each\s+and\s+every|(?<!not\s)(?<!n['’]t\s)always"
            r"|wherever\s+(?:you|your|they|their)|forever|permanently|even\s+(?:during|under)"
            r"|as\s+(?:it|they|others|we)\s+(?:did|do|does|has|have)(?:\s+(?:elsewhere|before|so\s+far|already))?(?=\s*[.,;!]|\s*$)"
            r"|(?:day|week|month|quarter|year)\s+(?:after|by|over|upon)\s+(?:day|week|month|quarter|year)"
        ),
        _is_nothing,
    ),
    (
        _words(
            r"ever\s+(?:made|run|written|built|seen|shipped|sent|sold|measured|recorded|created|processed|handled|done|asked|existed)"
            r"|(?:for|of)\s+all\s+time|for\s+(?:ever|life|eternity|evermore)|for\s+good(?=\s*(?:[.,;!]|$))|once\s+and\s+for\s+all"
            r"|(?:to|til|till|until)\s+(?:the\s+end\s+of\s+(?:all\s+)?(?:time|days|the\s+world)|eternity)"
            r"|since\s+(?:the\s+(?:very\s+)?(?:beginning|dawn|first\s+day)(?!\s+of\s+(?!time))|day\s+one|time\s+began)"
            r"|from\s+(?:the\s+(?:very\s+)?first\s+(?:day|minute|second|moment)(?!\s+of)|day\s+one)"
            r"|on\s+(?:the|its|your)\s+(?:very\s+)?first\s+(?:try|attempt|go)|(?:no|zero|without(?:\s+an?|\s+any)?)\s+outliers?"
            r"|(?<!than\s)(?<!before\s)(?<!as\s)ever(?=\s*(?:[.,;!]|$))"
        ),
        _is_nothing,
    ),
    (_words(r"(?:at|in\s+the)\s+(?:its\s+|the\s+)?(?:very\s+)?worst(?:\s+case)?|worst[\s-]case"), _is_of_all),
    (
        _words(
            r"in\s+(?:live\s+)?production|in\s+the\s+wild|in\s+real\s+life|live\s+traffic"
            r"|(?:at|with|in\s+the\s+hands\s+of)\s+customers"
        ),
        _is_of_use,
    ),
)  # fmt: skip
"""Words that make a certainty of a figure -> what claim allows them without saying so itself."""


def check_certainty(cited: Cited, workspace: Workspace) -> str:
    """The words around a figure promise, or call certain, no more than its source."""
    if cited.scheme not in SCHEMES or cited.conditional:
        return ""
    said = f"{sentences_of(cited)} ; {cited.spot.beside or cited.spot.label}"
    claim = workspace.ledger.claims.get(cited.target.partition(":")[2]) if cited.scheme == "claim" else None
    for pattern, allows in CERTAIN:
        word = find_stated(pattern, said)
        if (
            word
            and not allows(claim)
            and not any(find_stated(pattern, text) for text in texts_of_source(cited.target, workspace))
        ):
            return f"“{word}” makes more of the figure than `{cited.target}` states"
    return ""


def find_stated(pattern: re.Pattern[str], text: str) -> str:
    """The word, unless the text denies it: "not guaranteed", "guarantees nothing"."""
    found = (one for one in pattern.finditer(text) if not DENIED.search(text[: one.start()]))
    return next((" ".join(one[0].split()) for one in found if not DENIES.match(text, one.end())), "")


def sentences_of(cited: Cited) -> str:
    """The sentence of a figure, with a very short one before or after it."""
    before, after = END.split(cited.spot.before), END.split(cited.spot.after)
    parts = [*(one for one in before[-2:-1] if _is_short(one)), before[-1], after[0]]
    return " ; ".join([*parts, *(one for one in after[1:2] if _is_short(one))])


def _is_short(sentence: str) -> bool:
    return len(sentence.split()) <= SHORT
