"""Make a release: build what is cleared, describe it, and freeze it under its number."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.content.documents import Document
from generator.diagnostics import Diagnostic, Problem, has_errors
from generator.layout.artifact_names import plain_name
from generator.pages.workspace import Workspace
from generator.press.build import Progress, build
from generator.press.digests import engine_digest, layouts_digest
from generator.press.manifest import Artifact
from generator.press.plan import choose
from generator.press.release import choose_released, find_refusals, list_withdrawn, stays_inside
from generator.releases.describe import describe_document
from generator.releases.difference_text import as_notes
from generator.releases.freeze import freeze
from generator.releases.history import list_releases
from generator.releases.notes_checks import check_notes
from generator.releases.release_checks import check_number, check_versions
from generator.releases.release_differences import Differences, compare_releases
from generator.releases.release_record import Release, ReleasedFile
from generator.releases.statement import statement_bytes

NOTHING = Release("", date.min, ())


@dataclass(frozen=True, slots=True)
class Released:
    """A release that was made: its folder, what changed in it, and the documents that were not cleared for it, or are
    withdrawn."""

    release: Release
    folder: Path
    differences: Differences
    left_out: tuple[str, ...]
    withdrawn: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for: the number, the documents (all, if none is named), whether those that are not cleared are
    left out, words that begin the notes, the day of the release beside that of the clock, and the file of the words."""

    number: str
    targets: tuple[str, ...]
    cleared_only: bool
    lead: str
    day: date
    clock: date
    notes: str = ""


def make_release(order: Order, workspace: Workspace, progress: Progress) -> Released:
    """Build and freeze the release; whatever speaks against it is a `Problem`, and nothing is written then."""
    releases = list_releases(workspace.project)
    refused = list(check_number(order.number, order.day, releases))
    documents, left_out, findings = _choose(order, workspace)
    refused += check_notes(order.lead, order.notes, order.number, workspace)
    refused += [*findings, *check_versions(documents, releases[-1] if releases else None, workspace)]
    if has_errors(refused):
        raise Problem(*refused)
    report = build(workspace, tuple(one.key for one in documents), (), progress)
    if has_errors(report.findings):
        raise Problem(*report.findings)
    release, made = _collect(order, documents, report.artifacts, workspace)
    last = releases[-1] if releases else NOTHING
    differences = compare_releases(last, release, last.number, release.number)
    withdrawn = {one.document: one.sentence for one in workspace.withdrawals.entries if one.what == "withdrawn"}
    notes = as_notes(differences, release.number, release.date.isoformat(), order.lead, withdrawn)
    statement = statement_bytes(release, _list_inputs(documents, workspace), engine_digest())
    name = plain_name(workspace.brand.short_name) or "release"
    folder = freeze(release, made, notes, statement, name, workspace.project)
    return Released(release, folder, differences, left_out, list_withdrawn(workspace, order.targets))


def _choose(order: Order, workspace: Workspace) -> tuple[list[Document], tuple[str, ...], list[Diagnostic]]:
    """The documents of the release, those left out, and what speaks against it."""
    if not order.cleared_only:
        findings = find_refusals(workspace, order.targets, (), order.clock)
        keys = {*choose_released(workspace, order.targets)}
        return [one for one in workspace.documents.values() if one.key in keys], (), findings
    found, left_out = [], []
    for key in choose_released(workspace, order.targets):
        (document,) = choose(workspace, (key,))
        if has_errors(find_refusals(workspace, (key,), (), order.clock)):
            left_out.append(key)
        else:
            found.append(document)
    nothing = "no document is cleared: `collateral approvals` shows what each waits for"
    return found, tuple(left_out), [] if found else [Diagnostic("not-cleared", nothing)]


def _collect(
    order: Order, documents: Iterable[Document], artifacts: Iterable[Artifact], workspace: Workspace
) -> tuple[Release, dict[str, bytes]]:
    """The record of the release, and its files."""
    chosen = {one.key: one for one in documents}
    outward = [
        one
        for one in artifacts
        if one.document in chosen and one.current and not stays_inside(one.path, one.document, workspace)
    ]
    pages: dict[str, set[str]] = {key: set() for key in chosen}
    for one in outward:
        pages[one.document].add(one.printed)
    printed = {key: " ".join(sorted(found)) for key, found in pages.items()}
    project = workspace.project
    made = {one.path: project.read(project.build / one.path) for one in outward}
    described = (describe_document(one, workspace, printed.get(key, "")) for key, one in sorted(chosen.items()))
    files = tuple(
        ReleasedFile(one.path, one.sha256, one.format, one.document)
        for one in sorted(outward, key=lambda one: one.path)
    )
    return (
        Release(
            order.number, order.day, tuple(one for one in described if one), files,
            dict(sorted(workspace.evidence.items())), workspace.ledger_digest,
        ),
        made,
    )  # fmt: skip


def _list_inputs(documents: Iterable[Document], workspace: Workspace) -> dict[str, str]:
    """The digests of what the documents were made from: their content, facts, claims, evidence and layouts."""
    project, listed = workspace.project, tuple(documents)
    shared = (path for part in ("facts", "claims") for path in project.find_files(project.content / part, "**/*"))
    found = {project.name(path): project.digest(path) for path in shared if path.is_file()}
    found |= dict(_list_contents(listed, workspace))
    found |= {f"content/evidence/{name}": sha256 for name, sha256 in workspace.evidence.items()}
    kinds = {"_shared", *(one.kind.name for one in listed)}
    return found | {f"layouts/{name}": layouts_digest(name, project, whole=True) for name in kinds}


def _list_contents(documents: Iterable[Document], workspace: Workspace) -> Iterator[tuple[str, str]]:
    project = workspace.project
    for one in documents:
        path = project.document_file(one.key)
        if path:
            yield project.name(path), project.digest(path)
