"""A confirmation: figures that a customer has confirmed to us, entered once, with name and day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from generator.content.documents import Document

FIELD = "confirmed"


@dataclass(frozen=True, slots=True)
class Confirmation:
    """Who confirmed the figures of a document, when, and where what they wrote is kept."""

    by: str
    role: str
    date: date
    record: str
    figures: Mapping[str, str]


def find_confirmation(document: Document) -> Confirmation | None:
    """The confirmation that the document holds, if it has one."""
    held = document.data.get(FIELD)
    if not isinstance(held, Mapping):
        return None
    on = date.fromisoformat(str(held["date"]))
    return Confirmation(held["by"], held["role"], on, held["record"], held["figures"])
