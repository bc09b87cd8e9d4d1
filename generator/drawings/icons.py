"""Icons: one drawn family on a grid of 24, stroke only, in the colour of where they stand."""

import re
from functools import cache

CURRENT = re.compile("currentColor", re.IGNORECASE)
GRID = 24


@cache
def icon_svg(drawn: str, colour: str) -> str:
    """The icon in a colour; the drawing is written in `currentColor`."""
    return CURRENT.sub(colour, drawn)
