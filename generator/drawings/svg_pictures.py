"""SVG as text: the frame of a picture, its shapes, and the address that carries it in a page."""

import base64
from collections.abc import Iterable


def svg_uri(svg: str) -> str:
    """The SVG as a data address: pages carry their pictures in themselves."""
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()


def png_uri(png: bytes) -> str:
    """The PNG as a data address."""
    return "data:image/png;base64," + base64.b64encode(png).decode()


def frame(width: float, height: float, shapes: Iterable[str], attributes: str = "") -> str:
    """The shapes as a picture of this size in points."""
    size = f'viewBox="0 0 {width:g} {height:g}" width="{width:g}" height="{height:g}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}{attributes}>{"".join(shapes)}</svg>'


def stroke(colour: str, width: float, opacity: float = 1.0) -> str:
    """The attributes of a line without a fill, its ends round."""
    faded = f' stroke-opacity="{opacity:.2f}"' if opacity < 1 else ""
    return (
        f'fill="none" stroke="{colour}" stroke-width="{width:g}" stroke-linecap="round" stroke-linejoin="round"{faded}'
    )


def arrow_svg(colour: str, *, down: bool = False) -> str:
    """An arrow from one thing to the next, 16 by 8 points, or 8 by 16 where they stand below each other."""
    way, size = ("M4 1v13.5M1 11l3 3.5 3-3.5", (8, 16)) if down else ("M1 4h13.5M11 1l3.5 3-3.5 3", (16, 8))
    return frame(*size, [f'<path d="{way}" {stroke(colour, 1.2)}/>'])


def torn_svg(colour: str) -> str:
    """One tooth of the edge at which paper is torn off, 6 by 4 points."""
    return frame(6, 4, [f'<path d="M0 0h6L3 4z" fill="{colour}"/>'])


def slope_svg(colour: str, line: str) -> str:
    """The form of a slope that waits for its two figures, 150 by 70 points: level, as it may go anywhere."""
    ends = "".join(f'<path d="M{x} 4v58" stroke="{line}"/>' for x in (40, 110))
    way = f'<path d="M44 33h62" {stroke(colour, 1.5, 1)} stroke-dasharray="4 4"/>'
    dots = "".join(
        f'<circle cx="{x}" cy="33" r="4.5" fill="#fff" stroke="{colour}" stroke-width="1.5" stroke-dasharray="2 2"/>'
        for x in (40, 110)
    )
    return frame(150, 70, [ends, f'<path d="M8 62h134" stroke="{colour}"/>', way, dots])
