"""Numbers as labels: TEXT with the formats that all our media print alike."""

import re

from generator.formulas.rounding import show_digits, to_places
from generator.formulas.values import Value, number, read_number

CURRENCIES = tuple("$€£¥")
"""Signs that a format may begin with."""
_FORMAT = re.compile(r"([$€£¥]?)(#,##)?0(\.0{1,9})?(%?)")
FORMATS_EXPLAINED = 'known: "0", "0.0", "#,##0", "#,##0.00", "$#,##0", "$#,##0.00", "0%", "0.0%" and the like'


def is_format(pattern: str) -> bool:
    """Whether TEXT knows a number format."""
    return _FORMAT.fullmatch(pattern) is not None


def label(value: Value, pattern: Value) -> Value:
    """A number written in a format; a text that is no number stays as it is, and TRUE stays TRUE."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, str) and read_number(value) is None:
        return value
    return _write_amount(number(value), str(pattern))


def _write_amount(amount: float, pattern: str) -> str:
    match = _FORMAT.fullmatch(pattern)
    assert match is not None, pattern  # the parser lets no other format pass
    currency, grouped, decimals, percent = match.groups()
    scaled = show_digits(amount).scaleb(2 if percent else 0)
    digits = to_places(abs(scaled), len(decimals or ".") - 1)
    sign = "-" if amount < 0 and digits else ""  # Excel prints no negative zero here
    return f"{sign}{currency}{digits:{',' if grouped else ''}f}{percent}"
