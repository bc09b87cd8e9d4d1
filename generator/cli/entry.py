"""The group that all commands belong to, and what every command does: show its findings, exit with their code."""

import gc
import sys
from collections.abc import Callable
from functools import wraps
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec

import click

from generator.cli.output import EXIT_CODES, INTERRUPTED, show, status
from generator.diagnostics import Diagnostic, Problem

if TYPE_CHECKING:
    from datetime import date

Args = ParamSpec("Args")
FORM = click.Choice(["text", "json", "github", "sarif"])


FEW_COLLECTIONS = 100_000, 50, 1_000
"""A command makes many frozen objects and keeps them: looking for cycles among them is mostly in vain."""


def as_day(context: click.Context, option: click.Parameter, written: str | None) -> "date | None":
    """The day that an option names, year first."""
    from datetime import date

    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        message = f"`{written}` is no day: write the year first, for example 2026-01-25"
        raise click.BadParameter(message) from None


TODAY = click.option(
    "--today",
    callback=as_day,
    metavar="YYYY-MM-DD",
    help="The day on which claims may have expired, if not today; SOURCE_DATE_EPOCH sets it, too.",
)
EVERY = click.option("--all", "every", is_flag=True, help="Show every finding, however many have one cause.")


def command(example: str, name: str | None = None) -> Callable[[Callable[..., Any]], Any]:
    """A command whose help ends with an example."""

    def declare(function: Callable[..., Any]) -> Any:
        epilog = "\b\nExample:\n" + "\n".join(f"  {line}" for line in example.splitlines())
        return main.command(name, epilog=epilog)(_guard(function))

    return declare


@click.group(epilog=EXIT_CODES, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--project",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=".",
    show_default=True,
    help="The project's folder, or one inside it.",
)
@click.version_option(package_name="collateral")
@click.pass_context
def main(context: click.Context, folder: Path) -> None:
    """Sales collateral from structured content: PDF, Word, Excel, web pages, text and e-mail."""
    context.obj = folder
    gc.set_threshold(*FEW_COLLECTIONS)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a name that the terminal cannot show must not end the command


def _guard(function: Callable[Args, None]) -> Callable[Args, None]:
    """A problem ends the command with its findings and its exit code; no traceback for bad input."""

    @wraps(function)
    def guarded(*args: Args.args, **kwargs: Args.kwargs) -> None:
        try:
            function(*args, **kwargs)
        except Problem as problem:
            form = str(kwargs.get("form") or "text")
            show(problem.diagnostics, None, form)
            sys.exit(status(problem.diagnostics))
        except KeyboardInterrupt:
            click.echo("interrupted; build/ is as it was before", err=True)
            sys.exit(INTERRUPTED)
        except BrokenPipeError:
            sys.stderr.close()
            sys.exit(INTERRUPTED)
        except OSError as reason:
            refused = _explain_refusal(reason)
            show([refused], None, str(kwargs.get("form") or "text"))
            sys.exit(status([refused]))

    return guarded


def _explain_refusal(reason: OSError) -> Diagnostic:
    """What the system refuses, wherever a command comes upon it."""
    what = f"`{reason.filename}`: {reason.strerror}" if reason.filename else str(reason)
    cure = "look whether the file or folder is there, whether you may read and write it, and whether the disk is full"
    return Diagnostic("unreadable-file", what, hint=cure)
