"""What a PDF says beside its pages, read by PDFium: metadata, bookmarks, alternative texts, and the names of fields."""

import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from generator.audit.pdf_metadata import metadata_words


def pdf_words(data: bytes) -> str:
    """The text of the pages and all that readers show or read out beside it."""
    with _opened(data) as document:
        return "\n".join((*metadata_words(data, document), *_pages(document), *_beside(document)))


def shown_words(data: bytes) -> tuple[str, str]:
    """The text of the pages, and what is shown or read out beside it; without what the file says about itself, which
    every program writes anew that saves it."""
    with _opened(data) as document:
        return "\n".join(_pages(document)), "\n".join(_beside(document))


@contextmanager
def _opened(data: bytes) -> Iterator[Any]:
    import pypdfium2  # noqa: PLC0415 - loads a shared library

    document = pypdfium2.PdfDocument(data)
    try:
        yield document
    finally:
        document.close()


def _pages(document: Any) -> Iterator[str]:
    """The text of each page, but for the one figure that a page may say without its tree: its own number, in the form
    of print.css."""
    for n, page in enumerate(document, 1):
        yield page.get_textpage().get_text_range().replace(f"{n} / {len(document)}", " ", 1)


def _beside(document: Any) -> Iterator[str]:
    yield from (mark.get_title() for mark in document.get_toc())
    for page in document:
        yield from _alternatives(page)
        yield from _annotations(page)


def _alternatives(page: Any) -> Iterator[str]:
    """The alternative, actual and title texts of a page's structure elements."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415

    tree = pdfium.FPDF_StructTree_GetForPage(page)
    if not tree:
        return
    try:
        waiting = [
            pdfium.FPDF_StructTree_GetChildAtIndex(tree, n) for n in range(pdfium.FPDF_StructTree_CountChildren(tree))
        ]
        while waiting:
            element = waiting.pop()
            if not element:
                continue
            for ask in (
                pdfium.FPDF_StructElement_GetAltText,
                pdfium.FPDF_StructElement_GetActualText,
                pdfium.FPDF_StructElement_GetTitle,
            ):
                yield _string(ask, element)
            count = pdfium.FPDF_StructElement_CountChildren(element)
            waiting += [pdfium.FPDF_StructElement_GetChildAtIndex(element, n) for n in range(count)]
    finally:
        pdfium.FPDF_StructTree_Close(tree)


def _annotations(page: Any) -> Iterator[str]:
    """What links and form fields tell: their contents and their names for people."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415

    for n in range(pdfium.FPDFPage_GetAnnotCount(page)):
        note = pdfium.FPDFPage_GetAnnot(page, n)
        for key in (b"Contents", b"TU"):
            yield _string(partial(_value, pdfium.FPDFAnnot_GetStringValue, key), note)
        pdfium.FPDFPage_CloseAnnot(note)


def _string(ask: Callable[..., int], of: Any) -> str:
    """A text as PDFium hands it out: asked for its length first, UTF-16 with a final zero."""
    size = ask(of, None, 0)
    if size <= 2:
        return ""
    buffer = ctypes.create_string_buffer(size)
    ask(of, buffer, size)
    return buffer.raw[: size - 2].decode("utf-16-le", "replace")


def _value(ask: Callable[..., int], key: bytes, of: Any, buffer: Any, size: int) -> int:
    """PDFium's question for a value by its key, in the form of its questions for texts."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415

    return ask(of, key, buffer and ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)), size)
