"""Freeze: a release is written beside the others and takes its place whole, or there is none."""

from collections.abc import Mapping
from pathlib import Path

from generator.diagnostics import Diagnostic, Problem
from generator.press.manifest import digest, list_sums
from generator.press.publish import remove, write_synced
from generator.project import Project
from generator.releases.archive import archive_bytes
from generator.releases.history import FOLDER
from generator.releases.release_record import NAME, Release, release_bytes

SUMS, NOTES, STATEMENT = "SHA256SUMS", "NOTES.md", "statement.intoto.json"
FILES = "files"


def freeze(
    release: Release, made: Mapping[str, bytes], notes: str, statement: bytes, name: str, project: Project
) -> Path:
    """Write `releases/NUMBER/` with the files, the record and the archive `name-NUMBER.zip`, and return the folder. If
    anything fails, nothing is left."""
    folder = project.root / FOLDER / release.number
    new = folder.with_name(f".{release.number}-new")
    try:
        remove(new)
        for path, data in _list_files(release, made, notes, statement, name).items():
            write_synced(new / path, data)
        new.rename(folder)
    except OSError as reason:
        remove(new)
        message = f"`{project.name(Path(reason.filename or folder))}`: {reason.strerror}"
        cure = "free some space, or look whether you may write there; no release was made"
        raise Problem(Diagnostic("cannot-write", message, hint=cure)) from None
    return folder


def _list_files(
    release: Release, made: Mapping[str, bytes], notes: str, statement: bytes, name: str
) -> dict[str, bytes]:
    """All files of the release by their path in its folder. The archive holds what may leave the company."""
    outward = {**made, NOTES: notes.encode(), STATEMENT: statement}
    outward[SUMS] = list_sums((path, digest(data)) for path, data in outward.items())
    called = f"{name}-{release.number}"
    inside = {f"{FILES}/{path}" if path in made else path: data for path, data in outward.items()}
    return {**inside, NAME: release_bytes(release), f"{called}.zip": archive_bytes(outward, called)}
