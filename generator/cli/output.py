"""Findings on the terminal, and the exit code that they mean."""

import os
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

from generator.diagnostics import Diagnostic

if TYPE_CHECKING:
    from generator.project import Project

FINE, CONTENT, USAGE, ENVIRONMENT, PARTIAL, POISONED, INTERRUPTED = 0, 1, 2, 3, 4, 42, 130
EXIT_CODES = """Exit codes: 0 fine, 1 the content has errors, 2 wrong usage, 3 something is missing on this machine,
4 some documents could not be rendered, 42 a shard of a list that no second try can print, 130 interrupted."""
STATUS_OF = {
    "missing-library": ENVIRONMENT,
    "cannot-write": ENVIRONMENT,
    "build-running": ENVIRONMENT,
    "port-in-use": ENVIRONMENT,
    "render-failed": PARTIAL,
    "no-project": USAGE,
    "unknown-target": USAGE,
    "unknown-claim": USAGE,
    "unknown-format": USAGE,
    "unknown-code": USAGE,
    "unknown-role": USAGE,
    "unknown-kind-name": USAGE,
    "bad-file-name": USAGE,
    "file-exists": USAGE,
    "folder-not-empty": USAGE,
    "bad-company": USAGE,
    "unknown-language": USAGE,
    "unknown-paper": USAGE,
    "unknown-currency": USAGE,
    "bad-destination": USAGE,
    "cannot-publish": ENVIRONMENT,
    "bad-store": USAGE,
    "cannot-store": ENVIRONMENT,
    "bad-database": USAGE,
    "cannot-read-database": ENVIRONMENT,
    "missing-package": ENVIRONMENT,
    "unknown-table": USAGE,
    "bad-cluster": USAGE,
    "cannot-reach-cluster": ENVIRONMENT,
    "unknown-release": USAGE,
    "bad-release-number": USAGE,
    "release-exists": USAGE,
    "withdrawal-out-of-turn": USAGE,
}


def show(findings: Iterable[Diagnostic], project: "Project | None", form: str, *, every: bool = False) -> None:
    """Print the findings in one of the forms, each once, in the order of their places; few of one cause, or `every`."""
    from generator.cli.few_findings import keep_few
    from generator.cli.finding_forms import FORMS, as_text

    found = sorted(dict.fromkeys(findings), key=lambda one: (one.at is None, one.at, one.code))
    found = found if every else keep_few(found, form)
    if form in FORMS:
        click.echo(FORMS[form](found))
    elif found:
        click.echo(as_text(found, project, colour=colour(sys.stdout)) + "\n")


def colour(stream: Any) -> bool:
    """Whether the stream is a terminal that wants colours (NO_COLOR is respected, see no-color.org)."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def status(findings: Iterable[Diagnostic]) -> int:
    """The worst of the findings as an exit code: a missing library, then content, then a crash of one document."""
    statuses = {_status_of(found) for found in findings if found.severity == "error"}
    return next((status for status in (ENVIRONMENT, USAGE, CONTENT, PARTIAL) if status in statuses), FINE)


def _status_of(found: Diagnostic) -> int:
    """Wrong usage has no place in a file; the same fault in a file is the content's."""
    status = STATUS_OF.get(found.code, CONTENT)
    return CONTENT if status == USAGE and found.at else status
