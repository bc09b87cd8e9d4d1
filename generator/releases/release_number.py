"""Numbers of releases: `1.4` comes after `1.3.2` and before `1.10`."""

import re

FORM = re.compile(r"(?:0|[1-9]\d{0,5})(?:\.(?:0|[1-9]\d{0,5})){0,3}")
"""One to four whole numbers with points between them, none with a zero in front."""


def is_number(text: str) -> bool:
    """Whether the text is the number of a release."""
    return FORM.fullmatch(text) is not None


def sort_key(number: str) -> tuple[int, ...]:
    """What numbers are ordered by; `1.4` and `1.4.0` are the same release."""
    parts = [int(part) for part in number.split(".")]
    while len(parts) > 1 and not parts[-1]:
        parts.pop()
    return tuple(parts)


def next_number(number: str) -> str:
    """The number that usually follows: its second part raised by one."""
    first, second = (*number.split("."), "0")[:2]
    return f"{first}.{int(second) + 1}"
