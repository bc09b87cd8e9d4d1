"""The CSV writer: the page's first table for sequencing tools and spreadsheets (RFC 4180, UTF-8).

The file starts with a byte-order mark. Without one Excel reads ’ and – as gibberish; sequencing tools ask for what
Excel saves as "CSV UTF-8", which starts with the same mark.
"""

import csv
import re
from collections.abc import Callable
from io import StringIO

from generator.content.formats import Format
from generator.content.merge_tags import MergeTags
from generator.diagnostics import Diagnostic, Problem
from generator.pages.page import Page
from generator.pages.tree import Element, Node, rewrite
from generator.writers._plain.table_grid import Place, grid
from generator.writers._plain.text_blocks import type_lines
from generator.writers._plain.text_lines import ENDLESS
from generator.writers._plain.text_words import settle_spaces

FORMAT = Format("csv", "CSV", rank=7, shows_sources=False, whole=False, own_fonts=False, looks=(), names_drafts=True)
STATUS, DRAFT = "status", "draft"
"""The first column of a table that is not cleared; a tool has no other place where it would show."""
# OWASP, "CSV Injection"; East Asian editions of Excel take the full-width signs for the narrow ones.
STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# Where a comma is the decimal sign, spreadsheets split at `;`: what follows it starts a cell of its own.
LATER_FORMULA = re.compile(r"([;\t\"] *)(?=[=+@＝＋＠])")

# A number below zero computes nothing: an apostrophe would make it a text.
NUMBER = re.compile(r"-\d+(?:,\d{3})*(?:\.\d+)?[ \u00a0\u202f]?%?")


def write(page: Page) -> bytes:
    """The page's first table, its heads as the header row; a `Problem` if the page has none."""
    table = next((element for element in page.root.walk() if element.tag == "table"), None)
    if table is None:
        at = page.root.at or page.home
        raise Problem(Diagnostic("no-table", f"`{page.artifact}` has no table to write as CSV", at,
                                 "leave `csv` out of this view's formats, or put a table on its page"))  # fmt: skip
    text = StringIO()
    rows = [[_value(place) for place in row] for row in grid(rewrite(table, _as_data(page.merge))).rows]
    if page.bands:
        rows = [[DRAFT if n else STATUS, *row] for n, row in enumerate(rows)]
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode("utf-8-sig")


def _value(place: Place | None) -> str:
    """What stands in a cell: paragraphs with a blank line between; one that spans rows is said in each of them."""
    if place is None or place.across:
        return ""
    return inert(settle_spaces("\n".join(type_lines(place.cell.children, ENDLESS))))


def inert(text: str) -> str:
    """The text, with an apostrophe before it if a spreadsheet would take it for a formula; a number stays."""
    if NUMBER.fullmatch(text):
        return text
    split = LATER_FORMULA.sub(r"\1'", text)
    return f"'{split}" if split.startswith(STARTS_FORMULA) else split


def _as_data(merge: MergeTags | None) -> Callable[[Element], Node]:
    """A merge field as the tag that a sequencing tool fills in, `{{account.company}}` where none is named."""

    def write(element: Element) -> Node:
        name = element.get("data-field") if element.has("field") else ""
        if not name:
            return element
        return merge.write(name) if merge else f"{{{{{name}}}}}"

    return write
