"""A sketch: a chart whose cells have not found their place yet."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from generator.content.translation import Translation
from generator.pages.tree import Element
from generator.writers._office.chart_columns import Grid
from generator.writers._office.chart_plots import Frame, Layer, Plot, Range

Draw = Callable[[Sequence[Range]], tuple[Layer, ...]]
"""Layers of a chart from the places of its columns."""


@dataclass(frozen=True, slots=True)
class Site:
    """Where a chart is to stand: how wide it may be, how tall its own heading is, and the language around it."""

    figure: Element
    room: float
    head: float
    translation: Translation


@dataclass(frozen=True, slots=True)
class Sketch:
    """The cells that a chart reads, its size, and how it is drawn of them."""

    grid: Grid
    frame: Frame
    draw: Draw
    heading: str = ""
    lying: bool = False
    turned: bool = False
    scale: tuple[float, float] | None = None
    based: bool = True
    edged: bool = False
    step: float = 0.0
    said: str = ""

    def under(self, heading: str) -> "Sketch":
        """The sketch with a heading of its own."""
        return replace(self, heading=heading)

    def plot(self, ranges: Sequence[Range], described: str) -> Plot:
        """The chart of these cells, one range for each column; without those of formulas, it reads the page's own."""
        floor = len(ranges) < len(self.grid)
        return Plot(self.heading, described, ranges[0], self.draw(ranges), self.frame, self.lying, self.turned,
                    floor, self.scale, self.based, self.edged, step=self.step, said=self.said)  # fmt: skip
