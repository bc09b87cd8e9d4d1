"""Line setting: the lines of a slot with an account's values, broken where the print engine would break them."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from weasyprint.text.line_break import get_log_attrs

from generator.editions.masters.shaping import REPERTOIRE, Look, Shaper
from generator.editions.masters.slots import Line, Piece, Slot, fill_sources
from generator.editions.masters.unusual import Unusual

CLOSE = 0.5  # px: a line that just fits, or just does not, is the print engine's to break
KNOWN = frozenset(REPERTOIRE) | {" "}
BREAKING = frozenset("\u00ad\u200b\u2028\t\n")
"""What static text of a slot must not hold: it breaks lines in ways of its own."""
SHARES = {"start": 0.0, "center": 0.5, "end": 1.0}
"""How much of the room that a line leaves stands before it."""


def refuse_unusual(values: Mapping[str, str]) -> None:
    """An `Unusual` for a value with a character that not every file has, or with blanks that print closes up."""
    for value in values.values():
        if not KNOWN.issuperset(value) or "  " in value or value != value.strip():
            raise Unusual("a value with a character that not every file has")


def set_lines(slot: Slot, values: Mapping[str, str], shaper: Shaper) -> tuple[Line, ...]:
    """The lines of the slot. One that is a close call is an `Unusual`."""
    runs = fill_sources(slot, values)
    text = "".join(words for _, words in runs)
    if not BREAKING.isdisjoint(text):
        raise Unusual("text that breaks in a way of its own")
    return tuple(_place(_cut(runs, *ends), slot, shaper) for ends in _break(text, runs, slot, shaper))


def _break(text: str, runs: Sequence[tuple[Look, str]], slot: Slot, shaper: Shaper) -> Iterator[tuple[int, int]]:
    """Where each line begins and ends, without the blank at its end: as much as its room holds, from break to break."""
    begin = end = len(text) - len(text.lstrip(" "))
    filled = 0.0
    for stop in (*_list_breaks(text, slot.language), len(text)):
        if stop <= end:
            continue
        word = sum(shaper.shape(look, words).width for look, words in _cut(runs, end, stop))
        bare = sum(shaper.shape(look, words).width for look, words in _cut(runs, end, _bare(text, end, stop)))
        if abs(filled + bare - slot.width) < CLOSE:
            raise Unusual("a line that is as wide as its room")
        if filled + bare > slot.width:
            if begin == end:
                raise Unusual("a word that is wider than its room")
            yield begin, _bare(text, begin, end)
            begin, filled = end, 0.0
            if bare > slot.width - CLOSE:
                raise Unusual("a word that is wider than its room")
        filled, end = filled + word, stop
    yield begin, _bare(text, begin, end)


def _bare(text: str, begin: int, end: int) -> int:
    """The end of this part of the text without blanks at its end."""
    return begin + len(text[begin:end].rstrip(" "))


@lru_cache(maxsize=4096)
def _list_breaks(text: str, language: str) -> tuple[int, ...]:
    """Where the text may be broken, as the print engine's own library says."""
    return tuple(n for n, one in enumerate(get_log_attrs(text, language or None)) if one.is_line_break and n)


def _cut(runs: Sequence[tuple[Look, str]], begin: int, end: int) -> list[tuple[Look, str]]:
    """The runs from one place of the whole text to another."""
    found, at = [], 0
    for look, words in runs:
        part = words[max(begin - at, 0) : max(end - at, 0)]
        if part:
            found.append((look, part))
        at += len(words)
    return found


def _place(runs: Sequence[tuple[Look, str]], slot: Slot, shaper: Shaper) -> Line:
    widths = [shaper.shape(look, words).width for look, words in runs]
    left = slot.left + SHARES[slot.align] * (slot.width - sum(widths))
    pieces = []
    for (look, words), width in zip(runs, widths, strict=True):
        pieces.append(Piece(look, words, left))
        left += width
    return tuple(pieces)


def is_alike(one: Sequence[Line], other: Sequence[Line]) -> bool:
    """Whether lines say the same in the same looks at the same places."""
    return len(one) == len(other) and all(map(_is_line_alike, one, other))


def _is_line_alike(one: Line, other: Line) -> bool:
    return len(one) == len(other) and all(
        mine.look == its.look and mine.text == its.text and abs(mine.left - its.left) < 0.01
        for mine, its in zip(one, other, strict=True)
    )
