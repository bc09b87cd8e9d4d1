"""A chart's title says what its data hold: a value of the table, or what values come to, differ by or relate as."""

from collections.abc import Iterator, Sequence
from itertools import permutations

from generator.content.translation import ENGLISH
from generator.diagnostics import Diagnostic, Position
from generator.drawings.crossings import find_crossings, first_above
from generator.layout.chart_data import read_chart, words_of
from generator.pages.tree import Element
from generator.quantities.figures import find_figures
from generator.quantities.quantity import Quantity
from generator.quantities.scan import parse_quantity
from generator.quantities.units import Units

HINT = "cite a figure of the chart's table, or a sum, a difference or a ratio of two; or show the data that it is about"
WRITTEN = ("data-input", "data-base-shown", "data-x", "data-from", "data-to", "data-at", "data-value")
"""Attributes of a chart's figure and cells that hold figures of the chart, too."""
MOST = 40
"""Values whose pairs are compared; a longer table is compared value by value."""
SHARE, MULTIPLE = "%", "x"


def check_finding(figure: Element, at: Position, units: Units) -> Iterator[Diagnostic]:
    """A finding for each figure in the chart's title that its data do not contain."""
    cited = [cited for title in figure.find("finding") for cited in title.find("citation")]
    for one in cited:
        said = parse_quantity(words_of(one), units)
        if said is not None and not any(_allows(said, value) for value in _candidates(figure, said, units)):
            message = f"the title says {words_of(one)}, and the chart's data do not contain it"
            yield Diagnostic("chart-finding", message, one.at or at, HINT, width=max(1, len(words_of(one))))


def _allows(said: Quantity, value: float) -> bool:
    """Whether the value is what is said, to the digit in which it is said; its sign may be in words."""
    slack = 10.0**said.place / 2 * (1 + 1e-9)
    low = said.low is None or abs(value) >= abs(said.low) - slack
    return low and (said.high is None or abs(value) <= abs(said.high) + slack)


def _candidates(figure: Element, said: Quantity, units: Units) -> Iterator[float]:
    """All that a title may say in this unit."""
    shown = [*_shown(figure, units)]
    values = [value for value, _ in shown]
    yield from (value for value, unit in shown if unit == said.unit.name or not (unit and said.unit.name))
    pairs = [*permutations(values[:MOST], 2)]
    if said.unit.name in {SHARE, MULTIPLE}:
        whole = 100.0 if said.unit.name == SHARE else 1.0
        ratios = [one / other for one, other in pairs if other]
        yield from (ratio * whole for ratio in ratios)
        yield from ((1 - ratio) * whole for ratio in ratios if said.unit.name == SHARE)
        yield from (value / sum(values) * whole for value in values if sum(values))
        return
    yield from (one - other for one, other in pairs)
    yield from (one + other for one, other in pairs)
    yield from _runs(values)
    if not said.unit.money:
        rows = [row for row in figure.walk() if row.tag == "tr" and any(cell.tag == "td" for cell in row.elements)]
        yield from (float(len(rows)), float(sum(not row.has("total") for row in rows)))
        yield from _places(figure, units)


def _shown(figure: Element, units: Units) -> Iterator[tuple[float, str]]:
    """The values of the table as they are printed, each with the name of its unit."""
    for cell in (one for one in figure.walk() if one.tag == "td" and one.text.strip()):
        printed = parse_quantity(words_of(cell), units)
        if printed is not None:
            yield from ((end, printed.unit.name) for end in printed.ends)
    for measure in figure.find("measure"):
        # A change of 20% that the measure names is the chart's own, although no cell holds it.
        named = (parse_quantity(words_of(one), units) for one in measure.find("citation"))
        yield from ((end, one.unit.name) for one in named if one is not None for end in one.ends)
    for element in figure.walk():
        for name in ("data-base-shown", "data-input"):
            given = parse_quantity(element.get(name), units)
            if given is not None:
                yield from ((end, given.unit.name) for end in given.ends)


def _runs(values: Sequence[float]) -> Iterator[float]:
    """What neighbouring values come to together."""
    for start in range(min(len(values), MOST)):
        reached = 0.0
        for value in values[start:MOST]:
            reached += value
            yield reached


def _heads(figure: Element) -> Iterator[str]:
    return (words_of(cell) for cell in figure.walk() if cell.tag == "th" and cell.get("scope") != "col")


def _places(figure: Element, units: Units) -> Iterator[float]:
    """Where the values stand: figures in the heads of rows, places along a line, days, and where zero is crossed."""
    for head in _heads(figure):
        for found in find_figures(head, units):
            yield from found.quantity.ends if found.quantity else ()
    for element in figure.walk():
        yield from (float(value) for name in WRITTEN if (value := element.get(name)).removeprefix("-").isdecimal())
    if figure.get("data-kind") == "line":
        crossings = find_crossings(read_chart(figure, ENGLISH).rows, {})
        yield from (one.at for one in crossings)
        yield from (float(first_above(one)) for one in crossings)
