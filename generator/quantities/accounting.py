"""Negatives as accountants write them: `(110)` alone in a cell; `$(1.2) million` and `(36.5)%` anywhere."""

import re
from collections.abc import Iterator

from generator.quantities.lexicon import CURRENCY_SIGNS

_SIGN = rf"[{CURRENCY_SIGNS}]"
_FORM = rf"""
    (?P<before>{_SIGN}\s?)? \( (?P<within>{_SIGN}\s?)? (?P<number>[0-9][0-9,\u00a0]*(?:\.[0-9]+)?[KMB]?)
    (?P<share>\s?%)? \) (?P<after>\s?%|\s(?:thousand|million|billion|trillion)(?!\w))?"""
_NEGATIVE = re.compile(_FORM, re.VERBOSE)
_STANDS_OUT = re.compile(rf"(?<!\w)(?:(?={_SIGN}\s?\()|(?=\([^()]*\)\s?%)){_FORM}", re.VERBOSE)


def with_minus(text: str) -> str:
    """The text with a minus in the place of its brackets, if it is such a negative: `-$1.2 million`."""
    found = _NEGATIVE.fullmatch(text)
    if found is None or (found["before"] and found["within"]) or (found["share"] and found["after"]):
        return text
    sign = found["before"] or found["within"] or ""
    return f"-{sign.strip()}{found['number']}{found['share'] or ''}{found['after'] or ''}"


def find_negatives(text: str) -> Iterator[tuple[int, int]]:
    """Where such negatives stand; brackets without a sign at them, as in "(110)", are negative only by themselves."""
    if _NEGATIVE.fullmatch(text.strip()):
        start = len(text) - len(text.lstrip())
        yield start, start + len(text.strip())
        return
    yield from (found.span() for found in _STANDS_OUT.finditer(text))
