"""A batch: the editions of many accounts by several workers. One account's failure costs that account."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import TimeoutError as Overdue
from dataclasses import dataclass, field
from itertools import chain, islice
from multiprocessing import get_context
from typing import TYPE_CHECKING, Protocol

from generator.editions.account import Account, Failure
from generator.editions.base_pages import BasePage, find_barred
from generator.editions.foreign_values import ForeignValues
from generator.editions.own_inputs import name_account, name_field
from generator.editions.print_account import Edition, Unprintable, print_account
from generator.editions.shelf import list_digests
from generator.pages.workspace import Workspace
from generator.press.processors import count_processors
from generator.press.workers import explain_death

if TYPE_CHECKING:
    from pebble import ProcessFuture

DEADLINE = 300
"""Seconds of the clock for all files of one account; a full set takes about ten."""
AHEAD = 4
"""Accounts that wait for a worker, for each of them: finished files are put away as they come, and never pile up."""


class Shelf(Protocol):
    """Where finished editions are put: an account has all of its files there, or those of before."""

    def holds(self, account: Account, digests: Mapping[str, str]) -> bool:
        """Whether it holds just these editions, every file as it was written."""

    def put(self, account: Account, files: Iterable[Edition], digests: Mapping[str, str]) -> None:
        """Put an account's files there; `digests` says for each document what they are made from."""


@dataclass(frozen=True, slots=True)
class Task:
    """What is printed for every account, and what none may tell of another."""

    bases: tuple[BasePage, ...]
    foreign: ForeignValues
    workspace: Workspace


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a batch came to."""

    printed: tuple[str, ...]
    unchanged: tuple[str, ...]
    failures: tuple[Failure, ...]
    files: int
    notes: tuple[str, ...] = ()
    """What must be known of files that were printed otherwise than most."""
    barred: tuple[Failure, ...] = ()
    """Accounts that get no mail, each with the reason."""
    unguarded: tuple[Failure, ...] = ()
    """Accounts whose name nothing could find in the files of others."""

    @property
    def told(self) -> tuple[Failure, ...]:
        """All that whoever prints the list must look at."""
        return (*self.failures, *self.barred, *self.unguarded)


COMMON_WORD = "is a word of the pages themselves: it cannot be searched for in files of other accounts"
_given: list[Task] = []
"""In a worker, its task."""
Printed = tuple[Edition, ...] | Failure


def print_batch(
    accounts: Iterable[Account | Failure], task: Task, shelf: Shelf, done: Callable[[str], None]
) -> Outcome:
    """Print the accounts that have no editions yet or others than they would get now. They are taken one by one, as
    workers are free; the failures among them are told with those that fail here, by their rows."""
    tally = _Tally(task, shelf)
    for account, result in _print_each(tally.choose(accounts), task):
        tally.add(account, result)
        done(account.id)
    return tally.close()


@dataclass(slots=True)
class _Tally:
    """What a batch has come to so far."""

    task: Task
    shelf: Shelf
    printed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    barred: list[Failure] = field(default_factory=list)
    unguarded: list[Failure] = field(default_factory=list)
    notes: dict[str, None] = field(default_factory=dict)
    files: int = 0

    def choose(self, accounts: Iterable[Account | Failure]) -> Iterator[Account]:
        """Those that are to be printed; what is to be said of the others is noted."""
        for one in accounts:
            if isinstance(one, Failure):
                self.failures.append(one)
                continue
            self.barred.extend(filter(None, [find_barred(one, self.task.bases)]))
            self.unguarded.extend(filter(None, [find_unguarded(one, self.task)]))
            if self.shelf.holds(one, list_digests(one, self.task.bases)):
                self.unchanged.append(one.id)
            else:
                yield one

    def add(self, account: Account, result: Printed) -> None:
        """Put the account's files away, or note why it has none."""
        if isinstance(result, Failure):
            self.failures.append(result)
            return
        self.shelf.put(account, result, list_digests(account, self.task.bases))
        self.printed.append(account.id)
        self.files += len(result)
        self.notes |= dict.fromkeys(file.note for file in result if file.note)

    def close(self) -> Outcome:
        """What the batch came to."""
        failures = sorted(self.failures, key=lambda one: one.row)
        return Outcome(
            tuple(self.printed), tuple(sorted(self.unchanged)), tuple(failures), self.files,
            tuple(self.notes), tuple(self.barred), tuple(self.unguarded),
        )  # fmt: skip


def _print_each(accounts: Iterator[Account], task: Task) -> Iterator[tuple[Account, Printed]]:
    """Each account with its files or its failure, in order. Workers are copies of this process, which has composed the
    pages; what they are given and what they return is one account's."""
    first = list(islice(accounts, count_processors()))
    if not first:
        return
    from pebble import ProcessPool  # noqa: PLC0415 - only a batch needs workers

    with ProcessPool(
        max_workers=len(first), context=get_context("fork"), initializer=_given.append, initargs=(task,)
    ) as pool:
        running: list[tuple[Account, ProcessFuture[Printed]]] = []
        try:
            for account in chain(first, accounts):
                running.append((account, pool.schedule(_print, args=(account,), timeout=DEADLINE)))
                if len(running) > len(first) * AHEAD:
                    yield _collect(*running.pop(0))
            while running:
                yield _collect(*running.pop(0))
        except BaseException:
            pool.stop()  # type: ignore[no-untyped-call]
            raise


def _print(account: Account) -> Printed:
    task = _given[-1]
    try:
        return print_account(account, task.bases, task.foreign, task.workspace)
    except Unprintable as reason:
        return reason.failure


def _collect(account: Account, future: "ProcessFuture[Printed]") -> tuple[Account, Printed]:
    from pebble import ProcessExpired  # noqa: PLC0415

    try:
        return account, future.result()
    except Overdue:
        said = f"took longer than {DEADLINE} seconds", "look for a value that is far too long"
    except ProcessExpired as reason:
        said = explain_death(reason.exitcode)
    except Exception as reason:  # noqa: BLE001 - one account's failure must not cost the others
        said = f"failed: {type(reason).__name__}", "this is a fault of the program; please report it"
    return account, Failure(account.row, account.id, "", *said)


def words_of(bases: Sequence[BasePage]) -> str:
    """All that the pages say before anything is filled in."""
    return "\n".join(base.page.root.text for base in bases)


def find_unguarded(account: Account, task: Task) -> Failure | None:
    """Why nobody could find the account's name in the files of others: it is a word that the pages say themselves."""
    if task.foreign.guards(name_account(account, task.workspace)):
        return None
    column, cure = name_field(account, task.workspace), "look at the files of its neighbors"
    return Failure(account.row, account.id, column, COMMON_WORD, cure)
