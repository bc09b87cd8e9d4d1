"""Shapes of a picture, each with the box that it covers, so that a test can measure what touches what."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Literal

Place = tuple[float, float]
HEADROOM = 2.0
"""Above the first words, for accents on capitals."""
Role = Literal["words", "mark", "rule"]
WORDS: Role = "words"
MARK: Role = "mark"
RULE: Role = "rule"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; y grows downwards."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    def meets(self, other: "Box", slack: float = 0.0) -> bool:
        """Whether the two share more than `slack` on both axes."""
        across = min(self.right, other.right) - max(self.x, other.x)
        down = min(self.bottom, other.bottom) - max(self.y, other.y)
        return across > slack and down > slack

    def holds(self, other: "Box", slack: float = 0.0) -> bool:
        """Whether the other lies inside, but for the slack."""
        left, top = other.x >= self.x - slack, other.y >= self.y - slack
        return left and top and other.right <= self.right + slack and other.bottom <= self.bottom + slack


@dataclass(frozen=True, slots=True)
class Shape:
    """Words, a mark that stands for a value, or a rule that helps the eye; `of` is the row that it belongs to."""

    role: Role
    box: Box
    svg: str
    of: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture: its size and its shapes, in the order in which they are painted."""

    width: float
    height: float
    shapes: tuple[Shape, ...]

    def of_role(self, role: Role) -> tuple[Shape, ...]:
        return tuple(shape for shape in self.shapes if shape.role == role)

    def svg(self, title: str) -> str:
        """The picture as SVG, without fonts, style sheets and addresses."""
        high = self.height + HEADROOM
        size = f'viewBox="0 {-HEADROOM:g} {self.width:g} {high:g}" width="{self.width:g}" height="{high:g}"'
        head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img"><title>{escape(title)}</title>'
        return head + "".join(shape.svg for shape in self.shapes) + "</svg>"


def frame(width: float, shapes: Iterable[Shape], foot: float = 2.0) -> Drawing:
    """The drawing of the shapes, as high as they reach."""
    drawn = tuple(shapes)
    return Drawing(width, round(max((shape.box.bottom for shape in drawn), default=0.0) + foot, 1), drawn)


def bar(box: Box, colour: str, of: str = "") -> Shape:
    """A bar; one of no length still shows as a hairline."""
    seen = Box(box.x, box.y, max(box.width, 0.75), max(box.height, 0.75))
    place = f'x="{seen.x:.2f}" y="{seen.y:.2f}" width="{seen.width:.2f}" height="{seen.height:.2f}"'
    return Shape(MARK, seen, f'<rect {place} rx="{min(2.0, seen.height / 2):g}" fill="{colour}"/>', of)


def rule(start: Place, end: Place, colour: str, *, thick: float = 0.75, dotted: bool = False) -> Shape:
    """A straight line."""
    path = f"M{start[0]:.2f} {start[1]:.2f}L{end[0]:.2f} {end[1]:.2f}"
    dashes = ' stroke-dasharray="2 2"' if dotted else ""
    svg = f'<path d="{path}" stroke="{colour}" stroke-width="{thick:g}"{dashes} fill="none"/>'
    return Shape(RULE, box_around([start, end]), svg)


def trail(places: Sequence[Place], colour: str, *, thick: float = 2.0) -> Shape:
    """A line through all places."""
    look = f'fill="none" stroke="{colour}" stroke-width="{thick:g}" stroke-linejoin="round" stroke-linecap="round"'
    return Shape(RULE, box_around(places), f'<path d="{_path(places)}" {look}/>')


def area(places: Sequence[Place], colour: str) -> Shape:
    """A filled outline, behind the marks."""
    return Shape(RULE, box_around(places), f'<path d="{_path(places)}Z" fill="{colour}"/>')


def dot(at: Place, fill: str, edge: str, *, size: float = 3.5, of: str = "") -> Shape:
    """A point of a line."""
    box = Box(at[0] - size, at[1] - size, 2 * size, 2 * size)
    circle = f'<circle cx="{at[0]:.2f}" cy="{at[1]:.2f}" r="{size:g}"'
    return Shape(MARK, box, f'{circle} fill="{fill}" stroke="{edge}" stroke-width="1.5"/>', of)


def diamond(at: Place, fill: str, edge: str, *, size: float = 6.0, of: str = "") -> Shape:
    """A milestone."""
    x, y = at
    corners = [(x, y - size), (x + size, y), (x, y + size), (x - size, y)]
    look = f'fill="{fill}" stroke="{edge}" stroke-width="1.25" stroke-linejoin="round"'
    return Shape(MARK, box_around(corners), f'<path d="{_path(corners)}Z" {look}/>', of)


def box_around(places: Sequence[Place]) -> Box:
    """The smallest box that holds every place."""
    across, down = [x for x, _ in places], [y for _, y in places]
    return Box(min(across), min(down), max(across) - min(across), max(down) - min(down))


def _path(places: Sequence[Place]) -> str:
    return "M" + "L".join(f"{x:.2f} {y:.2f}" for x, y in places)
