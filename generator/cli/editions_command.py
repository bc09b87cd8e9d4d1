"""`editions`: documents filled in for every account of a list, here, in shards, or by a cluster."""

import sys
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from generator.cli.account_choice import ListAddress, need_list, open_editions, read_settings
from generator.cli.cluster_orders import send_shards
from generator.cli.edition_commands import ACCOUNTS, FORMATS, TABLE, Options
from generator.cli.edition_words import SOME_FAILED, tell, try_out
from generator.cli.entry import TODAY, command
from generator.cli.shard_choice import as_shard, marking_poison
from generator.cli.store_work import forget_account, merge_shards

if TYPE_CHECKING:
    from generator.editions.print_shard import Run
    from generator.editions.shard import Shard


class ListOptions(Options):
    """The options of `editions`."""

    mapping: Path | None
    wheres: tuple[str, ...]
    dry_run: bool
    forget: str | None
    shard: "Shard | None"
    store: str
    merging: bool
    dask: str
    shards: int | None


@command(
    "collateral editions pitches email-sequences --accounts accounts.csv\n"
    "collateral editions pitches --accounts postgresql://host/crm --table customers --shard 0/4 --store s3://bucket/tour\n"
    "collateral editions --merge --store s3://bucket/tour\ncollateral editions --forget acme"
)
@click.argument("targets", nargs=-1, metavar="[TARGET]...")
@ACCOUNTS
@TABLE
@click.option("--map", "mapping", type=click.Path(path_type=Path), help="A YAML file that leads columns to fields.")
@click.option("--where", "wheres", multiple=True, metavar="FIELD=VALUE", help="Only accounts with this value.")
@click.option("--set", "values", multiple=True, metavar="FIELD=VALUE", help="A value for each account that has none.")
@click.option("--dry-run", is_flag=True, help="Print nothing: show the first accounts, count the rest.")
@click.option("--forget", metavar="ACCOUNT", help="Remove all that is kept of an account, here or in the store.")
@click.option("--shard", callback=as_shard, metavar="I/N", help="Only the part I, from 0, of N; into the store.")
@click.option("--store", default="", metavar="DEST", help="A folder or s3://bucket/prefix, instead of build/accounts/.")
@click.option("--merge", "merging", is_flag=True, help="List what all shards in the store have printed.")
@click.option("--dask", default="", metavar="ADDRESS", help="Let a Dask cluster print the shards, and merge them.")
@click.option("--shards", type=click.IntRange(1, 10_000), help="How many for the cluster, if not one a thousand rows.")
@FORMATS
@TODAY
@click.pass_obj
def editions(folder: Path, targets: tuple[str, ...], **options: Unpack[ListOptions]) -> None:
    """Fill documents in for each account of a list. What is printed already is left alone."""
    _refuse_usage(targets, options)
    if options["forget"]:
        forget_account(folder, options["forget"], options["store"])
    elif options["merging"]:
        merge_shards(folder, options["store"])
    elif options["dask"]:
        send_shards(_open(folder, targets, options), targets, options)
    elif options["store"]:
        with marking_poison():
            _print_shard(folder, targets, options)
    else:
        _print(folder, targets, options)


def _refuse_usage(targets: tuple[str, ...], options: ListOptions) -> None:
    if not (targets or options["forget"] or options["merging"]):
        raise click.UsageError("name the documents to fill in")
    named = next((one for one in ("shard", "dask", "merging") if options[one]), "")
    if named and not options["store"]:
        raise click.UsageError("name the store, for example --store s3://bucket/prefix")
    if options["shard"] and (options["dask"] or options["merging"]):
        raise click.UsageError("--shard prints one part; --dask and --merge take all of them")


def _open(folder: Path, targets: tuple[str, ...], options: ListOptions) -> "Run":
    """What is printed of which accounts, after a first reading of the whole list."""
    from generator.editions.batch import Task, words_of
    from generator.editions.list_survey import survey_list
    from generator.editions.print_shard import Run

    address = ListAddress(options["accounts"], options["table"], options["mapping"])
    asked = open_editions(folder, targets, options["formats"], options["today"], address)
    reader = need_list(asked)
    for column in reader.unused:
        click.echo(f"the column `{column}` is no merge field, and is left out", err=True)
    wanted, common = (read_settings(options[one], asked.workspace) for one in ("wheres", "values"))
    survey = survey_list(reader, common, words_of(asked.bases), asked.workspace.results)
    return Run(survey, wanted, Task(asked.bases, survey.foreign, asked.workspace))


def _print(folder: Path, targets: tuple[str, ...], options: ListOptions) -> None:
    from generator.editions.account import Account
    from generator.editions.batch import print_batch
    from generator.editions.contact_lists import keep_contacts, list_contact_lists, write_contacts
    from generator.editions.shelf import FolderShelf, keep_failures
    from generator.press.lock import lock_project

    run = _open(folder, targets, options)
    if options["dry_run"]:
        sys.exit(0 if try_out(run.read(), run.survey.failures, run.task) else SOME_FAILED)
    workspace = run.task.workspace
    with lock_project(workspace.project):
        rows = chain(run.survey.failures, run.read())
        outcome = print_batch(rows, run.task, FolderShelf(workspace), lambda one: click.echo(one, err=True))
        keep_failures(outcome.told, workspace.project)
        printed = {*outcome.printed, *outcome.unchanged}
        lists = list_contact_lists(run.task.bases, workspace)
        kept = write_contacts(lists, (one for one in run.read() if isinstance(one, Account)), printed, workspace)
        keep_contacts(kept, workspace.project)
    tell(outcome)
    for name in kept:
        click.echo(f"build/accounts/{name}")
    if outcome.told:
        click.echo("the failures are in build/accounts/failures.csv; mend them, and run this again")
    sys.exit(SOME_FAILED if outcome.failures else 0)


def _print_shard(folder: Path, targets: tuple[str, ...], options: ListOptions) -> None:
    from generator.editions.edition_store import open_store
    from generator.editions.print_shard import print_shard
    from generator.editions.shard import ALL

    run, shard = _open(folder, targets, options), options["shard"] or ALL
    if options["dry_run"]:
        try_out(run.read(shard), run.refused(shard), run.task)
        return
    store = open_store(options["store"], run.task.workspace.project)
    tell(print_shard(shard, run, store), named=False)
