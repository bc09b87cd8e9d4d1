"""Release: what must hold before documents leave the building."""

from collections.abc import Iterable
from datetime import date

from generator.content.documents import Document
from generator.diagnostics import Diagnostic, has_errors
from generator.layout.clearance import find_claims, reasons
from generator.pages.workspace import Workspace
from generator.press.plan import among, choose, formats_of
from generator.press.release_day import check_day, check_future
from generator.press.surveying import examine_with_survey

MOST_REASONS = 4  # what a person reads in one message; `collateral approvals` has all of them


def find_refusals(
    workspace: Workspace, targets: Iterable[str], formats: Iterable[str], clock: date | None = None
) -> list[Diagnostic]:
    """Everything that speaks against releasing these documents: their errors, what they still wait for, and a day that
    cannot be, held against what they rest on and against the real `clock`."""
    wanted = tuple(formats)
    documents = (one for one in choose(workspace, tuple(targets)) if among(formats_of(one), wanted))
    refused = (found for document in documents for found in _refuse(document, workspace, clock))
    return [*check_future(workspace.today, clock), *refused]


def _refuse(document: Document, workspace: Workspace, clock: date | None) -> list[Diagnostic]:
    examined = examine_with_survey(document, workspace.undrawn)
    findings, found = list(examined.findings), examined.composed.clearance
    claims = find_claims(document, (page for _, page in examined.composed.pages), workspace)
    findings += check_day(document, claims, workspace.today, clock)
    if has_errors(findings) or found is None or found.cleared:
        return findings
    why = reasons(found)
    said = "; ".join(why[:MOST_REASONS]) + (f"; and {len(why) - MOST_REASONS} more" if why[MOST_REASONS:] else "")
    message = f"`{document.key}` is not cleared for release: {said}"
    hint = f"`collateral approvals {document.key}` shows all that is missing"
    return [*findings, Diagnostic("not-cleared", message, document.source.position(("control",)), hint)]
