"""A list of accounts, CSV or Excel: its rows as accounts, each checked before anything is printed."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from generator.content.translation import Translation
from generator.diagnostics import Diagnostic, Position, Problem
from generator.editions.account import Account, AccountList, Failure
from generator.editions.account_columns import ID, name_columns
from generator.editions.account_values import Refused, read_value
from generator.layout.artifact_names import plain_name

MOST_BYTES = 64_000_000
"""A list of a hundred thousand accounts has a tenth of it."""
SEPARATORS = ",;\t"
Fields = Mapping[str, Mapping[str, Any]]
Cells = tuple[str, ...]


def read_accounts(path: Path, fields: Fields, mapped: Mapping[str, str], translation: Translation) -> AccountList:
    """The accounts of the file; a file that cannot be read at all is a `Problem`."""
    rows = list(_read_rows(path))
    if not rows:
        raise Problem(
            Diagnostic(
                "empty-list",
                f"`{path.name}` holds no row",
                Position(path.name),
                "write a head row, then a row for each account",
            )
        )
    heads = tuple(head.strip() for head in rows[0][1])
    named, unused = name_columns(heads, fields, mapped, path.name)
    if not any(named):
        raise Problem(
            Diagnostic(
                "no-field-column",
                f"no column of `{path.name}` is named as a merge field",
                Position(path.name, 1),
                "name columns as `collateral fields` lists them, or lead them there with --map",
            )
        )
    read = [_read_row(at, cells, heads, named, fields, translation) for at, cells in rows[1:]]
    accounts = [account for account, found in read if not found]
    failures = [one for _, found in read for one in found]
    doubles = _find_doubles(accounts)
    good = tuple(one for one in accounts if one.row not in {double.row for double in doubles})
    return AccountList(good, tuple(sorted([*failures, *doubles], key=lambda one: one.row)), unused)


def _read_row(
    at: int, cells: Cells, heads: Sequence[str], named: Sequence[str], fields: Fields, translation: Translation
) -> tuple[Account, list[Failure]]:
    given = dict(zip(named, cells, strict=False))
    first = next((cell for cell, name in zip(cells, named, strict=False) if name), "")
    name = plain_name(given.get(ID, "") or first)
    values, failures = {}, []
    if len(cells) > len(heads) and any(cells[len(heads) :]):
        failures.append(
            Failure(
                at,
                name,
                "",
                "has more cells than the list has heads",
                "put quotes around a cell that holds the separator",
            )
        )
    if not name:
        failures.append(
            Failure(at, "", heads[0], "nothing names the account", "fill the first column, or add a column `id`")
        )
    for head, field, cell in zip(heads, named, cells, strict=False):
        if field in fields and cell.strip():
            read = read_value(cell, fields[field], translation)
            if isinstance(read, Refused):
                failures.append(Failure(at, name, head, read.reason, read.cure))
            else:
                values[field] = read
    return Account(name, at, values), failures


def _find_doubles(accounts: Iterable[Account]) -> list[Failure]:
    first: dict[str, int] = {}
    found = []
    for one in accounts:
        if one.id in first:
            found.append(
                Failure(one.row, one.id, ID, f"row {first[one.id]} has the same name", "give one of them another `id`")
            )
        first.setdefault(one.id, one.row)
    return found


def _read_rows(path: Path) -> Iterator[tuple[int, Cells]]:
    """The rows that hold anything, each with its number in the file."""
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= MOST_BYTES else b""
    except OSError as reason:
        raise Problem(
            Diagnostic(
                "cannot-read",
                f"`{path}` cannot be read: {reason.strerror}",
                hint="look at its name, and whether you may read it",
            )
        ) from None
    if size > MOST_BYTES:
        raise Problem(
            Diagnostic(
                "list-too-long",
                f"`{path.name}` has {size // 1_000_000} MB",
                Position(path.name),
                "split it into lists of a hundred thousand rows",
            )
        )
    rows = _rows_of_sheet(data, path.name) if data.startswith(b"PK") else _rows_of_text(data, path.name)
    return ((at, cells) for at, cells in rows if any(cell.strip() for cell in cells))


def _rows_of_text(data: bytes, name: str) -> Iterator[tuple[int, Cells]]:
    text = _decode(data, name)
    head = text.partition("\n")[0]
    separator = max(SEPARATORS, key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        for cells in reader:
            yield reader.line_num, tuple(cells)
    except csv.Error as reason:
        raise Problem(
            Diagnostic(
                "bad-list",
                f"the list cannot be read from here on: {reason}",
                Position(name, reader.line_num),
                "look for a quote that is opened and never closed",
            )
        ) from None


def _decode(data: bytes, name: str) -> str:
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        return data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as reason:
        line = data.count(b"\n", 0, reason.start) + 1
        raise Problem(
            Diagnostic("wrong-encoding", "the list is not UTF-8", Position(name, line), "save it as CSV UTF-8")
        ) from None


def _rows_of_sheet(data: bytes, name: str) -> Iterator[tuple[int, Cells]]:
    from openpyxl import load_workbook  # noqa: PLC0415 - slow to import, and most lists are CSV

    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        rows = book.worksheets[0].iter_rows(values_only=True)
        yield from ((at, tuple(_as_text(cell) for cell in cells)) for at, cells in enumerate(rows, 1))
    except Exception as reason:  # noqa: BLE001 - openpyxl fails on broken files in many ways
        raise Problem(
            Diagnostic(
                "bad-list",
                f"the workbook cannot be read: {type(reason).__name__}",
                Position(name),
                "save it as .xlsx again, or as CSV UTF-8",
            )
        ) from None


def _as_text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime | date):
        return cell.isoformat()[:10]
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
