"""A list of accounts, row by row: each is checked before anything is printed, and no more than one is held."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from generator.content.translation import Translation
from generator.diagnostics import Diagnostic, Position, Problem
from generator.editions.account import Account, AccountList, Failure
from generator.editions.account_columns import ID, name_columns
from generator.editions.account_values import Refused, read_value
from generator.editions.list_rows import Cells, Rows
from generator.layout.artifact_names import plain_name

Fields = Mapping[str, Mapping[str, Any]]
Listed = Account | tuple[Failure, ...]
"""What a row comes to: an account, or every reason why it is none."""


class AccountReader(Protocol):
    """Accounts that can be read as often as asked, and the columns that name no field."""

    @property
    def unused(self) -> tuple[str, ...]: ...

    def read(self) -> Iterator[Listed]:
        """Each account in turn, or why there is none."""


@dataclass(frozen=True, slots=True)
class ListReader:
    """A list whose columns are known: for each head the field that it fills. It can be read as often as asked."""

    rows: Rows
    named: tuple[str, ...]
    unused: tuple[str, ...]
    fields: Fields
    translation: Translation

    def read(self) -> Iterator[Listed]:
        """Each row in turn; one that bears the name of an earlier one is none."""
        first: dict[str, int] = {}
        wanted = {head for head, name in zip(self.rows.heads, self.named, strict=True) if name}
        for at, cells in self.rows.read(wanted):
            account, failures = self._read_row(at, cells)
            if not failures and account.id in first:
                reason = f"row {first[account.id]} has the same name"
                failures.append(Failure(at, account.id, ID, reason, "give one of them another `id`"))
            elif not failures:
                first[account.id] = at
            yield tuple(failures) or account

    def _read_row(self, at: int, cells: Cells) -> tuple[Account, list[Failure]]:
        heads, named = self.rows.heads, self.named
        given = dict(zip(named, cells, strict=False))
        first = next((cell for cell, name in zip(cells, named, strict=False) if name), "")
        name = plain_name(given.get(ID, "") or first)
        failures = []
        if len(cells) > len(heads) and any(cells[len(heads) :]):
            cure = "put quotes around a cell that holds the separator"
            failures.append(Failure(at, name, "", "has more cells than the list has heads", cure))
        if not name:
            cure = "fill the first column, or add a column `id`"
            failures.append(Failure(at, "", heads[0], "nothing names the account", cure))
        values = {}
        for head, field, cell in zip(heads, named, cells, strict=False):
            if field in self.fields and cell.strip():
                read = read_value(cell, self.fields[field], self.translation)
                if isinstance(read, Refused):
                    failures.append(Failure(at, name, head, read.reason, read.cure))
                else:
                    values[field] = read
        return Account(name, at, values), failures


def open_list(rows: Rows, fields: Fields, mapped: Mapping[str, str], translation: Translation) -> ListReader:
    """The list with its columns named; one without a row, or without a column of a field, is a `Problem`."""
    if not rows.heads:
        cure = "write a head row, then a row for each account"
        raise Problem(Diagnostic("empty-list", f"`{rows.name}` holds no row", Position(rows.name), cure))
    named, unused = name_columns(rows.heads, fields, mapped, rows.name)
    if not any(named):
        message = f"no column of `{rows.name}` is named as a merge field"
        cure = "name columns as `collateral fields` lists them, or lead them there with --map"
        raise Problem(Diagnostic("no-field-column", message, Position(rows.name, 1), cure))
    return ListReader(rows, named, unused, fields, translation)


def collect(reader: AccountReader) -> AccountList:
    """All accounts of the list at once, for who looks for one of them."""
    listed = list(reader.read())
    failures = (failure for one in listed if not isinstance(one, Account) for failure in one)
    return AccountList(tuple(one for one in listed if isinstance(one, Account)), tuple(failures), reader.unused)
