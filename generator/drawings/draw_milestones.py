"""The milestones of a plan: diamonds below their days, with their numbers in them and short names below."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from generator.drawings.chart import Chart, Row
from generator.drawings.fitting import LEADING, wrap, write_lines
from generator.drawings.ink import RISE, SMALL, Ink
from generator.drawings.shapes import Box, Shape, bar, diamond, rule

MARK, TOUCH, NAME, EDGE = 9.0, 3.0, 78.0, 3.0
"""Half of a diamond, how far two may touch, the most room of a name, and how far it stays from the edge, in points."""
LINE = SMALL * LEADING


@dataclass(frozen=True, slots=True)
class Field:
    """Where milestones may stand: from `left` to `right`, lines joined to `head`, and where each day begins."""

    left: float
    right: float
    head: float
    foot: float
    start: Callable[[float], float]


@dataclass(frozen=True, slots=True)
class Milestone:
    """A diamond and the lines of its name, with the room that each takes."""

    mark: Box
    name: Box
    lines: tuple[str, ...]

    def drop(self, down: float) -> "Milestone":
        """The same, further down."""
        return replace(self, mark=_down(self.mark, down), name=_down(self.name, down))

    def meets(self, other: "Milestone") -> bool:
        """Whether the two would stand in each other; points of diamonds may touch."""
        named = (self.mark, other.name), (self.name, other.mark), (self.name, other.name)
        return self.mark.meets(other.mark, TOUCH) or any(one.meets(its) for one, its in named)


def draw_milestones(chart: Chart, field: Field, ink: Ink) -> tuple[list[Shape], float]:
    """A diamond below each milestone's day, joined to the head by a dotted line. It bears its number, as what must be
    done stands in the table under the picture; below it stands its short name, where the table gives one."""
    if not chart.milestones:
        return [], field.foot
    title = chart.words.get("milestones", "")
    shapes = [ink.write(title, (0, field.foot + 18), bold=True)] if field.left and title else []
    lines: list[Shape] = []
    placed: list[Milestone] = []
    for number, row in enumerate(chart.milestones, 1):
        one = _find_room(_measure(row, field, ink), placed)
        placed.append(one)
        middle = one.mark.x + MARK
        top = field.head if field.left else field.foot
        lines.append(rule((middle, top), (middle, one.mark.y), ink.ink, dotted=True))
        shapes += _draw(one, row, number, ink)
    # Diamonds stand on all lines: the line of one that stands under another would run through that one's number.
    return [*lines, *shapes], max(max(one.mark.bottom, one.name.bottom) for one in placed) + 6


def _measure(row: Row, field: Field, ink: Ink) -> Milestone:
    """The milestone in the first line below the tasks, its name as near to its middle as the edges allow."""
    middle = (field.start(row.at or 1) + field.start((row.at or 1) + 1)) / 2
    x = min(max(middle, MARK + 1), field.right - MARK - 1)
    mark = Box(x - MARK, field.foot + 5, 2 * MARK, 2 * MARK)
    lines = tuple(wrap(row.note, NAME, ink, bold=True)) if row.note else ()
    wide = max((ink.width(line, SMALL, bold=True) for line in lines), default=0.0)
    left = min(max(x - wide / 2, 0.0), field.right - wide - EDGE)
    return Milestone(mark, Box(left, mark.bottom + 1, wide, len(lines) * LINE), lines)


def _find_room(one: Milestone, placed: Sequence[Milestone]) -> Milestone:
    """The first place below its day that no other has: milestones of one day stand under each other."""
    while any(one.meets(other) for other in placed):
        one = one.drop(MARK if one.lines else 2 * MARK)
    return one


def _draw(one: Milestone, row: Row, number: int, ink: Ink) -> list[Shape]:
    middle, y = one.mark.x + MARK, one.mark.y + MARK
    under = bar(one.name, ink.paper) if one.lines else None
    return [
        *([Shape("rule", under.box, under.svg)] if under else []),
        diamond((middle, y), ink.mint, ink.ink, size=MARK, of=row.label),
        ink.write(str(number), (middle, y + SMALL * 0.36), bold=True, anchor="middle", of=row.label),
        *write_lines(one.lines, one.name.x, one.name.y + RISE * SMALL, ink, bold=True, of=row.label),
    ]


def _down(box: Box, by: float) -> Box:
    return replace(box, y=box.y + by)
