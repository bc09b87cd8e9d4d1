"""A fact in its sentence: a price is paid and a trial lasts; neither is saved, earned, or guaranteed to go well.

Nobody proves a fact, so no sentence may make a result of it. Which words do depends on what term the fact is.
"""

import re

from generator.checks.citation_context import END
from generator.checks.cited import Cited
from generator.checks.counted import FUNCTION_WORDS
from generator.checks.result_words import CLAUSE_END, DONE, MONEY_LIMIT, NAMED, RESULTS, TERMS
from generator.checks.source_words import WORD, stem, words_of_source
from generator.content.fact_types import type_of
from generator.pages.workspace import Workspace
from generator.quantities.lexicon import PERIODS, SCALE_WORDS

OPEN = re.compile(r"\b(?:if|unless|whether)\s+(?:[^\W\d_]+\s+){0,2}?$", re.IGNORECASE)
"""What makes a question of the word that follows: "if you save", "whether it saves"."""
SOLD_AT = re.compile(r"(?:^|\b(?:for|only|just))\s*$", re.IGNORECASE)
"""What leads to the rate at which something is sold: "for £3 a month", "only €34.99 monthly"."""
COUNTED = frozenset({"count", "sum"})
ABOUT = re.compile(r"\babout\b", re.IGNORECASE)
"""What follows it is a subject that somebody talks about, and not said of the figure."""
SETTING_UP = ("install", "deploy", "implementation", "implement", "integration", "onboarding", "launch", "live")
SET_UP = frozenset(map(stem, SETTING_UP))
SILENT = frozenset({*FUNCTION_WORDS, *PERIODS, *SCALE_WORDS})
"""Words that say nothing of a figure but how large it is and for how long."""


def check_term(cited: Cited, workspace: Workspace) -> str:
    """A sentence may say of a fact what its type says: that it is paid, taken off, allowed, or lasts so long."""
    kind = _kind_of(cited, workspace)
    if kind not in RESULTS:
        return ""
    word = _find_result(cited, kind) or _find_work_done(cited, workspace)
    if word:
        return f"`{cited.target}` is a {kind}, and “{word}” makes a result of it"
    money = cited.source is not None and cited.source.unit.money
    needed = MONEY_LIMIT if kind == "limit" and money else TERMS.get(kind)
    if needed and not needed.search(cited.spot.wide) and not _names_it(cited) and _says_something(cited):
        return f"`{cited.target}` is a {kind}, and its sentence does not say so"
    return ""


def _names_it(cited: Cited) -> bool:
    """Whether the words right around name the fact as its own file does, or sell it at so much for each."""
    name = {stem(word) for word in WORD.findall(cited.target.rpartition(".")[2].replace("_", " "))} - SILENT
    near = WORD.findall(f"{CLAUSE_END.split(cited.spot.before)[-1]} {CLAUSE_END.split(cited.spot.after)[0]}")
    rate = cited.source is not None and bool(cited.source.per)
    return bool(name & {stem(word) for word in near}) or (rate and bool(SOLD_AT.search(cited.spot.before)))


def _says_something(cited: Cited) -> bool:
    words = WORD.findall(cited.spot.wide.replace(cited.spot.words, " "))
    return any(word.casefold() not in SILENT for word in words)


def _kind_of(cited: Cited, workspace: Workspace) -> str:
    """The type of a fact; what is counted or summed up in a document is a count."""
    if cited.scheme in COUNTED:
        return "count"
    return type_of(cited.target.partition(":")[2], workspace.facts) if cited.scheme == "fact" else ""


def _find_result(cited: Cited, kind: str) -> str:
    """The word that makes a result of it: in its own part of the sentence, or in another if nothing there says more."""
    before, after = _sentence(cited)
    own = [CLAUSE_END.split(before)[-1], CLAUSE_END.split(after)[0]]
    named = kind in NAMED and any(NAMED[kind].search(part) for part in own)
    for part in own if named else [before, after]:
        for match in RESULTS[kind].finditer(part):
            if (
                not OPEN.search(part[: match.start()])
                and not _is_own_name(match[0], cited)
                and not _is_price_saved(match[0], kind, cited)
            ):
                return " ".join(match[0].split())
    return ""


def _is_price_saved(word: str, kind: str, cited: Cited) -> bool:
    """Whether what one saves is a part of the price: "pay yearly and save 20%"."""
    return kind == "discount" and stem(word) == stem("save") and bool(TERMS[kind].search(cited.spot.wide))


def _is_own_name(word: str, cited: Cited) -> bool:
    """Whether the fact itself is called so: `returns: 30 days`."""
    return stem(word) in {stem(one) for one in WORD.findall(cited.target.rpartition(".")[2].replace("_", " "))}


def _sentence(cited: Cited) -> tuple[str, str]:
    """What its sentence says before it, and after it up to the next citation."""
    spot = cited.spot
    later = [start - len(spot.words) for start, _ in spot.others if start > 0]
    after = spot.after[: min(later, default=len(spot.after))]
    return END.split(spot.before)[-1], ABOUT.split(END.split(after)[0])[0]


def _find_work_done(cited: Cited, workspace: Workspace) -> str:
    """What is said to be done within a length of time that is not the length of doing it."""
    match = DONE.search(cited.spot.before)
    if not match or SET_UP & words_of_source(cited.target, workspace):
        return ""
    return match[0].split()[0]
