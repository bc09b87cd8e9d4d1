"""Gather a publication: from a release, whose files are frozen, or from the build as it stands."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from generator.diagnostics import Diagnostic, Problem
from generator.pages.workspace import Workspace
from generator.press.catalogue import catalogue
from generator.press.first_pages import draw_first_pages
from generator.press.manifest import Artifact, digest, list_paths, read_manifest
from generator.press.release import is_internal, stays_inside
from generator.publishing.publication import (
    INDEX,
    MANIFEST,
    NOTES,
    SUMS,
    Publication,
    PublishedFile,
    address_of,
    index_page,
    manifest_page,
    sums_page,
)
from generator.releases.freeze import FILES
from generator.releases.history import FOLDER, withdrawn_from
from generator.releases.release_record import Release

Taken = Sequence[tuple[str, str, str]]
"""Documents that were withdrawn: the key of each, its title, and who withdrew it, when and why."""


def gather_release(release: Release, workspace: Workspace) -> Publication:
    """The files of a release and its notes, without the documents that were withdrawn from it; the pages say so."""
    folder = workspace.project.root / FOLDER / release.number
    taken = [
        (one.key, one.title, found.sentence)
        for one in release.documents
        if (found := withdrawn_from(one.key, release.number, workspace.withdrawals))
    ]
    gone, titles = {key for key, _, _ in taken}, {one.key: one.title for one in release.documents}
    artifacts = [
        # Every figure of a document that was released has a source; how many they are is not on record.
        Artifact(one.path, one.sha256, one.document, titles.get(one.document, one.document), one.format, "", figures=1,
                 traced=1, size=_size(folder / FILES / one.path, workspace))
        for one in release.files if one.document not in gone
    ]  # fmt: skip
    made = _gather(release.number, artifacts, taken, folder / FILES, workspace)
    notes = workspace.project.read(folder / NOTES).decode("utf-8")
    return replace(made, pages={**made.pages, NOTES: f"{notes}{_tell_withdrawn(taken)}".encode()})


def gather_build(workspace: Workspace, *, internal: bool) -> Publication:
    """What stands in `build/`, drafts too; what is `internal`, of our own people, only if it is asked for. Files that
    are not as they were built, or out of date, are a `Problem`."""
    build = workspace.project.build
    listed = read_manifest(build)
    _refuse_unfit(listed, list_paths(build), workspace)
    artifacts = [
        one
        for one in listed
        if internal or not (is_internal(one.document, workspace) or stays_inside(one.path, one.document, workspace))
    ]
    standing = ((one.document, one.title, workspace.withdrawals.standing(one.document)) for one in artifacts)
    taken = sorted({(key, title, found.sentence) for key, title, found in standing if found})
    gone = {key for key, _, _ in taken}
    kept = [one for one in artifacts if one.document not in gone]
    return _gather("", kept, taken, build, workspace, together=internal)


def _refuse_unfit(listed: Sequence[Artifact], paths: frozenset[str] | None, workspace: Workspace) -> None:
    cure = "`collateral build` makes what is missing; then publish"
    if not listed:
        raise Problem(Diagnostic("altered-file", "nothing is built", hint=cure))
    lost = sorted((paths or frozenset()) - {one.path for one in listed})
    old = [one.path for one in listed if not one.current]
    found = [
        *(Diagnostic("altered-file", f"`build/{path}` is not as it was built", hint=cure) for path in lost),
        *(Diagnostic("altered-file", f"`build/{path}` is out of date", hint=cure) for path in old),
    ]
    if found:
        raise Problem(*found)


def _size(path: Path, workspace: Workspace) -> int:
    try:
        return path.stat().st_size
    except OSError as reason:
        name = workspace.project.name(path)
        cure = "take the release from version control again"
        raise Problem(Diagnostic("altered-file", f"`{name}` cannot be read: {reason.strerror}", hint=cure)) from None


def _gather(
    number: str,
    artifacts: Sequence[Artifact],
    taken: Taken,
    folder: Path,
    workspace: Workspace,
    *,
    together: bool = False,
) -> Publication:
    """The publication of these files. Documents of our own lead to files beside them, so that all of theirs lie
    `together` under one digest."""
    project = workspace.project
    shared = digest("".join(sorted(f"{one.sha256} {one.path}\n" for one in artifacts)).encode()) if together else ""
    files = tuple(_published(one, shared or one.sha256) for one in sorted(artifacts, key=lambda one: one.path))
    pictures = draw_first_pages(artifacts, (folder,), project, keeping=False)
    page = catalogue(artifacts, workspace, pictures, [(title, why) for _, title, why in taken])
    pages = {
        SUMS: sums_page(files),
        MANIFEST: manifest_page(number, files, [(key, why) for key, _, why in taken]),
        INDEX: index_page(page, files),
    }
    return Publication(number, files, pages, lambda file: project.read(folder / file.path))


def _published(one: Artifact, sha256: str) -> PublishedFile:
    address = address_of(one.path, sha256)
    return PublishedFile(one.path, address, one.sha256, one.size, one.document, one.title, one.format)


def _tell_withdrawn(taken: Taken) -> str:
    """What the notes of a release say of documents that were withdrawn after it."""
    listed = "\n".join(f"- **{title}** (`{key}`)\n  - {why}" for key, title, why in taken)
    return f"\n## Withdrawn after this release\n\n{listed}\n" if taken else ""
