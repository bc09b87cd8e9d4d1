"""What most commands begin with: the project, its workspace, the day, the formats asked for."""

import os
import sys
from collections.abc import Collection
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.output import show, status
from generator.diagnostics import Diagnostic, Problem, did_you_mean

if TYPE_CHECKING:
    from generator.pages.workspace import Workspace
    from generator.project import Project

EPOCH = "SOURCE_DATE_EPOCH"


def find(folder: Path) -> "Project":
    """The project that the folder is in; a `Problem` if it is in none."""
    from generator.project import find_project

    return find_project(folder)


def read_clock() -> date:
    """The real day, in UTC: the only place where the clock is read."""
    return datetime.now(UTC).date()


def is_named(asked: date | None) -> bool:
    """Whether somebody has named the day: the option, or SOURCE_DATE_EPOCH."""
    return asked is not None or bool(os.environ.get(EPOCH, ""))


def day(asked: date | None) -> date:
    """The day asked for, else that of SOURCE_DATE_EPOCH, else today: the clock's day."""
    if asked:
        return asked
    epoch = os.environ.get(EPOCH, "")
    if not epoch:
        return read_clock()
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError):
        raise click.UsageError("SOURCE_DATE_EPOCH is not a number of seconds") from None


def load(folder: Path, form: str, today: date | None = None) -> tuple["Project", "Workspace", list[Diagnostic]]:
    """The project with its workspace and all findings; one that cannot be read at all ends the command."""
    from generator.press.loading import load_workspace
    from generator.writers import formats

    project = find(folder)
    try:
        workspace, findings = load_workspace(project, formats(), today)
    except Problem as problem:
        show(problem.diagnostics, project, form)
        sys.exit(status(problem.diagnostics))
    return project, workspace, findings


def choose_formats(asked: Collection[str]) -> tuple[str, ...]:
    """The formats asked for, commas allowed; an unknown one is a `Problem`."""
    if not asked:
        return ()
    from generator.writers import formats

    known = formats()
    names = tuple(name for entry in asked for name in entry.replace(",", " ").split())
    wrong = [
        Diagnostic(
            "unknown-format",
            f"no writer makes `{name}`",
            hint=did_you_mean(name, known) or "known: " + ", ".join(sorted(known)),
        )
        for name in names
        if name not in known
    ]
    if wrong:
        raise Problem(*wrong)
    return names
