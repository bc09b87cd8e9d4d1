"""What a chart says that it measures: unit and period, below its title, and no other period than the rest of it."""

from collections.abc import Iterator

from generator.diagnostics import Diagnostic, Position
from generator.layout.chart_data import words_of
from generator.pages.tree import Element
from generator.quantities.gloss import gloss
from generator.quantities.periods import find_periods
from generator.quantities.scan import find_quantities
from generator.quantities.units import Units

MISSING = 'write unit and period below the title: `measure: US dollars, first year`, or `<p class="measure">`'
LONGEST = 3
"""Words of a currency's name."""
AGREEING = "say the same period in the title, at the marks and in the measure"


def check_measure(figure: Element, at: Position, units: Units) -> Iterator[Diagnostic]:
    """A chart with a finding says what it measures, for the period that its titles and its marks name."""
    measures = [one for one in figure.find("measure") if words_of(one)]
    for finding in figure.find("finding"):
        if not measures:
            yield Diagnostic("chart-measure", "the chart does not say what it measures", finding.at or at, MISSING)
    for measure in measures:
        own = find_periods(gloss(words_of(measure), units))
        for text in _list_titles(figure):
            other = find_periods(gloss(text, units))
            if own and other and not own & other:
                message = f"the chart measures something a {min(own)}, and `{text}` is a {min(other)}"
                yield Diagnostic("chart-measure", message, measure.at or at, AGREEING)
        yield from _check_currency(figure, measure, at, units)


def _check_currency(figure: Element, measure: Element, at: Position, units: Units) -> Iterator[Diagnostic]:
    """A measure names the currency that the chart's figures have."""
    words = words_of(measure).replace(",", "").split()
    ends = (words[n : n + size] for size in range(1, LONGEST + 1) for n in range(len(words)))
    named = _find_currencies("; ".join(f"1 {' '.join(end)}" for end in ends), units)
    cells = "\n".join(cell.text for cell in figure.walk() if cell.tag == "td") if named else ""
    counted = _find_currencies(cells, units)
    if counted and not named & counted:
        message = f"“{words_of(measure)}” names another currency than the chart's figures, which are in {min(counted)}"
        yield Diagnostic("chart-measure", message, measure.at or at, "name the currency of the figures")


def _find_currencies(text: str, units: Units) -> set[str]:
    """The currencies of the sums of money in a text, by their codes."""
    found = (one.quantity for one in find_quantities(text, units))
    return {one.unit.name for one in found if one and one.unit.money}


def _list_titles(figure: Element) -> Iterator[str]:
    yield from filter(None, (figure.get("data-title"), *(words_of(one) for one in figure.find("finding"))))
    yield from (words_of(head) for head in figure.walk() if head.tag == "th")
