"""Describe a project as it stands: what its documents say, what they rest on, and who has signed them."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from generator.checks.trace import trace_page
from generator.claims.claim import Claim
from generator.content.documents import Document
from generator.layout.clearance import find_claims, words_of
from generator.pages.page import Page
from generator.pages.tree import rewrite
from generator.pages.workspace import Workspace
from generator.press.surveying import examine_with_survey
from generator.releases.release_record import Release, ReleasedDocument, ReleasedFile


def describe(
    workspace: Workspace,
    documents: Iterable[Document],
    day: date,
    number: str = "",
    files: tuple[ReleasedFile, ...] = (),
) -> Release:
    """These documents as they are now; one that cannot be laid out is left out. Views for our own people alone are,
    too."""
    described = (describe_document(one, workspace) for one in sorted(documents, key=lambda one: one.key))
    return Release(
        number, day, tuple(one for one in described if one), files, dict(sorted(workspace.evidence.items())),
        workspace.ledger_digest,
    )  # fmt: skip


def describe_document(document: Document, workspace: Workspace, printed: str = "") -> ReleasedDocument | None:
    """What the document says now; nothing if its errors hide it."""
    composed = examine_with_survey(document, workspace.undrawn).composed
    if composed.clearance is None:
        return None
    pages = tuple(page for view, page in composed.pages if not view.internal)
    control = document.data.get("control") or {}
    signatures = workspace.approvals.of(document.key)
    return ReleasedDocument(
        document.key,
        pages[0].title if pages else document.key,
        str(control.get("version", "")),
        composed.clearance.now.words,
        tuple(line for page in pages for line in _read_lines(page)),
        tuple(dict.fromkeys(figure for page in pages for figure in _figures(page, document, workspace))),
        {claim.id: _stand(claim) for claim in find_claims(document, pages, workspace)},
        tuple(sorted((one.role, one.by, one.date.isoformat()) for one in signatures)),
        printed,
    )


def _read_lines(page: Page) -> list[str]:
    """The words of the page line by line, without the numbers of notes, which change with those before them."""
    bare = rewrite(page.root, lambda inner: None if inner.has("note") else inner)
    return words_of(replace(page, root=bare)).splitlines()


def _figures(page: Page, document: Document, workspace: Workspace) -> Iterable[tuple[str, str]]:
    """The figures that have a source in the content, with that source."""
    units = workspace.in_language(document.language).facts.units
    traced = trace_page(page, workspace.terms, units).figures
    return ((one.text, one.by) for one in traced if one.by.partition(":")[0] in {"claim", "fact", "calc", "withdrawn"})


def _stand(claim: Claim) -> tuple[str, str]:
    return claim.value, f"{claim.basis}, {claim.status}"
