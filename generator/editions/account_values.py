"""What may be put into a field: a value that a person would have typed there, and nothing that a program left."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, NamedTuple

from generator.content.translation import Translation

ERRORS = re.compile(r"#(?:REF!|N/A|VALUE!|NAME\?|DIV/0!|NULL!|NUM!|SPILL!|CALC!|GETTING_DATA)|#{3,}", re.IGNORECASE)
"""What a spreadsheet shows instead of a value, and of one that its column is too narrow for."""
SCIENTIFIC = re.compile(r"[-+]?\d(?:[.,]\d+)?E[-+]?\d+", re.IGNORECASE)
"""A long number as a spreadsheet shows it: the digits are lost."""
FORMULA = re.compile(r"[=@|]|[-+](?!\d)|[-+].*[*/^!|&]|[-+].*\d\s*[-+]\s*[A-Za-z]|[-+][^(]*[A-Za-z][^(]*\(")
"""What a spreadsheet would calculate when it opens a list; `+1 (555) 010-0100` is a telephone number."""
MARKUP = re.compile(r"</?[a-zA-Z!?]|&(?:#\d+|#x[0-9a-f]+|[a-z]+);|\{\{|\{%|\]\(|^\s{0,3}(?:#{1,6}\s|```)|\x1b\[")
MISREAD = re.compile(
    "[ÃÂ][\u0080-\u00bf\u20ac\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u2122]"
)
"""UTF-8 that was read as Windows-1252: `Ã¼` for `ü`."""
DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]00:00(?::00)?)?")
DIGITS = re.compile(r"[-+]?\d[\d.,'’\u00a0\u202f ]*")
WIDE_JOINERS = frozenset("\u200c\u200d")
"""Invisible signs that names in Persian or Hindi are spelled with."""


class Refused(NamedTuple):
    """Why a value is refused, and the cure."""

    reason: str
    cure: str


Check = Callable[[str], Refused | None]
Reader = Callable[[str, Translation], str | Refused]
ADDRESS = "address"
"""The type of a field that holds an address of mail."""
READ = "read"
"""What an entry that is no merge field reads its values by."""


def read_value(raw: str, entry: Mapping[str, Any], translation: Translation) -> str | Refused:
    """The value as it is printed in this field, NFC and without blanks around it, or why it cannot be."""
    value = unicodedata.normalize("NFC", raw).strip()
    refused = next((found for check in CHECKS if (found := check(value))), None)
    if refused:
        return refused
    reader: Reader = entry.get(READ) or READERS[entry.get("type", "text")]
    shown = reader(value, translation)
    if isinstance(shown, str) and len(shown) > entry["longest"]:
        return Refused(
            f"{len(shown)} characters; the field `{entry['label']}` has room for {entry['longest']}",
            "shorten it, or raise `longest` in content/facts/merge-fields.yaml and see what `collateral check` says",
        )
    return shown


def _controlled(value: str) -> Refused | None:
    odd = next((one for one in value if _is_odd(one)), "")
    name = f"U+{ord(odd):04X}, {unicodedata.name(odd, 'a control character').lower()}" if odd else ""
    return Refused(f"holds an invisible or unusable character ({name})", "type the value anew") if odd else None


def _is_odd(sign: str) -> bool:
    return unicodedata.category(sign) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"} and sign not in WIDE_JOINERS


def _misread(value: str) -> Refused | None:
    wrong = MISREAD.search(value) or "\ufffd" in value
    return (
        Refused("was read in the wrong encoding", "save the list as CSV UTF-8, from the program that it comes from")
        if wrong
        else None
    )


def _mangled(value: str) -> Refused | None:
    if ERRORS.search(value):
        return Refused("is a spreadsheet's error", "mend the cell")
    lost = SCIENTIFIC.fullmatch(value)
    return (
        Refused("is a number whose digits a spreadsheet has cut", "format the column as text, and enter it again")
        if lost
        else None
    )


def _calculated(value: str) -> Refused | None:
    return (
        Refused("reads as a formula", "put the value there instead of a formula")
        if FORMULA.match(unicodedata.normalize("NFKC", value))
        else None
    )


def _marked_up(value: str) -> Refused | None:
    return Refused("holds markup", "write plain words") if MARKUP.search(value) else None


CHECKS: tuple[Check, ...] = (_controlled, _misread, _mangled, _calculated, _marked_up)


def _read_day(value: str, translation: Translation) -> str | Refused:
    found = DAY.fullmatch(value)
    try:
        return (
            translation.day(date(*map(int, found.groups())))
            if found
            else Refused("is no day", "write the year first: 2026-01-25")
        )
    except ValueError:
        return Refused("is no day of the calendar", "write the year first: 2026-01-25")


def _read_number(value: str, _: Translation) -> str | Refused:
    return value if DIGITS.fullmatch(value) else Refused("is no number", "write digits only")


def _read_link(value: str, _: Translation) -> str | Refused:
    safe = re.fullmatch(r"https://[\w.-]+(?:/[\w./~%-]*)?(?:\?[\w=&%.-]*)?", value, re.ASCII)
    return value if safe else Refused("is no address that may be sent", "write it whole, from https:// on")


def _read_address(value: str, _: Translation) -> str | Refused:
    whole = re.fullmatch(r"[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(?:\.[\w-]+)+", value)
    return value if whole else Refused("is no address of mail", "write it alone: jo@acme.example")


READERS: Mapping[str, Reader] = {
    "text": lambda value, _: value, "day": _read_day, "number": _read_number, "link": _read_link,
    ADDRESS: _read_address,
}  # fmt: skip
"""The types that `merge-fields.yaml` may name, each with how its value is printed."""
