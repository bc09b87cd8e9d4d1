"""What is said of a figure's noun: a claim that decisions have a receipt is no figure of decisions that are right."""

import re
from itertools import dropwhile

from generator.checks.cited import Cited
from generator.checks.counted import FUNCTION_WORDS, OFF
from generator.checks.result_words import CLAUSE_END
from generator.checks.source_words import WORD, stem, words_of_source
from generator.pages.workspace import Workspace

SHARES = frozenset({"%", "x"})
PART = re.compile(r"\s*of\s+(?!(?:them|it)\b)(.*)", re.IGNORECASE | re.DOTALL)
VERB = re.compile(
    r"\b(?:are|is|were|was|be|been|get|gets|got|have|has|had|can|will|would|become|becomes|turn|go|goes|went)\s+(.*)",
    re.IGNORECASE | re.DOTALL,
)
PRAISED = re.compile(
    r"(?<![\w-])(?:right(?!\s+(?:now|away|after|before|from|at|in|there|on|behind|beside|here)\b)|correct(?:ly)?|accurate(?:ly)?"
    r"|perfect(?:ly)?|flawless(?:ly)?|faultless(?:ly)?|error[\s-]free|fair|compliant|lawful|legal|secure|safe|unbreakable|tamper[\s-]proof"
    r"|satisfied|happy|delighted|successful(?:ly)?|profitable|reliable|truthful|unbiased|optimal)(?!\w)",
    re.IGNORECASE,
)
"""Words that praise a noun beside a figure."""
PLEASED = re.compile(
    r"\b(?:are|is|stay|remain|feel)\s+(?:[^\W\d]+\s+)?(satisfied|happy|delighted|thrilled|loyal|impressed|enthusiastic)\b",
    re.IGNORECASE,
)
"""What is said of people, whatever the figure is."""
APPOSED = re.compile(rf"\s*[,)–—]\s*((?:all\s+)?{VERB.pattern}[^.;:!?]*)", re.IGNORECASE)
"""What goes on behind a figure that is put in between: "all decisions, 100%, are fair"."""
AWAY = frozenset(
    map(stem, (*OFF, "vanish", "disappear", "eliminated", "avoided", "gone", "ends", "saved", "cut", "go", "goes"))
)
"""What the same is called where a source says that something falls or goes away."""
SAYS_LITTLE = frozenset(
    map(stem, (*FUNCTION_WORDS, "now", "today", "already", "also", "really", "actually", "then", "there"))
)


def check_predicate(cited: Cited, workspace: Workspace) -> str:
    """What a sentence says of a share's noun, and how it praises it, the source says, too."""
    if cited.scheme != "claim" or cited.source is None or cited.conditional:
        return ""
    known = words_of_source(cited.target, workspace)
    pleased = PLEASED.search(f"{CLAUSE_END.split(cited.spot.before)[-1]} ; {CLAUSE_END.split(cited.spot.after)[0]}")
    if pleased and stem(pleased[1]) not in known:
        return f"`{cited.target}` does not state that anybody is “{pleased[1]}”"
    if cited.source.unit.name not in SHARES:
        return ""
    text = CLAUSE_END.split(cited.spot.clause if cited.spot.clause.strip() else f" {cited.spot.label}")[0]
    part = PART.match(text)
    said = _find_predicate(part[1], known) if part else ""
    apposed = APPOSED.match(cited.spot.after)
    praised = PRAISED.search(f"{CLAUSE_END.split(cited.spot.before)[-1]} ; {text} ; {apposed[1] if apposed else ''}")
    if not said and praised and stem(praised[0]) not in known:
        said = praised[0]
    return f"`{cited.target}` does not state that anything is “{' '.join(said.split())}”" if said else ""


def _find_predicate(words: str, known: frozenset[str]) -> str:
    """What is said of a noun in words that the source does not have; nothing if it has one of them."""
    if known & AWAY:
        known |= AWAY
    verb = VERB.search(words)
    noun = _content(words[: verb.start()]) if verb else []
    if noun and not any(stem(word) in known for word in noun):
        return noun[-1]
    rest = _content(verb[1]) if verb else _behind_noun(words, known)
    return "" if not rest or any(stem(word) in known for word in rest) else " ".join(rest[:2])


def _behind_noun(words: str, known: frozenset[str]) -> list[str]:
    """What follows directly the first words that the source has."""
    noun = dropwhile(lambda word: stem(word) not in known, WORD.findall(words))
    rest = [*dropwhile(lambda word: stem(word) in known, noun)]
    return _content(" ".join(rest)) if rest and rest[0].casefold() not in FUNCTION_WORDS else []


def _content(words: str) -> list[str]:
    return [word for word in WORD.findall(words) if stem(word) not in SAYS_LITTLE]
