"""What a chart says that it measures: unit and period, below its title, and no other period than the rest of it."""

import re
from collections.abc import Iterator

from generator.diagnostics import Diagnostic, Position
from generator.layout.chart_data import words_of
from generator.pages.tree import Element
from generator.quantities.periods import find_periods

MISSING = 'write unit and period below the title: `measure: US dollars, first year`, or `<p class="measure">`'
MONEY = {"dollar": "$", "euro": "€", "pound": "£", "yen": "¥"}
"""A currency as a measure calls it -> the sign before its figures."""
SIGN = re.compile(r"[$€£¥](?=\s?\d)")
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
        yield from _check_currency(figure, measure, at)


def _check_currency(figure: Element, measure: Element, at: Position) -> Iterator[Diagnostic]:
    """A measure names the currency that the chart's figures have."""
    named = {sign for word, sign in MONEY.items() if re.search(rf"\b{word}s?\b", words_of(measure), re.IGNORECASE)}
    signs = set(SIGN.findall(figure.text))
    if named and signs and not named & signs:
        message = f"“{words_of(measure)}” names another currency than the chart's figures, which are in {min(signs)}"
        yield Diagnostic("chart-measure", message, measure.at or at, "name the currency of the figures")


def _list_titles(figure: Element) -> Iterator[str]:
    yield from filter(None, (figure.get("data-title"), *(words_of(one) for one in figure.find("finding"))))
    yield from (words_of(head) for head in figure.walk() if head.tag == "th")
