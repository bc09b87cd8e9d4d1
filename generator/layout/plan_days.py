"""The days of a plan: a cell with `data-days` says them in words, and the bar or the milestone is drawn from those."""

import re

from generator.diagnostics import Diagnostic, Problem
from generator.layout.chart_data import words_of
from generator.pages.tree import Element, rewrite

DAYS = re.compile(r"\D*(\d{1,4})(?:\s*[-–]\s*(\d{1,4}))?\D*")
HINT = "cite or write them as `8–14`, or one day as `8`"


def read_days(figure: Element) -> Element:
    """The chart with first and last day in every cell that says its days, so that nobody enters them twice."""
    return rewrite(figure, _dated)


def _dated(cell: Element) -> Element:
    if "data-days" not in cell.attributes:
        return cell
    found = DAYS.fullmatch(words_of(cell))
    first, last = (int(day or found[1]) for day in found.groups()) if found else (0, 0)
    if not 0 < first <= last:
        message = f"`{words_of(cell)}` does not say which days these are"
        raise Problem(Diagnostic("chart-days", message, cell.at, HINT))
    if cell.get("data-days") == "last":
        return cell.having(data_at=str(last))
    return cell.having(data_from=str(first), data_to=str(last))
