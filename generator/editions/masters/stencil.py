"""Stencils: a file with holes for an account's values. A few files of the same page with made-up words show where the
values stand, how each is spelled there, and that nothing else in the file depends on them."""

import html
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.audit.reading import Reading
from generator.editions.masters.packaging import Packaging

Words = Mapping[str, str]
"""Values by the names of their fields."""
SPELLINGS: Sequence[Callable[[str], str]] = (
    str,
    lambda said: html.escape(said, quote=False),
    html.escape,
    lambda said: html.escape(said, quote=False).replace('"', "&quot;"),
)
"""How formats spell words: as they are, as text of XML, and as an attribute in two ways."""
SIGNS = "&ü<é\"'>.,/-+0123456789()"
"""What the third file says beside letters and spaces: values of nothing else are put into holes."""
KNOWN = re.compile(rf"[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u017f {re.escape(SIGNS)}]*")
NUMBERS = ("40", "+49 (0) 30-1")
"""What the last files say: a number alone, and one that begins with a sign."""
ID = "id"
"""The name of the hole where the account's own name stands."""
IDS = ("zqidqz", "zqid-longer-qz", "zqid-0qz", "40", "4-9")
WORDS = 12
"""In the longest values of the second file."""


@dataclass(frozen=True, slots=True)
class Hole:
    """Where a value stands: its name, and how it is spelled."""

    name: str
    spell: Callable[[str], str]


Pieces = tuple[bytes | Hole, ...]


@dataclass(frozen=True, slots=True)
class Stencil:
    """The parts of a file and how it is made of them; how long values and their words have been seen to be; and what
    readers find in the file, with the made-up words in it."""

    packaging: Packaging
    parts: Mapping[str, Pieces]
    longest: Mapping[str, int]
    longest_word: Mapping[str, int]
    said: str
    words: Words

    def takes(self, values: Words) -> bool:
        """Whether these values are of the kind with which nothing else of the file has been seen to change."""
        return all(
            KNOWN.fullmatch(said)
            and said == " ".join(said.split())
            and len(said) <= self.longest[name]
            and _widest(said) <= self.longest_word[name]
            for name, said in values.items()
        )

    def fill(self, values: Words, record: str, recipient: str = "") -> bytes:
        """The file with these values, this record of what it was made from, and the address that it goes to if it is
        mail."""
        made = {name: _join(pieces, values) for name, pieces in self.parts.items()}
        return self.packaging.put_together(made, record, recipient)

    def read(self, values: Words) -> str:
        """What a reader of that file finds: what was read in the first file, with these values."""
        said = self.said
        for name, word in self.words.items():
            said = said.replace(word, values[name])
        return said


def make_words(names: Sequence[str]) -> tuple[Words, ...]:
    """Sets of made-up values: words to be found, longer ones of several words, ones of all signs, and numbers."""
    marks = {name: f"Zq{_letters(n)}qZ" for n, name in enumerate(names)}
    longer = {name: " ".join(f"{mark}{'mnrs' * 2}" for _ in range(WORDS)) for name, mark in marks.items()}
    half = len(SIGNS) // 2
    signs = {name: f"{mark} {SIGNS[:half]} x{SIGNS[half:]}" for name, mark in marks.items()}
    numbers = (dict.fromkeys(names, one) for one in NUMBERS)
    return tuple({**one, ID: name} for one, name in zip((marks, longer, signs, *numbers), IDS, strict=True))


def cut_stencil(
    files: Sequence[bytes], sets: Sequence[Words], records: Sequence[str], reading: Reading, packaging: Packaging
) -> Stencil | None:
    """The stencil that makes each of the files from its set of words and its record; nothing if there is none."""
    parts = [packaging.take_apart(data) for data in files]
    if any(one.keys() != parts[0].keys() for one in parts):
        return None
    cut: dict[str, Pieces] = {}
    for name, body in parts[0].items():
        pieces = _find_spellings(_split(body, sets[0]), [one[name] for one in parts[1:]], sets[1:])
        if pieces is None or _join(pieces, sets[0]) != body:
            return None
        cut[name] = pieces
    longest = {name: max(len(one[name]) for one in sets) for name in sets[0]}
    widest = {name: max(_widest(one[name]) for one in sets) for name in sets[0]}
    made = Stencil(packaging, cut, longest, widest, f"{reading.visible}\n{reading.beside}", sets[0])
    refilled = (made.fill(words, record) for words, record in zip(sets, records, strict=True))
    return made if all(data == one for data, one in zip(files, refilled, strict=True)) else None


def _split(body: bytes, words: Words) -> Pieces:
    """The part as constant pieces and holes whose spelling is not known yet."""
    names = {word.encode(): name for name, word in words.items()}
    found = re.split(b"(" + b"|".join(map(re.escape, names)) + b")", body)
    return tuple(Hole(names[piece], str) if n % 2 else piece for n, piece in enumerate(found))


def _find_spellings(pieces: Pieces, bodies: Sequence[bytes], sets: Sequence[Words]) -> Pieces | None:
    """The pieces with the spelling of each hole that all bodies show; nothing if one of them is not made of these."""
    places, found = [0] * len(bodies), list[bytes | Hole]()
    for n, piece in enumerate(pieces):
        if isinstance(piece, bytes):
            if not all(body.startswith(piece, at) for body, at in zip(bodies, places, strict=True)):
                return None
            places = [at + len(piece) for at in places]
            found.append(piece)
            continue
        after = pieces[n + 1] if n + 1 < len(pieces) else b""
        hole = next((one for one in _spelled(piece) if _stands(one, after, bodies, places, sets)), None)
        if hole is None:
            return None
        places = [at + len(_spell(hole, words)) for at, words in zip(places, sets, strict=True)]
        found.append(hole)
    ends = all(at == len(body) for body, at in zip(bodies, places, strict=True))
    return tuple(found) if ends else None


def _spelled(hole: Hole) -> Iterator[Hole]:
    return (Hole(hole.name, spell) for spell in SPELLINGS)


def _stands(
    hole: Hole, after: bytes | Hole, bodies: Sequence[bytes], places: Sequence[int], sets: Sequence[Words]
) -> bool:
    """Whether the value stands there in every body, with what comes after it."""
    rest = after if isinstance(after, bytes) else b""
    return all(
        body.startswith(_spell(hole, words) + rest, at) for body, at, words in zip(bodies, places, sets, strict=True)
    )


def _spell(hole: Hole, words: Words) -> bytes:
    return hole.spell(words[hole.name]).encode()


def _join(pieces: Pieces, values: Words) -> bytes:
    if len(pieces) == 1 and isinstance(pieces[0], bytes):
        return pieces[0]
    return b"".join(piece if isinstance(piece, bytes) else _spell(piece, values) for piece in pieces)


def _widest(said: str) -> int:
    return max(map(len, said.split(" ")))


def _letters(n: int) -> str:
    """A number in letters that no other's are the start of."""
    return "".join(chr(ord("a") + int(digit)) for digit in f"{n:03d}")
