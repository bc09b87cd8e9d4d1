"""The parts of an SVG picture, each with its place, and the one finding for what a picture may not hold."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.diagnostics import Diagnostic, Position, Problem

CURE = "export it again as a plain SVG: letters converted to paths, effects flattened, nothing linked"


@dataclass(frozen=True, slots=True)
class Part:
    """One element of a picture; a `style` holds its rules in `text`."""

    tag: str
    attributes: dict[str, str]
    at: Position
    children: list["Part"] = field(default_factory=list)
    text: list[str] = field(default_factory=list)

    def walk(self) -> Iterator["Part"]:
        """The part and all that is in it."""
        yield self
        for child in self.children:
            yield from child.walk()


def unsafe(message: str, at: Position, cure: str = CURE) -> Problem:
    """The problem of a picture that holds what a picture may not hold."""
    return Problem(Diagnostic("unsafe-picture", message, at, cure))
