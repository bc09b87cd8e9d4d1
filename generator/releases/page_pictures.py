"""Pages of two PDF files side by side as pictures: those that look different."""

from collections.abc import Iterator
from io import BytesIO
from itertools import zip_longest

import pypdfium2
from PIL import ImageChops
from PIL.Image import Image

SCALE = 0.9
"""Pixels for each point of paper: about half the size of print on a screen, enough to see what has moved."""
MOST_PAGES = 60


def compare_pages(was: bytes, now: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """The number of each page that looks different, and its picture before and after; empty where there is no page."""
    for number, (before, after) in enumerate(zip_longest(_draw(was), _draw(now)), 1):
        if not _are_alike(before, after):
            yield number, _png(before), _png(after)


def _draw(data: bytes) -> list[Image]:
    document = pypdfium2.PdfDocument(data)
    try:
        count = min(len(document), MOST_PAGES)
        return [document[n].render(scale=SCALE).to_pil().convert("RGB") for n in range(count)]
    finally:
        document.close()


def _are_alike(before: Image | None, after: Image | None) -> bool:
    if before is None or after is None or before.size != after.size:
        return False
    return ImageChops.difference(before, after).getbbox() is None


def _png(picture: Image | None) -> bytes:
    if picture is None:
        return b""
    buffer = BytesIO()
    picture.quantize(64).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()
