"""A batch: the editions of many accounts by several workers. One account's failure costs that account."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import TimeoutError as Overdue
from dataclasses import dataclass
from multiprocessing import get_context
from typing import TYPE_CHECKING

from generator.editions.account import Account, Failure
from generator.editions.base_pages import BasePage, find_barred
from generator.editions.foreign_values import ForeignValues
from generator.editions.own_inputs import name_account, name_field
from generator.editions.print_account import Edition, Unprintable, print_account
from generator.editions.shelf import is_printed, keep_failures, list_digests, shelve
from generator.pages.workspace import Workspace
from generator.press.lock import lock_project
from generator.press.workers import explain_death

if TYPE_CHECKING:
    from pebble import ProcessFuture

DEADLINE = 300
"""Seconds of the clock for all files of one account; a full set takes about ten."""
AHEAD = 4
"""Accounts that wait for a worker, for each of them: finished files are put away as they come, and never pile up."""


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
    barred: tuple[Failure, ...] = ()
    """Accounts that get no mail, each with the reason."""
    unguarded: tuple[Failure, ...] = ()
    """Accounts whose name nothing could find in the files of others."""


COMMON_WORD = "is a word of the pages themselves: it cannot be searched for in files of other accounts"
_given: list[Task] = []
"""In a worker, its task."""
Printed = tuple[Edition, ...] | Failure


def print_batch(
    accounts: Sequence[Account], failures: Sequence[Failure] | None, task: Task, done: Callable[[str], None]
) -> Outcome:
    """Print the accounts that have no editions yet or others than they would get now. The rows of a list that
    `failures` names are told with those that fail here, in `failures.csv`."""
    project = task.workspace.project
    with lock_project(project):
        digests = {one.id: list_digests(one, task.bases) for one in accounts}
        ready = {one.id for one in accounts if is_printed(one, digests[one.id], project)}
        waiting = [one for one in accounts if one.id not in ready]
        printed, wrong, count = [], list(failures or ()), 0
        for account, result in _print_each(waiting, task):
            if isinstance(result, Failure):
                wrong.append(result)
            else:
                shelve(account, result, digests[account.id], task.workspace)
                printed.append(account.id)
                count += len(result)
            done(account.id)
        told = tuple(sorted(wrong, key=lambda one: one.row))
        unguarded = find_unguarded(accounts, task)
        barred = tuple(found for one in accounts if (found := find_barred(one, task.bases)))
        if failures is not None:
            keep_failures((*told, *barred, *unguarded), project)
    return Outcome(tuple(printed), tuple(sorted(ready)), told, count, barred, unguarded)


def _print_each(accounts: Sequence[Account], task: Task) -> Iterator[tuple[Account, Printed]]:
    """Each account with its files or its failure, in order. Workers are copies of this process, which has composed the
    pages; what they are given and what they return is one account's."""
    workers = min(os.cpu_count() or 1, len(accounts))
    if not workers:
        return
    from pebble import ProcessPool  # noqa: PLC0415 - only a batch needs workers

    with ProcessPool(
        max_workers=workers, context=get_context("fork"), initializer=_given.append, initargs=(task,)
    ) as pool:
        running: list[tuple[Account, ProcessFuture[Printed]]] = []
        try:
            for account in accounts:
                running.append((account, pool.schedule(_print, args=(account,), timeout=DEADLINE)))
                if len(running) > workers * AHEAD:
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


def find_unguarded(accounts: Iterable[Account], task: Task) -> tuple[Failure, ...]:
    """The accounts that are called by a word which the pages say themselves: where one account's name stands in the
    files of another, no search can tell."""
    return tuple(
        Failure(one.row, one.id, name_field(one, task.workspace), COMMON_WORD, "look at the files of its neighbors")
        for one in accounts
        if not task.foreign.guards(name_account(one, task.workspace))
    )


def make_task(accounts: Sequence[Account], bases: tuple[BasePage, ...], workspace: Workspace) -> Task:
    """The task of a batch, with the values of all its accounts."""
    return Task(bases, ForeignValues(accounts, words_of(bases), workspace.results), workspace)
