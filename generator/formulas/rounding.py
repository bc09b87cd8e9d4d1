"""Rounding as Excel does it: on the 15 decimal digits that Excel shows of a number, half away from zero."""

from decimal import ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_UP, ROUND_UP, Context, Decimal

DIGITS = 15
_SHOWN = Context(prec=DIGITS, rounding=ROUND_HALF_UP)
_WIDE = Context(prec=700)  # any float to any number of places
_LONGEST_PLAIN = 20  # characters; Excel writes longer numbers with an exponent

HALF_AWAY, AWAY, TOWARDS_ZERO, DOWN, UP = ROUND_HALF_UP, ROUND_UP, ROUND_DOWN, ROUND_FLOOR, ROUND_CEILING


def show_digits(number: float) -> Decimal:
    """The number in the 15 digits that Excel shows: 1.005, although its nearest float is a little less."""
    return _SHOWN.create_decimal(Decimal(number))


def round_as_excel(number: float, places: int, mode: str = HALF_AWAY) -> float:
    """A number to so many decimal places, or to tens and hundreds when places are negative."""
    digits = show_digits(number)
    if digits.adjusted() + 1 + places > DIGITS:
        digits = Decimal(repr(number))
    return float(to_places(digits, places, mode))


def to_places(digits: Decimal, places: int, mode: str = HALF_AWAY) -> Decimal:
    """Decimal digits to so many places; places beyond a float's reach change nothing."""
    step = Decimal(1).scaleb(-max(-310, min(330, places)), _WIDE)
    return digits.quantize(step, rounding=mode, context=_WIDE)


def whole(number: float) -> float:
    """The whole number at or below a number."""
    return round_as_excel(number, 0, DOWN)


def general(number: float) -> str:
    """A number as Excel joins it to a text: up to 15 digits, with an exponent when the plain form is long."""
    digits = show_digits(number).normalize()
    if not digits:
        return "0"
    plain = f"{digits:f}"
    if len(plain.lstrip("-")) <= _LONGEST_PLAIN:
        return plain
    mantissa, _, exponent = f"{digits:E}".partition("E")
    return f"{mantissa}E{int(exponent):+03d}"
