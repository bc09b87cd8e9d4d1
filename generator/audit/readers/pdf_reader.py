"""PDFs, read by PDFium."""

import re
from functools import cache
from typing import Any

from generator.audit.readers._pdf.page_links import leave_out_targets
from generator.audit.readers._pdf.pdf_beside import list_beside, list_bookmarks
from generator.audit.readers._pdf.pdf_metadata import list_metadata
from generator.audit.readers._pdf.pdf_traits import list_pdf_traits
from generator.audit.reading import Fixed, Reader, Reading

RECORD = "Provenance"
"""The entry of the information dictionary that holds the record."""
BROKEN = re.compile(r"\u2010\r?\n(?=[^\W\d_])")
"""The hyphen at which a word is broken over two lines; a hyphen that somebody types is another sign."""


def read(data: bytes) -> Reading:
    """The pages, what is read out beside them, and what the file says about itself."""
    import pypdfium2  # noqa: PLC0415 - loads a shared library

    document = pypdfium2.PdfDocument(data)  # it is closed when nobody holds it any more
    told = cache(lambda: _read_pages(document))
    return Reading(
        lambda: told()[0],
        lambda: "\n".join((*list_metadata(data, document), told()[1])),
        read_record=lambda: (document.get_metadata_value(RECORD),),
        # Metadata is left out: every program that saves the file rewrites it.
        read_fixed=lambda: Fixed(*told(), repeats=True),
        read_traits=lambda: list_pdf_traits(data, document),
    )


def _read_pages(document: Any) -> tuple[str, str]:
    """The text of the pages, and what is shown or read out beside it. Left out are a page's own number, in the form of
    print.css, and those of the pages that its links lead to: no other figure may a page say without its tree."""
    pages, beside = [], [*list_bookmarks(document)]
    for n, page in enumerate(document, 1):
        number = rf"(?<!\d){n} / {len(document)}(?!\d)"
        said = re.sub(number, " ", BROKEN.sub("", page.get_textpage().get_text_range()), count=1)
        pages.append(leave_out_targets(said, page, document))
        beside += list_beside(page)
    return "\n".join(pages), "\n".join(beside)


READER = Reader("pdf", read, copies=1)
