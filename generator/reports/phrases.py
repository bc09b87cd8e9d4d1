"""Words that a report may print, and how a report lists."""

import re
from collections.abc import Iterable, Mapping

from generator.content.formats import Format
from generator.content.translation import Translation
from generator.diagnostics import Position

NAMES = 6  # names that a sentence lists
RANGE = re.compile(r"\d{4}-\d\d-\d\d|(?<=[\dKMB%])-(?=\D?\d)")
"""A day, whose hyphens stay, or the hyphen between the ends of a range."""


class Told(str):
    """Words that the engine says of the kit; `at` is the place in the content that they are about."""

    at: Position | None = None

    def about(self, at: Position | None) -> "Told":
        """The same words with their place."""
        told = Told(self)
        told.at = at
        return told


def count_claims(number: int, translation: Translation) -> str:
    """`1 claim`, `3 claims`."""
    return translation.ngettext("{number} claim", "{number} claims", number)


def count_documents(number: int, translation: Translation) -> str:
    """`1 document`, `3 documents`."""
    return translation.ngettext("{number} document", "{number} documents", number)


def count_places(number: int, translation: Translation) -> str:
    """`1 place`, `3 places`."""
    return translation.ngettext("{number} place", "{number} places", number)


def count_errors(number: int, translation: Translation) -> str:
    """`1 error`, `3 errors`."""
    return translation.ngettext("{number} error", "{number} errors", number)


def join(words: Iterable[str], translation: Translation) -> str:
    """The words as a list in a sentence: `PDF, Word and Excel`."""
    *others, last = dict.fromkeys(words) or ("",)
    return translation.gettext("{list} and {last}", list=", ".join(others), last=last) if others else last


def in_formats(names: Iterable[str], formats: Mapping[str, Format], translation: Translation) -> str:
    """Formats as people call them: `PDF and Word`."""
    labels = (formats[name].label if name in formats else name.upper() for name in names)
    return join(map(translation.gettext, labels), translation)


def name_some(words: Iterable[str], translation: Translation) -> str:
    """The first of the names, and how many more there are."""
    every = list(dict.fromkeys(words))
    rest, named = len(every) - NAMES, ", ".join(every[:NAMES])
    if rest <= 0:
        return join(every, translation)
    return translation.ngettext("{list} and {number} more", "{list} and {number} more", rest, list=named)


def dash_ranges(value: str) -> str:
    """A value as it is printed: a ledger is typed with hyphens, `20-30%`, a range is printed with a dash, `20–30%`."""
    return RANGE.sub(lambda found: "–" if found[0] == "-" else found[0], value)


def sentence(words: str) -> str:
    """The words as a sentence."""
    return f"{words[:1].upper()}{words[1:]}." if words else ""
