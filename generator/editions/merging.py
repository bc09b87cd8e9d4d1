"""Merging: the manifests of all shards as one, if all of them are there and were made from the same things."""

from collections.abc import Iterable, Mapping, Sequence

from generator.counting import count_noun
from generator.diagnostics import Diagnostic, Problem
from generator.editions.edition_store import EditionStore
from generator.editions.filling import FOLDER
from generator.editions.shard import Shard
from generator.editions.shard_manifest import SHARDS, ShardManifest, read_manifests, write_whole
from generator.editions.store_shelf import Stored
from generator.editions.stored_contacts import merge_contacts


def merge(store: EditionStore) -> ShardManifest:
    """Make the manifest of all shards, with the failures and the contact lists beside it. A shard that is missing, or
    was made from other things than its fellows, is a `Problem`."""
    manifests = read_manifests(store)
    _refuse_mixture(manifests, store)
    _refuse_missing(manifests, store)
    accounts = {name: files for one in manifests for name, files in one.accounts.items()}
    _refuse_lost(accounts, store)
    failures = sorted((failure for one in manifests for failure in one.failures), key=lambda one: one.row)
    whole = ShardManifest(Shard(0, 1), manifests[0].inputs, accounts, tuple(failures))
    merge_contacts([one.shard for one in manifests], store)
    write_whole(whole, store)
    return whole


def _refuse_mixture(manifests: Sequence[ShardManifest], store: EditionStore) -> None:
    counts = sorted({one.shard.of for one in manifests})
    if len(counts) > 1:
        said = " and ".join(f"of {count}" for count in counts)
        cure = f"delete those of an earlier run: {SHARDS}/…-of-{counts[0]}.json, or the others"
        raise Problem(Diagnostic("mixed-shards", f"`{store.name}` holds shards {said}", hint=cure))
    inputs = [one.inputs for one in manifests]
    usual = max(inputs, key=inputs.count, default="")
    odd = [str(one.shard) for one in manifests if one.inputs != usual]
    if odd:
        message = f"{_name(odd)} in `{store.name}` was made from another list, documents or options than the rest"
        raise Problem(Diagnostic("mixed-shards", message, hint="run every shard with the same list and options"))


def _refuse_missing(manifests: Sequence[ShardManifest], store: EditionStore) -> None:
    if not manifests:
        cure = "print shards first: `collateral editions … --shard 0/3 --store …`"
        raise Problem(Diagnostic("missing-shards", f"`{store.name}` holds no shard", hint=cure))
    of = manifests[0].shard.of
    gone = [str(Shard(n, of)) for n in range(of) if n not in {one.shard.number for one in manifests}]
    if gone:
        message = f"{_name(gone)} is missing in `{store.name}`"
        raise Problem(Diagnostic("missing-shards", message, hint=f"run it, with --shard {gone[0]}"))


def _refuse_lost(accounts: Mapping[str, Stored], store: EditionStore) -> None:
    there = store.list(FOLDER)
    lost = [name for files in accounts.values() for name, one in files.items() if there.get(name) != one["size"]]
    if lost:
        message = f"{count_noun(len(lost), 'file')} of the shards are not in `{store.name}`, among them `{lost[0]}`"
        raise Problem(Diagnostic("broken-shard", message, hint="run the shards again: they print what is missing"))


def _name(shards: Iterable[str]) -> str:
    return "shard " + ", ".join(shards)
