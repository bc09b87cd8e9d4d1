"""Cells of a chart that say their place or their size in words, which the marks are drawn from: nobody enters it twice.

`data-days` is for the days of a plan, `data-said` for a figure that stands in the cell and is traced like any other.
"""

import re

from generator.diagnostics import Diagnostic, Problem
from generator.layout.chart_data import words_of
from generator.pages.tree import Element, rewrite
from generator.quantities.scan import parse_quantity
from generator.quantities.units import Units

DAYS = re.compile(r"\D*(\d{1,4})(?:\s*[-–]\s*(\d{1,4}))?\D*")


def read_cells(figure: Element, units: Units) -> Element:
    """The chart with first and last day, and the number, of every cell that says them."""

    def read(cell: Element) -> Element:
        if "data-days" in cell.attributes:
            return _dated(cell)
        return _valued(cell, units) if "data-said" in cell.attributes else cell

    return rewrite(figure, read)


def _dated(cell: Element) -> Element:
    found = DAYS.fullmatch(words_of(cell))
    first, last = (int(day or found[1]) for day in found.groups()) if found else (0, 0)
    if not 0 < first <= last:
        message = f"`{words_of(cell)}` does not say which days these are"
        raise Problem(Diagnostic("chart-days", message, cell.at, "cite or write them as `8–14`, or one day as `8`"))
    if cell.get("data-days") == "last":
        return cell.having(data_at=str(last))
    return cell.having(data_from=str(first), data_to=str(last))


def _valued(cell: Element, units: Units) -> Element:
    number = number_said(cell, units)
    if not number:
        message, hint = f"`{words_of(cell)}` is not one figure", "write one figure with its unit, such as `21 days`"
        raise Problem(Diagnostic("chart-value", message, cell.at, hint))
    return cell.having(data_value=number)


def number_said(cell: Element, units: Units) -> str:
    """The one number of the cell's words; nothing if there is none, or a range."""
    said = parse_quantity(words_of(cell), units)
    ends = {*said.ends} if said is not None else set[float]()
    return f"{ends.pop():g}" if len(ends) == 1 else ""
