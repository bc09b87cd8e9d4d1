"""`fields` and `edition`: the fields that documents wait for, and documents filled in for one account."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from generator.cli.account_choice import (
    ListAddress,
    choose_account,
    need_list,
    open_editions,
    read_settings,
)
from generator.cli.edition_words import SOME_FAILED, tell
from generator.cli.entry import TODAY, command
from generator.editions.account import LIST

if TYPE_CHECKING:
    from datetime import date

KEPT = {"refuse": "needed", "open": "may stay open", "own figures": "for its own figures"}
FORMATS = click.option("--format", "formats", multiple=True, help="Only this format (pdf, docx, …); may be repeated.")
ACCOUNTS = click.option(
    "--accounts",
    metavar="FILE|URL",
    envvar="COLLATERAL_ACCOUNTS",
    help=f"The list: CSV, Excel or a database, if not {LIST}; COLLATERAL_ACCOUNTS names it, too.",
)
TABLE = click.option("--table", default="", help="The table or view of the database that is the list.")


class Options(TypedDict):
    """The options of `edition` and `editions`."""

    accounts: str | None
    table: str
    values: tuple[str, ...]
    formats: tuple[str, ...]
    today: "date | None"


@command("collateral fields pitches/first email-sequences")
@click.argument("targets", nargs=-1, required=True, metavar="TARGET...")
@click.option("--format", "form", type=click.Choice(["text", "json", "csv"]), default="text", show_default=True)
@click.pass_obj
def fields(folder: Path, targets: tuple[str, ...], form: str) -> None:
    """List the merge fields that documents wait for. `--format csv` begins a list of accounts."""
    import json
    from dataclasses import asdict

    from generator.editions.field_listing import list_fields

    asked = open_editions(folder, targets)
    rows = list_fields(((base.document, base.page) for base in asked.bases), asked.workspace)
    if form == "json":
        click.echo(json.dumps([asdict(row) for row in rows], indent=1, ensure_ascii=False))
    elif form == "csv":
        click.echo(",".join(["id", *(row.name for row in rows)]))
    else:
        kept = [KEPT.get(row.missing, f"else “{row.missing}”") for row in rows]
        widths = [max(map(len, column), default=0) for column in ([row.name for row in rows], kept)]
        for row, said in zip(rows, kept, strict=True):
            click.echo(f"{row.name:<{widths[0]}}  {said:<{widths[1]}}  at most {row.longest:>3}  {row.prompt}")
        if not rows:
            click.echo("no field: these documents are the same for every account")


@command(
    "collateral edition pitches/first --for acme\n"
    'collateral edition one-pagers/first --set account.company="Acme & Söhne"'
)
@click.argument("targets", nargs=-1, required=True, metavar="TARGET...")
@click.option("--for", "name", help="The account, as its list names it.")
@ACCOUNTS
@TABLE
@click.option("--set", "values", multiple=True, metavar="FIELD=VALUE", help="A value; may be repeated.")
@FORMATS
@TODAY
@click.pass_obj
def edition(folder: Path, targets: tuple[str, ...], name: str | None, **options: Unpack[Options]) -> None:
    """Fill documents in for one account. Its files stand in build/accounts/."""
    from generator.editions.account import AccountList
    from generator.editions.account_list import collect
    from generator.editions.batch import Task, print_batch, words_of
    from generator.editions.foreign_values import ForeignValues
    from generator.editions.shelf import FolderShelf
    from generator.press.lock import lock_project

    if not name and not options["values"]:
        raise click.UsageError("name the account with --for, or its values with --set FIELD=VALUE")
    address = ListAddress(options["accounts"], options["table"])
    asked = open_editions(folder, targets, options["formats"], options["today"], address)
    listed = collect(need_list(asked)) if asked.reader or name else AccountList((), ())
    account = choose_account(name, read_settings(options["values"], asked.workspace), listed)
    everybody = [*listed.accounts, account]
    foreign = ForeignValues(everybody, words_of(asked.bases), asked.workspace.results)
    with lock_project(asked.workspace.project):
        shelf = FolderShelf(asked.workspace)
        outcome = print_batch([account], Task(asked.bases, foreign, asked.workspace), shelf, lambda one: None)
    tell(outcome)
    if outcome.printed or outcome.unchanged:
        click.echo(f"see build/accounts/{account.id}/index.html")
    sys.exit(SOME_FAILED if outcome.failures else 0)
