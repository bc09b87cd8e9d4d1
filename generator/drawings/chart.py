"""What a chart says, as data: rows of labelled values, and what is written at single marks."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Value:
    """A value and the words that it is printed in; `given` is the input that leads to it, as printed."""

    number: float
    shown: str
    given: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the chart's table. `at` is its place along a line; a row that is marked has its label at its point."""

    label: str
    values: tuple[Value, ...]
    total: bool = False
    marked: bool = False
    at: float | None = None
    note: str = ""
    """The words of an annotation at this mark."""

    @property
    def number(self) -> float:
        return self.values[0].number

    @property
    def shown(self) -> str:
        return self.values[0].shown


@dataclass(frozen=True, slots=True)
class Task:
    """A bar of a plan, from its first day to its last, and who does it."""

    label: str
    group: str
    first: float
    last: float
    owner: str


@dataclass(frozen=True, slots=True)
class Load:
    """The hours of one owner in each week of a plan."""

    owner: str
    hours: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """All that a chart draws: `heads` name the ends of slopes, `base` is the expected value of a tornado."""

    rows: tuple[Row, ...] = ()
    heads: tuple[str, ...] = ()
    base: Value | None = None
    tasks: tuple[Task, ...] = ()
    milestones: tuple[Row, ...] = ()
    loads: tuple[Load, ...] = ()
    owners: tuple[str, ...] = ()
    """Those whose colours come first, in this order: so an owner has one colour in every chart that names them."""
    words: Mapping[str, str] = field(default_factory=dict)
    """What the drawing itself says, in the brand's language, by the name that it asks for it."""
