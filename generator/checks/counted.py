"""What a figure counts: the noun of a bare number, what a percentage is a share of, and what it holds for each of."""

import re

from generator.checks.cited import Cited
from generator.checks.directions import FASTER, FEWER, MORE, SLOWER
from generator.checks.source_words import WORD, stem, words_of_source
from generator.checks.universals import BUYERS
from generator.content.fact_types import type_of
from generator.pages.workspace import Workspace
from generator.quantities.lexicon import PERIOD_OF, PERIODS

FUNCTION_WORDS = frozenset(
    """
    a an the of in on at for and or to by with from is are was were be been as than if when while we you they it
    this that these those which who whose not no per so but into within over under your our their its his her before
    after until can may must will would should has have had do does only just more less at all each every most least
    then there next them these those what who since during because once whether where without between against versus
    compared thanks across through about around among towards until instead rather
    """.split()  # noqa: SIM905 - a list of words is read as words
)
LIFTS = ("lift", "rise", "fall", "drop", "cut", "decrease", "increase", "decline", "gain", "boost", "jump")
NOUNS = frozenset({"discount", "discounts", "saving", "savings", "reduction", "loss", "growth", "uplift", *LIFTS})
OFF = ({"off", "up", "down", "away"} | MORE | FEWER | FASTER | SLOWER) - NOUNS
"""Words that say which way a share goes, and not of what it is."""
EACH = re.compile(
    r"(?:\s*[^\W\d_]+){0,2}?\s(?:per|for\s(?:each|every|any)(?:\sof)?)\s(?:[^\W\d_]+\s){0,2}?([^\W\d_]+)\b"
    r"|\s(?:a|an|each|every)\s([^\W\d_]+)\b",
    re.IGNORECASE,
)
"""What a figure is said to hold for each of; without "per" or "for" only right after it."""
PRICES = frozenset(
    map(stem, ("price", "pay", "pays", "bill", "bills", "fee", "fees", "list", "order", "plan", "subscription"))
)
"""What a discount is taken off, as stems."""
PART_OF = re.compile(r"\s*of\s+(?!(?:them|it)\b)(.*)", re.IGNORECASE | re.DOTALL)
BUYER = re.compile(
    rf"(?:{BUYERS}|guests?|visitors?|members?|patients?|pupils|students?|readers?|viewers?|passengers?|employees?|developers?"
    r"|engineers?|people|persons?|households?|hospitals?|schools?|stores?|shops?|farms?|cities|doctors?|lawyers?|auditors?)",
    re.IGNORECASE,
)
"""Who is named as a whole by one word: "of our guests arrive" is said of guests, whatever a source says of arriving."""
NEAREST = 2  # words after "of" among which the whole is named


def check_noun(cited: Cited, workspace: Workspace) -> str:
    """A bare number of a source without a unit is a number of what the source is about."""
    if cited.source is None or cited.source.unit or cited.written.unit:
        return ""
    known = words_of_source(cited.target, workspace)
    if {stem(word) for word in WORD.findall(cited.spot.before)[-1:]} & known:
        return ""  # "year 2", "a score of 75"
    near = _named_whole(cited.spot.clause)[:NEAREST] if cited.source.of else _content_words(cited.spot.clause)[:2]
    if near and cited.spot.clause.lstrip("\u00a0 -")[:1].isalpha():
        return "" if _any_known(near, known) and not _names_others(near, known) else _report(cited, near)
    if _any_known(WORD.findall(cited.spot.wide), known):
        return ""
    return f"`{cited.spot.words}` of `{cited.target}` stands where nothing says what it is a number of"


def check_share(cited: Cited, workspace: Workspace) -> str:
    """A percentage or a ratio is one of what its source is about: "50% of banks" is none of manual work."""
    if cited.source is None or cited.source.unit.name not in {"%", "x"}:
        return ""
    known = words_of_source(cited.target, workspace)
    if is_discount(cited, workspace):
        known |= PRICES
    near = _named_whole(cited.spot.clause)[:NEAREST]
    if near:
        return "" if _any_known(near, known) and not _names_others(near, known) else _report(cited, near)
    if _any_known(WORD.findall(cited.spot.wide), known):
        return ""
    return f"`{cited.spot.words}` of `{cited.target}` stands where nothing says what it is a share of"


def _names_others(near: list[str], known: frozenset[str]) -> bool:
    """Whether the words name people or companies of whom the source says nothing."""
    return BUYER.fullmatch(near[0]) is not None and stem(near[0]) not in known


def is_discount(cited: Cited, workspace: Workspace) -> bool:
    """Whether it is a share of a price by its type."""
    kind, _, path = cited.target.partition(":")
    return kind == "fact" and type_of(path, workspace.facts) == "discount"


def check_each(cited: Cited, workspace: Workspace) -> str:
    """A text may not add of what the figure holds for each."""
    match = EACH.match(cited.spot.clause)
    each = (match[1] or match[2]).casefold() if match else ""
    if not each or each in PERIODS or each in PERIOD_OF or stem(each) in words_of_source(cited.target, workspace):
        return ""
    if cited.written.per and each in {word.casefold() for word in cited.written.per.written}:
        return ""
    return f"`{cited.spot.words}` is not for each {each}: `{cited.target}` states {cited.stated}"


def _named_whole(clause: str) -> list[str]:
    """The words after a share that name its whole: "of the manual work", "less manual work"; none after "of them"."""
    part = PART_OF.match(clause)
    if part:
        return [word for word in WORD.findall(part[1]) if word.casefold() not in FUNCTION_WORDS]
    return _content_words(_past_directions(clause))


def _past_directions(clause: str) -> str:
    """The clause without the words at its start that say which way a share goes."""
    words = clause.split()
    skipped = next((n for n, word in enumerate(words) if word.casefold() not in OFF | NOUNS), len(words))
    rest = words[skipped:]
    return " ".join(rest[1:] if skipped and rest[:1] and rest[0] in {"in", "of", "on"} else rest)


def _any_known(words: list[str], known: frozenset[str]) -> bool:
    """Whether one of the words is among the source's; words that only join, or name a direction, say nothing of it."""
    return any(stem(word) in known and word.casefold() not in FUNCTION_WORDS | OFF for word in words)


def _report(cited: Cited, near: list[str]) -> str:
    return f"`{cited.spot.words}` of `{cited.target}` is no number of “{' '.join(near[:2])}”"


def _content_words(clause: str) -> list[str]:
    """The words that follow a figure directly, up to one that only joins."""
    found: list[str] = []
    for word in re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", clause):
        if word.casefold() in FUNCTION_WORDS or word.casefold() in PERIOD_OF:
            break
        found.append(word)
    return found
