"""Publish: a build is written beside the old one and takes its place when it is complete."""

import ctypes
import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from generator.diagnostics import Diagnostic, Problem
from generator.press.manifest import NAME, Artifact, manifest_bytes, sums_bytes
from generator.project import Project

HERE, EXCHANGE = -100, 2  # of Linux, fcntl.h: AT_FDCWD, RENAME_EXCHANGE


def publish(
    made: Mapping[str, bytes],
    artifacts: Iterable[Artifact],
    project: Project,
    catalogue: bytes,
    foreign: Iterable[str] = (),
) -> None:
    """Write the new build and swap it in. `made` are new bytes by path; artifacts without bytes keep their old file,
    and so do the `foreign` ones that somebody else has put there. If anything fails the old build is whole."""
    new, old = project.root / ".build-new", project.root / ".build-old"
    listed = tuple(artifacts)
    refuse_others(project)
    try:
        shutil.rmtree(new, ignore_errors=True)
        for artifact in listed:
            _place(new / artifact.path, made.get(artifact.path), project.build / artifact.path)
        write_synced(new / NAME, manifest_bytes(listed))
        write_synced(new / "SHA256SUMS", sums_bytes(listed))
        write_synced(new / "index.html", catalogue)
        for path in foreign:
            _carry_over(new / path, project.build / path)
        _swap(new, project.build, old)
    except OSError as reason:
        shutil.rmtree(new, ignore_errors=True)
        raise Problem(
            Diagnostic(
                "cannot-write",
                f"`{project.name(Path(reason.filename or project.build))}`: {reason.strerror}",
                hint="free some space, or close programs that use build/; the last build is unchanged",
            )
        ) from None


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


def _place(path: Path, data: bytes | None, before: Path) -> None:
    """New bytes, or a hard link to (else a copy of) the file as it was."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if data is not None:
        write_synced(path, data)
        return
    try:
        os.link(before, path)
    except OSError:
        shutil.copyfile(before, path)


def _carry_over(path: Path, before: Path) -> None:
    """The file as it was, unless the build has a file of its own in its place or in that of one of its folders."""
    if not path.exists() and all(above.is_dir() for above in path.parents if above.exists()):
        _place(path, None, before)


def write_synced(path: Path, data: bytes) -> None:
    """Write a file, its folders too, and wait until the disk has it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _swap(new: Path, build: Path, old: Path) -> None:
    """Put the new build in the place of the old one: at once where the system can, else by way of a third name."""
    shutil.rmtree(old, ignore_errors=True)
    if build.exists() and _exchange(new, build):
        shutil.rmtree(new, ignore_errors=True)
        return
    if build.exists():
        build.rename(old)
    new.rename(build)
    shutil.rmtree(old, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """Let two folders change places, so that each name leads to a whole one at any time; false if that cannot be."""
    exchange = getattr(ctypes.CDLL(None), "renameat2", None)  # Linux has it
    return exchange is not None and not exchange(HERE, os.fsencode(one), HERE, os.fsencode(other), EXCHANGE)


def recover(project: Project) -> None:
    """Bring back the old build if an earlier swap was cut off between its two renames."""
    old = project.root / ".build-old"
    if old.exists() and not project.build.exists():
        old.rename(project.build)
