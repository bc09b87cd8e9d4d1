"""The PDF writer: tagged PDF/UA-1 by WeasyPrint, refused when the page does not fit or anything was missing."""

from contextlib import suppress

from generator.content.formats import Format
from generator.diagnostics import Diagnostic, Problem
from generator.pages.page import Page
from generator.pages.soft_words import soften

FORMAT = Format("pdf", "PDF", rank=1, looks=("print",), leads_beside=True)
CURE = "install Pango; `collateral doctor` names the packages"


def prepare() -> None:
    """Load what takes long, for all workers that are forked from this process; whatever is missing, `write` reports."""
    with suppress(Problem):
        _load()


def write(page: Page) -> bytes:
    """The page as PDF/UA-1; one that is filled in for an account in parts, if it can be. Raises `Problem` when it has
    too many or too few pages, when blocks overflow or overlap, or when a picture, a font or a glyph was missing."""
    return (page.provenance and page.provenance.account and _write_parts(page)) or write_whole(page)


def _write_parts(page: Page) -> bytes:
    """The page's file in parts; nothing if its lines are such that they cannot stand by themselves."""
    _load()
    from generator.writers.pdf.parts.recording import record_page, write_recording  # noqa: PLC0415
    from generator.writers.pdf.parts.unusual import Unusual  # noqa: PLC0415

    try:
        return write_recording(record_page(page), page)
    except Unusual:
        return b""


def write_whole(page: Page) -> bytes:
    """The page as PDF/UA-1, as the print engine writes it."""
    _load()
    from generator.writers.pdf.page_fit import find_misfits  # noqa: PLC0415
    from generator.writers.pdf.print_engine import print_page  # noqa: PLC0415

    sheets = print_page(soften(page))
    findings = [*sheets.findings, *find_misfits(sheets.document, sheets.page)]
    if findings:
        raise Problem(*findings)
    return sheets.pdf()


def _load() -> None:
    try:
        import generator.writers.pdf.print_engine  # noqa: F401, PLC0415 - WeasyPrint takes seconds to import
    except OSError as missing:  # cffi finds a shared library only when the module is loaded
        raise Problem(
            Diagnostic("missing-library", f"the print library cannot be loaded: {missing}", hint=CURE)
        ) from None
