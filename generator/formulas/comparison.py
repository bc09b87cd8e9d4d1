"""Which of two values is more, as Excel orders them: numbers, texts without regard to case, truths."""

from generator.formulas.values import ErrorValue, Failed, Single

_ROOM = 2.0**-48  # what two computed numbers may differ by and still be one number in Excel's 15 digits


def close(left: float, right: float) -> bool:
    """Whether two numbers are the same but for the traces of binary arithmetic: 0.1 + 0.2 and 0.3."""
    if left == right or (left.is_integer() and right.is_integer()):
        return left == right
    return abs(left - right) < _ROOM * min(abs(left), abs(right))


def order(left: Single, right: Single) -> int:
    """-1, 0 or 1 as the left value is less than, equal to or more than the right; an error value fails."""
    for value in (left, right):
        if isinstance(value, ErrorValue):
            raise Failed(value)
    left, right = _fill_blank(left, right), _fill_blank(right, left)
    if _rank(left) != _rank(right):
        return _sign(_rank(left), _rank(right))
    if isinstance(left, str) and isinstance(right, str):
        return order_of_texts(left, right)
    return order_of_numbers(_float(left), _float(right))


def order_of_numbers(left: float, right: float) -> int:
    """The order of two numbers, 0 when they are close."""
    return 0 if close(left, right) else _sign(left, right)


def order_of_texts(left: str, right: str) -> int:
    """The order of two texts without regard to case, by UTF-16, which Python and JavaScript can share."""
    first, second = (text.lower().encode("utf-16-be", "surrogatepass") for text in (left, right))
    return (first > second) - (first < second)


def _fill_blank(value: Single, other: Single) -> Single:
    """A blank becomes the empty value of what it is compared with."""
    if value is not None:
        return value
    return "" if isinstance(other, str) else False if isinstance(other, bool) else 0.0


def _rank(value: Single) -> float:
    return 2 if isinstance(value, bool) else 1 if isinstance(value, str) else 0


def _float(value: Single) -> float:
    return float(value) if isinstance(value, bool | float | int) else 0.0


def _sign(left: float, right: float) -> int:
    return (left > right) - (left < right)
