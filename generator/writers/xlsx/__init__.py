"""Workbooks: a page as an Excel file with live formulas, names, entry cells and stored results."""

from typing import TYPE_CHECKING

from generator.content.formats import Format

if TYPE_CHECKING:
    from generator.pages.page import Page

FORMAT = Format("xlsx", "Excel", rank=3, shows_sources=False, looks=(), holds_numbers=True)


def write(page: "Page") -> bytes:
    """The page as a workbook: one sheet for each worksheet section, or one sheet for all of it."""
    from generator.writers.xlsx.workbook import workbook  # noqa: PLC0415 - openpyxl is slow to import

    return workbook(page)
