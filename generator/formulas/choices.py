"""Functions that choose between values, and those that round one."""

from generator.formulas.arithmetic import divide, finite, plus
from generator.formulas.rounding import AWAY, HALF_AWAY, TOWARDS_ZERO, round_as_excel, whole
from generator.formulas.values import ErrorValue, Failed, Value, number, truth

_LARGEST_QUOTIENT = 1_125_900_000_000  # from here on Excel's MOD gives #NUM!


def choose(condition: Value, yes: Value, no: Value = False) -> Value:
    """IF: an error value in the branch not taken does no harm."""
    return yes if truth(condition) else no


def first_true(*pairs: Value) -> Value:
    """IFS: the value after the first condition that is true; #N/A when none is."""
    for condition, value in zip(pairs[::2], pairs[1::2], strict=True):
        if truth(condition):
            return value
    raise Failed(ErrorValue.MISSING)


def unless_error(value: Value, instead: Value) -> Value:
    """IFERROR."""
    return instead if isinstance(value, ErrorValue) else value


def opposite(value: Value) -> bool:
    """NOT."""
    return not truth(value)


def round_half_away(value: Value, places: Value) -> float:
    """ROUND: 2.5 gives 3 and -2.5 gives -3."""
    return _round_to(value, places, HALF_AWAY)


def round_up(value: Value, places: Value) -> float:
    """ROUNDUP: away from zero."""
    return _round_to(value, places, AWAY)


def round_down(value: Value, places: Value) -> float:
    """ROUNDDOWN: towards zero."""
    return _round_to(value, places, TOWARDS_ZERO)


def _round_to(value: Value, places: Value, mode: str) -> float:
    return finite(round_as_excel(number(value), towards_zero(places), mode))


def towards_zero(value: Value) -> int:
    """A value cut to a whole number, as Excel cuts the places of ROUND and the rows of INDEX."""
    return int(round_as_excel(number(value), 0, TOWARDS_ZERO))


def below(value: Value) -> float:
    """INT: the whole number at or below, so -1.5 gives -2."""
    return finite(whole(number(value)))


def size(value: Value) -> float:
    """ABS."""
    return abs(number(value))


def remainder(value: Value, divisor: Value) -> float:
    """MOD: value - divisor * INT(value / divisor), so it has the divisor's sign."""
    dividend, by = number(value), number(divisor)
    quotient = divide(dividend, by)
    if abs(quotient) >= _LARGEST_QUOTIENT:
        raise Failed(ErrorValue.NUMBER)
    return plus(dividend, -finite(by * whole(quotient)))
