"""A cleaned SVG in one colour, so that a logo for light grounds stands on dark ones; and the size that it says."""

import re

from generator.content.brand import luminance

PAINT = re.compile(r"""(?P<name>\b(?:fill|stroke|stop-color|color))(?P<sign>="|:\s*)(?P<value>[^"';}]+)""")
KEPT = re.compile(r"none|transparent|url\(.*|inherit|currentcolor", re.IGNORECASE)
HEX = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
LIGHT = 0.8
"""Luminance from which a colour is taken for the paper that shows through a logo."""
ROOT = re.compile(r"<svg\b([^>]*)>")
LENGTH = re.compile(r'\b(width|height)="\s*\+?([\d.]+)(?:px)?\s*"')
BOX = re.compile(r'\bviewBox="\s*[-\d.e]+[\s,]+[-\d.e]+[\s,]+([\d.e]+)[\s,]+([\d.e]+)')


def draw_in_one_colour(svg: str, colour: str, ground: str) -> str:
    """The drawing in one colour; what was white in it takes the colour of the ground."""

    def paint(found: re.Match[str]) -> str:
        value = found["value"].strip()
        shown = value if KEPT.fullmatch(value) else ground if _is_light(value) else colour
        return f"{found['name']}{found['sign']}{shown}"

    painted = PAINT.sub(paint, svg)
    head = ROOT.search(painted)
    if head is None or re.search(r'\bfill="', head[1]):
        return painted
    return painted.replace("<svg", f'<svg fill="{colour}"', 1)


def _is_light(value: str) -> bool:
    if value.lower() in {"white", "snow", "ivory"}:
        return True
    if not HEX.fullmatch(value):
        return False
    digits = value[1:]
    return luminance("#" + (digits if len(digits) == 6 else "".join(one * 2 for one in digits))) > LIGHT


def natural_size(svg: str) -> tuple[float, float]:
    """Width and height of a cleaned drawing in its own units."""
    head = ROOT.search(svg)
    words = head[1] if head else ""
    box = BOX.search(words)
    said = {name: float(length) for name, length in LENGTH.findall(words)}
    if box:
        return float(box[1]), float(box[2])
    return said.get("width", 100.0), said.get("height", 100.0)
