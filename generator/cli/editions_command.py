"""`editions`: documents filled in for every account of a list."""

import sys
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from generator.cli.account_choice import ListAddress, having, need_list, open_editions, read_settings
from generator.cli.edition_commands import ACCOUNTS, FORMATS, TABLE, Options
from generator.cli.edition_words import SOME_FAILED, tell, try_out
from generator.cli.entry import TODAY, command

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.cli.account_choice import Asked
    from generator.editions.account import Account
    from generator.editions.list_survey import Survey


class ListOptions(Options):
    """The options of `editions`."""

    mapping: Path | None
    wheres: tuple[str, ...]
    dry_run: bool
    forget: str | None


@command("collateral editions pitches email-sequences --accounts accounts.csv\ncollateral editions --forget acme")
@click.argument("targets", nargs=-1, metavar="[TARGET]...")
@ACCOUNTS
@TABLE
@click.option("--map", "mapping", type=click.Path(path_type=Path), help="A YAML file that leads columns to fields.")
@click.option("--where", "wheres", multiple=True, metavar="FIELD=VALUE", help="Only accounts with this value.")
@click.option("--set", "values", multiple=True, metavar="FIELD=VALUE", help="A value for each account that has none.")
@click.option("--dry-run", is_flag=True, help="Print nothing: show the first accounts, count the rest.")
@click.option("--forget", metavar="ACCOUNT", help="Remove all that is kept of an account.")
@FORMATS
@TODAY
@click.pass_obj
def editions(folder: Path, targets: tuple[str, ...], **options: Unpack[ListOptions]) -> None:
    """Fill documents in for each account of a list. What is printed already is left alone."""
    if options["forget"]:
        _forget(folder, options["forget"])
        return
    if not targets:
        raise click.UsageError("name the documents to fill in")
    address = ListAddress(options["accounts"], options["table"], options["mapping"])
    asked = open_editions(folder, targets, options["formats"], options["today"], address)
    survey = _survey(asked, options["values"])
    is_wanted = having(read_settings(options["wheres"], asked.workspace))
    if options["dry_run"]:
        sys.exit(0 if try_out(survey.read(is_wanted), survey.failures, asked) else SOME_FAILED)
    _print(asked, survey, is_wanted)


def _survey(asked: "Asked", values: tuple[str, ...]) -> "Survey":
    from generator.editions.batch import words_of
    from generator.editions.list_survey import survey_list

    reader = need_list(asked)
    for column in reader.unused:
        click.echo(f"the column `{column}` is no merge field, and is left out", err=True)
    return survey_list(reader, read_settings(values, asked.workspace), words_of(asked.bases))


def _print(asked: "Asked", survey: "Survey", is_wanted: "Callable[[Account], bool]") -> None:
    from generator.editions.batch import Task, print_batch
    from generator.editions.shelf import FolderShelf, keep_failures
    from generator.press.lock import lock_project

    task = Task(asked.bases, survey.foreign, asked.workspace)
    with lock_project(asked.workspace.project):
        outcome = print_batch(
            chain(survey.failures, survey.read(is_wanted)),
            task,
            FolderShelf(asked.workspace),
            lambda one: click.echo(one, err=True),
        )
        keep_failures(outcome.failures, asked.workspace.project)
    tell(outcome)
    if outcome.failures:
        click.echo("the failures are in build/accounts/failures.csv; mend them, and run this again")
    sys.exit(SOME_FAILED if outcome.failures else 0)


def _forget(folder: Path, name: str) -> None:
    from generator.cli.open_project import find
    from generator.diagnostics import Diagnostic, Problem
    from generator.editions.forgetting import forget, list_kept
    from generator.layout.artifact_names import plain_name
    from generator.press.lock import lock_project

    project = find(folder)
    with lock_project(project):
        removed = forget(plain_name(name), project)
        for path in removed:
            click.echo(f"removed {path}")
    if not removed:
        known = list_kept(project)
        cure = f"there are: {', '.join(known[:8])}" if known else "build/accounts/ is empty"
        raise Problem(Diagnostic("unknown-account", f"nothing is kept of `{plain_name(name)}`", hint=cure))
