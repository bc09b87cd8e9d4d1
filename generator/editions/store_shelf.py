"""The shelf of a shard: editions put into a store, where an account is done when the list of its files is there."""

import json
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from hashlib import sha256

from generator.editions.account import Account
from generator.editions.account_page import write_account_page
from generator.editions.edition_store import EditionStore
from generator.editions.filling import FOLDER
from generator.editions.print_account import Edition
from generator.pages.workspace import Workspace

DIGITS = 32
WRITERS = 8
"""Files that are written at once: storage far away takes longer to answer than to write."""
PAGE = "index.html"
Stored = Mapping[str, Mapping[str, str | int]]
"""The files of an account by their addresses: document, SHA-256, and size in bytes."""


@dataclass(frozen=True, slots=True)
class StoreShelf:
    """What a batch puts into a store; `stored` grows to the files of every account that is there."""

    store: EditionStore
    workspace: Workspace
    stored: dict[str, Stored] = field(default_factory=dict)

    def holds(self, account: Account, digests: Mapping[str, str]) -> bool:
        """Whether somebody has put just these editions there, and all of them still are."""
        there = self.store.list(f"{FOLDER}/{account.id}")
        address = _address_of_list(account, digests)
        listed = _read_list(self.store.read(address)) if address in there else {}
        if listed and all(there.get(name) == one["size"] for name, one in listed.items()):
            self.stored[account.id] = listed
            return True
        return False

    def put(self, account: Account, files: Iterable[Edition], digests: Mapping[str, str]) -> None:
        """Write the files, then the account's page, then the list of them: an account without it is none."""
        made = {_address_of(account, file.path.rpartition("/")[2], file.data): file for file in files}
        named = {
            f"../{'/'.join(address.split('/')[2:])}": {"title": file.title, "document": file.document}
            for address, file in made.items()
        }
        page = write_account_page(account, named, self.workspace)
        written = {address: file.data for address, file in made.items()} | {_address_of(account, PAGE, page): page}
        with ThreadPoolExecutor(WRITERS) as pool:
            list(pool.map(self.store.create, written.keys(), written.values()))
        listed = {
            address: {"document": made[address].document if address in made else "", **_describe(data)}
            for address, data in written.items()
        }
        self.store.create(_address_of_list(account, digests), _dump(listed))
        self.stored[account.id] = listed


def _address_of(account: Account, name: str, data: bytes) -> str:
    return f"{FOLDER}/{account.id}/{sha256(data).hexdigest()[:DIGITS]}/{name}"


def _describe(data: bytes) -> dict[str, str | int]:
    return {"sha256": sha256(data).hexdigest(), "size": len(data)}


def _address_of_list(account: Account, digests: Mapping[str, str]) -> str:
    made_from = sha256(_dump(sorted(digests.items()))).hexdigest()[:DIGITS]
    return f"{FOLDER}/{account.id}/{made_from}.json"


def _read_list(data: bytes | None) -> Stored:
    """The files of an account; nothing of a list that is none."""
    try:
        read = json.loads(data or b"")
        known = all({"document", "sha256", "size"} <= one.keys() for one in read.values())
    except (ValueError, AttributeError, TypeError):
        return {}
    return read if known else {}


def _dump(what: object) -> bytes:
    return json.dumps(what, indent=1, ensure_ascii=False).encode()
