"""Contact lists: the accounts of a run as sequencing tools take them in, one table for each tool that a sequence has a
table for. Its columns are what the tags of that table are called in the tool."""

import csv
import io
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.content.merge_tags import MergeTags
from generator.editions.account import Account
from generator.editions.account_values import ADDRESS
from generator.editions.base_pages import BasePage
from generator.editions.field_listing import fields_of
from generator.editions.filling import find_address, known_values
from generator.editions.shelf import shelf_of
from generator.pages.workspace import Workspace
from generator.press.publish import write_synced
from generator.project import Project
from generator.writers.csv import inert

ENDING = "-contacts.csv"
KEY = "id"
"""The first column: the account, so that all that is kept of one can be found and removed."""


@dataclass(frozen=True, slots=True)
class ContactList:
    """The table for one tool: the page whose tags it fills in, how the tool names fields, and which there are."""

    base: BasePage
    merge: MergeTags
    fields: tuple[str, ...]

    @property
    def name(self) -> str:
        """The name of its file."""
        return f"{self.base.page.artifact.rpartition('/')[2]}{ENDING}"


def list_contact_lists(bases: Iterable[BasePage], workspace: Workspace) -> tuple[ContactList, ...]:
    """The tables that go with the pages: none without addresses of mail, which every tool wants first."""
    addresses = tuple(name for name, entry in workspace.fields.items() if entry.get("type") == ADDRESS)
    return tuple(
        ContactList(base, base.page.merge, tuple(dict.fromkeys((*addresses, *fields_of(base.page)))))
        for base in bases
        if base.page.merge and addresses
    )


def write_contacts(
    lists: Iterable[ContactList], accounts: Iterable[Account], printed: Collection[str], workspace: Workspace
) -> Mapping[str, bytes]:
    """The tables by their names, with those accounts that have an address and their editions, and may be written to."""
    wanted = tuple(lists)
    known = [one for one in accounts if wanted and one.id in printed and find_address(one, workspace)]
    return {one.name: _dump([_heads(one), *_rows(one, known, workspace)]) for one in wanted}


def keep_contacts(tables: Mapping[str, bytes], project: Project) -> None:
    """Write the tables beside the accounts' folders."""
    for name, data in tables.items():
        write_synced(shelf_of(project) / name, data)


def join_contacts(parts: Iterable[bytes]) -> bytes:
    """Tables of one tool, of several shards, as one."""
    tables = [_read(part) for part in parts]
    return _dump([*tables[0][:1], *(row for table in tables for row in table[1:])])


def drop_contact(account: str, table: bytes) -> bytes | None:
    """The table without the account; nothing if it is not in it."""
    rows = _read(table)
    kept = [row for n, row in enumerate(rows) if not n or row[:1] != [account]]
    return _dump(kept) if len(kept) < len(rows) else None


def _heads(one: ContactList) -> list[str]:
    return [KEY, *map(one.merge.name, one.fields)]


def _rows(one: ContactList, accounts: Iterable[Account], workspace: Workspace) -> Iterator[list[str]]:
    return (_row(one, account, workspace) for account in accounts if not one.base.suppressed.bars(account))


def _row(one: ContactList, account: Account, workspace: Workspace) -> list[str]:
    values: Mapping[str, str] = {**account.values, **known_values(one.base.page, account, workspace)}
    return [account.id, *(_guard(values.get(name, "")) for name in one.fields)]


def _guard(value: str) -> str:
    """The value as no spreadsheet calculates it; the sign of a telephone number stays, for lists are read without
    formulas."""
    return value if value.startswith(("+", "-")) else inert(value)


def _dump(rows: Iterable[Iterable[str]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue().encode("utf-8-sig")


def _read(table: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(table.decode("utf-8-sig"), newline="")))
