"""Office packages rebuilt so that the same page gives the same bytes."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

EPOCH = (1980, 1, 1, 0, 0, 0)  # the first date that a zip entry can bear
FIRST = "[Content_Types].xml"  # readers that stream expect it before the parts that it types
NOTHING: Mapping[str, bytes] = {}


def repack(data: bytes, replace: Mapping[str, bytes] = NOTHING) -> bytes:
    """The package with its parts in order of name, under one date, and with the parts of `replace` put in or added."""
    return pack({**parts_of(data), **replace})


def pack(parts: Mapping[str, bytes]) -> bytes:
    """The parts as a package."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED, compresslevel=9) as package:
        for name in sorted(parts, key=lambda name: (name != FIRST, name)):
            package.writestr(_entry(name), parts[name])
    return out.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    """The parts of a package by name, without folders."""
    with ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist() if not name.endswith("/")}


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, EPOCH)
    entry.compress_type = ZIP_DEFLATED
    entry.create_system = 0  # else the entry tells on which system it was written
    return entry
