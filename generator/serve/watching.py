"""Watching the project: which of its files somebody has edited."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event

from generator.packaged import FILE
from generator.project import Project

SETTLE, LATEST, PATIENCE = 20, 120, 1000
"""Milliseconds: without a further edit, before edits are told; at most, while there are some; and until folders are
looked for that were not there before."""
PASSING = (".swp", ".swx", ".tmp", ".new", "~", "4913")
"""How the names of files end that editors make for a moment, and that this program does."""


def watch_project(project: Project, stop: Event) -> Iterator[tuple[str, ...]]:
    """The names of files of content and layouts, each time some are edited, until somebody says stop."""
    while not stop.is_set():
        yield from _watch(list_watched(project), project, stop)


def list_watched(project: Project) -> tuple[Path, ...]:
    """The folders and the file that a project is made of, as far as they are there."""
    parts = (project.content, project.layouts, project.root / FILE)
    return tuple(part for part in parts if part.exists())


def _watch(parts: tuple[Path, ...], project: Project, stop: Event) -> Iterator[tuple[str, ...]]:
    """Edits of these, until others are there."""
    from watchfiles import watch  # noqa: PLC0415 - loads a shared library

    for changes in watch(
        *parts,
        watch_filter=lambda _, path: not is_passing(path),
        step=SETTLE,
        debounce=LATEST,
        rust_timeout=PATIENCE,
        yield_on_timeout=True,
        stop_event=stop,
        ignore_permission_denied=True,
    ):
        names = sorted({project.name(Path(path)) for _, path in changes})
        if names:
            yield tuple(names)
        if others := {*list_watched(project)} ^ {*parts}:
            yield tuple(sorted(project.name(part) for part in others))
            return


def is_passing(path: str) -> bool:
    """Whether the file is one that an editor makes for a moment: nothing is made from it."""
    return path.endswith(PASSING) or Path(path).name.startswith(".")
