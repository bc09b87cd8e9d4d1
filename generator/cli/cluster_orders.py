"""Shards that a Dask cluster prints: what its workers are told, and what becomes of all of them together."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.open_project import day
from generator.cli.shard_choice import tell_merged
from generator.diagnostics import Diagnostic, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from generator.editions.cluster import Ended, Order
    from generator.editions.print_shard import Run
    from generator.project import Project

REPEATED = {"values": "--set", "wheres": "--where", "formats": "--format"}


def send_shards(run: "Run", targets: tuple[str, ...], options: "Mapping[str, Any]") -> None:
    """Let the cluster print all shards, and merge them; shards that failed are a `Problem`."""
    from generator.editions.cluster import print_shards
    from generator.editions.edition_store import open_store
    from generator.editions.merging import merge
    from generator.editions.shard import list_shards

    project = run.task.workspace.project
    store = open_store(options["store"], project)
    shards = list_shards(len(run.survey.known), options["shards"])
    ended = list(map(_tell, print_shards(options["dask"], shards, _write_order(project, targets, options))))
    wrong = [one for one in ended if one.code]
    if wrong:
        cure = "mend it, and run the same command again: what is printed stays"
        raise Problem(*(Diagnostic("failed-shard", f"shard {one.shard}: {one.said}", hint=cure) for one in wrong))
    whole = merge(store)
    if whole.inputs != run.inputs:
        cure = "let all machines have the same project, list and version of the program"
        raise Problem(Diagnostic("mixed-shards", "the workers read another list, or other documents", hint=cure))
    tell_merged(whole)


def _tell(ended: "Ended") -> "Ended":
    click.echo(f"shard {ended.shard}: {'failed' if ended.code else 'done'}", err=True)
    return ended


def _write_order(project: "Project", targets: tuple[str, ...], options: "Mapping[str, Any]") -> "Order":
    """What a worker runs, with every path as it is from the root: its machine has the same folders."""
    from generator.editions.cluster import Order
    from generator.editions.list_sources import is_database

    listed = options["accounts"] or ""  # else the accounts of the project, which every machine has
    arguments = [*targets, "--today", day(options["today"]).isoformat(), "--store", _resolve(options["store"])]
    arguments += [] if is_database(listed) else _option("--accounts", _resolve(listed))
    arguments += [*_option("--table", options["table"]), *_option("--map", _resolve(options["mapping"]))]
    arguments += [part for name, option in REPEATED.items() for one in options[name] for part in (option, one)]
    return Order(str(project.root.resolve()), tuple(arguments), is_database(listed))


def _option(name: str, value: str) -> "Iterator[str]":
    return iter((name, value) if value else ())


def _resolve(path: str | Path | None) -> str:
    named = str(path or "")
    return str(Path(named).resolve()) if named and "://" not in named else named
