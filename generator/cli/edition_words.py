"""What the commands for editions say: what was printed, what would be, and what failed."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from generator.counting import count_noun

if TYPE_CHECKING:
    from generator.editions.account import Account, Failure
    from generator.editions.batch import Outcome, Task

SHOWN = 3
"""Accounts that a trial run shows in full."""
SOME_FAILED = 1


def tell(outcome: "Outcome", *, named: bool = True) -> None:
    """Say what a batch came to. On a machine that keeps what is said in logs, no account is named."""
    tell_failures(outcome.told if named else ())
    for note in outcome.notes:
        click.echo(note, err=True)
    said = [f"{count_noun(outcome.files, 'file')} for {count_noun(len(outcome.printed), 'account')}"]
    said += [f"{count_noun(len(outcome.unchanged), 'account')} unchanged"] if outcome.unchanged else []
    said += [f"{count_noun(len(outcome.failures), 'failure')}"] if outcome.failures else []
    said += [f"no mail for {count_noun(len(outcome.barred), 'account')}"] if outcome.barred else []
    click.echo("; ".join(said))


def tell_failures(failures: "Iterable[Failure]") -> None:
    """Name rows and columns, each with the reason and the cure."""
    for one in failures:
        where = ", ".join(filter(None, (f"row {one.row}" if one.row else "", one.account)))
        column = f"`{one.column}`: " if one.column else ""
        click.echo(f"{where}: {column}{one.reason}\n    {one.cure}", err=True)


def try_out(accounts: "Iterable[Account | Failure]", refused: "Iterable[Failure]", task: "Task") -> bool:
    """Show the first accounts, count the rest, name the rows that fail; whether all of them can be printed."""
    from generator.editions.account import Failure
    from generator.editions.base_pages import find_barred
    from generator.editions.batch import find_unguarded
    from generator.editions.print_account import find_lacking

    failures, count, good = list(refused), 0, 0
    notes: list[Failure | None] = []
    for one in accounts:
        count += 1
        if count <= SHOWN and not isinstance(one, Failure):
            _show(one)
        lacking = one if isinstance(one, Failure) else find_lacking(one, task.bases, task.workspace)
        good += not lacking
        failures += [lacking] if lacking else []
        notes += [] if isinstance(one, Failure) else [find_barred(one, task.bases), find_unguarded(one, task)]
    if count > SHOWN:
        click.echo(f"and {count_noun(count - SHOWN, 'other account')}")
    tell_failures((*failures, *filter(None, notes)))
    each = sum(len(base.formats) for base in task.bases)
    click.echo(f"{count_noun(good * each, 'file')} would be printed, {each} for each account; nothing is written")
    return not failures


def _show(account: "Account") -> None:
    click.echo(f"{account.id}, row {account.row}")
    for name, value in account.values.items():
        click.echo(f"  {name}: {value}")
