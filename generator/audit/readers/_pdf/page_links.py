"""The numbers of pages that links lead to, as print adds them: behind a row of dots, or behind a part's number."""

import ctypes
import re
from collections.abc import Iterator
from typing import Any

DOTS = r"\.(?: ?\.){3,} ?"
PART = r"(?P<part>(?:(?P<kind>[^\W\d_]+)\s)?\d[\d.]*),\s(?!(?P=kind)\s)[^\W\d_]+\s"
"""As in "section 5.2, page 14"; "day 4, day 9" counts one thing twice, and names no page."""


def leave_out_targets(said: str, page: Any, document: Any) -> str:
    """The page's text without the numbers of the pages that its own links lead to; any other number stays."""
    for target in _targets(page, document):
        printed = re.compile(rf"(?:{DOTS}|{PART}){target}(?![\d.,%])")
        said = printed.sub(lambda found: f"{found['part'] or ''} ", said, count=1)
    return said


def _targets(page: Any, document: Any) -> Iterator[int]:
    """The number of the page that each link within the document leads to; `page` and `document` are PDFium's."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415

    place, link = ctypes.c_int(0), pdfium.FPDF_LINK()
    while pdfium.FPDFLink_Enumerate(page, place, link):
        target = pdfium.FPDFLink_GetDest(document, link)
        if target:
            yield pdfium.FPDFDest_GetDestPageIndex(document, target) + 1
