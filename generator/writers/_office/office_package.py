"""Office packages rebuilt so that the same page gives the same bytes."""

import zlib
from collections.abc import Mapping
from functools import lru_cache
from io import BytesIO
from struct import pack as fields
from zipfile import ZipFile

FIRST = "[Content_Types].xml"  # readers that stream expect it before the parts that it types
NOTHING: Mapping[str, bytes] = {}
VERSION, DEFLATED = 20, 8  # what a reader must know of: deflate
EPOCH = 0, 1 << 5 | 1  # midnight of 1980-01-01, the first date that an entry can bear
UNICODE = 1 << 11  # the flag of an entry whose name is UTF-8
OWNER = 0o600 << 16  # who may read and write an unpacked part
LARGE = 50_000  # bytes; fonts and pictures, which many documents have, are deflated once


def repack(data: bytes, replace: Mapping[str, bytes] = NOTHING) -> bytes:
    """The package with its parts in order of name, under one date, and with the parts of `replace` put in or added."""
    return pack({**parts_of(data), **replace})


def pack(parts: Mapping[str, bytes]) -> bytes:
    """The parts as a package: a ZIP file as `zipfile` writes it, which cannot be handed parts that are deflated."""
    out, index = BytesIO(), b""
    for name in sorted(parts, key=lambda name: (name != FIRST, name)):
        body, check = _deflate(parts[name])
        sizes = check, len(body), len(parts[name])
        called = name.encode()
        entry = fields("<HHHHHLLLHH", VERSION, _flag(name), DEFLATED, *EPOCH, *sizes, len(called), 0)
        place = fields("<HHHLL", 0, 0, 0, OWNER, out.tell())
        index += b"PK\1\2" + fields("<H", VERSION) + entry + place + called
        out.write(b"PK\3\4" + entry + called + body)
    start = out.tell()
    out.write(index + b"PK\5\6" + fields("<HHHHLLH", 0, 0, len(parts), len(parts), len(index), start, 0))
    return out.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    """The parts of a package by name, without folders."""
    with ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist() if not name.endswith("/")}


def _flag(name: str) -> int:
    return 0 if name.isascii() else UNICODE


def _deflate(part: bytes) -> tuple[bytes, int]:
    """The part as it is packed, and its checksum."""
    return _deflate_once(part) if len(part) > LARGE else _deflate_anew(part)


def _deflate_anew(part: bytes) -> tuple[bytes, int]:
    press = zlib.compressobj(wbits=-15)
    return press.compress(part) + press.flush(), zlib.crc32(part)


_deflate_once = lru_cache(maxsize=16)(_deflate_anew)
