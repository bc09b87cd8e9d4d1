"""Word: a document that a lawyer can redline and a salesperson can fill in, in the styles of `reference.docx`."""

from generator.content.formats import Format
from generator.pages.page import Page
from generator.pages.soft_words import soften

FORMAT = Format("docx", "Word", rank=2, looks=("reference",), leads_beside=True)


def write(page: Page) -> bytes:
    """The page as a Word document, the same bytes for the same page."""
    page = soften(page)
    from generator.writers.docx.word_package import package  # noqa: PLC0415 - python-docx is slow to import

    return package(page)
