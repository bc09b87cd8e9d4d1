"""Events: each has a day, an hour and a length that calendars take, and a name to be found by."""

from collections.abc import Iterable, Iterator

from generator.diagnostics import Diagnostic, Problem
from generator.pages.events import list_events
from generator.pages.page import Page


def check_events(pages: Iterable[Page]) -> Iterator[Diagnostic]:
    """A finding for each event that no calendar could show as it is written."""
    for page in pages:
        try:
            list_events(page)
        except Problem as problem:
            yield from problem.diagnostics
