"""Patterns of runs of characters for the parser of HTML that the print engine uses.

The parser (tinyhtml5 2.1) means to make each of them once, and files it under a name that it never looks for: half of
the time that it reads a page goes into making them again. Here they are found.
"""

import re

from tinyhtml5 import inputstream


class TextRuns(dict[tuple[str | frozenset[str], bool], "re.Pattern[str]"]):
    """For characters: the pattern of the longest run without any of them, or if `True` of these only."""

    def __missing__(self, key: tuple[str | frozenset[str], bool]) -> "re.Pattern[str]":
        characters, these = key
        listed = "".join(f"\\x{ord(character):02x}" for character in sorted(characters))
        self[key] = made = re.compile(f"[{'' if these else '^'}{listed}]+")
        return made


def keep_text_runs() -> None:
    """Let the parser of this process find its patterns."""
    inputstream.characters_until_regex = TextRuns()
