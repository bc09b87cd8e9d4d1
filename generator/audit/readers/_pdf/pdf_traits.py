"""The traits of a PDF: what its pages say, how they are drawn, what lies on them, and what is attached."""

import ctypes
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from generator.audit.readers._pdf.pdf_beside import list_alternatives, list_annotation_texts, list_bookmarks
from generator.audit.readers._pdf.pdf_metadata import list_actions, list_metadata
from generator.audit.traits import Trait

INVISIBLE = frozenset({3, 7})
"""Ways to set text that draw none of it."""
LINK = 2
WIDEST = 1600  # pixels of the longer side of a page
SHARPEST = 1.5  # pixels for each point
NAMES = {1: "note", 3: "free text", 13: "stamp", 20: "form field"}
WRITTEN = ("Title", "Subject", "Author", "Keywords")
LONGEST_NAME = 100  # letters of a language's code; it has five
END = b"startxref"


def list_pdf_traits(data: bytes, document: Any) -> Iterator[Trait]:
    """All traits that PDFium can tell; a PDF holds more, so equal traits are no equal file."""
    for number, page in enumerate(document, 1):
        width, height = page.get_size()
        yield Trait("pages", f"page {number}, {width:.0f} × {height:.0f} points")
        yield from (Trait("words", word) for word in page.get_textpage().get_text_range().split())
        yield Trait("drawing", f"page {number} as it is drawn", _draw(page, max(width, height)))
        yield from (Trait("alternative texts", text) for text in list_alternatives(page) if text)
        yield from _list_notes(page, number, document)
        yield from _list_invisible(page)
    yield from (Trait("bookmarks", text) for text in list_bookmarks(document))
    yield from _list_attached(document)
    yield from _list_written(data, document)
    yield Trait("saved on top", f"{data.count(END)} times")


def _draw(page: Any, longest: float) -> str:
    """The digest of the page as a screen shows it."""
    bitmap = page.render(scale=min(SHARPEST, WIDEST / max(longest, 1)), may_draw_forms=True)
    return sha256(bytes(bitmap.buffer)).hexdigest()


def _list_notes(page: Any, number: int, document: Any) -> Iterator[Trait]:
    """Links with their addresses, and whatever else lies on the page."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415

    for n in range(pdfium.FPDFPage_GetAnnotCount(page)):
        note = pdfium.FPDFPage_GetAnnot(page, n)
        kind, place = pdfium.FPDFAnnot_GetSubtype(note), pdfium.FS_RECTF()
        pdfium.FPDFAnnot_GetRect(note, place)
        at = f"page {number} at {place.left:.0f}, {place.bottom:.0f}"
        if kind == LINK:
            yield Trait("links", f"{_read_address(note, document)} ({at})")
        else:
            texts = " ".join(filter(None, list_annotation_texts(note)))
            yield Trait("annotations", f"{NAMES.get(kind, 'mark')} on {at} {texts}".rstrip())
        pdfium.FPDFPage_CloseAnnot(note)


def _read_address(note: Any, document: Any) -> str:
    """Where a link leads: to an address, a page, or by what other action."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415

    link = pdfium.FPDFAnnot_GetLink(note)
    action = pdfium.FPDFLink_GetAction(link) if link else None
    if not action:
        target = pdfium.FPDFLink_GetDest(document, link) if link else None
        return f"to page {pdfium.FPDFDest_GetDestPageIndex(document, target) + 1}" if target else "nowhere"
    size = pdfium.FPDFAction_GetURIPath(document, action, None, 0)
    buffer = ctypes.create_string_buffer(max(size, 1))
    pdfium.FPDFAction_GetURIPath(document, action, buffer, size)
    return buffer.value.decode("utf-8", "replace") or f"action {pdfium.FPDFAction_GetType(action)}"


def _list_invisible(page: Any) -> Iterator[Trait]:
    """The texts that are set and not drawn."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415

    texts = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=5)
    hidden = sum(pdfium.FPDFTextObj_GetTextRenderMode(one) in INVISIBLE for one in texts)
    if hidden:
        yield Trait("hidden text", f"{hidden} pieces of text that are not drawn")


def _list_written(data: bytes, document: Any) -> Iterator[Trait]:
    """What people write about the file; what else stands there, which programs add to; and what it does by itself."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415

    for name in WRITTEN:
        yield Trait("properties", f"{name}: {document.get_metadata_value(name)}")
    yield from (Trait("metadata", text) for text in list_metadata(data, document) if text)
    buffer = ctypes.create_string_buffer(2 * LONGEST_NAME)
    size = pdfium.FPDFCatalog_GetLanguage(document, ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)), len(buffer))
    yield Trait("language", buffer.raw[: min(size, len(buffer))].decode("utf-16-le", "replace").rstrip("\0"))
    yield from (Trait("scripts", action) for action in list_actions(data))


def _list_attached(document: Any) -> Iterator[Trait]:
    import pypdfium2.raw as pdfium  # noqa: PLC0415

    for n in range(document.count_attachments()):
        one = document.get_attachment(n)
        yield Trait("embedded files", one.get_name(), sha256(bytes(one.get_data())).hexdigest())
    scripts = pdfium.FPDFDoc_GetJavaScriptActionCount(document)
    if scripts > 0:
        yield Trait("scripts", f"{scripts} scripts")
