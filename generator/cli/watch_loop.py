"""`build --watch`: a build after each edit, until somebody stops it."""

from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import TYPE_CHECKING

import click

from generator.cli.output import show
from generator.diagnostics import Problem

if TYPE_CHECKING:
    from generator.project import Project

PATIENCE = 0.5  # seconds in which Ctrl-C is answered
MOST = 8  # names that are told one by one


def build_on_edits(project: "Project", form: str, build: Callable[[], object]) -> None:
    """Build, and again each time somebody edits the project; Ctrl-C ends it, and leaves build/ as the last whole build
    made it. What stops one build is told, and the next edit may mend it."""
    stop, edits = Event(), SimpleQueue[tuple[str, ...]]()
    Thread(target=lambda: _listen(project, stop, edits), daemon=True).start()
    try:
        while True:
            _try(build, project, form)
            click.echo("waiting for edits; Ctrl-C stops", err=True)
            click.echo(f"edited: {_name(_next(edits))}", err=True)
    except KeyboardInterrupt:
        click.echo("stopped", err=True)
    finally:
        stop.set()


def _try(build: Callable[[], object], project: "Project", form: str) -> None:
    try:
        build()
    except Problem as problem:
        show(problem.diagnostics, project, form)
    except SystemExit:  # a command that ends with the code of its findings; they are told
        pass


def _listen(project: "Project", stop: Event, edits: "SimpleQueue[tuple[str, ...]]") -> None:
    from generator.serve.watching import watch_project

    for names in watch_project(project, stop):
        edits.put(names)


def _next(edits: "SimpleQueue[tuple[str, ...]]") -> tuple[str, ...]:
    """All that was edited until now; waits until something is."""
    while True:
        try:
            names = {*edits.get(timeout=PATIENCE)}
        except Empty:
            continue
        while not edits.empty():
            names |= {*edits.get()}
        return tuple(sorted(names))


def _name(names: tuple[str, ...]) -> str:
    more = f" and {len(names) - MOST} more" if len(names) > MOST else ""
    return ", ".join(names[:MOST]) + more
