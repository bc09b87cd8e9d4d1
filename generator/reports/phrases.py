"""Words that a report may print, and how a report lists."""

from collections.abc import Iterable, Mapping

from generator.content.formats import Format
from generator.diagnostics import Position

NAMES = 6  # names that a sentence lists


class Told(str):
    """Words that the engine says of the kit; `at` is the place in the content that they are about."""

    at: Position | None = None

    def about(self, at: Position | None) -> "Told":
        """The same words with their place."""
        told = Told(self)
        told.at = at
        return told


def join(words: Iterable[str]) -> str:
    """The words as a list in a sentence: `PDF, Word and Excel`."""
    every = list(dict.fromkeys(words))
    return " and ".join(filter(None, (", ".join(every[:-1]), *every[-1:])))


def in_formats(names: Iterable[str], formats: Mapping[str, Format]) -> str:
    """Formats as people call them: `PDF and Word`."""
    return join(formats[name].label if name in formats else name.upper() for name in names)


def name_some(words: Iterable[str]) -> str:
    """The first of the names, and how many more there are."""
    every = list(dict.fromkeys(words))
    rest = len(every) - NAMES
    return join(every) if rest <= 0 else f"{', '.join(every[:NAMES])} and {rest} more"


def sentence(words: str) -> str:
    """The words as a sentence."""
    return f"{words[:1].upper()}{words[1:]}." if words else ""
