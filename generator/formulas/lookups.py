"""Find a row and read a cell in it."""

from generator.formulas.choices import towards_zero
from generator.formulas.comparison import order
from generator.formulas.criteria import like
from generator.formulas.values import Cells, ErrorValue, Failed, Single, Value, number


def index(cells: Cells, row: Value) -> Value:
    """INDEX: the cell in a row counted from 1, the whole column for row 0; #REF! beyond the column."""
    place = towards_zero(row)
    if place == 0:
        return cells
    if place < 0:
        raise Failed(ErrorValue.VALUE)
    if place > len(cells):
        raise Failed(ErrorValue.REFERENCE)
    return cells[place - 1]


def match(wanted: Single, cells: Cells, kind: Value = 1.0) -> float:
    """MATCH: the row of a value, or #N/A.

    Kind 0 is exact; 1 takes the last cell not above the value in rising cells, -1 the last not below it in falling.
    """
    if isinstance(wanted, ErrorValue):
        raise Failed(wanted)
    sought, side = 0.0 if wanted is None else wanted, number(kind)
    places = [place for place, cell in enumerate(cells, 1) if type(cell) is type(sought)]
    return _exact(sought, cells, places) if side == 0 else _nearest(sought, cells, places, -side)


def _exact(wanted: Single, cells: Cells, places: list[int]) -> float:
    for place in places:
        cell = cells[place - 1]
        fits = like(cell, wanted) if isinstance(cell, str) and isinstance(wanted, str) else order(cell, wanted) == 0
        if fits:
            return float(place)
    raise Failed(ErrorValue.MISSING)


def _nearest(wanted: Single, cells: Cells, places: list[int], beyond: float) -> float:
    """The last place before the cells go beyond what is wanted."""
    found = None
    for place in places:
        if order(cells[place - 1], wanted) not in (0, beyond):
            break
        found = place
    if found is None:
        raise Failed(ErrorValue.MISSING)
    return float(found)


def lookup(wanted: Single, cells: Cells, results: Cells, missing: Value = ErrorValue.MISSING) -> Value:
    """XLOOKUP, exact: INDEX with MATCH, which every workbook program knows; so `*` and `?` are wildcards here too."""
    try:
        found = index(results, match(wanted, cells, 0.0))
    except Failed as failure:
        found = failure.error
    return missing if found is ErrorValue.MISSING else found
