"""Redlines: which words of a text are gone and which are new, line by line."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Literal

Kind = Literal["same", "gone", "new"]
WORD = re.compile(r"\s+|[^\s]+")
ALIKE = 0.4
"""Two lines of which less than this share is the same are not one line that was changed, but one gone and one new."""


@dataclass(frozen=True, slots=True)
class Redline:
    """One line: its words in order, each run of them the same, gone, or new."""

    parts: tuple[tuple[Kind, str], ...]

    @property
    def plain(self) -> str:
        """The line as a text shows it: `[-gone-] {+new+}`, as word differences are usually written."""
        marks: dict[Kind, str] = {"same": "{}", "gone": "[-{}-]", "new": "{{+{}+}}"}
        return "".join(marks[kind].format(words) for kind, words in self.parts)


def compare_lines(was: Sequence[str], now: Sequence[str]) -> tuple[Redline, ...]:
    """The lines that differ, in order."""
    matcher = SequenceMatcher(None, was, now, autojunk=False)
    return tuple(
        line for what, a, b, c, d in matcher.get_opcodes() if what != "equal" for line in _pair(was[a:b], now[c:d])
    )


def _pair(was: Sequence[str], now: Sequence[str]) -> Iterator[Redline]:
    """Lines in the place of others: those that are much alike are one line that was changed."""
    for before, after in zip_longest(was, now, fillvalue=""):
        if before and after and SequenceMatcher(None, _words(before), _words(after), autojunk=False).ratio() >= ALIKE:
            yield Redline(tuple(_compare_words(_words(before), _words(after))))
            continue
        if before:
            yield Redline((("gone", before),))
        if after:
            yield Redline((("new", after),))


def _words(line: str) -> list[str]:
    return WORD.findall(line)


def _compare_words(was: Sequence[str], now: Sequence[str]) -> Iterator[tuple[Kind, str]]:
    for what, a, b, c, d in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if what == "equal":
            yield "same", "".join(was[a:b])
            continue
        if a < b:
            yield "gone", "".join(was[a:b])
        if c < d:
            yield "new", "".join(now[c:d])
