"""Signing: record a signature under documents, and list who has signed what."""

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from generator.claims.approvals import Approval, Signature
from generator.claims.approvals_file import FILE, read_approvals, with_approvals
from generator.content.documents import Document
from generator.counting import count_noun
from generator.diagnostics import Diagnostic, Problem, did_you_mean, has_errors
from generator.layout.clearance import Clearance
from generator.layout.compose import Composed
from generator.pages.workspace import Workspace
from generator.press.lock import lock_project
from generator.press.plan import choose
from generator.press.surveying import examine_with_survey
from generator.project import Project

NOBODY = "nobody must sign it; content/facts/sign-off.yaml says who signs what"


@dataclass(frozen=True, slots=True)
class DocumentApprovals:
    """One document: what it waits for; `found` is `None` if its errors hide that."""

    document: str
    found: Clearance | None

    @property
    def cleared(self) -> bool:
        return self.found is not None and self.found.cleared


def list_approvals(workspace: Workspace, targets: tuple[str, ...]) -> list[DocumentApprovals]:
    """One for every document of the targets that must be signed or proven."""
    found = [DocumentApprovals(one.key, _compose(one, workspace).clearance) for one in choose(workspace, targets)]
    return [one for one in found if one.found is None or not one.found.cleared or one.found.signatures]


def sign(workspace: Workspace, targets: tuple[str, ...], *, role: str, by: str, on: date) -> list[DocumentApprovals]:
    """Record that `by` signs the documents as they are now, and return what they wait for then. Under a document that
    the role need not sign this is a `Problem`, and none is signed."""
    documents = choose(workspace, targets)
    before = {document.key: _clearance(document, workspace) for document in documents}
    wrong = [_not_asked(key, role, found) for key, found in before.items() if role not in _roles(found)]
    if wrong:
        raise Problem(*wrong)
    approvals = [Approval(key, role, by, on, found.now) for key, found in before.items()]
    with lock_project(workspace.project):
        _write(workspace.project, approvals)
    return [DocumentApprovals(one.document, _add_signature(before[one.document], one)) for one in approvals]


def _compose(document: Document, workspace: Workspace) -> Composed:
    """The document laid out without its charts: what one signs is what its pages say."""
    return examine_with_survey(document, workspace.undrawn).composed


def _clearance(document: Document, workspace: Workspace) -> Clearance:
    found = _compose(document, workspace)
    if found.clearance is None:
        raise Problem(*found.findings)
    return found.clearance


def _roles(found: Clearance) -> list[str]:
    return [one.role for one in found.signatures]


def _not_asked(key: str, role: str, found: Clearance) -> Diagnostic:
    roles = _roles(found)
    message = f"the signature of `{role}` is not asked for under `{key}`"
    return Diagnostic("unknown-role", message, hint=did_you_mean(role, roles) if roles else NOBODY)


def _add_signature(found: Clearance, approval: Approval) -> Clearance:
    new = Signature(approval.role, "signed", approval)
    signatures = tuple(new if one.role == approval.role else one for one in found.signatures)
    return replace(found, signatures=signatures)


def _write(project: Project, approvals: Iterable[Approval]) -> None:
    """Put the new file in the place of the old one when it is complete; a file with errors is left alone."""
    path, temporary = project.content / FILE, project.content / f".{FILE}.tmp"
    _, findings = read_approvals(project)
    if has_errors(findings):
        raise Problem(*findings)
    data = with_approvals(project, approvals)
    try:
        with temporary.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError as reason:
        temporary.unlink(missing_ok=True)
        message = f"`{project.name(path)}`: {reason.strerror}"
        raise Problem(Diagnostic("cannot-write", message, hint="see whether the folder may be written to")) from None


def approvals_text(found: Iterable[DocumentApprovals]) -> str:
    """The documents with what they wait for, as people read it."""
    listed = list(found)
    lines = [line for one in listed for line in _lines(one)]
    cleared = sum(one.cleared for one in listed)
    return "\n".join([*lines, f"{cleared} of {count_noun(len(listed), 'document')} cleared for release"])


def _lines(one: DocumentApprovals) -> Iterator[str]:
    yield one.document
    if one.found is None:
        yield "  cannot be laid out; `collateral check` says why"
        return
    if one.found.unproven:
        names, several = ", ".join(one.found.unproven), len(one.found.unproven) > 1
        yield f"  {'claims' if several else 'claim'} unproven: {names}"
    if one.found.gaps:
        yield f"  {count_noun(len(one.found.gaps), 'gap')} left: {'; '.join(one.found.gaps)}"
    for row in one.found.signatures:
        by = f"  {row.approval.by}, {row.approval.date}" if row.approval else ""
        yield f"  {row.state:<7}  {row.role}{by}"
        yield from (f"           {change}" for change in row.changes)


def approvals_json(found: Iterable[DocumentApprovals]) -> str:
    """The same as a list of objects; `claims` and `signatures` of a document with errors are null."""
    return json.dumps([_record(one) for one in found], indent=1, ensure_ascii=False)


def _record(one: DocumentApprovals) -> dict[str, Any]:
    claims = list(one.found.unproven) if one.found else None
    signatures = [_row(row) for row in one.found.signatures] if one.found else None
    return {"document": one.document, "cleared": one.cleared, "claims": claims, "signatures": signatures}


def _row(row: Signature) -> dict[str, Any]:
    by, on = (row.approval.by, row.approval.date.isoformat()) if row.approval else (None, None)
    return {"role": row.role, "state": row.state, "by": by, "date": on, "changes": list(row.changes)}
