"""Tables foot: in each column, the figures above a total add up to it as they are printed."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.diagnostics import Diagnostic
from generator.pages.page import Page
from generator.pages.tree import Element
from generator.quantities.adding_up import amount, nearest_sum, slack
from generator.quantities.quantity import Quantity, number
from generator.quantities.scan import parse_quantity
from generator.quantities.units import Units

TOTAL = re.compile(
    r"(?:grand |sub)?totals?\b|summe\b|gesamt|insgesamt|(?:sum|in all|(?:all |taken )?together)\s*[:,]?$", re.IGNORECASE
)
"""How the head of a row that sums up begins, if its layout does not say so."""
HINT = "round the parts before they are added, with ROUND in a formula; or correct what is wrong, one currency a column"


class Cell(NamedTuple):
    """A figure of a column, where it is printed, and what it cites."""

    figure: Quantity
    printed: Element
    cites: str


def check_totals(page: Page, units: Units) -> Iterator[Diagnostic]:
    """A finding for each total of a table that is not what the figures above it come to."""
    for table in page.root.walk():
        if table.tag == "table" and any(_is_total(row) for row in _rows(table)):
            yield from _check_table(table, page, units)


def _check_table(table: Element, page: Page, units: Units) -> Iterator[Diagnostic]:
    rows = [(_is_total(row), [_cell(cell, units) for cell in row.elements]) for row in _rows(table)]
    for n, (is_total, cells) in enumerate(rows):
        for column, total in enumerate(cells if is_total else ()):
            above = [(summed, one[column]) for summed, one in rows[:n] if column < len(one)]
            parts = [(summed, cell) for summed, cell in above if cell]
            if total and (message := _find_gap(total, parts)):
                yield Diagnostic("footing", message, total.printed.at or page.home, HINT)


def _find_gap(total: Cell, above: list[tuple[bool, Cell]]) -> str:
    """What is wrong with a total; nothing if it is one of the sums that its table may mean."""
    money = {cell.figure.unit.name for _, cell in above if cell.figure.unit.money}
    if total.figure.unit.money and len(money | {total.figure.unit.name}) > 1:
        return f"the total adds up amounts in {' and '.join(sorted(money | {total.figure.unit.name}))}"
    alike = [(summed, cell.figure) for summed, cell in above if _measure(cell.figure) == _measure(total.figure)]
    wanted, found = amount(total.figure), [(summed, amount(figure)) for summed, figure in alike]
    if wanted is None or any(one is None for _, one in found):
        return ""
    known = [(summed, one) for summed, one in found if one is not None]
    last = max((n for n, (summed, _) in enumerate(known) if summed), default=-1)
    ways = [known[last + 1 :], known[max(last, 0) :], [one for one in known if not one[0]], [o for o in known if o[0]]]
    sums = [near for way in ways if (near := nearest_sum([one for _, one in way], wanted)) is not None]
    near = min(sums, key=lambda one: abs(one - wanted), default=wanted)
    # A model proves its own arithmetic, which need not be a sum: there, only rounding can be at fault.
    calculated = total.cites.startswith("calc:") or "data-formula" in total.printed.attributes
    if near == wanted or (calculated and abs(near - wanted) > slack([total.figure, *(figure for _, figure in alike)])):
        return ""
    said = number(float(near), min(total.figure.place, 0))
    return (
        f"the total says `{total.printed.text.strip()}`, and the figures above it add up to {said} as they are printed"
    )


def _measure(figure: Quantity) -> tuple[str, str]:
    return figure.unit.name, figure.per.name


def _rows(table: Element) -> list[Element]:
    return [row for row in table.walk() if row.tag == "tr"]


def _is_total(row: Element) -> bool:
    head = row.elements[0].text.strip() if row.elements else ""
    return row.has("total") or TOTAL.match(head) is not None


def _cell(cell: Element, units: Units) -> Cell | None:
    """The figure of a cell: what it cites, if it cites one, else all that it prints."""
    cited = [one for one in cell.walk() if one.tag == "data" and one.has("citation")]
    printed = cited[0] if len(cited) == 1 else cell
    figure = parse_quantity(printed.text.strip(), units)
    if cell.tag != "td" or figure is None:
        return None
    return Cell(figure, printed if printed.at else cell, cited[0].get("value") if len(cited) == 1 else "")
