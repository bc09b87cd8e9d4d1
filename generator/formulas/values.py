"""What a formula works on: numbers, texts, truths, blanks, error values and columns; and how one becomes another."""

import re
from collections.abc import Mapping
from enum import Enum
from math import isfinite

from generator.formulas.rounding import general


class ErrorValue(Enum):
    """A result that says why there is no result; it passes through everything but IFERROR and counts."""

    DIVISION = "#DIV/0!"
    VALUE = "#VALUE!"
    MISSING = "#N/A"
    NUMBER = "#NUM!"
    NAME = "#NAME?"
    REFERENCE = "#REF!"

    def __str__(self) -> str:
        return self.value


Single = float | str | bool | None | ErrorValue
Cells = tuple[Single, ...]
Value = Single | Cells
Values = Mapping[str, Value]


class Failed(Exception):
    """A step of a calculation that ends in an error value; never leaves this package."""

    def __init__(self, error: ErrorValue) -> None:
        super().__init__(error.value)
        self.error = error


_DIGITS = r"(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.[0-9]*)?|\.[0-9]+"
_WRITTEN_NUMBER = re.compile(rf"(-)?\$?(-)?({_DIGITS})(e[+-]?[0-9]+)?(%)?", re.IGNORECASE)


def read_number(text: str) -> float | None:
    """The number that Excel reads in a text such as ` 5`, `1,000`, `$2.50`, `-1e3` or `15%`; dates are not read."""
    match = _WRITTEN_NUMBER.fullmatch(text.strip(" "))
    if match is None or (match[1] and match[2]):
        return None
    value = float(match[3].replace(",", "") + (match[4] or "")) / (100 if match[5] else 1)
    if not isfinite(value):
        return None
    return -value if match[1] or match[2] else value


def number(value: Value) -> float:
    """A value as a number: blank is 0, TRUE is 1, a text what is written in it."""
    match value:
        case ErrorValue():
            raise Failed(value)
        case None:
            return 0.0
        case bool() | float() | int():
            return float(value)
        case str():
            read = read_number(value)
            if read is not None:
                return read
    raise Failed(ErrorValue.VALUE)


def text(value: Value) -> str:
    """A value as a text: blank is empty, numbers show up to 15 digits."""
    match value:
        case ErrorValue():
            raise Failed(value)
        case None:
            return ""
        case bool():
            return "TRUE" if value else "FALSE"
        case float() | int():
            return general(value)
        case str():
            return value
    raise Failed(ErrorValue.VALUE)


def truth(value: Value) -> bool:
    """A value as a truth: blank and 0 are FALSE, other numbers TRUE, of texts only "TRUE" and "FALSE" are known."""
    match value:
        case ErrorValue():
            raise Failed(value)
        case str() if value.upper() in ("TRUE", "FALSE"):
            return value.upper() == "TRUE"
        case None | bool() | float() | int():
            return bool(value)
    raise Failed(ErrorValue.VALUE)


def accept(value: object) -> Value:
    """A value from outside as formulas know it: whole numbers as floats, lists as columns, infinity as #NUM!."""
    match value:
        case None | bool() | str() | ErrorValue():
            return value
        case int() | float():
            return float(value) + 0.0 if isfinite(value) else ErrorValue.NUMBER
        case list() | tuple():
            return tuple(as_single(accept(each)) for each in value)
    raise TypeError(f"a formula cannot work on {type(value).__name__}")


def as_single(value: Value) -> Single:
    """A value that is not a column; a column where one value is wanted is #VALUE!."""
    return ErrorValue.VALUE if isinstance(value, tuple) else value
