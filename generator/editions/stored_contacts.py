"""Contact lists in a store: each shard puts its own there, and merging joins them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.editions.contact_lists import drop_contact, join_contacts
from generator.editions.edition_store import EditionStore
from generator.editions.shard import Shard

CONTACTS = "contacts"
"""The folder of the shards' tables; those of all shards together lie beside the manifest."""


def put_contacts(shard: Shard, tables: Mapping[str, bytes], store: EditionStore) -> None:
    """Write a shard's tables, and take away those of an earlier run; the same shard run again writes the same."""
    folder = f"{CONTACTS}/{shard.number}-of-{shard.of}"
    written = {f"{folder}/{name}": data for name, data in tables.items()}
    for address, data in written.items():
        store.write(address, data)
    if earlier := sorted(store.list(folder).keys() - written.keys()):
        store.delete(earlier)


def merge_contacts(shards: Sequence[Shard], store: EditionStore) -> None:
    """Join the tables of these shards into one for each tool."""
    folders = [f"{CONTACTS}/{one.number}-of-{one.of}" for one in sorted(shards, key=lambda one: one.number)]
    there = store.list(CONTACTS)
    for name in _list_names(there):
        parts = (store.read(f"{folder}/{name}") for folder in folders if f"{folder}/{name}" in there)
        store.write(name, join_contacts(part for part in parts if part is not None))


def drop_stored(account: str, store: EditionStore) -> Iterator[str]:
    """Take an account out of every table of the store, and say out of which."""
    parts = sorted(store.list(CONTACTS))
    for address in (*parts, *_list_names(parts)):
        kept = drop_contact(account, store.read(address) or b"")
        if kept is not None:
            store.write(address, kept)
            yield f"{store.name.rstrip('/')}/{address}: 1 row"


def _list_names(parts: Iterable[str]) -> Iterable[str]:
    """The names of the tables, each once."""
    return dict.fromkeys(address.rpartition("/")[2] for address in sorted(parts))
