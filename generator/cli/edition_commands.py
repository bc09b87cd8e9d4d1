"""`fields`, `edition` and `editions`: documents filled in for accounts."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from generator.cli.account_choice import LIST, choose_account, choose_accounts, need_list, open_editions, read_settings
from generator.cli.entry import TODAY, command
from generator.counting import count_noun

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from generator.cli.account_choice import Asked
    from generator.editions.account import Account, Failure
    from generator.editions.batch import Outcome

SHOWN = 3
"""Accounts that a trial run shows in full."""
SOME_FAILED = 1
KEPT = {"refuse": "needed", "open": "may stay open", "own figures": "for its own figures"}
FORMATS = click.option("--format", "formats", multiple=True, help="Only this format (pdf, docx, …); may be repeated.")
ACCOUNTS = click.option("--accounts", type=click.Path(path_type=Path), help=f"The list, CSV or Excel, if not {LIST}.")


class Options(TypedDict):
    """The options of `edition` and `editions`."""

    accounts: Path | None
    values: tuple[str, ...]
    formats: tuple[str, ...]
    today: "date | None"


class ListOptions(Options):
    """Those that `editions` has besides."""

    mapping: Path | None
    wheres: tuple[str, ...]
    dry_run: bool
    forget: str | None


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
@click.option("--set", "values", multiple=True, metavar="FIELD=VALUE", help="A value; may be repeated.")
@FORMATS
@TODAY
@click.pass_obj
def edition(folder: Path, targets: tuple[str, ...], name: str | None, **options: Unpack[Options]) -> None:
    """Fill documents in for one account. Its files stand in build/accounts/."""
    from generator.editions.batch import make_task, print_batch

    if not name and not options["values"]:
        raise click.UsageError("name the account with --for, or its values with --set FIELD=VALUE")
    asked = open_editions(folder, targets, options["formats"], options["today"], options["accounts"])
    account = choose_account(name, read_settings(options["values"], asked.workspace), asked)
    others = asked.listed.accounts if asked.listed else ()
    task = make_task([*others, account], asked.bases, asked.workspace)
    outcome = print_batch([account], None, task, lambda one: None)
    _tell(outcome)
    if outcome.printed or outcome.unchanged:
        click.echo(f"see build/accounts/{account.id}/index.html")
    sys.exit(SOME_FAILED if outcome.failures else 0)


@command("collateral editions pitches email-sequences --accounts accounts.csv\ncollateral editions --forget acme")
@click.argument("targets", nargs=-1, metavar="[TARGET]...")
@ACCOUNTS
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
    from generator.editions.base_pages import find_barred
    from generator.editions.batch import find_unguarded, make_task, print_batch
    from generator.editions.print_account import find_lacking

    if options["forget"]:
        _forget(folder, options["forget"])
        return
    if not targets:
        raise click.UsageError("name the documents to fill in")
    asked = open_editions(
        folder, targets, options["formats"], options["today"], options["accounts"], options["mapping"]
    )
    listed = need_list(asked)
    for column in listed.unused:
        click.echo(f"the column `{column}` is no merge field, and is left out", err=True)
    wanted, common = (read_settings(options[one], asked.workspace) for one in ("wheres", "values"))
    accounts = choose_accounts(listed, wanted, common)
    if options["dry_run"]:
        lacking = [found for one in accounts if (found := find_lacking(one, asked.bases, asked.workspace))]
        barred = [found for one in accounts if (found := find_barred(one, asked.bases))]
        _show(accounts, (*listed.failures, *lacking), asked)
        task = make_task([*listed.accounts, *accounts], asked.bases, asked.workspace)
        _tell_failures((*barred, *find_unguarded(accounts, task)))
        sys.exit(SOME_FAILED if listed.failures or lacking else 0)
    task = make_task([*listed.accounts, *accounts], asked.bases, asked.workspace)
    outcome = print_batch(accounts, listed.failures, task, lambda one: click.echo(one, err=True))
    _tell(outcome)
    if outcome.failures:
        click.echo("the failures are in build/accounts/failures.csv; mend them, and run this again")
    sys.exit(SOME_FAILED if outcome.failures else 0)


def _show(accounts: "Sequence[Account]", failures: "Sequence[Failure]", asked: "Asked") -> None:
    for one in accounts[:SHOWN]:
        click.echo(f"{one.id}, row {one.row}")
        for name, value in one.values.items():
            click.echo(f"  {name}: {value}")
    rest = len(accounts) - SHOWN
    if rest > 0:
        click.echo(f"and {count_noun(rest, 'other account')}")
    _tell_failures(failures)
    each = sum(len(base.formats) for base in asked.bases)
    good = len({(one.row, one.id) for one in accounts} - {(one.row, one.account) for one in failures})
    click.echo(f"{count_noun(good * each, 'file')} would be printed, {each} for each account; nothing is written")


def _tell(outcome: "Outcome") -> None:
    _tell_failures((*outcome.failures, *outcome.barred, *outcome.unguarded))
    said = [f"{count_noun(outcome.files, 'file')} for {count_noun(len(outcome.printed), 'account')}"]
    said += [f"{count_noun(len(outcome.unchanged), 'account')} unchanged"] if outcome.unchanged else []
    said += [f"{count_noun(len(outcome.failures), 'failure')}"] if outcome.failures else []
    said += [f"no mail for {count_noun(len(outcome.barred), 'account')}"] if outcome.barred else []
    click.echo("; ".join(said))


def _tell_failures(failures: "Sequence[Failure]") -> None:
    for one in failures:
        where = ", ".join(filter(None, (f"row {one.row}" if one.row else "", one.account)))
        column = f"`{one.column}`: " if one.column else ""
        click.echo(f"{where}: {column}{one.reason}\n    {one.cure}", err=True)


def _forget(folder: Path, name: str) -> None:
    from generator.cli.open_project import find
    from generator.editions.shelf import forget
    from generator.layout.artifact_names import plain_name
    from generator.press.lock import lock_project

    project = find(folder)
    with lock_project(project):
        for path in forget(plain_name(name), project):
            click.echo(f"removed {path}")
