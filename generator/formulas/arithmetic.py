"""The operators, on single values and row by row on columns."""

from collections.abc import Callable
from math import isfinite

from generator.formulas.comparison import close, order
from generator.formulas.values import ErrorValue, Failed, Single, Value, number, text

LONGEST_RESULT = 32_767  # characters that an Excel cell holds


def finite(result: float) -> float:
    """A result within Excel's bounds; beyond them it is #NUM!. There is no negative zero."""
    if not isfinite(result):
        raise Failed(ErrorValue.NUMBER)
    return result + 0.0


def plus(left: float, right: float) -> float:
    """A sum; operands that cancel but for binary traces give 0, as in Excel's 1 - 0.9 - 0.1."""
    return 0.0 if close(left, -right) else finite(left + right)


def divide(left: float, right: float) -> float:
    """A quotient; through 0 it is #DIV/0!."""
    if right == 0:
        raise Failed(ErrorValue.DIVISION)
    return finite(left / right)


def power(base: float, exponent: float) -> float:
    """A power; 0 to the 0 and roots of negative numbers are #NUM!."""
    if base == 0 and exponent < 0:
        raise Failed(ErrorValue.DIVISION)
    if (base == 0 and exponent == 0) or (base < 0 and not exponent.is_integer()):
        raise Failed(ErrorValue.NUMBER)
    try:
        return finite(base**exponent)
    except OverflowError:
        raise Failed(ErrorValue.NUMBER) from None


def join(left: Single, right: Single) -> str:
    """Two values as one text."""
    joined = text(left) + text(right)
    if len(joined) > LONGEST_RESULT:
        raise Failed(ErrorValue.VALUE)
    return joined


Binary = Callable[[Single, Single], Single]


def _numeric(work: Callable[[float, float], float]) -> Binary:
    return lambda left, right: work(number(left), number(right))


OPERATORS: dict[str, Binary] = {
    "+": _numeric(plus),
    "-": _numeric(lambda left, right: plus(left, -right)),
    "*": _numeric(lambda left, right: finite(left * right)),
    "/": _numeric(divide),
    "^": _numeric(power),
    "&": join,
    "=": lambda left, right: order(left, right) == 0,
    "<>": lambda left, right: order(left, right) != 0,
    "<": lambda left, right: order(left, right) < 0,
    "<=": lambda left, right: order(left, right) <= 0,
    ">": lambda left, right: order(left, right) > 0,
    ">=": lambda left, right: order(left, right) >= 0,
}
SIGNS: dict[str, Callable[[Single], Single]] = {
    "-": lambda value: finite(-number(value)),
    "+": lambda value: value,
    "%": lambda value: finite(number(value) / 100),
}


def row_by_row(work: Callable[..., Single], *operands: Value) -> Value:
    """An operation on single values, or on each row where an operand is a column."""
    lengths = {len(operand) for operand in operands if isinstance(operand, tuple)}
    if not lengths:
        return settle(work, *operands)
    if len(lengths) > 1:
        return ErrorValue.VALUE
    columns = (operand if isinstance(operand, tuple) else (operand,) * max(lengths) for operand in operands)
    return tuple(settle(work, *row) for row in zip(*columns, strict=True))


def settle(work: Callable[..., Single], *operands: Value) -> Single:
    """The result of work, where a failure is its error value."""
    try:
        return work(*operands)
    except Failed as failure:
        return failure.error
