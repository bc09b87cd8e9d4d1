"""Functions over many values. Texts, truths and blanks in cells are passed over; written as arguments they are read."""

from collections.abc import Iterator
from itertools import compress

from generator.formulas.arithmetic import finite, plus
from generator.formulas.criteria import condition
from generator.formulas.values import Cells, ErrorValue, Failed, Single, Value, number, truth


def numbers(values: tuple[Value, ...]) -> Iterator[float]:
    """The numbers among values and cells; an error value fails."""
    for value in values:
        if isinstance(value, tuple):
            yield from _cell_numbers(value)
        else:
            yield number(value)


def _cell_numbers(cells: Cells) -> Iterator[float]:
    for cell in cells:
        if isinstance(cell, ErrorValue):
            raise Failed(cell)
        if isinstance(cell, float):
            yield cell


def total(*values: Value) -> float:
    """SUM: without the losses of binary addition, and the last number is added as `+` adds it."""
    *most, last = [0.0, *(value for value in numbers(values) if value)]
    return plus(_sum_exactly(most), last)


def _sum_exactly(values: list[float]) -> float:
    """Neumaier's sum: what each addition loses is kept and added at the end."""
    result = lost = 0.0
    for value in values:
        larger, smaller = (result, value) if abs(result) >= abs(value) else (value, result)
        result += value
        lost += (larger - result) + smaller
    return finite(finite(result) + lost)


def average(*values: Value) -> float:
    """AVERAGE: #DIV/0! when there are no numbers."""
    found = tuple(numbers(values))
    if not found:
        raise Failed(ErrorValue.DIVISION)
    return total(found) / len(found)


def least(*values: Value) -> float:
    """MIN: 0 when there are no numbers."""
    return min(numbers(values), default=0.0)


def most(*values: Value) -> float:
    """MAX: 0 when there are no numbers."""
    return max(numbers(values), default=0.0)


def count(*values: Value) -> float:
    """COUNT: how many are numbers; error values are not."""
    return float(sum(_counts(value) for value in values))


def _counts(value: Value) -> int:
    if isinstance(value, tuple):
        return sum(isinstance(cell, float) for cell in value)
    try:
        number(value)
    except Failed:
        return 0
    return 1


def count_filled(*values: Value) -> float:
    """COUNTA: how many are not blank; error values and empty texts are not blank."""
    return float(sum(sum(cell is not None for cell in _cells(value)) for value in values))


def _cells(value: Value) -> Cells:
    return value if isinstance(value, tuple) else (value,)


def truths(values: tuple[Value, ...]) -> list[bool]:
    """The truths among values and cells; #VALUE! when there are none."""
    found: list[bool] = []
    for value in values:
        if isinstance(value, tuple):
            found += [bool(number(cell)) for cell in value if isinstance(cell, bool | float | ErrorValue)]
        else:
            found.append(truth(value))
    if not found:
        raise Failed(ErrorValue.VALUE)
    return found


def every(*values: Value) -> bool:
    """AND."""
    return all(truths(values))


def some(*values: Value) -> bool:
    """OR."""
    return any(truths(values))


def choose_cells(cells: Cells, *criteria: Value) -> Cells:
    """The cells in whose rows each column meets its criterion; `criteria` are columns and criteria in turn."""
    columns = [_cells(column) for column in criteria[::2]]
    if any(len(column) != len(cells) for column in columns):
        raise Failed(ErrorValue.VALUE)
    tests = [condition(_one(criterion)) for criterion in criteria[1::2]]
    met = zip(*(map(test, column) for test, column in zip(tests, columns, strict=True)), strict=True)
    return tuple(compress(cells, map(all, met)))


def _one(value: Value) -> Single:
    return ErrorValue.VALUE if isinstance(value, tuple) else value


def count_if(*criteria: Value) -> float:
    """COUNTIF and COUNTIFS."""
    return float(len(choose_cells(_cells(criteria[0]), *criteria)))


def sum_if(column: Value, criterion: Value, summed: Value = ()) -> float:
    """SUMIF: without a third argument the tested cells themselves are summed."""
    return total(choose_cells(_cells(summed or column), column, criterion))


def sum_ifs(summed: Value, *criteria: Value) -> float:
    """SUMIFS."""
    return total(choose_cells(_cells(summed), *criteria))


def average_if(column: Value, criterion: Value, averaged: Value = ()) -> float:
    """AVERAGEIF: #DIV/0! when no chosen cell is a number."""
    return average(choose_cells(_cells(averaged or column), column, criterion))


def sum_product(*columns: Value) -> float:
    """SUMPRODUCT: rows multiplied across columns and summed; whatever is no number counts as 0."""
    lengths = {len(_cells(column)) for column in columns}
    if len(lengths) > 1:
        raise Failed(ErrorValue.VALUE)
    return total(tuple(_product(row) for row in zip(*(_cells(column) for column in columns), strict=True)))


def _product(row: Cells) -> float:
    result = 1.0
    for cell in row:
        if isinstance(cell, ErrorValue):
            raise Failed(cell)
        result *= cell if isinstance(cell, float) else 0.0
    return finite(result)
