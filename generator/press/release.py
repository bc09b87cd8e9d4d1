"""Release: what must hold before documents leave the building."""

from collections.abc import Iterable

from generator.content.documents import Document
from generator.diagnostics import Diagnostic, has_errors
from generator.layout.clearance import reasons
from generator.pages.workspace import Workspace
from generator.press.plan import among, choose, formats_of
from generator.press.surveying import examine_with_survey

MOST_REASONS = 4  # what a person reads in one message; `collateral approvals` has all of them


def find_refusals(workspace: Workspace, targets: Iterable[str], formats: Iterable[str]) -> list[Diagnostic]:
    """Everything that speaks against releasing these documents: their errors, and what they still wait for."""
    wanted = tuple(formats)
    documents = (one for one in choose(workspace, tuple(targets)) if among(formats_of(one), wanted))
    return [found for document in documents for found in _refuse(document, workspace)]


def _refuse(document: Document, workspace: Workspace) -> list[Diagnostic]:
    examined = examine_with_survey(document, workspace.undrawn)
    findings, found = list(examined.findings), examined.composed.clearance
    if has_errors(findings) or found is None or found.cleared:
        return findings
    why = reasons(found)
    said = "; ".join(why[:MOST_REASONS]) + (f"; and {len(why) - MOST_REASONS} more" if why[MOST_REASONS:] else "")
    message = f"`{document.key}` is not cleared for release: {said}"
    hint = f"`collateral approvals {document.key}` shows all that is missing"
    return [*findings, Diagnostic("not-cleared", message, document.source.position(("control",)), hint)]
