"""Rebuilding: the bytes that a build makes of a page for the version that a file carries the record of."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from typing import Literal

from generator.audit.returned_file import Returned
from generator.claims.approvals import Signature
from generator.claims.provenance import Provenance
from generator.content.documents import Document
from generator.diagnostics import Problem
from generator.layout.clearance import Clearance, draft_pattern, write_draft_words
from generator.layout.record import stamp
from generator.pages.page import Page
from generator.pages.tree import Element, Node
from generator.pages.workspace import Workspace
from generator.press.file_links import lead_to_files
from generator.writers import writer

STATES: tuple[tuple[Literal["missing", "stale"], ...], ...] = (("missing",), ("stale",), ("missing", "stale"))
"""What signatures can lack together."""
MOST_GAPS = 60
"""Gaps that a band may have counted."""


def rebuild(
    page: Page, document: Document, found: Clearance, returned: Returned, formats: tuple[str, ...], workspace: Workspace
) -> bytes:
    """The file of this page, its draft band on it, with the same numbers of build and ledger as it was built. Empty if
    it cannot be written."""
    record = returned.record
    now = stamp(page, document, found, workspace)
    assert now.provenance is not None
    kept = replace(
        now.provenance, build=record.build, ledger=record.ledger, cleared=record.cleared, account=record.account,
        artifact=record.artifact,
    )  # fmt: skip
    return write_again(replace(now, provenance=kept), find_format(formats, returned.ending))


def find_format(formats: tuple[str, ...], ending: str) -> str:
    """The format among these that makes files with this ending, if one does."""
    return next((name for name in formats if writer(name).FORMAT.suffix == ending), "")


def write_again(page: Page | None, name: str) -> bytes:
    """The page in this format; empty if it cannot be written."""
    try:
        made = writer(name) if page and name else None
        written: bytes = made.write(lead_to_files(page, made.FORMAT)) if page and made else b""
    except Problem:
        return b""
    return written


def put_band(page: Page, found: Clearance, returned: Returned) -> Page:
    """The page with the draft band that the file shows, if an earlier build could have written it; one that was cleared
    has none. Anything else that stands there as a band is an edit. The band of today's build is that of the page."""
    said = draft_pattern(page.translation).search(" ".join(returned.fixed.words.split()))
    bare = tuple(child for child in page.root.children if isinstance(child, str) or not child.has("draft"))
    if returned.record.cleared is not False:
        return replace(page, root=replace(page.root, children=bare))
    if said is None or said.group() not in _list_bands(found, returned.record, page):
        return page
    band: Node = Element("p", {"class": "draft", "data-claims": " ".join(found.unproven)}, (said.group(),))
    return replace(page, root=replace(page.root, children=(band, *bare)))


def _list_bands(found: Clearance, record: Provenance, page: Page) -> Iterator[str]:
    """Every band that the document can have had with the claims that it rests on and the signatures that it needs."""
    claims = range(len(record.claims) + 1)
    signed = range(len(found.signatures) + 1)
    for waiting, missing, states, gaps in product(claims, signed, STATES, range(MOST_GAPS)):
        signatures = tuple(Signature("", states[n % len(states)]) for n in range(missing))
        if missing >= len(states) or (not missing and (waiting or gaps)):
            held = Clearance(("",) * waiting, signatures, found.now, ("",) * gaps)
            yield write_draft_words(held, page.translation)
