"""Names that Excel would not take, or would take for something else, with the cure for each."""

import re

from generator.formulas.functions import FUNCTIONS

_CELL = re.compile(r"([A-Za-z]{1,3})0*([1-9][0-9]{0,6})")
_ROW_AND_COLUMN = re.compile(r"[Rr][0-9]*([Cc][0-9]*)?|[Cc][0-9]*")
_COLUMN_NAME = re.compile(r"[^\W_](?: ?[\w]+)*")
_LAST_COLUMN, _LAST_ROW = 16_384, 1_048_576
_LONGEST = 255
NAMES_TOO = frozenset({"DATE", "YEAR", "MONTH", "DAY", "WEEKDAY"})
"""Functions whose words values bear, too: a price for a `year`. Excel tells them apart by what follows."""
COLUMN_CURE = "name the column with letters, digits, `_` and single spaces"
_KEPT = re.compile(r"true|false|_xl.*|__.*|print_(area|titles)", re.IGNORECASE)


def cure_for_name(name: str) -> str:
    """Why a name cannot stand in a workbook and what to write instead; empty when it can."""
    if is_cell(name):
        return f"Excel takes it for a cell; write `{_no_cell(name)}`"
    if name.upper() in FUNCTIONS.keys() - NAMES_TOO:
        return f"it is a function; write `{name.upper()}(...)`, or choose another name"
    if _KEPT.fullmatch(name):
        return "it means something else to Excel or to a browser; choose another name"
    if len(name) > _LONGEST:
        return f"Excel takes at most {_LONGEST} characters; choose a shorter name"
    return ""


def is_cell(name: str) -> bool:
    """Whether Excel would read a name as a cell, a row or a column: `A1`, `ROI2024`, `R1C1`, `C`."""
    match = _CELL.fullmatch(name)
    if match and _column_number(match[1]) <= _LAST_COLUMN and int(match[2]) <= _LAST_ROW:
        return True
    return _ROW_AND_COLUMN.fullmatch(name) is not None


def _no_cell(name: str) -> str:
    apart = re.sub(r"(?<=[A-Za-z])(?=[0-9])", "_", name).lower()
    return f"{apart}_value" if is_cell(apart) else apart


def is_column_name(name: str) -> bool:
    """Whether a column can be written without Excel's escapes: letters, digits, `_`, inner spaces."""
    return len(name) <= _LONGEST and _COLUMN_NAME.fullmatch(name) is not None


_KEY = re.compile(r"([A-Za-z_][A-Za-z0-9_]*)(?:\[([^\[\]@]*)\])?")


def cure_for_key(key: str) -> str:
    """What to do about a name or a column such as `Pipeline[Amount]` that a workbook cannot hold; empty when it can."""
    match = _KEY.fullmatch(key)
    if match is None:
        return "write it with letters, digits and `_`, a letter first"
    if match[2] is not None and not is_column_name(match[2]):
        return COLUMN_CURE
    return cure_for_name(match[1])


def table_of(key: str) -> str:
    """The table of a column's name: `Pipeline` for `Pipeline[Amount]`, nothing for other names."""
    table, bracket, _ = key.partition("[")
    return table if bracket else ""


def row_cell(column: str) -> str:
    """The name of a column's cell in the row at hand: `Pipeline[@Amount]` for `Pipeline[Amount]`."""
    return column.replace("[", "[@", 1)


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
