"""The date of a document: nobody has written a version tomorrow."""

from collections.abc import Iterator
from datetime import date, timedelta

from generator.content.documents import Document
from generator.diagnostics import Diagnostic

AHEAD = timedelta(days=1)  # where the sun rises earlier than at the clock's meridian, it is tomorrow already


def check_date(document: Document, today: date | None) -> Iterator[Diagnostic]:
    """A finding if the document is dated later than `today`."""
    written = (document.data.get("control") or {}).get("date")
    if today and written and date.fromisoformat(written) > today + AHEAD:
        message = f"this version is dated {written}, and today is {today}"
        at = document.source.value_position(("control", "date"))
        yield Diagnostic("future-date", message, at, "write the day on which it was made", width=10)
