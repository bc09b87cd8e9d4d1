"""Publish: a build is written beside the old one and takes its place when it is complete."""

import ctypes
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from generator.diagnostics import Diagnostic, Problem
from generator.press.manifest import NAME, Artifact, manifest_bytes, sums_bytes
from generator.project import Project

HERE, EXCHANGE = -100, 2  # of Linux, fcntl.h: AT_FDCWD, RENAME_EXCHANGE


@dataclass(frozen=True, slots=True)
class NewBuild:
    """The build that is being made, beside the one that stands: each file is written when it is done, so that nobody
    holds them all."""

    project: Project

    @property
    def folder(self) -> Path:
        return self.project.root / ".build-new"

    def write(self, path: str, data: bytes) -> None:
        """Write a finished file; `path` is that below `build/`."""
        with self._told():
            write_synced(self.folder / path, data)

    def publish(self, artifacts: Iterable[Artifact], catalogue: bytes, foreign: Iterable[str] = ()) -> None:
        """Complete the build and swap it in. Artifacts that were not written keep their old file, and so do the
        `foreign` ones that somebody else has put there. If anything fails the old build is whole."""
        listed = tuple(artifacts)
        refuse_others(self.project)
        with self._told():
            for artifact in listed:
                _place(self.folder / artifact.path, self.project.build / artifact.path)
            write_synced(self.folder / NAME, manifest_bytes(listed))
            write_synced(self.folder / "SHA256SUMS", sums_bytes(listed))
            write_synced(self.folder / "index.html", catalogue)
            for path in foreign:
                _carry_over(self.folder / path, self.project.build / path)
            _swap(self.folder, self.project.build, self.project.root / ".build-old")

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except OSError as reason:
            name = self.project.name(Path(reason.filename or self.project.build))
            cure = "free some space, or close programs that use build/; the last build is unchanged"
            raise Problem(Diagnostic("cannot-write", f"`{name}`: {reason.strerror}", hint=cure)) from None


@contextmanager
def begin_build(project: Project) -> Iterator[NewBuild]:
    """A build to be filled and published; what an earlier one has left goes first. Whatever interrupts this one leaves
    nothing of it, and the old build whole."""
    refuse_others(project)
    recover(project)
    new = NewBuild(project)
    remove(new.folder)
    try:
        yield new
    finally:
        remove(new.folder)  # not there any more, if it was published


def remove(folder: Path) -> None:
    """Remove the folder with all that is in it. What the system refuses for a moment goes at the second try; what it
    refuses for longer stays for the next build."""
    for _ in range(2):
        shutil.rmtree(folder, ignore_errors=True)


def publish_beside(made: Mapping[str, bytes], project: Project) -> list[Path]:
    """Write files that are no artifacts below `build/`, where the next build keeps them; each takes its place whole."""
    refuse_others(project)
    written = []
    for name, data in made.items():
        path = project.build / name
        part = path.with_name(f"{path.name}.new")
        try:
            write_synced(part, data)
            part.replace(path)
        except OSError as reason:
            message = f"`{project.name(path)}`: {reason.strerror}"
            raise Problem(Diagnostic("cannot-write", message, hint="close programs that have it open")) from None
        written.append(path)
    return written


def refuse_others(project: Project) -> None:
    """A `Problem` if something else stands where a build has its folders; asked before the work, and again after it."""
    for folder in (project.root / ".build-new", project.root / ".build-old", project.build):
        _refuse_other(folder)


def _refuse_other(folder: Path) -> None:
    """A `Problem` for a link or a file where a folder of the build belongs: it may lead to somebody else's files."""
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        message = f"`{folder.name}` is a link or a file; a build writes into a folder of its own"
        raise Problem(Diagnostic("cannot-write", message, hint=f"delete `{folder.name}` in the project, then build"))


def _place(path: Path, before: Path) -> None:
    """The file as it was written, or else a hard link to (or a copy of) the one before."""
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(before, path)
    except OSError:
        shutil.copyfile(before, path)


def _carry_over(path: Path, before: Path) -> None:
    """The file as it was, unless the build has a file of its own in its place or in that of one of its folders."""
    if not path.exists() and all(above.is_dir() for above in path.parents if above.exists()):
        _place(path, before)


def write_synced(path: Path, data: bytes) -> None:
    """Write a file, its folders too, and wait until the disk has it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _swap(new: Path, build: Path, old: Path) -> None:
    """Put the new build in the place of the old one: at once where the system can, else by way of a third name."""
    remove(old)
    if build.exists() and _exchange(new, build):
        remove(new)
        return
    if build.exists():
        build.rename(old)
    new.rename(build)
    remove(old)


def _exchange(one: Path, other: Path) -> bool:
    """Let two folders change places, so that each name leads to a whole one at any time; false if that cannot be."""
    exchange = getattr(ctypes.CDLL(None), "renameat2", None)  # Linux has it
    return exchange is not None and not exchange(HERE, os.fsencode(one), HERE, os.fsencode(other), EXCHANGE)


def recover(project: Project) -> None:
    """Bring back the old build if an earlier swap was cut off between its two renames."""
    old = project.root / ".build-old"
    if old.exists() and not project.build.exists():
        old.rename(project.build)
