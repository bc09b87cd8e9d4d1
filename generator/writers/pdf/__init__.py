"""The PDF writer: tagged PDF/UA-1 by WeasyPrint, refused when the page does not fit or anything was missing."""

from generator.content.formats import Format
from generator.diagnostics import Diagnostic, Problem
from generator.pages.page import Page
from generator.pages.soft_words import soften

FORMAT = Format("pdf", "PDF", rank=1, looks=("print",), leads_beside=True)
CURE = "install Pango; `collateral doctor` names the packages"


def write(page: Page) -> bytes:
    """The page as PDF/UA-1. Raises `Problem` when it has too many or too few pages, when blocks overflow or overlap,
    or when a picture, a font or a glyph was missing."""
    page = soften(page)
    try:
        from generator.writers.pdf.page_fit import find_misfits  # noqa: PLC0415 - WeasyPrint takes seconds to import
        from generator.writers.pdf.print_engine import print_page  # noqa: PLC0415
    except OSError as missing:  # cffi finds a shared library only when the module is loaded
        raise Problem(
            Diagnostic("missing-library", f"the print library cannot be loaded: {missing}", hint=CURE)
        ) from None

    sheets = print_page(page)
    findings = [*sheets.findings, *find_misfits(sheets.document, page)]
    if findings:
        raise Problem(*findings)
    return sheets.pdf()
