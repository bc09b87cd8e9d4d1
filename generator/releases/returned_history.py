"""Which releases a file that came back was in, and which later one says something else."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from generator.claims.withdrawals import Withdrawals
from generator.press.file_status import FileStatus
from generator.project import Project
from generator.releases.history import changes_after, find_made, find_releases, list_releases, withdrawn_from
from generator.releases.release_record import Release


def tell_releases(found: Iterable[FileStatus], withdrawals: Withdrawals, project: Project) -> list[FileStatus]:
    """The same, each told which releases it was in, since which one it is out of date, and whether it was withdrawn."""
    releases = list_releases(project)
    return [_take_back(_tell(one, releases), withdrawals) for one in found] if releases else list(found)


def _tell(one: FileStatus, releases: Sequence[Release]) -> FileStatus:
    if not one.document:
        return _name(one, releases)
    numbers = find_releases(_digest(one.file), releases)
    if not numbers and one.record:
        numbers = find_made(one.record.document, one.record.build, releases)
    later = changes_after(one.document, numbers[-1], releases) if numbers else None
    return replace(one, released=numbers, outdated_in=later[0] if later else "", outdated_by=later[1] if later else ())


def _take_back(one: FileStatus, withdrawals: Withdrawals) -> FileStatus:
    """Withdrawn is a file of which the last release was withdrawn, and of those in no release one that none may have
    now."""
    if one.released:
        found = withdrawn_from(one.document, one.released[-1], withdrawals)
    else:
        found = withdrawals.standing(one.document)
    return replace(one, state="withdrawn", withdrawn=found.sentence) if found else one


def _name(one: FileStatus, releases: Sequence[Release]) -> FileStatus:
    """A file without a record, such as a text, is known by its bytes alone."""
    digest = _digest(one.file)
    held = [(release, file) for release in releases for file in release.files if file.sha256 == digest]
    if not digest or not held:
        return one
    file = held[-1][1]
    known = replace(one, state="stale", why="", document=file.document, artifact=file.path.rpartition(".")[0])
    return _tell(known, releases)


def _digest(file: str) -> str:
    path = Path(file)
    try:
        with path.open("rb") as opened:
            return sha256(opened.read()).hexdigest()
    except (OSError, ValueError):
        return ""
