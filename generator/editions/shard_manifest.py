"""The manifest of a shard: what it printed from what, and what failed; and that of all shards together."""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from generator.diagnostics import Diagnostic, Problem
from generator.editions.account import Failure
from generator.editions.edition_store import EditionStore
from generator.editions.shard import Shard
from generator.editions.shelf import FAILURES, write_failures
from generator.editions.store_shelf import Stored

FORM = 1
SHARDS, WHOLE = "shards", "manifest.json"
NAMED = re.compile(rf"{SHARDS}/(\d+)-of-(\d+)\.json")
AGAIN = "run that shard again"


@dataclass(frozen=True, slots=True)
class ShardManifest:
    """What a shard holds: the files of each account by their addresses, and the rows that have none. `inputs` is the
    digest of all that any shard of the same run is made from."""

    shard: Shard
    inputs: str
    accounts: Mapping[str, Stored]
    failures: tuple[Failure, ...]


def write_manifest(manifest: ShardManifest, store: EditionStore) -> None:
    """Put it there, last of all; the same shard run again writes the same."""
    store.write(_address_of(manifest.shard), _dump(manifest))


def write_whole(whole: ShardManifest, store: EditionStore) -> None:
    """Put the manifest of all shards there, after the failures."""
    store.write(FAILURES, write_failures(whole.failures))
    store.write(WHOLE, _dump(whole))


def _dump(manifest: ShardManifest) -> bytes:
    """The manifest as JSON, the same bytes for the same content."""
    listed: dict[str, Any] = {"form": FORM, **asdict(manifest)}
    return json.dumps(listed, indent=1, ensure_ascii=False, sort_keys=True).encode()


def read_manifests(store: EditionStore) -> tuple[ShardManifest, ...]:
    """Every shard's that is there; one that nobody can read is a `Problem`."""
    named = sorted(address for address in store.list(SHARDS) if NAMED.fullmatch(address))
    return tuple(found for address in named if (found := _read(address, store)))


def read_whole(store: EditionStore) -> ShardManifest | None:
    """That of all shards together, if somebody has made it."""
    return _read(WHOLE, store)


def _read(address: str, store: EditionStore) -> ShardManifest | None:
    data = store.read(address)
    if data is None:
        return None
    try:
        read = json.loads(data)
        known = read["form"] == FORM
        failures = tuple(Failure(**one) for one in read["failures"])
        manifest = ShardManifest(Shard(**read["shard"]), read["inputs"], dict(read["accounts"]), failures)
    except (ValueError, KeyError, TypeError):
        known = False
    if not known:
        raise Problem(Diagnostic("broken-shard", f"`{address}` in `{store.name}` cannot be read", hint=AGAIN))
    return manifest


def _address_of(shard: Shard) -> str:
    return f"{SHARDS}/{shard.number}-of-{shard.of}.json"
