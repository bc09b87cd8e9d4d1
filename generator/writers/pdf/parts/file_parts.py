"""File parts: what all files of a master begin with, byte for byte, and the objects that follow for one account.

A file is a constant part, which ends in a cross-reference of its own, then the slots' letters, what the file says
about itself, and the cross-reference of these. No object is superseded, and none of another account was ever there.
"""

import re
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

from weasyprint.pdf import pydyf

from generator.writers.pdf.parts.slot_marks import Mark

HEAD = b"%PDF-1.7\n%\xf0\x9f\x96\xa4\n"
TOKENS = re.compile(rb"\((?:\\.|[^\\()])*\)|<[0-9a-fA-F]*>|\b(\d+) 0 R\b", re.DOTALL)
"""Strings, in which nothing is a reference, and references."""
FIRST_SLOT = 10_000_000
"""What slots are numbered from until it is known how many objects come before them."""
WIDTHS = (1, 4, 2)
"""Bytes of the columns of a cross-reference: a kind, a place or the number of a list of objects, and a place there."""


@dataclass(frozen=True, slots=True)
class Constant:
    """What all files of a master begin with. `numbers` are the marked parts of the slots in their order, `next` is the
    first free number of an object, `xref` the place of the cross-reference, `root` the catalogue's number."""

    data: bytes
    parts: tuple[int, ...]
    next: int
    xref: int
    root: int


@dataclass(frozen=True, slots=True)
class Loose:
    """The objects of a constant part before they are packed: the number of the catalogue, what each object says, with
    its stream if it has one, and the marked parts of the slots."""

    root: int
    said: tuple[tuple[bytes, bytes | None], ...]
    parts: tuple[int, ...]
    drawn: frozenset[int]
    """The numbers of those that draw what stands on sheets around the slots."""

    @property
    def digest(self) -> str:
        """Equal for two recordings if nothing differs but the slots' letters."""
        found = sha256(repr((self.root, self.parts)).encode())
        for said, stream in self.said:
            found.update(b"%d %d;" % (len(said), -1 if stream is None else len(stream)) + said + (stream or b""))
        return found.hexdigest()


def loosen(pdf: Any, slots: int) -> Loose:
    """The objects that can be reached from the catalogue, numbered in the order in which they are."""
    parts, drawn = _split_sheets(pdf)
    objects = {each.number: each for each in pdf.objects if each.free == "n"}
    order: dict[int, int] = {}
    waiting = [pdf.catalog.number]
    texts: dict[int, bytes] = {}
    while waiting:
        number = waiting.pop()
        if number in order:
            continue
        order[number] = len(order) + 1
        each = objects[number]
        texts[number] = pydyf.Dictionary(each.extra).data if isinstance(each, pydyf.Stream) else each.data
        found = [int(one[1]) for one in TOKENS.finditer(texts[number]) if one[1]]
        waiting += [one for one in reversed(found) if one not in order and one < FIRST_SLOT]
    slot = len(order) + 3  # behind the list of objects and the cross-reference
    numbers = order | {FIRST_SLOT + n: slot + n for n in range(slots)}

    def renumber(found: "re.Match[bytes]") -> bytes:
        return b"%d 0 R" % numbers[int(found[1])] if found[1] else found[0]

    said = tuple((TOKENS.sub(renumber, texts[number]), _content(objects[number])) for number in order)
    return Loose(
        order[pdf.catalog.number], said, tuple(parts[n] for n in range(slots)), frozenset(order[n] for n in drawn)
    )


def bare(loose: Loose) -> Loose:
    """The objects with nothing on the sheets but the slots."""
    said = tuple((words, b"" if n in loose.drawn else stream) for n, (words, stream) in enumerate(loose.said, 1))
    return replace(loose, said=said)


def _content(each: Any) -> bytes | None:
    if not isinstance(each, pydyf.Stream):
        return None
    return b"\n".join(one if isinstance(one, bytes) else pydyf._to_bytes(one) for one in each.stream)


def _split_sheets(pdf: Any) -> tuple[dict[int, int], list[int]]:
    """Part the content of each sheet at its slots; the number of each slot's marked part, and the objects between."""
    parts: dict[int, int] = {}
    drawn: list[int] = []
    streams = {each.reference: each for each in pdf.objects if isinstance(each, pydyf.Stream)}
    sheets = {each.reference: each for each in pdf.objects if isinstance(each, pydyf.Dictionary)}
    for reference in pdf.page_references:
        words, contents, begin = streams[sheets[reference]["Contents"]].stream, [], 0
        for at, word in enumerate(words):
            if isinstance(word, Mark):
                contents += [_add(words[begin : at - 3], pdf), b"%d 0 R" % (FIRST_SLOT + word.number)]
                parts[word.number] = words[at - 2]["MCID"]
                begin = at + 2
        contents.append(_add(words[begin:], pdf))
        sheets[reference]["Contents"] = pydyf.Array(contents)
        drawn += [number for one in contents if (number := int(one.split()[0])) < FIRST_SLOT]
    return parts, drawn


def _add(words: Sequence[Any], pdf: Any) -> bytes:
    stream = pydyf.Stream(list(words))
    pdf.add_object(stream)
    return bytes(stream.reference)


def pack(loose: Loose) -> Constant:
    """The constant part as bytes: streams, the list of all other objects, and their cross-reference."""
    data, rows = bytearray(HEAD), [(0, 0, 65535)]
    listed, texts = len(loose.said) + 1, bytearray()
    heads: list[bytes] = []
    for number, (said, stream) in enumerate(loose.said, 1):
        if stream is None:
            rows.append((2, listed, len(heads)))
            heads.append(b"%d %d" % (number, len(texts)))
            texts += said + b"\n"
        else:
            rows.append((1, len(data), 0))
            data += write_stream(number, said[2:-2], stream)
    head = b" ".join(heads) + b"\n"
    rows.append((1, len(data), 0))
    about = b"/Type /ObjStm /N %d /First %d" % (len(heads), len(head))
    data += write_stream(listed, about, head + bytes(texts))
    xref = len(data)
    rows.append((1, xref, 0))
    about = b"/Type /XRef /Size %d /W [%d %d %d] /Root %d 0 R" % (listed + 2, *WIDTHS, loose.root)
    data += write_stream(listed + 1, about, join_rows(rows))
    return Constant(bytes(data), loose.parts, listed + 2, xref, loose.root)


def write_stream(number: int, said: bytes, stream: bytes, level: int = 9) -> bytes:
    """An object with a stream; `said` are the entries of its dictionary."""
    packed = zlib.compress(stream, level)
    head = b"%d 0 obj\n<<%s /Filter /FlateDecode /Length %d>>\nstream\n" % (number, said, len(packed))
    return head + packed + b"\nendstream\nendobj\n"


def join_rows(rows: Iterable[tuple[int, ...]]) -> bytes:
    """Rows of a cross-reference as its stream."""
    return b"".join(value.to_bytes(width, "big") for row in rows for value, width in zip(row, WIDTHS, strict=True))


def complete(constant: Constant, letters: Sequence[bytes], about: bytes, identifier: bytes) -> bytes:
    """The whole file: the constant part, the letters of each slot, and what the file says about itself."""
    places, tail, at = [], [], len(constant.data)
    for n, (part, drawn) in enumerate(zip(constant.parts, letters, strict=True)):
        marked = b"/Span <</MCID %d>> BDC\nq\n%s\nQ\nEMC" % (part, drawn)
        tail.append(write_stream(constant.next + n, b"", marked, 6))
    info = constant.next + len(letters)
    tail.append(b"%d 0 obj\n%s\nendobj\n" % (info, about))
    for one in tail:
        places.append((1, at, 0))
        at += len(one)
    places.append((1, at, 0))
    rows = join_rows(places)
    second = sha256(b"".join(tail)).digest()[:16]
    tail.append(
        b"%d 0 obj\n<</Type /XRef /Size %d /Index [%d %d] /W [%d %d %d] /Prev %d /Root %d 0 R /Info %d 0 R"
        b" /ID [<%s> <%s>] /Length %d>>\nstream\n%s\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n"
        % (
            info + 1, info + 2, constant.next, len(places), *WIDTHS, constant.xref, constant.root, info,
            identifier.hex().encode(), second.hex().encode(), len(rows), rows, at,
        )
    )  # fmt: skip
    return constant.data + b"".join(tail)


def move_tail(data: bytes, constant: Constant, other: Constant) -> bytes:
    """The file with another constant part of the same objects, and all that follows it as it is."""
    xref = int(data[data.rindex(b"startxref") + 9 :].split()[0])
    head, _, rest = data[xref:].partition(b"stream\n")
    size, by = sum(WIDTHS), len(other.data) - len(constant.data)
    rows = rest[: rest.rindex(b"\nendstream")]
    places = (int.from_bytes(rows[at + 1 : at + 5], "big") + by for at in range(0, len(rows), size))
    head = head.replace(b"/Prev %d " % constant.xref, b"/Prev %d " % other.xref)
    return b"%b%b%bstream\n%b\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % (
        other.data, data[len(constant.data) : xref], head, join_rows((1, at, 0) for at in places), xref + by,
    )  # fmt: skip
