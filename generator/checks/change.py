"""Which way a figure goes: what a source states as a level is no change, and what falls does not rise."""

import re

from generator.checks.cited import Cited
from generator.checks.directions import find_directions
from generator.checks.named_entries import words_of_entries
from generator.checks.source_words import WORD, texts_of_source
from generator.pages.workspace import Workspace
from generator.quantities.lexicon import ABOUT, BOUNDS, PERIODS, SUFFIXES, either

BY = re.compile(rf"(?<![\w-])([^\W\d_]+)\s+(?:by|of)\s+(?:(?:{either([*ABOUT, *BOUNDS])})\s*)?$", re.IGNORECASE)
"""The word before "by": "rises by up to"; or that of a noun, "a reduction of"."""
UP = re.compile(rf"\b(?<!-)(up|down)\s+(?:(?:{either([*ABOUT, *BOUNDS])})\s*)?$", re.IGNORECASE)
"""Which way a share goes, right before it: "down 12 %", "up more than 8 %"."""
THAN = re.compile(
    r"\s*(?:(?!or\b|and\b|no\b|not\b)[^\W\d_]+\s+)?(less|fewer|lower|smaller|shorter|cheaper|more|higher|larger|bigger"
    r"|longer|greater|faster|quicker|sooner|earlier|slower|later)\b",
    re.IGNORECASE,
)
"""A comparative right after the figure, or one word on: "50 ms faster", "20 hours a month less"."""

NOUN = (
    "rise|increase|growth|climb|jump|surge|boost|lift|uplift|gain|decline|decrease|drop|fall|cut|reduction|shrinkage"
    "|savings?|loss"
)
_NAMED = r"(?:[^\W\d]+\s+){1,6}?"
LED = re.compile(
    r"(?:^|[,;:.!?–—]\s*|\b(?:with|through|by|the|an?|and)\s+)(?:[^\W\d]+\s+)?"
    rf"(?:({NOUN})\s+(?:(?:of|in)\s+{_NAMED}(?:by|of|to|at)|the\s+{_NAMED}by)|(rise|growth|fall|reduction|decline|loss)\s+the\s+{_NAMED}(?:to|at))\s+"
    rf"(?:(?:{either([*ABOUT, *BOUNDS])})\s*)?$",
    re.IGNORECASE,
)
"""A noun that says which way, with what goes there before the figure: "an increase in fuel use by"."""
FROM = re.compile(
    rf"\b({NOUN}|plus)\s+from\s+(?:(?:{either([*ABOUT, *BOUNDS])})\s*)?$",
    re.IGNORECASE,
)
"""A noun before "von", which is "from" and "of" in German: "ein Wachstum von" says how much, unless "auf" follows."""
ONWARDS = re.compile(r"\s*(?:to|up\s+to|auf|bis)\b", re.IGNORECASE)
BOUND = re.compile(rf"(?<!\w)(?:{either([*BOUNDS, *SUFFIXES])})", re.IGNORECASE)
"""Bounds, whose "more" and "less" say nothing about a direction."""
SOONER, SHORTER = find_directions(["earlier"]), find_directions(["fewer"])
"""What takes fewer days is over so many days earlier."""
POINTS = frozenset({"percentage points", "basis points"})
"""Units of a change between two shares."""
ON_TOP = frozenset(
    "surcharge surcharges supplement supplements upcharge surplus rush extra extras additional overage".split()  # noqa: SIM905
)
"""What a sum is called that is paid besides another one: a fee for a rush is more."""
TIMES = frozenset(f"{period}s" for period in PERIODS)


def check_direction(cited: Cited, workspace: Workspace) -> str:
    """A figure that the text makes a change of is one in its source, in the same direction."""
    share = cited.source is not None and (cited.source.unit.sign or cited.source.unit.name in POINTS)
    before = (
        (LED.search(cited.spot.before) if cited.scheme != "fact" else None)
        or BY.search(cited.spot.before)
        or (FROM.search(cited.spot.before) if not ONWARDS.match(cited.spot.clause) else None)
        or (UP.search(cited.spot.before) if share else None)
    )
    after = THAN.match(cited.spot.clause)
    said = find_directions(word for match in (before, after) if match for word in match.groups() if word)
    if not said:
        return ""
    if after and after[1].casefold() == "later" and cited.source and cited.source.unit.name in TIMES:
        return ""  # "three days later" is a point in time
    stated = find_directions(_words_of(cited, workspace, by_name=not after))
    if said & stated or (said <= SOONER and stated & SHORTER and cited.source and cited.source.unit.name in TIMES):
        return ""
    word = after[1] if after else next(filter(None, before.groups())) if before else ""
    return f"`{cited.target}` does not state that anything is “{word}” by {cited.stated}"


def _words_of(cited: Cited, workspace: Workspace, *, by_name: bool) -> list[str]:
    """The words of a source that may say which way it goes; before a comparative, a plan named Growth does not, and a
    surcharge is more."""
    texts = [BOUND.sub(" ", text) for text in texts_of_source(cited.target, workspace)]
    names = frozenset[str]() if by_name else words_of_entries(cited.target, workspace.facts)
    words = [word for text in texts for word in WORD.findall(text) if word not in names]
    return [*words, *("more" for word in words if word.casefold() in ON_TOP)]
