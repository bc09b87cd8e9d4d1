"""The conditions of COUNTIF, SUMIF and their kin: an operator, a value, and `*` and `?` in texts."""

import re
from collections.abc import Callable

from generator.formulas.comparison import close, order_of_numbers, order_of_texts
from generator.formulas.values import ErrorValue, Single, read_number

Condition = Callable[[Single], bool]

_OPERATOR = re.compile(r"(<=|>=|<>|<|>|=)?(.*)", re.DOTALL)
_WRITTEN = {"TRUE": True, "FALSE": False} | {error.value: error for error in ErrorValue}
_ORDERS = {"<": (-1,), "<=": (-1, 0), ">": (1,), ">=": (0, 1)}
_EMPTY: dict[str, Condition] = {
    "": lambda cell: cell is None or cell == "",
    "=": lambda cell: cell is None,
    "<>": lambda cell: cell is not None,
}


def condition(criterion: Single) -> Condition:
    """The test that a criterion puts to each cell: `5`, `">=5"`, `"Won"`, `"S*"`, `"<>"`; a blank counts as 0."""
    if not isinstance(criterion, str):
        wanted = 0.0 if criterion is None else criterion
        return lambda cell: _equal(cell, wanted)
    operator, written = _split(criterion)
    if not written:
        return _EMPTY.get(operator, lambda cell: False)
    value = _read(written)
    if operator in _ORDERS:
        return lambda cell: _order(cell, value) in _ORDERS[operator]
    return lambda cell: _equal(cell, value) is (operator != "<>")


def _split(criterion: str) -> tuple[str, str]:
    match = _OPERATOR.match(criterion)
    return (match[1] or "", match[2]) if match else ("", criterion)


def _read(written: str) -> Single:
    read = read_number(written)
    return read if read is not None else _WRITTEN.get(written.upper(), written)


def _equal(cell: Single, wanted: Single) -> bool:
    if isinstance(wanted, bool | ErrorValue):
        return type(cell) is type(wanted) and cell == wanted
    if isinstance(wanted, str):
        return isinstance(cell, str) and like(cell, wanted)
    read = read_number(cell) if isinstance(cell, str) else cell
    return isinstance(read, float) and isinstance(wanted, float) and close(read, wanted)


def _order(cell: Single, wanted: Single) -> int | None:
    """The order of a cell and a value of the same kind; other cells have none."""
    if isinstance(cell, str) and isinstance(wanted, str):
        return order_of_texts(cell, wanted)
    if type(cell) is type(wanted) and isinstance(cell, float | bool) and isinstance(wanted, float | bool):
        return order_of_numbers(float(cell), float(wanted))
    return None


_MARK = re.compile(r"~([*?~])|(\*)|(\?)|(.)", re.DOTALL)
_ANY = ""  # the mark for one letter, whichever it is


def like(text: str, pattern: str) -> bool:
    """Whether a whole text fits a pattern: `*` any letters, `?` one letter, `~` before either takes it as written."""
    letters, chunks = text.lower(), _chunks(pattern.lower())
    first, last = chunks[0], chunks[-1]
    if len(chunks) == 1:
        return len(letters) == len(first) and _fits(letters, first, 0)
    end = len(letters) - len(last)
    if end < len(first) or not _fits(letters, first, 0) or not _fits(letters, last, end):
        return False
    return _in_turn(letters, chunks[1:-1], len(first), end)


def _chunks(pattern: str) -> list[list[str]]:
    """The marks between the stars of a pattern."""
    chunks: list[list[str]] = [[]]
    for escaped, star, one, letter in _MARK.findall(pattern):
        if star:
            chunks.append([])
        else:
            chunks[-1].append(_ANY if one else escaped or letter)
    return chunks


def _fits(letters: str, chunk: list[str], at: int) -> bool:
    return all(mark in (_ANY, letter) for mark, letter in zip(chunk, letters[at : at + len(chunk)], strict=True))


def _in_turn(letters: str, chunks: list[list[str]], at: int, end: int) -> bool:
    """Whether the chunks are found one after the other between two places."""
    for chunk in chunks:
        found = (place for place in range(at, end - len(chunk) + 1) if _fits(letters, chunk, place))
        place = next(found, None)
        if place is None:
            return False
        at = place + len(chunk)
    return True
