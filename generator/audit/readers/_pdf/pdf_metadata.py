"""The metadata of a PDF: every entry of its information dictionary, whatever its name, and its XMP packet.

PDFium tells the value of an entry by its name and lists no names; every name that the file's objects have is asked for.
"""

import re
import zlib
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import ParseError

from defusedxml.ElementTree import fromstring

UNSAID = frozenset({"CreationDate", "ModDate", "CreateDate", "ModifyDate", "MetadataDate", "Producer", "part"})
"""The dates are the page's own, the producer is a program with its version, and the part is that of PDF/UA."""
STANDARD = frozenset({"Title", "Author", "Subject", "Keywords", "Creator"})
NAME = re.compile(rb"/([\w.#+:-]{1,100})\s*[(<]")
ACTION = re.compile(rb"/(JavaScript|Launch|SubmitForm|ImportData|GoToR|RichMedia|Rendition)\b")
CODED = re.compile(rb"#([0-9A-Fa-f]{2})")
STREAM = re.compile(rb"\bstream\r?\n")
HEAD = 2000  # bytes before a stream in which its dictionary begins
LONGEST = 20_000_000  # bytes of one stream; metadata and lists of objects have some thousand
SILENT = UNSAID | {"about", "lang", "parseType"}


def list_metadata(data: bytes, document: Any) -> Iterator[str]:
    """What the file says about itself, but for its dates and its producer; `document` is PDFium's."""
    objects = (data, *_inflate(data, b"/ObjStm"))
    names = {_decode(name) for part in objects for name in NAME.findall(part)}
    yield from (document.get_metadata_value(name) for name in sorted((names | STANDARD) - UNSAID))
    for packet in _inflate(data, b"/Metadata"):
        yield from _read_packet(packet)


def list_actions(data: bytes) -> Iterator[str]:
    """What the file can do by itself when somebody opens it or clicks; links are told elsewhere."""
    objects = (data, *_inflate(data, b"/ObjStm"))
    found = [name for part in objects for name in ACTION.findall(part)]
    yield from (f"{name.decode()} at {found.count(name)} places" for name in sorted({*found}))


def _decode(name: bytes) -> str:
    return CODED.sub(lambda code: bytes([int(code[1], 16)]), name).decode("utf-8", "replace").replace("\0", "")


def _inflate(data: bytes, kind: bytes) -> Iterator[bytes]:
    """The streams whose dictionary names this type, as they are read."""
    for start in STREAM.finditer(data):
        head = data[max(0, start.start() - HEAD) : start.start()].rpartition(b" obj")[2]
        if kind not in head:
            continue
        if b"/FlateDecode" not in head:
            yield data[start.end() : data.find(b"endstream", start.end())]
            continue
        try:
            yield zlib.decompressobj().decompress(data[start.end() :], LONGEST)
        except zlib.error:
            continue


def _read_packet(packet: bytes) -> Iterator[str]:
    try:
        root = fromstring(packet)
    except (ParseError, ValueError):
        yield packet.decode("utf-8", "replace")
        return
    for element in root.iter():
        named = ((element.tag, element.text or ""), *element.items())
        yield from (words for name, words in named if name.rpartition("}")[2] not in SILENT)
