"""Tables foot: in each column, the figures above a total add up to it as they are printed."""

import re
from collections.abc import Iterator
from decimal import Decimal
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
        columns = [Column.of(cell, k, rows[:n]) for k, cell in enumerate(cells) if cell] if is_total else []
        # What adds up in one column is a sum in all: there, a model's own arithmetic excuses nothing.
        is_sum = any(map(_adds_up, columns))
        for column in columns:
            if message := _find_gap(column, is_sum=is_sum):
                yield Diagnostic("footing", message, column.total.printed.at or page.home, HINT)


class Column(NamedTuple):
    """A total and the figures above it, those of other totals told apart."""

    total: Cell
    above: list[tuple[bool, Cell]]

    @classmethod
    def of(cls, total: Cell, place: int, rows: list[tuple[bool, list[Cell | None]]]) -> "Column":
        above = [(summed, cells[place]) for summed, cells in rows if place < len(cells)]
        return cls(total, [(summed, cell) for summed, cell in above if cell])

    @property
    def alike(self) -> list[tuple[bool, Quantity]]:
        """The figures above in the total's own measure."""
        wanted = _measure(self.total.figure)
        return [(summed, cell.figure) for summed, cell in self.above if _measure(cell.figure) == wanted]

    def nearest(self) -> Decimal | None:
        """The sum nearest to the total of those that its table may mean; nothing where no sum can be told."""
        wanted, found = amount(self.total.figure), [(summed, amount(figure)) for summed, figure in self.alike]
        if wanted is None or any(one is None for _, one in found):
            return None
        known = [(summed, one) for summed, one in found if one is not None]
        last = max((n for n, (summed, _) in enumerate(known) if summed), default=-1)
        ways = [
            known[last + 1 :],
            known[max(last, 0) :],
            [one for one in known if not one[0]],
            [o for o in known if o[0]],
        ]
        sums = [near for way in ways if (near := nearest_sum([one for _, one in way], wanted)) is not None]
        return min(sums, key=lambda one: abs(one - wanted), default=None)


def _adds_up(column: Column) -> bool:
    """Whether the total is a sum for certain: not of zeros, which add up in any case."""
    near, parts = column.nearest(), [amount(figure) for _, figure in column.alike]
    return bool(near) and near == amount(column.total.figure) and sum(map(bool, parts)) > 1


def _find_gap(column: Column, *, is_sum: bool) -> str:
    """What is wrong with a total; nothing if it is one of the sums that its table may mean."""
    total = column.total
    money = {cell.figure.unit.name for _, cell in column.above if cell.figure.unit.money}
    if total.figure.unit.money and len(money | {total.figure.unit.name}) > 1:
        return f"the total adds up amounts in {' and '.join(sorted(money | {total.figure.unit.name}))}"
    near, wanted = column.nearest(), amount(total.figure)
    if near is None or wanted is None or near == wanted:
        return ""
    # A model proves its own arithmetic, which need not be a sum: there, only rounding can be at fault.
    calculated = total.cites.startswith("calc:") or "data-formula" in total.printed.attributes
    figures = [total.figure, *(figure for _, figure in column.alike)]
    if calculated and not is_sum and abs(near - wanted) > slack(figures):
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
