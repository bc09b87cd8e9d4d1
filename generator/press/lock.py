"""The lock: one command at a time writes in a project."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager

from generator.diagnostics import Diagnostic, Problem
from generator.project import Project


@contextmanager
def lock_project(project: Project) -> Iterator[None]:
    """One build at a time; the lock goes with the process, however it ends."""
    lock = project.root / ".build-lock"
    with lock.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise Problem(
                Diagnostic("build-running", "another build of this project is running", hint="wait for it to end")
            ) from None
        yield
