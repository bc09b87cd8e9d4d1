"""The signature line: one bar for each hexadecimal digit of a digest, mirrored on its middle line."""

import hashlib
from math import cos, pi, sin

from generator.drawings.svg_pictures import frame, stroke

BARS = 32
PITCH, THICK, HEIGHT = 4.0, 2.0, 16.0  # points
WIDTH = BARS * PITCH
LEAST = 2.0  # the height of the bar of a zero


def expand(digest: str) -> str:
    """As many hexadecimal digits as the line has bars, from a digest of any length: another digest, another line."""
    return hashlib.sha256(digest.encode()).hexdigest()[:BARS]


def signature_svg(digest: str, colour: str, tall: float = HEIGHT) -> str:
    """The signature line of what has this digest; a `tall` one is a picture by itself."""
    bars = []
    for n, digit in enumerate(expand(digest)):
        height = LEAST + (tall - LEAST) * int(digit, 16) / 15
        top = (tall - height) / 2
        bars.append(f'<rect x="{n * PITCH + 1:g}" y="{top:.2f}" width="{THICK:g}" height="{height:.2f}" rx="1"/>')
    return frame(WIDTH, tall, bars, f' fill="{colour}"')


def group(digest: str) -> str:
    """The digest as people read it out: in groups of four."""
    return " ".join(digest[n : n + 4] for n in range(0, len(digest), 4))


SEAL, TEETH = 48.0, 36  # points across; the teeth of its edge
CHECKED = "M17.5 24.5l4.5 4.5 8.5-9", 3.0
SIGNED = "M17 22v4M20.5 19.5v9M24 17.5v13M27.5 20.5v7M31 21.5v5", 2.0


def seal_svg(colour: str, paper: str, *, refused: bool = False) -> str:
    """A seal, a disc within a ring of fine loops as on a note of value: with a check mark, or, under what is refused,
    with a signature alone, for a check would contradict it."""
    middle, loops = SEAL / 2, []
    for n in range(TEETH):
        angle = 2 * pi * n / TEETH
        x, y = middle + 18.5 * cos(angle), middle + 18.5 * sin(angle)
        loops.append(f'<circle cx="{x:.2f}" cy="{y:.2f}" r="4" {stroke(colour, 0.6)}/>')
    disc = f'<circle cx="{middle:g}" cy="{middle:g}" r="14" fill="{colour}"/>'
    path, thick = SIGNED if refused else CHECKED
    mark = f'<path d="{path}" {stroke(paper, thick)}/>'
    return frame(SEAL, SEAL, [*loops, disc, mark])
