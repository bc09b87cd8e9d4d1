"""An ordinal in its place: the 99th percentile is no rank, no customer and no floor of the same number.

An ordinal is no quantity, so that none of the other checks reads it; what it numbers is the word right behind it.
"""

import re

from generator.checks.counted import FUNCTION_WORDS
from generator.checks.glossed import gloss_spot
from generator.checks.source_words import WORD, stem, words_of_source
from generator.checks.surroundings import Spot
from generator.diagnostics import Problem
from generator.pages.workspace import Workspace
from generator.texts.citations import SCHEMES, resolve

ORDINAL = re.compile(r"\d+(?:st|nd|rd|th|\.|er|ère|re|e|ème|nde?|de?)", re.IGNORECASE)
"""Ordinals of English, German and French."""
FIRST = re.compile(r"\s*([^\W\d]{2,}(?:[-\s][^\W\d]{2,})?)")
"""The noun that is numbered, with a word before it: "99th latency percentile"."""


def check_ordinal(spot: Spot, workspace: Workspace) -> str:
    """What an ordinal numbers is what its source is about: the noun behind it, or else a word of its sentence."""
    target = spot.citation.get("value")
    if target.partition(":")[0] not in SCHEMES or not ORDINAL.fullmatch(spot.words.strip()):
        return ""
    try:
        stated = resolve(target, workspace).value
    except Problem:  # what cannot be found is reported elsewhere
        return ""
    read = gloss_spot(spot, workspace.facts.units)
    known = _own_words(target, workspace) - {stem(word) for word in WORD.findall(stated)}
    behind = FIRST.match(read.clause)
    near = [word for word in WORD.findall(behind[1]) if word.casefold() not in FUNCTION_WORDS] if behind else []
    joined = behind and behind[1].split()[0].casefold() in FUNCTION_WORDS
    said = near if near and not joined else WORD.findall(read.wide.replace(read.words, " "))
    if any(stem(word) in known for word in said):
        return ""
    return f"`{spot.words}` of `{target}` numbers nothing that the words around it name"


def _own_words(target: str, workspace: Workspace) -> frozenset[str]:
    """What the source calls its value; the name of its file says where it stands, and not of what it is."""
    file, _, rest = target.partition(":")[2].partition(".")
    own = {stem(word) for word in WORD.findall(rest.replace("_", " "))}
    others = words_of_source(target, workspace) - {stem(word) for word in WORD.findall(file.replace("-", " "))}
    return frozenset(own | others)
