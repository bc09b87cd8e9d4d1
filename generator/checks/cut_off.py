"""Style sheets that cut words off where they need more room than a rule gives them: a phone, a long name."""

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from generator.diagnostics import Diagnostic, Position
from generator.layout.style_tokens import Declaration, read_declarations
from generator.layout.style_values import Scale, Used, find_used, measure, put_variables
from generator.pages.page import Page

CLIPS = {
    "print": re.compile(r"\b(hidden|clip|auto|scroll|paint|content)\b"),
    "screen": re.compile(r"\b(hidden|clip|paint|content)\b"),
}
"""What cuts words off where they leave a box; paper does not scroll."""
OVERFLOW = frozenset({"overflow", "overflow-x", "overflow-y", "overflow-block", "overflow-inline", "contain"})
ROOM = frozenset(
    {
        *("height", "max-height", "width", "max-width", "block-size", "max-block-size", "inline-size"),
        *("max-inline-size", "aspect-ratio", "grid-template-rows", "grid-auto-rows"),
    }
)
CUTS = {
    "text-overflow": r"(?!clip$).*",
    "line-clamp": r"(?!none$).*",
    "-webkit-line-clamp": r"(?!none$).*",
    "block-ellipsis": r"(?!none$).*",
    "contain": r".*\b(strict|size|inline-size)\b.*",
}
"""Properties that do nothing else than to shorten words."""
WRAPPING = frozenset({"white-space", "text-wrap", "text-wrap-mode"})
ONE_LINE = re.compile(r".*nowrap.*|pre")
HEADING = re.compile(r"(?<![\w.#-])h[1-4](?![\w-])[^\s>+~,]*(,|$)|\.(says|lede|subject)(?![\w-])[^\s>+~,]*(,|$)")
WHOLE = frozenset({".face"})
"""A side of a sheet ends with the paper; what leaves it is measured when it is printed."""


def check_cut_off(pages: Iterable[Page]) -> list[Diagnostic]:
    """A finding for each declaration that cuts words off or keeps a heading on one line, once a sheet."""
    found: dict[Diagnostic, None] = {}
    for page in pages:
        for medium, sheets in (("print", page.print_styles), ("screen", page.screen_styles)):
            together = tuple(sheets.values())
            for name, css in sheets.items():
                found |= dict.fromkeys(_check_sheet(name, css, medium, find_used(css, together)))
    return list(found)


@lru_cache(maxsize=256)
def _check_sheet(name: str, css: str, medium: str, used: Used) -> tuple[Diagnostic, ...]:
    variables = dict(used)
    read = [one for one in read_declarations(css) if not one.name.startswith("--")]
    narrow = {one.selector for one in read if one.name in ROOM and _is_fixed(one, variables)}
    return tuple(_report(one, says, name) for one in read for says in _cuts(one, narrow, medium))


def _is_fixed(one: Declaration, variables: Mapping[str, frozenset[str]]) -> bool:
    """Whether the room is a length, not a share of what is around it and not what the words need."""
    values = put_variables(one.value, variables)
    return any(not math.isnan(length) for value in values if "%" not in value for length in measure(value, Scale()))


def _cuts(one: Declaration, narrow: set[str], medium: str) -> Iterator[str]:
    if re.fullmatch(CUTS.get(one.name, r"(?!)"), one.value):
        yield "shortens words"
    if one.name in OVERFLOW and CLIPS[medium].search(one.value) and one.selector in narrow - WHOLE:
        yield "cuts off what needs more room than the rule gives"
    if one.name in WRAPPING and ONE_LINE.fullmatch(one.value) and HEADING.search(one.selector):
        yield "keeps a heading on one line, which a phone cuts off"


def _report(one: Declaration, says: str, file: str) -> Diagnostic:
    hint = "let words wrap and boxes grow: `min-height`, `max-width: 100%`"
    return Diagnostic("cut-off", f"`{one.name}: {one.value}` {says}", Position(file, one.line), hint)
