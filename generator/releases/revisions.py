"""The two sides of a comparison: a release by its number, the project as it stands, a folder, a revision of Git."""

import tarfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.diagnostics import Diagnostic, Problem
from generator.pages.workspace import Workspace
from generator.press.manifest import read_manifest
from generator.press.release import choose_released, stays_inside
from generator.project import Project
from generator.releases.describe import describe
from generator.releases.git_commands import ask_git
from generator.releases.history import list_releases, open_release
from generator.releases.release_checks import unknown_release
from generator.releases.release_number import is_number, sort_key
from generator.releases.release_record import NAME, Release, ReleasedFile

NOW = "now"
Load = Callable[[Project], Workspace]
"""How a project is read; reading needs the formats, which this room does not know."""


def open_side(name: str, project: Project, load: Load, day: date) -> Release:
    """What the name stands for: `now`, the number of a release, a folder, or a revision such as `HEAD~1`."""
    if name == NOW:
        workspace = load(project)
        return _describe(workspace, day, tuple(_list_built(workspace)))
    releases = list_releases(project)
    numbered = next((one for one in releases if is_number(name) and sort_key(one.number) == sort_key(name)), None)
    if numbered:
        return numbered
    folder = Path(name)
    if (folder / NAME).is_file():
        return open_release(folder, Project(folder))
    if (folder / "content").is_dir():
        return _describe(load(Project(folder.resolve())), day)
    with _checked_out(name, project) as root:
        if root is None:
            raise Problem(unknown_release(name, releases))
        return _describe(load(Project(root)), day)


def _describe(workspace: Workspace, day: date, files: tuple[ReleasedFile, ...] = ()) -> Release:
    """What the documents that a release would hold say, cleared or not."""
    keys = {*choose_released(workspace, ())}
    documents = [one for one in workspace.documents.values() if one.key in keys]
    return describe(workspace, documents, day, files=files)


def _list_built(workspace: Workspace) -> Iterator[ReleasedFile]:
    """The files in `build/` that a release would hold."""
    keys = {*choose_released(workspace, ())}
    for one in read_manifest(workspace.project.build):
        if one.document in keys and one.current and not stays_inside(one.path, one.document, workspace):
            yield ReleasedFile(one.path, one.sha256, one.format, one.document)


@contextmanager
def _checked_out(revision: str, project: Project) -> Iterator[Path | None]:
    """A copy of the project as the revision has it, for as long as it is looked at; nothing if Git knows none."""
    packed = None if revision.startswith("-") else ask_git(project, "archive", "--format=tar", revision, ".")
    if packed is None:
        yield None
        return
    with TemporaryDirectory(prefix="collateral-") as folder:
        with tarfile.open(fileobj=BytesIO(packed)) as files:
            files.extractall(folder, filter="data")
        if not (Path(folder) / "content").is_dir():
            raise Problem(Diagnostic("unknown-release", f"the project has no content in revision `{revision}`"))
        yield Path(folder).resolve()
