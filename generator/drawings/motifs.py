"""Motifs: the drawing behind a dark panel, one for each segment. They fade out towards the words, piece by piece."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from math import pi, sin

from generator.drawings.svg_pictures import frame, stroke

WIDTH, HEIGHT = 360.0, 240.0  # points
FAINT, STRONG = 0.02, 0.55  # opacity at the left edge and at the right


@cache
def motif_svg(name: str, colour: str) -> str:
    """The motif of this name in one colour."""
    return frame(WIDTH, HEIGHT, MOTIFS[name](colour))


def _fade(x: float) -> float:
    """How strongly a piece at `x` is drawn."""
    return FAINT + (STRONG - FAINT) * float(max(0.0, min(1.0, x / WIDTH)) ** 2.2)


def tiers(colour: str) -> Iterator[str]:
    """Rising tiers: outlined steps, each higher than the one before, with the lines of their floors."""
    number, pitch = 9, WIDTH / 9
    for n in range(number):
        left, height = n * pitch, 24 + (n / (number - 1)) ** 1.4 * 196
        way = f"M{left:.1f} {HEIGHT:g}v{-height:.1f}h{pitch:.1f}v{height:.1f}"
        yield f'<path d="{way}" {stroke(colour, 1, _fade(left))}/>'
        floors = int(height // 18)
        lines = "".join(f"M{left:.1f} {HEIGHT - 18 * floor:.1f}h{pitch:.1f}" for floor in range(1, floors + 1))
        yield f'<path d="{lines}" {stroke(colour, 0.6, _fade(left) * 0.7)}/>' if lines else ""


def cells(colour: str) -> Iterator[str]:
    """Cells: a field of small squares, some of them filled, as tenants fill a platform."""
    side, gap = 14.0, 6.0
    for row in range(int(HEIGHT // (side + gap))):
        for column in range(int(WIDTH // (side + gap))):
            x, y = column * (side + gap) + 3, row * (side + gap) + 3
            filled = (row * 7 + column * 5 + row * column) % 11 < 2 + column // 5
            look = f'fill="{colour}" fill-opacity="{_fade(x) * 0.75:.2f}"' if filled else stroke(colour, 0.7, _fade(x))
            yield f'<rect x="{x:g}" y="{y:g}" width="{side:g}" height="{side:g}" rx="3" {look}/>'


def waves(colour: str) -> Iterator[str]:
    """Waves: a guilloche, the fine curves that notes of value are printed with."""
    for n in range(26):
        phase, lift = n * 0.16, n * 3.2
        for start in range(0, int(WIDTH), 60):
            spots = [start + step * 6 for step in range(11)]
            curve = " ".join(f"{x} {_wave(x, phase) + lift:.1f}" for x in spots)
            yield f'<path d="M{curve.replace(" ", " ", 1)}" {stroke(colour, 0.7, _fade(start + 30) * 0.9)}/>'


def _wave(x: float, phase: float) -> float:
    swing = 26 + 34 * x / WIDTH
    return 96 - 70 * (x / WIDTH) ** 2 + swing * sin(x / WIDTH * 2.4 * pi + phase)


MOTIFS: Mapping[str, Callable[[str], Iterator[str]]] = {"tiers": tiers, "cells": cells, "waves": waves}
