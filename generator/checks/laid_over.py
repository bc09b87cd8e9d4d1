"""Rules of a style sheet that lay one thing over another: boxes of its own over words, words moved onto others."""

import re
from collections.abc import Iterator, Mapping, Sequence

from generator.checks.hiding_values import GAP, LINE, SHEET
from generator.layout.style_tokens import Declaration
from generator.layout.style_values import measure, put_variables

Variables = Mapping[str, frozenset[str]]
Found = Iterator[tuple[Declaration, str]]
"""Declarations, each with what it does to the words."""

DRAWN = re.compile(r"(?!.*:(hover|focus|target)).*::?(before|after)")
"""Boxes that a style sheet draws by itself; one that comes where somebody points tells more of the mark there."""
FREE = re.compile(r"absolute|fixed")
PAINTED = frozenset({"background", "background-color", "background-image", "border", "box-shadow", "outline"})
UNPAINTED = re.compile(r"(none|transparent|0|inherit|initial|unset)( none| transparent| 0)*|(?=.*\btransparent\b).*")
SIDES = frozenset({"width", "height", "max-width", "max-height", "inline-size", "block-size"})
SLIM = 12.0
"""Points: a bar, a rule or a bullet that stands beside words is slimmer."""
ACROSS = frozenset({"left", "right", "inset-inline", "inset-inline-start", "inset-inline-end"})
UPWARDS = frozenset({"top", "bottom", "inset", "inset-block", "inset-block-start", "inset-block-end"})
COVERS, MOVES = "lays a box over words", "moves words onto others"


def find_laid_over(rules: Sequence[Declaration], medium: str, variables: Variables) -> Found:
    """Each declaration by which words are covered or moved; what moves on paper is found where it is printed."""
    yield from _find_covers(rules, variables)
    if medium == "screen":
        yield from _find_moves(rules, variables)


def _find_covers(rules: Sequence[Declaration], variables: Variables) -> Found:
    free = _selectors(rules, {"position"}, FREE)
    slim = {one.selector for one in rules if one.name in SIDES and _is_slim(one, variables)}
    for one in rules:
        covers = one.name in PAINTED and one.selector in free - slim and DRAWN.fullmatch(one.selector)
        if covers and not UNPAINTED.fullmatch(one.value):
            yield one, COVERS


def _is_slim(one: Declaration, variables: Variables) -> bool:
    lengths = [part for value in put_variables(one.value, variables) for part in measure(value, SHEET)]
    return bool(lengths) and all(length <= SLIM for length in lengths)


def _find_moves(rules: Sequence[Declaration], variables: Variables) -> Found:
    """Words of a box that is moved by so much from its place that others stand there."""
    stays = _selectors(rules, {"position"}, re.compile(r"sticky|absolute|fixed|static"))
    for one in rules:
        most = GAP if one.name in ACROSS else LINE if one.name in UPWARDS else None
        if most is None or one.selector in stays or re.search(r"::?(before|after)|\bthead\b", one.selector):
            continue
        values = put_variables(one.value, variables)
        if any(abs(length) > -most for value in values for length in measure(value, SHEET)):
            yield one, MOVES


def _selectors(rules: Sequence[Declaration], names: set[str], value: re.Pattern[str]) -> set[str]:
    return {one.selector for one in rules if one.name in names and value.fullmatch(one.value)}
