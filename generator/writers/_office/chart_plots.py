"""What a native chart shows, as data: ranges of cells with what stands in them, so that readers need not calculate."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from generator.writers._office.cell_values import Value

KINDS = ("bar", "column", "waterfall", "line", "tornado", "slope", "funnel", "gantt")


@dataclass(frozen=True, slots=True)
class Range:
    """Cells that a chart reads: where they stand, what is in them, and how they look."""

    place: str
    values: tuple[Value, ...]
    formats: tuple[str, ...] = ()

    @property
    def format(self) -> str:
        """The format that all cells share, or Excel's general one."""
        return self.formats[0] if len(set(self.formats)) == 1 else "General"


@dataclass(frozen=True, slots=True)
class Labels:
    """Words at the marks: the values of the series, or the texts of other cells, those of no text left out."""

    place: str
    """DrawingML's word: `outEnd`, `ctr`, `inBase`, `t`, `b`, `l`, `r`."""
    cells: Range | None = None
    colour: str = "ink"
    bold: bool = True
    turned: bool = False
    places: Mapping[int, str] = field(default_factory=dict)
    """For single marks, where else their label stands."""


@dataclass(frozen=True, slots=True)
class Series:
    """Marks of one colour, by its name in the palette; without a colour they only hold others up."""

    name: str
    cells: Range
    colour: str = ""
    labels: Labels | None = None
    own: Mapping[int, str] = field(default_factory=dict)
    """Marks of another colour."""
    signed: bool = False
    """Whether marks below zero are quiet."""
    dotted: bool = False
    """Whether it is a thin dotted line that joins others."""
    across: Range | None = None
    """Where marks stand from left to right, if not one after the other."""


@dataclass(frozen=True, slots=True)
class Layer:
    """Series drawn alike; `gap` is the room between bars in hundredths of their width."""

    form: Literal["clustered", "stacked", "line", "scatter"]
    series: tuple[Series, ...]
    gap: int = 55


@dataclass(frozen=True, slots=True)
class Frame:
    """How large a chart is, and how far its marks stay from each edge, in points."""

    width: float
    height: float
    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0


@dataclass(frozen=True, slots=True)
class Plot:
    """A chart with its words. `names` label its base line; `heading` is what it says of itself."""

    heading: str
    described: str
    names: Range
    layers: tuple[Layer, ...]
    frame: Frame
    lying: bool = False
    turned: bool = False
    """Whether the names of columns stand upright."""
    floor: bool = False
    """Whether bars of no length keep zero on the axis, which would else begin where the shortest bar ends."""
    scale: tuple[float, float] | None = None
    based: bool = True
    """Whether a line shows where bars begin."""
    edged: bool = False
    """Whether the first and the last mark stand at the edges."""
    step: float = 0.0
    """From one line of the scale to the next, if the scale is drawn."""
    said: str = ""
    """The number format in which the scale names its lines."""
    headed: str = ""
    """The cell that the heading is taken from, if it changes with the values."""
