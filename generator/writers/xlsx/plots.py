"""What a chart shows, as data: ranges of cells with what stands in them, so that readers need not calculate."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.content.translation import Translation
from generator.pages.tree import Element
from generator.writers.xlsx.cell_values import Value

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell

KINDS = ("bar", "column", "waterfall")


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
class Series:
    """Bars of one colour, by its name in the palette; without a colour they only hold others up."""

    name: str
    cells: Range
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Plot:
    """A chart with its words: `totals` are the bars that sum up; `tops` says where the labels of stacked bars stand."""

    kind: str
    title: str
    described: str
    labels: Range
    shown: Range
    series: tuple[Series, ...]
    totals: frozenset[int] = frozenset()
    tops: Range | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """One bar: the cells of its label and of its value, what the value is, how it reads, and whether it is a sum."""

    label: "Cell"
    cell: "Cell"
    value: Value
    shown: str
    is_total: bool


def sources(figure: Element) -> Iterator[tuple[Element, Element]]:
    """The rows of a chart's table, each with the cell of its value."""
    for row in (element for element in figure.walk() if element.tag == "tr"):
        values = [cell for cell in row.elements if cell.tag == "td" and "data-value" in cell.attributes]
        if values and any(cell.tag == "th" for cell in row.elements):
            yield row, values[0]


def describe(figure: Element, points: Sequence[Point], translation: Translation) -> str:
    """The chart in words: those of its picture, or its title and every bar."""
    told = next((part.get("alt") for part in figure.walk() if part.tag == "img"), "")
    if told:
        return told
    chart = translation.gettext("Chart: {title}", title=figure.get("data-title"))
    return f"{chart}. " + "; ".join(f"{point.label.value}: {point.shown}" for point in points)
