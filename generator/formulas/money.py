"""The value of money over time."""

from math import expm1, log1p

from generator.formulas.aggregates import numbers
from generator.formulas.arithmetic import divide, finite
from generator.formulas.values import ErrorValue, Failed, Value, number


def present_value(rate: Value, *payments: Value) -> float:
    """NPV: payments at the ends of equal periods, discounted to the start of the first."""
    growth = 1 + number(rate)
    result, discount = 0.0, 1.0
    for payment in numbers(payments):
        discount *= growth
        result += divide(payment, discount)
    return finite(result)


def payment(rate: Value, periods: Value, present: Value, future: Value = 0.0, due: Value = 0.0) -> float:
    """PMT: the equal payment that repays a loan; `due` is 1 when payments fall at the start of each period."""
    interest, count, now, later = (number(value) for value in (rate, periods, present, future))
    if count == 0 or interest <= -1:
        raise Failed(ErrorValue.NUMBER)
    if interest == 0:
        return finite(-(now + later) / count)
    try:
        grown = expm1(count * log1p(interest))
    except OverflowError:
        raise Failed(ErrorValue.NUMBER) from None
    at_start = 1 + interest if number(due) else 1.0
    return finite(-interest * (now + divide(now + later, grown)) / at_start)
