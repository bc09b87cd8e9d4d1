"""Print a shard of a list into a store: whatever machine does it, and however often, the store holds the same."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain

from generator.editions.account import Account, Failure
from generator.editions.batch import Outcome, Task, print_batch
from generator.editions.contact_lists import list_contact_lists, write_contacts
from generator.editions.edition_store import EditionStore
from generator.editions.list_survey import Survey
from generator.editions.shard import ALL, Shard
from generator.editions.shard_manifest import ShardManifest, write_manifest
from generator.editions.store_shelf import StoreShelf
from generator.editions.stored_contacts import put_contacts


@dataclass(frozen=True, slots=True)
class Run:
    """What all shards of one list share: the list, which values its accounts must have, and what is printed of them."""

    survey: Survey
    wanted: Mapping[str, str]
    task: Task

    @property
    def inputs(self) -> str:
        """The SHA-256 of all that any shard is made from: the list, the values asked for, and the documents."""
        bases = [(base.document, base.digest, base.formats) for base in self.task.bases]
        made_from = [self.survey.digest, sorted(self.wanted.items()), bases]
        return sha256(json.dumps(made_from, ensure_ascii=False).encode()).hexdigest()

    def read(self, shard: Shard = ALL) -> Iterator[Account | Failure]:
        """The accounts that are wanted of a shard, and its rows that have changed since the survey."""
        return self.survey.read(lambda account: shard.has(account.id) and self._wants(account))

    def refused(self, shard: Shard = ALL) -> tuple[Failure, ...]:
        """Why rows of a shard are no accounts."""
        return tuple(one for one in self.survey.failures if shard.has(one.account))

    def _wants(self, account: Account) -> bool:
        return all(account.values.get(field) == said for field, said in self.wanted.items())


def print_shard(shard: Shard, run: Run, store: EditionStore) -> Outcome:
    """Print the shard's accounts; rows that cannot be printed are told in its manifest, which comes last. The list is
    read to its end first: a shard is short, and its printing long."""
    shelf = StoreShelf(store, run.task.workspace)
    read = tuple(run.read(shard))
    outcome = print_batch(chain(run.refused(shard), read), run.task, shelf, lambda one: None)
    accounts = [one for one in read if isinstance(one, Account)]
    lists = list_contact_lists(run.task.bases, run.task.workspace)
    put_contacts(shard, write_contacts(lists, accounts, shelf.stored.keys(), run.task.workspace), store)
    write_manifest(ShardManifest(shard, run.inputs, shelf.stored, outcome.told), store)
    return outcome
