"""Ornaments that show a number which the words beside them say: squares of a scale, the numeral of a chapter."""

import re
from collections.abc import Iterator
from math import ceil, sqrt

from generator.diagnostics import Diagnostic, Problem
from generator.drawings.glyphs import Typeface
from generator.drawings.ink import mix
from generator.pages.tree import Element
from generator.pages.workspace import Workspace

MOST = 1_000
"""Squares of one scale; more are too small to be seen."""
ONE_ROW = 20
WIDE = 2.5
"""How much wider than high a scale of many squares is."""
SIDE, STEP = 8, 10
"""A square, and from one to the next, in drawing units."""
NUMBER = re.compile(r"\d+(?:[.,' \u00a0\u202f]\d{3})*(?!\d)")
SEPARATORS = re.compile(r"\D")
NUMERAL = (264.0, 320.0)
"""Width and height of the box of a numeral, in points; figures of one and of two digits both fill it."""
CAPITALS, OVERSHOOT = 0.76, 0.014
"""The height of figures in parts of the size of their type, and how far round ones reach below the line."""


def scale_svg(element: Element, workspace: Workspace) -> str:
    """The squares of a scale, filled from the left; a `Problem` if its words do not say how many are filled."""
    filled, of = (_whole(element, name) for name in ("data-filled", "data-of"))
    if not 1 <= of <= MOST or filled > of:
        message = f"a scale has 1 to {MOST:,} squares, and no more are filled than it has"
        raise Problem(Diagnostic("drawn-number", message, element.at, "correct `data-of` and `data-filled`"))
    require_said(element, str(filled), "data-filled")
    rows = 1 if of <= ONE_ROW else ceil(of / ceil(sqrt(of * WIDE)))
    columns, (on, off) = ceil(of / rows), _colours(element, workspace)
    width, height = columns * STEP - (STEP - SIDE), rows * STEP - (STEP - SIDE)
    paths = (_squares(range(filled), rows, on), _squares(range(filled, of), rows, off))
    return _picture(width, height, "".join(paths))


def _squares(places: range, rows: int, colour: str) -> str:
    """The squares of these places, column by column."""
    moves = "".join(f"M{n // rows * STEP} {n % rows * STEP}h{SIDE}v{SIDE}h-{SIDE}z" for n in places)
    return f'<path d="{moves}" fill="{colour}"/>' if moves else ""


def _colours(element: Element, workspace: Workspace) -> tuple[str, str]:
    """Filled and empty squares on the element's ground."""
    named = workspace.brand.colours
    if element.get("data-ground") == "dark":
        return named["accent"], mix(named["on_dark_muted"], named["ink"], 0.25)
    return named.get("hue", named["brand"]), named["line"]


def _whole(element: Element, name: str) -> int:
    said = element.get(name)
    if not said.isdecimal():
        message = f"`{name}` of a scale is a whole number, not `{said[:40]}`"
        raise Problem(Diagnostic("drawn-number", message, element.at, f'write it in digits, as `{name}="100"`'))
    return int(said)


def require_said(element: Element, number: str, attribute: str) -> None:
    """A `Problem` unless the element's words say the number that is drawn beside them."""
    if number not in set(_numbers(element.text)):
        message = f"`{attribute}` draws {number}, and the words beside the drawing do not say so"
        cure = "let the words and the picture say the same number"
        raise Problem(Diagnostic("drawn-number", message, element.at, cure))


def _numbers(text: str) -> Iterator[str]:
    """The whole numbers of a text in bare digits, however their thousands are parted."""
    return (SEPARATORS.sub("", found) for found in NUMBER.findall(text))


def numeral_svg(number: str, face: Typeface, colour: str) -> str:
    """A chapter's number as an ornament, drawn from the brand's own type, as large as its box allows."""
    width, height = NUMERAL
    size = min(height / CAPITALS, width / face.width(number, 1))
    path = face.path(number, width, height - OVERSHOOT * size, size, "end")
    return _picture(width, height, f'<path d="{path}" fill="{colour}"/>')


def _picture(width: float, height: float, shapes: str) -> str:
    box = f'viewBox="0 0 {width:g} {height:g}" width="{width:g}" height="{height:g}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {box}>{shapes}</svg>'
