"""Stamping: a page receives the record of what it was made from, which travels inside its files."""

from dataclasses import replace

from generator.claims.claim import Claim
from generator.claims.provenance import Provenance, claims_digest, footing
from generator.content.documents import Document
from generator.layout.clearance import Clearance, is_cleared
from generator.pages.page import Page
from generator.pages.workspace import Workspace
from generator.quantities.lexicon import plain
from generator.quantities.quantity import Quantity
from generator.quantities.scan import find_quantities
from generator.quantities.units import Units


def stamp(page: Page, document: Document, found: Clearance, workspace: Workspace) -> Page:
    """The page with its record, which has no number of its build yet. `found` says what the document rests on."""
    claims = [workspace.ledger.claims[name] for name in found.now.claims]
    record = Provenance(
        document=document.key,
        artifact=page.artifact,
        version=page.version,
        date=page.dated.isoformat(),
        build="",
        ledger=claims_digest(claims, workspace.evidence),
        words=found.now.words,
        cleared=is_cleared(document, found),
        claims={
            claim.id: footing(claim, workspace.evidence, find_printed_value(claim, page, workspace.facts.units))
            for claim in claims
        },
    )
    return replace(page, provenance=record)


def find_printed_value(claim: Claim, page: Page, units: Units) -> str:
    """The claim's value, if the page prints it whole; nothing if it says less ("80%+" of 87%), or nothing of it."""
    citations = (element for element in page.root.find("citation") if element.get("value") == f"claim:{claim.id}")
    return claim.value if any(_says(element.text, claim, units) for element in citations) else ""


def _says(words: str, claim: Claim, units: Units) -> bool:
    if plain(words) == plain(claim.value):
        return True
    return claim.quantity is not None and any(
        _same(one.quantity, claim.quantity) for one in find_quantities(words, units)
    )


def _same(read: Quantity | None, stated: Quantity) -> bool:
    return read is not None and (read.ends, read.comparator, read.of) == (stated.ends, stated.comparator, stated.of)
