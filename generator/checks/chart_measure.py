"""What a chart says that it measures: unit and period, below its title, and no other period than the rest of it."""

from collections.abc import Iterator

from generator.diagnostics import Diagnostic, Position
from generator.layout.chart_data import words_of
from generator.pages.tree import Element
from generator.quantities.periods import find_periods

MISSING = 'write unit and period below the title: `measure: US dollars, first year`, or `<p class="measure">`'
AGREEING = "say the same period in the title, at the marks and in the measure"


def check_measure(figure: Element, at: Position) -> Iterator[Diagnostic]:
    """A chart with a finding says what it measures, for the period that its titles and its marks name."""
    measures = [one for one in figure.find("measure") if words_of(one)]
    for finding in figure.find("finding"):
        if not measures:
            yield Diagnostic("chart-measure", "the chart does not say what it measures", finding.at or at, MISSING)
    for measure in measures:
        own = find_periods(words_of(measure))
        for text in _list_titles(figure):
            other = find_periods(text)
            if own and other and not own & other:
                message = f"the chart measures something a {min(own)}, and `{text}` is a {min(other)}"
                yield Diagnostic("chart-measure", message, measure.at or at, AGREEING)


def _list_titles(figure: Element) -> Iterator[str]:
    yield from filter(None, (figure.get("data-title"), *(words_of(one) for one in figure.find("finding"))))
    yield from (words_of(head) for head in figure.walk() if head.tag == "th")
