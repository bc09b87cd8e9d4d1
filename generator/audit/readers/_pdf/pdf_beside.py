"""What a PDF shows or reads out beside its pages: bookmarks, alternative texts, and the names of fields."""

import ctypes
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any


def list_bookmarks(document: Any) -> Iterator[str]:
    """The words of the bookmarks; `document` is PDFium's."""
    yield from (mark.get_title() for mark in document.get_toc())


def list_beside(page: Any) -> Iterator[str]:
    """The words beside one page; `page` is PDFium's."""
    yield from list_alternatives(page)
    yield from _list_annotations(page)


def list_alternatives(page: Any) -> Iterator[str]:
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
                yield _ask_text(ask, element)
            count = pdfium.FPDF_StructElement_CountChildren(element)
            waiting += [pdfium.FPDF_StructElement_GetChildAtIndex(element, n) for n in range(count)]
    finally:
        pdfium.FPDF_StructTree_Close(tree)


def _list_annotations(page: Any) -> Iterator[str]:
    """What links and form fields tell: their contents and their names for people."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415

    for n in range(pdfium.FPDFPage_GetAnnotCount(page)):
        note = pdfium.FPDFPage_GetAnnot(page, n)
        yield from list_annotation_texts(note)
        pdfium.FPDFPage_CloseAnnot(note)


def list_annotation_texts(note: Any) -> Iterator[str]:
    """What one annotation tells: its contents and its name for people."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415

    for key in (b"Contents", b"TU"):
        yield _ask_text(partial(_ask_value, pdfium.FPDFAnnot_GetStringValue, key), note)


def _ask_text(ask: Callable[..., int], of: Any) -> str:
    """A text as PDFium hands it out: asked for its length first, UTF-16 with a final zero."""
    size = ask(of, None, 0)
    if size <= 2:
        return ""
    buffer = ctypes.create_string_buffer(size)
    ask(of, buffer, size)
    return buffer.raw[: size - 2].decode("utf-16-le", "replace")


def _ask_value(ask: Callable[..., int], key: bytes, of: Any, buffer: Any, size: int) -> int:
    """PDFium's question for a value by its key, in the form of its questions for texts."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415

    return ask(of, key, buffer and ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)), size)
