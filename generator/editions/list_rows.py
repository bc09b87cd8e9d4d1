"""The rows of a list of accounts, wherever it lies: what its sources have in common, and how they write a cell."""

from collections.abc import Collection, Iterator
from datetime import date, datetime, time
from decimal import Decimal
from typing import Protocol
from uuid import UUID

Cells = tuple[str, ...]


class Rows(Protocol):
    """A list that can be read more than once; one that cannot be read at all raises a `Problem`."""

    @property
    def name(self) -> str:
        """What findings call it: never with a password."""

    @property
    def heads(self) -> Cells:
        """The names of its columns; none if the list is empty."""

    def read(self, columns: Collection[str]) -> Iterator[tuple[int, Cells]]:
        """Each row with its number, in an order that is the same each time; of other columns than these a source may
        leave the cells empty."""


def as_text(cell: object) -> str | None:
    """A cell as a list in CSV would have it, a moment as its day; nothing for what no cell of such a list holds."""
    match cell:
        case None:
            return ""
        case bool():
            return str(cell).lower()
        case datetime() | date():
            return cell.isoformat()[:10]
        case float():
            return str(int(cell)) if cell.is_integer() else str(cell)
        case Decimal():
            return format(cell, "f")
        case str() | int() | time() | UUID():
            return str(cell)
    return None
