"""Shards on the command line: which part of a list is printed into which store, and how a part that cannot be ends."""

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from generator.cli.output import ENVIRONMENT, POISONED, show, status
from generator.counting import count_noun
from generator.diagnostics import Problem

if TYPE_CHECKING:
    from generator.editions.shard import Shard
    from generator.editions.shard_manifest import ShardManifest


def as_shard(context: click.Context, option: click.Parameter, written: str | None) -> "Shard | None":
    """The shard that an option names, the first of three being `0/3`."""
    from generator.editions.shard import MOST, Shard

    if written is None:
        return None
    found = re.fullmatch(r"(\d{1,5})/(\d{1,5})", written)
    shard = Shard(*map(int, found.groups())) if found else Shard(0, 0)
    if not shard.number < shard.of <= MOST:
        raise click.BadParameter(f"`{written}` is no shard: of 3 the first is `0/3`, and the last `2/3`")
    return shard


@contextmanager
def marking_poison() -> Iterator[None]:
    """A shard that no second try can print ends with a code of its own, so that nobody tries it again."""
    try:
        yield
    except Problem as problem:
        show(problem.diagnostics, None, "text")
        sys.exit(_mark(status(problem.diagnostics)))
    except SystemExit as ended:
        sys.exit(_mark(ended.code))


def _mark(code: str | int | None) -> str | int | None:
    return code if code in {0, None, ENVIRONMENT} else POISONED


def tell_merged(whole: "ShardManifest") -> None:
    """Say what all shards came to."""
    files = sum(map(len, whole.accounts.values()))
    said = [f"{count_noun(files, 'file')} for {count_noun(len(whole.accounts), 'account')} in manifest.json"]
    said += [f"{count_noun(len(whole.failures), 'failure')} in failures.csv"] if whole.failures else []
    click.echo("; ".join(said))
