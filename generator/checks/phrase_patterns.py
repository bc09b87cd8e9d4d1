"""Patterns of phrases: words however they are broken into lines, and where they stand in a text."""

import re
from functools import lru_cache

from generator.quantities.lexicon import alike


def spacing_pattern(words: str) -> str:
    """A pattern for the words, however they are broken into lines."""
    return r"(?<!\w)" + r"\s+".join(re.escape(word) for word in alike(words).replace("\u00a0", " ").split())


@lru_cache(maxsize=8)
def phrases_pattern(terms: tuple[str, ...]) -> re.Pattern[str] | None:
    """A pattern for the phrases, whatever their capitals, dashes and spaces."""
    words = sorted({alike(term).replace("\u00a0", " ") for term in terms}, key=len, reverse=True)
    spaced = "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in words)
    return re.compile(rf"(?<!\w)(?:{spaced})(?!\w)", re.IGNORECASE) if words else None


def count_occurrences(words: str, text: str) -> int:
    """How often the words stand in the text, with or without a citation."""
    return len(re.findall(spacing_pattern(words), alike(text).replace("\u00a0", " ")))


def covers(pattern: re.Pattern[str], text: str, start: int, end: int) -> bool:
    """Whether a match of the pattern holds the whole of this stretch of the text."""
    return any(first <= start and end <= last for first, last in _find_spans(pattern, text))


# A text is asked about once for each of its figures; without memory thousands of them take the square of their number.
@lru_cache(maxsize=16)
def _find_spans(pattern: re.Pattern[str], text: str) -> tuple[tuple[int, int], ...]:
    return tuple(match.span() for match in pattern.finditer(text))


@lru_cache(maxsize=16)
def spaced(text: str) -> str:
    """The text in one spelling, its spaces alike, as long as it was."""
    return alike(text).replace("\u00a0", " ")
