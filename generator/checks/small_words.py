"""How large words come out where one size is a share of another: half of half of a size is read by nobody."""

import math
import re

from generator.diagnostics import Diagnostic, Position
from generator.layout.style_tokens import Declaration
from generator.layout.style_values import Scale, measure

LEAST = 4.5
"""Points below which words count as hidden; the mark of a note is the smallest that the shared sheets set."""
SIZES = frozenset({"font-size", "font"})
KEYWORDS = {"xx-small": 6.75, "x-small": 7.5, "small": 9.75, "medium": 12, "large": 13.5, "x-large": 18, "xx-large": 24}
STEPS = {"smaller": 0.83, "larger": 1.2}
FONT_SIZE = re.compile(
    r"(?:^|\s)((?:[\d.]+(?:[a-z]+|%)|(?:calc|min|max|clamp)\([^)]*\)|(?:xx?-)?small|smaller|larger))(?:\s*/|\s|$)"
)
"""The size in a `font` shorthand: the first length in it."""


def find_size(one: Declaration, value: str, around: float) -> float:
    """The size of words in points, within an element of the size `around`; as around it if the value says none."""
    if one.name == "font":
        found = FONT_SIZE.search(value)
        value = found[1] if found else ""
    if value in STEPS:
        return around * STEPS[value]
    lengths = measure(value, Scale(around, around)) if value not in KEYWORDS else (KEYWORDS[value],)
    return lengths[0] if lengths and not math.isnan(lengths[0]) else around


def report_small(said: tuple[str, Declaration], size: float) -> Diagnostic:
    """The finding for a declaration by which words come out too small."""
    sheet, one = said
    made = f"`{one.name}: {one.value}` makes words of {size:.1f} points"
    message = f"{made}: the reader sees something else than the text says"
    hint = f"set a size of {LEAST:g} points or more; what nobody should read is not written"
    return Diagnostic("hidden-by-style", message, Position(sheet, one.line), hint)
