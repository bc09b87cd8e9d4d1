"""The words of a point of a line: where they may stand, in one line or in two."""

from collections.abc import Iterator, Sequence
from itertools import product

from generator.drawings.fitting import LEADING, Spot, find_free, wrap, write_lines
from generator.drawings.ink import DROP, RISE, SMALL, Ink
from generator.drawings.shapes import MARK, Box, Place, Shape

PAD = 7.0
"""The room beside words."""
FAR = (1.0, 2.2, 3.6, 5.0)
"""How far from their point words may stand, in such rooms; the nearest that is free is taken."""
HALO, LINES, TWO_LINES = 7.0, 2.0, 0.6
"""The room around another point, that between the lines of two texts, and how wide a line of two is, as a share of
one line."""
Stretch = tuple[float, float, float, float]
"""A straight part of a line, from place to place."""


def write_beside(
    text: str,
    at: Place,
    plot: tuple[Box, Sequence[Stretch]],
    drawn: Sequence[Shape],
    ink: Ink,
    *,
    bold: bool,
    below: bool,
) -> list[Shape]:
    """The words of a point in the nearest spot where they touch nothing; `plot` is its room, and the lines in it."""
    inside, stretches = plot
    marks = [_halo(one.box, at) for one in drawn if one.role == MARK]
    taken = [*marks, *(_apart(one.box) for one in drawn if one.text)]
    for far, lines in product(FAR, _layouts(text, ink, bold=bold)):
        found = find_free(_around(lines, at, far, ink, bold=bold, below=below), taken, stretches, inside)
        if found:
            return write_lines(lines, *found[0], ink, anchor=found[1], bold=bold, of=text)
    return []


def _layouts(text: str, ink: Ink, *, bold: bool) -> list[list[str]]:
    """The words in one line, and in two for a place that is too narrow for one."""
    halves = wrap(text, TWO_LINES * ink.width(text, SMALL, bold=bold), ink, bold=bold, most=3)
    return [[text], halves] if len(halves) == 2 and " ".join(halves) == text else [[text]]


def _around(
    lines: Sequence[str], at: Place, far: float, ink: Ink, *, bold: bool, below: bool
) -> Iterator[tuple[Spot, Box]]:
    """The spots at a distance from a point where its words may stand, the best first."""
    room = [(PAD, "start"), (-PAD, "end"), (0.0, "middle")]
    tall = (len(lines) - 1) * SMALL * LEADING
    up, down = at[1] - PAD * far + DROP * SMALL - tall, at[1] + PAD * far + RISE * SMALL - 1
    for y in (down, up) if below else (up, down):
        for aside, anchor in room if below else [room[1], room[0], room[2]]:
            place = at[0] + aside, y
            boxes = [ink.box(line, place, SMALL, anchor, bold=bold) for line in lines]
            left, right = min(box.x for box in boxes), max(box.right for box in boxes)
            yield (place, anchor), Box(left, boxes[0].y, right - left, boxes[0].height + tall)


def _halo(mark: Box, at: Place) -> Box:
    """The room of another point, which no words may enter that are not its own: they would read as its name."""
    own = mark.x <= at[0] <= mark.right and mark.y <= at[1] <= mark.bottom
    return mark if own else Box(mark.x - HALO, mark.y - HALO, mark.width + 2 * HALO, mark.height + 2 * HALO)


def _apart(taken: Box) -> Box:
    """The room that no other words may enter: two that stand a hair apart read as one."""
    return Box(taken.x - PAD, taken.y - LINES, taken.width + 2 * PAD, taken.height + 2 * LINES)
