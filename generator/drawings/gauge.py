"""A gauge: a half ring over a scale, the part that passes in colour, and the threshold as a mark across it.

It shows what is promised, never a result: the figure stands in the middle as text, not in the picture.
"""

from dataclasses import dataclass
from math import cos, pi, sin

from generator.drawings.ink import Ink
from generator.drawings.svg_pictures import frame

WIDTH, HEIGHT = 132.0, 84.0  # points
FLOOR, RADIUS, RING, ENDS, EDGE = 70.0, 54.0, 12.0, 7.5, 2.0
"""Where the half ring stands, how large it is, the size of the words below its ends, and what they keep from the edges:
programs that draw a picture of it cut what reaches its edge."""


@dataclass(frozen=True, slots=True)
class Zone:
    """The scale from zero to `whole`, and the part of it that passes."""

    start: float
    end: float
    whole: float

    @property
    def marks(self) -> tuple[float, ...]:
        """The ends of the part that are thresholds: those within the scale, or its own end if all of it is asked."""
        return tuple(end for end in (self.start, self.end) if 0 < end < self.whole) or (self.end,)


def gauge_svg(zone: Zone, ink: Ink, ends: tuple[str, str]) -> str:
    """The gauge of this zone, with what the ends of its scale say below them."""
    shapes = [_arc(0, 1, ink.colours["line"]), _arc(zone.start / zone.whole, zone.end / zone.whole, ink.hue)]
    words = [
        ink.write(said, (_inside(x, ink.width(said, ENDS)), FLOOR + 10), ENDS, anchor="middle").svg
        for said, x in zip(ends, (WIDTH / 2 - RADIUS, WIDTH / 2 + RADIUS), strict=True)
    ]
    return frame(WIDTH, HEIGHT, [*shapes, *(_mark(end / zone.whole, ink.ink) for end in zone.marks), *words])


def _inside(middle: float, width: float) -> float:
    """The middle of words of this width, moved as far as the picture's edges ask for."""
    return min(max(middle, width / 2 + EDGE), WIDTH - width / 2 - EDGE)


def _spot(share: float, radius: float) -> tuple[float, float]:
    """The place at this share of the half ring, from left to right."""
    angle = pi * (1 - share)
    return WIDTH / 2 + radius * cos(angle), FLOOR - radius * sin(angle)


def _arc(start: float, end: float, colour: str) -> str:
    (x, y), (to_x, to_y) = _spot(start, RADIUS), _spot(end, RADIUS)
    way = f"M{x:.2f} {y:.2f}A{RADIUS:g} {RADIUS:g} 0 0 1 {to_x:.2f} {to_y:.2f}"
    return f'<path d="{way}" fill="none" stroke="{colour}" stroke-width="{RING:g}"/>'


def _mark(share: float, ink: str) -> str:
    (x, y), (to_x, to_y) = _spot(share, RADIUS - RING / 2 - 3), _spot(share, RADIUS + RING / 2 + 5)
    return f'<path d="M{x:.2f} {y:.2f}L{to_x:.2f} {to_y:.2f}" stroke="{ink}" stroke-width="2.5"/>'
