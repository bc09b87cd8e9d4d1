"""What a sentence or a label calls the result of a model: it says what the model itself says that it is."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.checks.citation_context import END
from generator.checks.cited import Cited
from generator.checks.counted import FUNCTION_WORDS
from generator.checks.opposites import PAIRS
from generator.checks.source_words import WORD, stem, units_of_source
from generator.claims.wording import find_seen
from generator.pages.workspace import Workspace
from generator.quantities.gloss import gloss
from generator.quantities.lexicon import NUMBER_WORDS, PERIOD_OF
from generator.quantities.periods import find_lengths

LONG = ("year", "month", "week", "day", "quarter")
ORDER = ("first", "second", "third", "total", "net", "gross", "sum", "whole", "example")
VAGUE = frozenset(map(stem, (*FUNCTION_WORDS, *LONG, *PERIOD_OF, *NUMBER_WORDS, *ORDER)))
"""Words that say how often or how much, and not of what, as stems."""
LESS = re.compile(r"[,(]|\b(?:before|less|minus|without|after|divided|until)\b", re.IGNORECASE)
"""What a label says behind it is taken off, or has no part in it."""
WHOSE = re.compile(
    r"\b(average|typical(?:ly)?|actual|measured|achieved|reali[sz]ed|observed|reported|audited|confirmed|customers?|clients?|users?)\b",
    re.IGNORECASE,
)
"""Words that make of an example's result one that somebody has had."""
REFERS = re.compile(r"\bof\s+(?:it|them|this|that)\b(?!\s\w)", re.IGNORECASE)
"""What names nothing itself: the line above does."""


def check_result(cited: Cited, workspace: Workspace) -> str:
    """A result of a model is called by a word of its own label or of what it means, and by none of its opposite."""
    if cited.scheme != "calc":
        return ""
    row = _row_of(cited.target, workspace)
    label = cited.spot.label
    said = f"{label} {cited.spot.words}" if label else cited.spot.wide
    if row is None or not _content(said) or not any(map(str.isalpha, said.replace(cited.spot.words, ""))):
        return ""
    own, means = (
        gloss(str(row.get(field, "")), units_of_source(cited.target, workspace)) for field in ("label", "means")
    )
    known = _content(f"{own} {means} {cited.target.rpartition('.')[2].replace('_', ' ')} {row.get('unit', '')}")
    if known and not _content(said) & known and not REFERS.search(said):
        return f"“{_short(said)}” is not what `{cited.target}` is: it is “{own}”"
    lengths, has = find_lengths(label), find_lengths(f"{own} {means}")
    if lengths and has and not lengths & has:
        return f"“{_short(label)}” counts {'/'.join(sorted(lengths))}s, and `{cited.target}` is “{own}”"
    whose = WHOSE.search(label)
    if whose and not WHOSE.search(f"{own} {means}"):
        return f"“{whose[0]}” makes more of it: `{cited.target}` is “{own}” of an example"
    word = _find_opposite(label, LESS.split(own)[0])
    return f"“{word}” is the opposite of what `{cited.target}` is: it is “{own}”" if word else ""


def check_seen(cited: Cited, workspace: Workspace) -> str:
    """Nobody has seen an example's result happen: "our customers save", "results show"."""
    if cited.scheme != "calc" or cited.conditional:
        return ""
    spot = cited.spot
    phrase = find_seen(f"{END.split(spot.before)[-1]}{spot.words}{END.split(spot.after)[0]} ; {spot.label}")
    return (
        f"“{phrase}” sounds as if somebody had seen it happen, and `{cited.target}` is an example's" if phrase else ""
    )


def _find_opposite(said: str, own: str) -> str:
    words, known = _words(LESS.split(said)[0]), {*_words(own)}
    for pair in PAIRS:
        for mine, other in (pair, pair[::-1]):
            if known & mine and not known & other:
                word = next((one for one in words if one in other), "")
                if word:
                    return word
    return ""


def _words(text: str) -> list[str]:
    return [word.casefold() for word in WORD.findall(text)]


def _content(text: str) -> frozenset[str]:
    return frozenset(map(stem, WORD.findall(text))) - VAGUE


def _short(said: str) -> str:
    return " ".join(said.split()[:8])


def _row_of(target: str, workspace: Workspace) -> Mapping[str, Any] | None:
    """The row of a model that a citation names."""
    document, _, rest = target.partition(":")[2].partition("/")
    rows = (
        _rows(model.rows.values(), rest.partition(".")[2])
        for model in workspace.models.values()
        if model.document.name == document
    )
    return next((row for some in rows for row in some), None)


def _rows(groups: Iterable[Mapping[str, Any]], name: str) -> Iterator[Mapping[str, Any]]:
    return (row for group in groups if isinstance(row := group.get(name), Mapping))
