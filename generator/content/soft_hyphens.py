"""Soft hyphens that somebody has typed: taken out of the texts, and kept as a list of words.

So every check, every search and every format of plain text has the word whole; what breaks lines puts them back.
"""

import re
from collections.abc import Iterable, Mapping

MARK = "\u00ad"
HYPHENATED = re.compile(rf"[^\W\d_]+(?:{MARK}[^\W\d_]+)+")
WORD = re.compile(r"[^\W\d_]+")


def find_breaks(text: str) -> dict[str, str]:
    """Each word that has soft hyphens, whole, with the word as it was typed."""
    return {word.replace(MARK, ""): word for word in HYPHENATED.findall(text)} if MARK in text else {}


def take_out(text: str) -> str:
    """The text without soft hyphens."""
    return text.replace(MARK, "")


def put_in(text: str, breaks: Mapping[str, str]) -> str:
    """The text with the soft hyphens of its words."""
    return WORD.sub(lambda word: breaks.get(word[0], word[0]), text)


def merge_breaks(every: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """The words of several files; of two ways to break one, the first counts."""
    merged: dict[str, str] = {}
    for breaks in every:
        merged = {**breaks, **merged}
    return merged
