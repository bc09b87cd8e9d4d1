"""Font files: each is one that every program can open, looked at before a page is set in it."""

import io
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont


WOFF2 = b"wOF2"
"""What a compressed font file begins with."""


@cache
def open_font(data: bytes) -> "TTFont":
    """The font of a file's bytes, opened once for all who look at it."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - takes a while to import

    return TTFont(io.BytesIO(data), lazy=True)


_unpacked: dict[bytes, bytes] = {}
"""The font files that are known without their compression, by their bytes with it."""


def unpack_font(data: bytes) -> bytes:
    """The font file without the compression of the web, for programs that take none: done once, for it is slow."""
    if data[:4] != WOFF2:
        return data
    if data not in _unpacked:
        _unpacked[data] = _decompress(data)
    return _unpacked[data]


def know_unpacked(data: bytes, unpacked: bytes) -> None:
    """Take it from whoever has unpacked this file before."""
    _unpacked[data] = unpacked


def _decompress(data: bytes) -> bytes:
    from fontTools.ttLib.woff2 import decompress  # noqa: PLC0415 - takes a while to import

    out = io.BytesIO()
    decompress(io.BytesIO(data), out)
    return out.getvalue()


@cache
def font_trouble(data: bytes) -> str:
    """Why the bytes are no font to set words in; nothing if they are."""
    if not data:
        return "it is empty"
    try:
        font = open_font(data)
        letters = font.getBestCmap()
        complete = font["head"].unitsPerEm and font.getGlyphOrder() and font["hmtx"]
    except Exception:  # noqa: BLE001 - a damaged file makes the library raise whatever it meets
        return "it is damaged, or no font"
    return "" if letters and complete else "it holds no letters"
