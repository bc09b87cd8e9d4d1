"""The lock: one command at a time writes in a project."""

import errno
import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from generator.diagnostics import Diagnostic, Problem
from generator.project import Project

OTHER = "delete `.build-lock` in the project"
CURES = {
    errno.EROFS: "the disk is read-only: copy the project to a folder where you may write",
    errno.EACCES: "look whether you may write in the project's folder",
    errno.EPERM: "look whether you may write in the project's folder",
    errno.ENOSPC: "free some space on the disk",
    errno.ELOOP: "it is a link: delete `.build-lock` in the project",
}


@contextmanager
def lock_project(project: Project) -> Iterator[None]:
    """One build at a time; the lock goes with the process, however it ends."""
    lock = project.root / ".build-lock"
    with _open(lock) as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise Problem(
                Diagnostic("build-running", "another build of this project is running", hint="wait for it to end")
            ) from None
        yield


def _open(lock: Path) -> TextIO:
    """The lock's file, which is never emptied; a link in its place is not followed."""
    try:
        return os.fdopen(os.open(lock, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK, 0o644), "r+")
    except (OSError, ValueError) as reason:
        number = getattr(reason, "errno", None)
        message = f"`{lock.name}` cannot be opened: {os.strerror(number) if number else reason}"
        raise Problem(Diagnostic("cannot-write", message, hint=CURES.get(number or 0, OTHER))) from None
