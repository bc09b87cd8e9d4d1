"""Pixels: whether two files look the same."""

from itertools import zip_longest
from typing import Any

SCALE = 1.5  # pixels for each point


def look_alike(one: bytes, other: bytes) -> bool:
    """Whether PDFium draws the same pixels on each sheet of both files."""
    import pypdfium2  # noqa: PLC0415 - loads a shared library

    mine, its = pypdfium2.PdfDocument(one), pypdfium2.PdfDocument(other)
    return all(a is not None and b is not None and _draw(a) == _draw(b) for a, b in zip_longest(mine, its))


def _draw(sheet: Any) -> tuple[tuple[float, float], bytes]:
    return sheet.get_size(), bytes(sheet.render(scale=SCALE).buffer)
