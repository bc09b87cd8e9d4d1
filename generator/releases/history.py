"""The releases of a project, in order: they lie in `releases/`, a folder for each."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from generator.claims.withdrawals import Withdrawal, Withdrawals
from generator.diagnostics import Diagnostic, Position, Problem
from generator.project import Project
from generator.releases.release_number import is_number, sort_key
from generator.releases.release_record import LARGEST, NAME, Release, read_release

FOLDER = "releases"


def list_releases(project: Project) -> tuple[Release, ...]:
    """Every release, the first one first; a record that cannot be read is a `Problem` with its place."""
    folder = project.root / FOLDER
    numbers = sorted((path.name for path in project.find_files(folder, "*") if is_number(path.name)), key=sort_key)
    return tuple(open_release(folder / number, project) for number in numbers)


def open_release(folder: Path, project: Project) -> Release:
    """The release that a folder holds."""
    path = folder / NAME
    try:
        return read_release(project.read(path, LARGEST))
    except ValueError as reason:
        cure = "take it from version control again; what is released is never edited"
        name = project.name(path)
        raise Problem(Diagnostic("unreadable-release", f"`{name}`: {reason}", Position(name), cure)) from None


def find_releases(sha256: str, releases: Sequence[Release]) -> tuple[str, ...]:
    """The numbers of the releases that hold the very file."""
    return tuple(one.number for one in releases if any(file.sha256 == sha256 for file in one.files))


def find_made(document: str, build: str, releases: Sequence[Release]) -> tuple[str, ...]:
    """The numbers of the releases that hold a page of the document with this number of its build."""
    return tuple(one.number for one in releases if _is_made(one, document, build))


def _is_made(release: Release, document: str, build: str) -> bool:
    found = release.find(document)
    return found is not None and bool(build) and any(one.startswith(build) for one in found.printed.split())


def withdrawn_from(document: str, number: str, withdrawals: Withdrawals) -> Withdrawal | None:
    """The last withdrawal of the document from this release, be it one of several, if there is one."""
    entries = [one for one in withdrawals.of(document) if one.what == "withdrawn"]
    return next((one for one in entries[::-1] if sort_key(number) <= sort_key(one.release)), None)


def changes_after(document: str, number: str, releases: Sequence[Release]) -> tuple[str, tuple[str, ...]] | None:
    """The first release after `number` that says something else under this document, and what; nothing if none does."""
    at = next((n for n, one in enumerate(releases) if one.number == number), None)
    if at is None or (was := releases[at].find(document)) is None:
        return None
    for later in releases[at + 1 :]:
        now = later.find(document)
        if now is None:
            return later.number, ("it is no longer among the documents",)
        changed = tuple(_changes(was.claims, now.claims))
        if changed or was.words != now.words:
            return later.number, changed or ("its words have changed",)
    return None


def _changes(was: Mapping[str, tuple[str, str]], now: Mapping[str, tuple[str, str]]) -> Iterator[str]:
    """What has become of the claims under a document, a sentence each."""
    for name in sorted({*was, *now}):
        if name not in now:
            yield f"it no longer rests on {name}"
        elif name not in was:
            yield f"it rests on {name}"
        elif was[name] != now[name]:
            before, after = (
                ", ".join(one) if was[name][0] == now[name][0] else one[0] for one in (was[name], now[name])
            )
            yield f"{name}: was {before}, became {after}"
