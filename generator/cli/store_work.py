"""What is done to a store, or to build/accounts/, apart from printing: its shards merged, an account forgotten."""

from pathlib import Path

import click

from generator.cli.open_project import find
from generator.cli.shard_choice import tell_merged


def merge_shards(folder: Path, store: str) -> None:
    """Make the manifest of all shards in the store."""
    from generator.editions.edition_store import open_store
    from generator.editions.merging import merge

    tell_merged(merge(open_store(store, find(folder), new=False)))


def forget_account(folder: Path, name: str, store: str) -> None:
    """Remove all that the project and the store keep of an account."""
    from generator.diagnostics import Diagnostic, Problem
    from generator.editions.edition_store import open_store
    from generator.editions.forgetting import forget, forget_stored, list_kept
    from generator.layout.artifact_names import plain_name
    from generator.press.lock import lock_project

    project, account = find(folder), plain_name(name)
    with lock_project(project):
        removed = forget(account, project)
    if store:
        removed += forget_stored(account, open_store(store, project, new=False))
    for path in removed:
        click.echo(f"removed {path}")
    if not removed:
        known = list_kept(project)
        cure = f"there are: {', '.join(known[:8])}" if known else "build/accounts/ is empty"
        raise Problem(Diagnostic("unknown-account", f"nothing is kept of `{account}`", hint=cure))
