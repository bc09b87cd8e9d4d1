"""Where lists of accounts lie: a file, or a table of a database."""

from pathlib import Path

from generator.diagnostics import Diagnostic, Problem
from generator.editions.list_files import open_file
from generator.editions.list_rows import Rows


def open_rows(address: str, table: str = "") -> Rows:
    """The rows at a path, or at the address of a database; a `Problem` if there are none to be had."""
    if is_database(address):
        return _open_table(address, table)
    if table:
        message = "only a database has tables, and `--accounts` names none"
        raise Problem(Diagnostic("unknown-table", message, hint="name it as `postgresql://host/database`"))
    return open_file(Path(address))


def _open_table(address: str, table: str) -> Rows:
    try:
        from generator.editions.list_tables import open_table  # noqa: PLC0415 - most lists are files
    except ImportError as reason:
        message, cure = f"lists in databases need `{reason.name}`", 'pip install "collateral[databases]"'
        raise Problem(Diagnostic("missing-package", message, hint=cure)) from None
    return open_table(address, table)


def is_database(address: str) -> bool:
    """Whether the list is a table: `postgresql://host/database`, `sqlite:///accounts.db`."""
    return "://" in address
