"""Events: each has a day, an hour and a length that calendars take, and a name to be found by."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.content.facts import Facts
from generator.diagnostics import Diagnostic, Position, Problem
from generator.layout.events import Event, find_twins, read_event
from generator.pages.page import Page
from generator.pages.tree import Element


def check_events(pages: Iterable[Page], facts: Facts) -> Iterator[Diagnostic]:
    """A finding for each event that no calendar could show as it is written."""
    for page in pages:
        found: list[Event] = []
        for element in page.root.find("event"):
            try:
                found.append(read_event(element))
            except Problem as problem:
                at = _find_day(element, facts)
                yield from (replace(one, at=at or one.at) for one in problem.diagnostics)
        yield from find_twins(found)


def _find_day(element: Element, facts: Facts) -> Position | None:
    """The fact by which the event says its day: whoever has moved the event has done so there."""
    day = element.get("data-start").partition(" ")[0]
    cited = (one.get("value") for one in element.find("citation") if one.text == day)
    path = next((one.removeprefix("fact:") for one in cited if one.startswith("fact:")), "")
    file, *steps = path.split(".")
    return facts.sources[file].value_position(tuple(steps)) if file in facts.sources else None
