"""What a translator must not touch: figures, citations, addresses and merge fields, each set apart from the words.

A text is words and locks: `It pays [half](fact:fee) of $9` has the locks `[`, `](fact:fee)` and `$9`. A citation whose
words have a digit, or that has no words, is locked whole; the words of other citations and links are translated.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import count
from typing import Literal

Tag = Literal["ph", "bpt", "ept"]
FIGURE = r"(?:[<>≤≥~]\s?)?[$€£¥]?\d+(?:[.,:/–-]\d+)*(?:\s?%|[KMB]\b)?\+?"
FIELD = r"\{\{[^{}]*\}\}|\{[^{}]*\}"
LOCKED = re.compile(rf"\[(?P<words>[^\[\]]*)\]\((?P<address>[^()\s]*)\)|{FIELD}|{FIGURE}")
WITHIN = re.compile(rf"{FIELD}|{FIGURE}")
CITES = re.compile(r"(?:claim|fact|calc|count|sum|own|withdrawn):")
BARE = re.compile(r"\d{1,3}")
"""A number that every language writes alike."""
DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Lock:
    """A part that stays: its code as the text writes it, and its number in the text; the two ends of a citation whose
    words are translated share one."""

    code: str
    tag: Tag = "ph"
    number: str = ""

    @property
    def key(self) -> tuple[Tag, str]:
        """What no other lock of the text has."""
        return self.tag, self.number


def split_text(text: str) -> list[str | Lock]:
    """The words and locks of a text, in order, locks numbered from 1; joined, they are the text."""
    return list(_split(text, LOCKED, count(1)))


def _split(text: str, locked: re.Pattern[str], numbers: Iterator[int]) -> Iterator[str | Lock]:
    end = 0
    for match in locked.finditer(text):
        yield from filter(None, [text[end : match.start()]])
        yield from _lock(match, numbers)
        end = match.end()
    yield from filter(None, [text[end:]])


def _lock(match: re.Match[str], numbers: Iterator[int]) -> Iterator[str | Lock]:
    number, found = str(next(numbers)), match.groupdict()
    words, address = found.get("words"), found.get("address") or ""
    if not words or (DIGIT.search(words) and CITES.match(address)):
        yield Lock(match.group(), "ph", number)
    else:
        yield Lock("[", "bpt", number)
        yield from _split(words, WITHIN, numbers)
        yield Lock(f"]({address})", "ept", number)


def join(pieces: Iterable[str | Lock]) -> str:
    """The text that the pieces are."""
    return "".join(piece if isinstance(piece, str) else piece.code for piece in pieces)


def locks_of(pieces: Iterable[str | Lock]) -> dict[tuple[Tag, str], Lock]:
    """The locks by their key."""
    return {piece.key: piece for piece in pieces if isinstance(piece, Lock)}


def number_alike(translated: str, source: Iterable[str | Lock]) -> list[str | Lock]:
    """The pieces of a translation, each lock with the number of the one in the source that says the same; what the
    source does not have is numbered after it."""
    waiting = [piece for piece in source if isinstance(piece, Lock)]
    pieces, numbers, more = list[str | Lock](), dict[str, str](), len(waiting)
    for piece in split_text(translated):
        if isinstance(piece, Lock):
            same = next((one for one in waiting if _means(one) == _means(piece) and one.tag == piece.tag), None)
            if same:
                waiting.remove(same)
                numbers[piece.number] = same.number
            more += 0 if same or piece.number in numbers else 1
            pieces.append(replace(piece, number=numbers.setdefault(piece.number, str(more))))
        else:
            pieces.append(piece)
    return pieces


def _means(lock: Lock) -> str:
    """What a lock stands for: the address of a citation, whatever its words; else its code."""
    return lock.code.partition("](")[2] or lock.code


def in_words(lock: Lock, known: Mapping[tuple[Tag, str], Lock]) -> str:
    """The code of a lock of the source as a translation writes it: as it did before, else without words in the
    language of the source, so that the engine prints the value as readers write it."""
    if lock.key in known and _means(known[lock.key]) == _means(lock):
        return known[lock.key].code
    match = LOCKED.fullmatch(lock.code)
    if match and match["words"] and not BARE.fullmatch(match["words"]):
        return f"[]({match['address']})"
    return lock.code
