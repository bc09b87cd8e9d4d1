"""Edits of one file on different lines, made at once; every finding belongs to the edit whose lines it is on."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.diagnostics import Diagnostic

Words = Mapping[str, str]
"""What stands in a file, and what comes in its place."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of a text, as offsets, and what comes there."""

    start: int
    end: int
    anew: str


@dataclass(frozen=True, slots=True)
class Shared:
    """What is found of edits made at once: on the lines of each, and elsewhere."""

    each: list[list[Diagnostic]]
    elsewhere: list[Diagnostic]


def spots(text: str, words: Words) -> tuple[Spot, ...]:
    """Where the words stand for the first time; nothing unless each is there and apart from the others."""
    starts = {old: text.find(old) for old in words}
    found = sorted((Spot(at, at + len(old), words[old]) for old, at in starts.items() if at >= 0), key=_start)
    return tuple(found) if len(found) == len(words) and _apart(found) else ()


def lines_of(text: str, some: Iterable[Spot]) -> frozenset[int]:
    """The numbers of the lines that the edits touch, of the text as it is before them."""
    return frozenset(n for one in some for n in _lines(text, one.start, one.end))


def write(text: str, edits: Sequence[tuple[Spot, ...]]) -> tuple[str, list[frozenset[int]]]:
    """The text with all these edits, and the numbers of the lines that each has made of its own."""
    every = sorted(((spot, n) for n, some in enumerate(edits) for spot in some), key=lambda pair: pair[0].start)
    written, last, lines = "", 0, [set[int]() for _ in edits]
    for spot, n in every:
        written += text[last : spot.start]
        start, written, last = len(written), written + spot.anew, spot.end
        lines[n] |= {*_lines(written, start, len(written))}
    return written + text[last:], [frozenset(one) for one in lines]


def share_out(found: Sequence[Diagnostic], file: str, lines: Sequence[frozenset[int]]) -> Shared:
    """The findings on the lines of each edit, and those elsewhere, of which nobody can tell what they are about."""
    each = [[one for one in found if one.at and one.at.file == file and one.at.line in some] for some in lines]
    taken = {id(one) for some in each for one in some}
    return Shared(each, [one for one in found if id(one) not in taken])


def _start(spot: Spot) -> int:
    return spot.start


def _apart(found: Sequence[Spot]) -> bool:
    return all(one.end <= other.start for one, other in pairwise(found))


def _lines(text: str, start: int, end: int) -> range:
    return range(text.count("\n", 0, start) + 1, text.count("\n", 0, end) + 2)
