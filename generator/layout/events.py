"""Events: what an entry of a calendar needs, read from an element of the page."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TypeVar
from zoneinfo import ZoneInfo

from generator.content.time_zones import find_zone, zone_names
from generator.diagnostics import Diagnostic, Problem, did_you_mean
from generator.layout.repetitions import WEEKDAYS, Repetition, falls_on, read_repetition
from generator.pages.page import Page
from generator.pages.tree import Element

LONGEST = 7 * 24 * 60  # minutes
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Event:
    """One entry of a calendar. Without a zone its hour is that of whoever looks at it."""

    start: datetime
    minutes: int
    repetition: Repetition | None
    until: date | None
    """The last day on which it may come back."""
    zone: ZoneInfo | None
    place: str
    name: str
    """What tells it from other events of its page."""
    element: Element


def list_events(page: Page) -> tuple[Event, ...]:
    """The events of the page in reading order; a `Problem` names every one that cannot be."""
    found: list[Event] = []
    wrong: list[Diagnostic] = []
    for element in page.root.find("event"):
        try:
            found.append(read_event(element))
        except Problem as problem:
            wrong += problem.diagnostics
    wrong += find_twins(found)
    if wrong:
        raise Problem(*wrong)
    return tuple(found)


def find_twins(events: list[Event]) -> Iterator[Diagnostic]:
    """A finding for each event that has the name of one before it."""
    for n, event in enumerate(events):
        if event.name in [one.name for one in events[:n]]:
            message = "two events of a page need names of their own: a calendar would take one for the other"
            yield Diagnostic("bad-event", message, event.element.at, "give each an `id`")


def read_event(element: Element) -> Event:
    """The event that the element is; a `Problem` says what it lacks or contradicts."""
    start = _read(element, "data-start", _read_start, 'write day and hour, such as `data-start="2026-01-26 09:00"`')
    minutes = _read(element, "data-minutes", _read_minutes, "write whole minutes, a week's at most")
    repetition = _read_if(element, "data-repeat", read_repetition, "such as `weekly on Friday, 6 times`")
    until = _read_if(element, "data-until", date.fromisoformat, "write the last day, such as `2026-06-30`")
    place, name, zone = element.get("data-place"), element.get("id"), _read_zone(element)
    event = Event(start, minutes, repetition, until, zone, place, name, element)
    for message, hint in _contradictions(event):
        raise Problem(Diagnostic("bad-event", message, element.at, hint))
    return event


def _read(element: Element, name: str, read: Callable[[str], T], hint: str) -> T:
    try:
        return read(element.get(name))
    except ValueError as error:
        reason = f"`{name}` of an event cannot be read: {error}"
        raise Problem(Diagnostic("bad-event", reason, element.at, hint)) from None


def _read_if(element: Element, name: str, read: Callable[[str], T], hint: str) -> T | None:
    return _read(element, name, read, hint) if element.get(name) else None


def _read_start(written: str) -> datetime:
    start = datetime.strptime(written, "%Y-%m-%d %H:%M")  # noqa: DTZ007 - the zone stands beside it, or there is none
    if start.year < 1970:
        raise ValueError(f"{start.year} is before calendars of computers begin")
    return start


def _read_minutes(written: str) -> int:
    if not written.isdecimal() or not 1 <= int(written) <= LONGEST:
        raise ValueError(f"`{written}` is no length")
    return int(written)


def _read_zone(element: Element) -> ZoneInfo | None:
    name = element.get("data-zone")
    try:
        return find_zone(name) if name else None
    except KeyError:
        hint = did_you_mean(name, zone_names()) or "write a name such as `America/New_York`"
        message = f"no time zone is named `{name}`"
        raise Problem(Diagnostic("bad-event", message, element.at, hint)) from None


def _contradictions(event: Event) -> Iterator[tuple[str, str]]:
    day, weekday = event.start.date(), event.element.get("data-weekday")
    if weekday and weekday != WEEKDAYS[day.weekday()]:
        yield f"{day} is a {WEEKDAYS[day.weekday()]}, and the event says {weekday}", "correct the day or its name"
    if event.repetition and not falls_on(event.repetition, day):
        written = event.element.get("data-repeat")
        yield f"{day}, a {WEEKDAYS[day.weekday()]}, is not a day of `{written}`", "start on the first day that it names"
    if event.until and event.until < day:
        yield f"the event ends on {event.until}, before its first day {day}", "correct one of the two"
    if event.until and (event.repetition is None or event.repetition.times):
        yield "only an event that is repeated, and not a number of times, has a last day", "leave out `data-until`"
    if event.zone and _is_skipped(event.start, event.zone):
        message = f"there is no {event.start:%H:%M} on {day} in {event.zone.key}: clocks go forward over it"
        yield message, "choose another hour"


def _is_skipped(start: datetime, zone: ZoneInfo) -> bool:
    there = start.replace(tzinfo=zone).astimezone(UTC).astimezone(zone)
    return there.replace(tzinfo=None) != start
