"""Line setting: the lines of a slot with an account's values, broken where the print engine would break them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import isinf

from weasyprint.text.line_break import get_log_attrs

from generator.writers.pdf.parts.field_slots import Line, Piece, Slot
from generator.writers.pdf.parts.shaping import REPERTOIRE, Look, Shaper
from generator.writers.pdf.parts.unusual import Unusual

CLOSE = 0.5  # px: a line that just fits, or just does not, is the print engine's to break
SAME = 0.01  # px
KNOWN = frozenset(REPERTOIRE) | {" "}
BREAKING = frozenset("\u00ad\u200b\u2028\t\n")
"""What static text of a slot must not hold: it breaks lines in ways of its own."""
SHARES = {"start": 0.0, "center": 0.5, "end": 1.0}
"""How much of the room that a line leaves stands before it."""
Run = tuple[Look, str]


@dataclass(frozen=True, slots=True)
class Word:
    """What stands between two places where a line may be broken: its ends in the text, its width with the blank behind
    it, and without."""

    begin: int
    end: int
    width: float
    bare: float


@dataclass(frozen=True, slots=True)
class Setting:
    """A slot's lines, how wide its words would be in one line, and how wide the widest of them is."""

    lines: tuple[Line, ...]
    total: float
    widest: float


def refuse_unusual(values: Mapping[str, str]) -> None:
    """An `Unusual` for a value with a character that not every file has, or with blanks that print closes up."""
    for value in values.values():
        if not KNOWN.issuperset(value) or "  " in value or value != value.strip():
            raise Unusual("a value with a character that not every file has")


def set_lines(slot: Slot, said: Sequence[str], shaper: Shaper) -> Setting:
    """The lines of the slot whose sources say this. A line that is a close call is an `Unusual`."""
    runs = [(source.look, text) for source, text in zip(slot.sources, said, strict=True)]
    text = "".join(said)
    if not BREAKING.isdisjoint(text):
        raise Unusual("text that breaks in a way of its own")
    words = list(_list_words(text, runs, slot.language, shaper))
    lines = tuple(_place(_cut(runs, *ends), slot, shaper) for ends in _fill_lines(text, words, slot.width))
    return Setting(lines, sum(word.width for word in words), max(word.bare for word in words))


def fill_sources(slot: Slot, values: Mapping[str, str]) -> list[str]:
    """What the sources of the slot say with these values."""
    return [values[source.field] if source.field else source.text for source in slot.sources]


def _list_words(text: str, runs: Sequence[Run], language: str, shaper: Shaper) -> Iterator[Word]:
    end = len(text) - len(text.lstrip(" "))
    for stop in (*_list_breaks(text, language), len(text)):
        if stop > end:
            yield Word(end, stop, _measure(_cut(runs, end, stop), shaper),
                       _measure(_cut(runs, end, _bare(text, end, stop)), shaper))  # fmt: skip
            end = stop


def _measure(runs: Sequence[Run], shaper: Shaper) -> float:
    return sum(shaper.measure(look, said) for look, said in runs)


def _fill_lines(text: str, words: Sequence[Word], room: float) -> Iterator[tuple[int, int]]:
    """Where each line begins and ends, without the blank at its end: as many words as its room holds."""
    begin, filled = words[0].begin, 0.0
    for word in words:
        if abs(filled + word.bare - room) < CLOSE or word.bare > room - CLOSE:
            raise Unusual("a line that is as wide as its room")
        if filled + word.bare > room:
            yield begin, _bare(text, begin, word.begin)
            begin, filled = word.begin, 0.0
        filled += word.width
    yield begin, _bare(text, begin, words[-1].end)


def _bare(text: str, begin: int, end: int) -> int:
    """The end of this part of the text without blanks at its end."""
    return begin + len(text[begin:end].rstrip(" "))


@lru_cache(maxsize=4096)
def _list_breaks(text: str, language: str) -> tuple[int, ...]:
    """Where the text may be broken, as the print engine's own library says."""
    return tuple(n for n, one in enumerate(get_log_attrs(text, language or None)) if one.is_line_break and n)


def _cut(runs: Sequence[Run], begin: int, end: int) -> list[Run]:
    """The runs from one place of the whole text to another."""
    found, at = [], 0
    for look, said in runs:
        part = said[max(begin - at, 0) : max(end - at, 0)]
        if part:
            found.append((look, part))
        at += len(said)
    return found


def _place(runs: Sequence[Run], slot: Slot, shaper: Shaper) -> Line:
    widths = [shaper.measure(look, said) for look, said in runs]
    room = 0 if isinf(slot.width) else slot.width
    left = slot.left + SHARES[slot.align] * (room - sum(widths))
    pieces = []
    for (look, said), width in zip(runs, widths, strict=True):
        pieces.append(Piece(look, said, left))
        left += width
    return tuple(pieces)


def is_alike(one: Sequence[Line], other: Sequence[Line]) -> bool:
    """Whether lines say the same in the same looks at the same places."""
    return len(one) == len(other) and all(map(_is_line_alike, one, other))


def _is_line_alike(one: Line, other: Line) -> bool:
    return len(one) == len(other) and all(
        mine.look == its.look and mine.text == its.text and abs(mine.left - its.left) < SAME
        for mine, its in zip(one, other, strict=True)
    )
