"""Confirmations: figures that a customer has confirmed name who did so, when, and where that is kept."""

from collections.abc import Iterator

from generator.content.confirmation import find_confirmation
from generator.content.documents import Document
from generator.diagnostics import Diagnostic
from generator.pages.workspace import Workspace

FOLDER = "evidence"


def check_confirmation(document: Document, workspace: Workspace) -> Iterator[Diagnostic]:
    """A finding for a confirmation that is still to come, or that nobody can look at."""
    found = find_confirmation(document)
    if found is None:
        return
    if workspace.today and found.date > workspace.today:
        at = document.source.value_position(("confirmed", "date"))
        message = f"the figures are confirmed on {found.date}, which is still to come"
        yield Diagnostic("unconfirmed", message, at, "write the day on which the customer confirmed them", width=10)
    kept = workspace.project.content / FOLDER / found.record
    if not found.record.startswith("https://") and not workspace.project.holds(kept):
        at = document.source.value_position(("confirmed", "record"))
        message = f"there is no file `content/{FOLDER}/{found.record}`, so nobody can look at the confirmation"
        cure = f"put the customer's letter or mail into content/{FOLDER}/, or write its https address"
        yield Diagnostic("unconfirmed", message, at, cure, width=len(found.record))
