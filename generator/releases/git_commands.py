"""Git, asked from the project's folder: what it prints, or nothing if it is not there or refuses."""

import os
import subprocess
from collections.abc import Mapping
from shutil import which
from types import MappingProxyType

from generator.project import Project

SECONDS = 60
NOTHING: Mapping[str, str] = MappingProxyType({})


def ask_git(
    project: Project, *arguments: str, given: bytes = b"", environment: Mapping[str, str] = NOTHING
) -> bytes | None:
    """What Git prints for a command that is `given` these bytes; nothing if it fails or takes too long."""
    program = which("git")
    if program is None:
        return None
    try:
        done = subprocess.run(
            [program, *arguments], cwd=project.root, input=given, capture_output=True, timeout=SECONDS, check=False,
            env={**os.environ, **environment},
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None


def ask_name(project: Project) -> str:
    """The name of the person that Git knows here; empty if it knows none."""
    return (ask_git(project, "config", "user.name") or b"").decode("utf-8", "replace").strip()
