"""Where two files of one name differ, told so that the cause can be found: the part of an archive, the object of a PDF,
the line of a text."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from itertools import zip_longest

OBJECT = re.compile(rb"(?m)^(\d+) \d+ obj\b(.*?)^endobj", re.DOTALL)
STREAM = re.compile(rb"stream\r?\n(.*)\r?\nendstream", re.DOTALL)
SHOWN = 60  # characters of each side
BEFORE = 20  # of them, those before the first that differs
SETTINGS = {
    "date_time": "date",
    "compress_type": "compression",
    "create_system": "system",
    "external_attr": "rights",
    "extra": "extra field",
    "comment": "comment",
}
"""What an entry of an archive says beside its bytes, and what people call it."""


def explain_difference(was: bytes, now: bytes) -> str:
    """Where they differ, in a line; empty if they do not."""
    if was == now:
        return ""
    if was[:2] == now[:2] == b"PK":
        return next(_compare_archives(was, now), "") or _compare_bytes(was, now)
    if was[:5] == now[:5] == b"%PDF-":
        return next(_compare_objects(was, now), "") or _compare_bytes(was, now)
    return _compare_lines(was, now) or _compare_bytes(was, now)


def _compare_archives(was: bytes, now: bytes) -> Iterator[str]:
    try:
        with zipfile.ZipFile(BytesIO(was)) as left, zipfile.ZipFile(BytesIO(now)) as right:
            names = left.namelist(), right.namelist()
            for before, after in zip_longest(*names, fillvalue="nothing"):
                if before != after:
                    yield f"where one has the part `{before}`, the other has `{after}`"
            for name in names[0]:
                said = explain_difference(left.read(name), right.read(name))
                yield from [f"the part `{name}`: {said}"] if said else []
                yield from _compare_settings(left.getinfo(name), right.getinfo(name))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError):
        return


def _compare_settings(was: zipfile.ZipInfo, now: zipfile.ZipInfo) -> Iterator[str]:
    for name, called in SETTINGS.items():
        before, after = getattr(was, name), getattr(now, name)
        if before != after:
            yield f"the {called} of the part `{was.filename}`: {before!r} and {after!r}"


def _compare_objects(was: bytes, now: bytes) -> Iterator[str]:
    for before, after in zip_longest(OBJECT.finditer(was), OBJECT.finditer(now)):
        if before is None or after is None:
            yield f"one has the object {(before or after)[1].decode()}, and the other ends before it"
        elif before[0] != after[0]:
            said = explain_difference(_unpack(before[2]), _unpack(after[2]))
            yield f"the object {before[1].decode()}: {said or 'it is packed otherwise'}"


def _unpack(body: bytes) -> bytes:
    """The object with its stream as it was before it was packed, if it can be read."""
    found = STREAM.search(body)
    if found is None or b"FlateDecode" not in body[: found.start()]:
        return body
    try:
        unpacked = zlib.decompress(found[1])
    except zlib.error:
        return body
    return body[: found.start()] + unpacked


def _compare_lines(was: bytes, now: bytes) -> str:
    try:
        sides = [data.decode("utf-8").split("\n") for data in (was, now)]
    except UnicodeDecodeError:
        return ""
    pairs = enumerate(zip_longest(*sides, fillvalue=""), 1)
    number, (before, after) = next((n, pair) for n, pair in pairs if pair[0] != pair[1])
    at = _first_other(before, after)
    return f"line {number}: {_show(before, at)} and {_show(after, at)}"


def _compare_bytes(was: bytes, now: bytes) -> str:
    at = _first_other(was, now)
    sizes = f"; {len(was):,} and {len(now):,} bytes" if len(was) != len(now) else ""
    return f"byte {at + 1:,}{sizes}"


def _first_other(was: bytes | str, now: bytes | str) -> int:
    same = (n for n, (before, after) in enumerate(zip(was, now, strict=False)) if before != after)
    return next(same, min(len(was), len(now)))


def _show(line: str, at: int) -> str:
    start = max(0, at - BEFORE)
    shown = line[start : start + SHOWN]
    return f"`{'…' if start else ''}{shown}{'…' if len(line) > start + SHOWN else ''}`"
