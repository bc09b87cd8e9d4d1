"""Random edits of finished files, made in their raw parts: no reader or writer of the generator has a hand in them.

An edit takes a file and a source of chance, and gives the file as somebody has changed it; nothing where it holds
nothing of the kind.
"""

import random
import re
from collections.abc import Callable, Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

Edit = Callable[[bytes, random.Random], bytes | None]
Parts = dict[str, bytes]
Change = Callable[[str, random.Random], str | None]

SWAPS = {
    "unit": (("hours", "days"), ("weeks", "months"), ("minutes", "hours"), ("month", "year"), ("%", "x"), ("ms", "s")),
    "bound": (("under", "over"), ("+", ""), ("at least", "at most"), ("up to", "over"), ("less", "more"), ("&lt;", "")),
    "currency": (("$", "€"), ("$", "£")),
    "size word": (("thousand", "million"), ("half", "most"), ("two", "ten"), ("three", "nine"), ("K", "M"),
                  ("one", "all"), ("each", "no"), ("every", "no"), ("first", "second")),
    "not": (("not ", ""), (" is ", " is not "), (" are ", " are not "), ("no ", "a "), (" can ", " cannot ")),
}  # fmt: skip
"""Kind -> pieces of a text, each with what takes its place."""
DIGIT = re.compile(r"(?<![#&\w])\d|(?<=\d)\d")
FIGURE = re.compile(r"(?<![#&\w])[$€]?\d[\d,.]*%?")
WORD = re.compile(r"(?<![&\w])[A-Za-z]{2,}(?![\w;])")
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cfc0000003010100c9fe92ef"
    "0000000049454e44ae426082"
)
"""A picture of one red point."""


# Texts: the visible pieces of a source, wherever they stand.


def pick(found: list[re.Match[str]], chance: random.Random) -> re.Match[str] | None:
    """One of the places, if there are any."""
    return chance.choice(found) if found else None


def put(text: str, place: re.Match[str], new: str) -> str:
    """The text with something else at the place."""
    return text[: place.start()] + new + text[place.end() :]


def change_digit(text: str, chance: random.Random) -> str | None:
    place = pick(list(DIGIT.finditer(text)), chance)
    return place and put(text, place, str((int(place[0]) + chance.randint(1, 9)) % 10))


def swap_words(kind: str) -> Change:
    """A change that puts one word of the kind in the place of another."""

    def change(text: str, chance: random.Random) -> str | None:
        pairs = [(place, new) for old, new in SWAPS[kind] for place in _find_piece(text, old)]
        if not pairs:
            return None
        place, new = chance.choice(pairs)
        return put(text, place, new)

    return change


def _find_piece(text: str, old: str) -> list[re.Match[str]]:
    start = r"(?<![\w&])" if old[0].isalpha() and old != "K" else ""
    end = r"(?!\w)" if old[-1].isalpha() else ""
    return list(re.finditer(start + re.escape(old) + end, text))


def move_word(text: str, chance: random.Random) -> str | None:
    """A word taken out and put behind another one."""
    words = list(WORD.finditer(text))
    if len(words) < 3:
        return None
    one, other = chance.sample(range(len(words)), 2)
    if other in {one, one - 1}:
        return None
    first, second = words[one], words[other]
    pieces = sorted([(first.start(), first.end(), ""), (second.end(), second.end(), f" {first[0]}")], reverse=True)
    for start, end, new in pieces:
        text = text[:start] + new + text[end:]
    return text


def exchange(pattern: re.Pattern[str]) -> Change:
    """A change that lets two different finds of the pattern change places."""

    def change(text: str, chance: random.Random) -> str | None:
        finds = list(pattern.finditer(text))
        if len({one[0] for one in finds}) < 2:
            return None
        one, other = chance.sample(finds, 2)
        if one[0] == other[0]:
            return None
        first, second = sorted((one, other), key=lambda find: find.start())
        return text[: first.start()] + second[0] + text[first.end() : second.start()] + first[0] + text[second.end() :]

    return change


TEXT_CHANGES: Mapping[str, Change] = {
    "a digit": change_digit,
    **{f"a {kind}" if kind != "not" else "not, put in or out": swap_words(kind) for kind in SWAPS},
    "a word moved": move_word,
    "two words swapped": exchange(WORD),
    "two figures swapped": exchange(FIGURE),
}
"""Kind of edit -> the change of one visible text."""
ACROSS = frozenset({"two figures swapped"})
"""Kinds that take all texts of a source at once, rather than one of them."""


def in_texts(change: Change, spans: Callable[[str], list[tuple[int, int]]], *, across: bool = False) -> Change:
    """The change, made in one of the visible pieces of a source, or over all of them."""

    def changed(source: str, chance: random.Random) -> str | None:
        found = spans(source)
        if across:
            marked = "\0".join(source[start:end] for start, end in found)
            new = change(marked, chance)
            pieces = new.split("\0") if new is not None else []
            return _put_back(source, found, pieces) if len(pieces) == len(found) else None
        for start, end in chance.sample(found, len(found)):
            piece = change(source[start:end], chance)
            if piece is not None and piece != source[start:end]:
                return source[:start] + piece + source[end:]
        return None

    return changed


def _put_back(source: str, spans: list[tuple[int, int]], pieces: list[str]) -> str:
    for (start, end), piece in reversed(list(zip(spans, pieces, strict=True))):
        source = source[:start] + piece + source[end:]
    return source


def replace_find(pattern: str, new: str | Callable[[re.Match[str]], str], flags: int = 0) -> Change:
    """A change that rewrites one find of the pattern; its groups may be used as `\\1`."""
    compiled = re.compile(pattern, flags)

    def change(source: str, chance: random.Random) -> str | None:
        place = pick(list(compiled.finditer(source)), chance)
        if place is None:
            return None
        written = new(place) if callable(new) else place.expand(new)
        return put(source, place, written) if written != place[0] else None

    return change


# Packages of Word and Excel: the parts of a zip file.


def open_parts(data: bytes) -> Parts:
    """The parts by name."""
    with ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def close_parts(parts: Parts, packing: int = ZIP_DEFLATED) -> bytes:
    """The package of these parts."""
    out = BytesIO()
    with ZipFile(out, "w", packing) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return out.getvalue()


def in_part(pattern: str, change: Change) -> Edit:
    """The change, made in one of the parts with such a name."""

    def edit(data: bytes, chance: random.Random) -> bytes | None:
        parts = open_parts(data)
        names = [name for name in parts if re.fullmatch(pattern, name)]
        for name in chance.sample(names, len(names)):
            new = change(parts[name].decode("utf-8"), chance)
            if new is not None and new.encode() != parts[name]:
                return close_parts({**parts, name: new.encode()})
        return None

    return edit


def in_picture(data: bytes, chance: random.Random) -> bytes | None:
    """One of the pictures, replaced."""
    parts = open_parts(data)
    names = [name for name in parts if "/media/" in name]
    return close_parts({**parts, chance.choice(names): PIXEL}) if names else None


def add_part(name: str, text: str, link: tuple[str, str] | None = None, declared: str = "") -> Edit:
    """A part more, declared and linked from another one if it says so."""

    def edit(data: bytes, chance: random.Random) -> bytes | None:
        parts = open_parts(data)
        if link and link[0] not in parts:
            return None
        if link:
            row = f'<Relationship Id="rIdZ" Type="{link[1]}" Target="{name.partition("/")[2]}"/></Relationships>'
            parts[link[0]] = parts[link[0]].replace(b"</Relationships>", row.encode())
        if declared:
            row = f'<Override PartName="/{name}" ContentType="{declared}"/></Types>'
            parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", row.encode())
        return close_parts({**parts, name: text.encode()})

    return edit


def pack_again(data: bytes, chance: random.Random) -> bytes | None:
    """The same parts in another order, stored and with other dates."""
    parts = list(open_parts(data).items())
    first, rest = parts[:1], parts[1:]
    chance.shuffle(rest)
    return close_parts(dict(first + rest), chance.choice([ZIP_STORED, ZIP_DEFLATED]))
