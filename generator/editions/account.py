"""An account: what is put into the merge fields for one customer, and why a row cannot be."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

LIST = Path("content", "accounts.csv")
"""Where a project has its list of accounts; beside it may lie files of single ones."""


@dataclass(frozen=True, slots=True)
class Account:
    """One row of the list: its `id` names the folder, `values` go by the fields' full names (`account.company`)."""

    id: str
    row: int
    """Where it stands in its list, the row of heads being 1; 1 in a file of its own, 0 if nothing holds it."""
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Failure:
    """Why an account has no editions: the row, the column's name, the reason, and the cure. No value is repeated."""

    row: int
    account: str
    column: str
    reason: str
    cure: str


@dataclass(frozen=True, slots=True)
class AccountList:
    """What a list holds: the accounts that can be printed, the rows that cannot, and columns that name no field."""

    accounts: tuple[Account, ...]
    failures: tuple[Failure, ...]
    unused: tuple[str, ...] = ()
