"""Charts as they may be printed: a short title, a measure, no legend, a waterfall that comes to its last bar."""

import re
from collections.abc import Iterable, Iterator

from generator.checks.chart_findings import check_finding
from generator.checks.chart_measure import check_measure
from generator.diagnostics import Diagnostic, Position
from generator.layout.chart_data import words_of
from generator.pages.page import Page
from generator.pages.tree import Element
from generator.quantities.scan import parse_quantity
from generator.quantities.units import Units

LONGEST = 10
"""Words of a title."""
CODE = re.compile(r"(?<=\b[A-Z]{3})\s(?=\d)")
"""Between a currency and its sum, `CHF 150,000`, which are one word as `$150,000` is."""
WORD = re.compile(r"[^ \t\n]+")
"""What blanks part; what a no-break space holds together is one word: `48 000 $ US`, `exemple :`."""
LISTS = frozenset({"ul", "ol", "dl"})
ALLOWED = frozenset({"figcaption", "img", "table"})
SHORTER = "say one thing, and leave the unit and the period to the measure below"


def check_charts(pages: Iterable[Page], units: Units) -> Iterator[Diagnostic]:
    """A finding for each chart that says too much, too little, or what its table does not hold."""
    for page in pages:
        for figure in page.root.find("chart"):
            at = figure.at or page.home
            yield from _check_title(figure, at)
            yield from check_measure(figure, at, units)
            yield from _check_legend(figure, at)
            yield from _check_values(figure, at, units)
            yield from _check_sum(figure, at, units)
            yield from check_finding(figure, at, units)


def _check_title(figure: Element, at: Position) -> Iterator[Diagnostic]:
    """A chart whose title is a finding has few words."""
    for finding in figure.find("finding"):
        count = len(WORD.findall(CODE.sub("", finding.text)))
        if count > LONGEST:
            message = f"the title of the chart has {count} words; it may have {LONGEST}"
            yield Diagnostic("chart-title", message, finding.at or at, SHORTER)


def _check_legend(figure: Element, at: Position) -> Iterator[Diagnostic]:
    for part in figure.elements:
        other = part.tag not in ALLOWED and not part.has("annotation")
        lists = [one for one in part.walk() if one.tag in LISTS]
        if other or lists:
            tag = lists[0].tag if lists else part.tag
            message = f"`<{tag}>` in a chart: names and values stand at the marks, and a chart has no legend"
            hint = "put names into the heads of the table's rows, and a remark at one mark into `annotation`"
            yield Diagnostic("chart-legend", message, part.at or at, hint)


def _check_values(figure: Element, at: Position, units: Units) -> Iterator[Diagnostic]:
    """What is cited in a cell is what its mark is drawn as: a percentage as such or as a share."""
    for cell in (one for one in figure.walk() if "data-value" in one.attributes and "data-unit" not in one.attributes):
        printed, value = parse_quantity(words_of(cell), units), _number(cell)
        if printed is None or value is None or not any(True for _ in cell.find("citation")):
            continue
        if not any(abs(value - end * share) <= 1e-9 * abs(value) for end in printed.ends for share in (1, 0.01)):
            message = f"the cell says {words_of(cell)}, and its mark is drawn as {cell.get('data-value')}"
            hint = "`data-value` is the number that the cell prints, without its unit"
            yield Diagnostic("chart-value", message, cell.at or at, hint)


def _check_sum(figure: Element, at: Position, units: Units) -> Iterator[Diagnostic]:
    """Every bar of a waterfall that is a sum, and so its last, is what the bars before it come to."""
    rows = [*_steps(figure)] if figure.get("data-kind") == "waterfall" else []
    values = [_number(cell) for _, cell in rows]
    if len(rows) < 2 or None in values:
        return
    reached = slack = 0.0
    for n, ((row, cell), value) in enumerate(zip(rows, values, strict=True)):
        number, last = value or 0.0, n == len(rows) - 1
        slack += _step(cell, number, units) / 2
        if n and (last or row.has("total")) and abs(number - reached) > slack + 1e-9 * abs(number):
            message = f"the bar `{_head(row)}` says {words_of(cell)}, and the bars before it do not come to that"
            hint = "a waterfall ends with the sum of its steps; give the steps that are missing, or draw columns"
            yield Diagnostic("chart-sum", message, cell.at or at, hint)
        elif last and not row.has("total"):
            message = f"the last bar of a waterfall is its sum, and `{_head(row)}` is not marked as one"
            yield Diagnostic("chart-sum", message, row.at or at, 'name it in `totals`, or write `<tr class="total">`')
        reached = number if row.has("total") else reached + number


def _steps(figure: Element) -> Iterator[tuple[Element, Element]]:
    for row in (one for one in figure.walk() if one.tag == "tr"):
        cells = [cell for cell in row.elements if cell.tag == "td" and "data-value" in cell.attributes]
        if cells:
            yield row, cells[0]


def _number(cell: Element) -> float | None:
    try:
        return float(cell.get("data-value"))
    except ValueError:
        return None


def _step(cell: Element, number: float, units: Units) -> float:
    """What one in the last printed digit is worth, in the value's own unit: a percentage is stored as a share."""
    printed = parse_quantity(words_of(cell), units)
    if printed is None or not printed.ends:
        return 0.0
    scale = abs(number / printed.ends[0]) if printed.ends[0] and number else 1.0
    return float(10.0**printed.place * scale)


def _head(row: Element) -> str:
    return next((words_of(cell) for cell in row.elements if cell.tag == "th"), "")
