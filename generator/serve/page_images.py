"""Pages of a PDF file as pictures, for a screen."""

from collections.abc import Iterator
from io import BytesIO

SCALE = 1.5
"""Pixels for a point: a page of A4 is 893 wide."""
MOST = 200
"""Pages that are shown; nobody looks at more of them beside the text."""


def draw_pages(data: bytes) -> Iterator[bytes]:
    """Each page of the file as PNG."""
    import pypdfium2  # noqa: PLC0415 - loads a shared library

    document = pypdfium2.PdfDocument(data)
    for number in range(min(len(document), MOST)):
        out = BytesIO()
        picture = document[number].render(scale=SCALE).to_pil().convert("RGB")
        picture.save(out, "PNG", compress_level=1)
        yield out.getvalue()
    document.close()
