"""The calendar writer: the page's events as entries that a calendar imports (iCalendar, RFC 5545).

Who is invited, and by whom, is left to the program that sends the invitation: a role has no address. The identifier of
an event follows from where it is written, so that a later version takes the place of an earlier one in each calendar.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from uuid import NAMESPACE_URL, UUID, uuid5

from generator.content.formats import Format
from generator.content.translation import translatable
from generator.diagnostics import Diagnostic, Problem
from generator.layout.events import Event, list_events
from generator.layout.repetitions import WEEKDAYS, Repetition
from generator.pages.page import Page
from generator.writers._plain.text_blocks import type_lines
from generator.writers._plain.text_lines import ENDLESS
from generator.writers._plain.text_words import settle_spaces, wording
from generator.writers.ics.content_lines import text, to_bytes
from generator.writers.ics.zone_rules import zone_lines

FORMAT = Format("ics", translatable("calendar entries"), rank=8, shows_sources=False, own_fonts=False, looks=())
LOCAL = "%Y%m%dT%H%M%S"


def write(page: Page) -> bytes:
    """The events of the page as a calendar; a `Problem` if it has none, or one that no calendar could show."""
    events = list_events(page)
    if not events:
        at = page.root.at or page.home
        raise Problem(Diagnostic("no-event", f"`{page.artifact}` has no event for a calendar", at,
                                 "leave `ics` out of this view's formats, or put an `event` on its page"))  # fmt: skip
    return to_bytes(_list_lines(page, events))


def _list_lines(page: Page, events: tuple[Event, ...]) -> Iterator[str]:
    language = page.language.partition("-")[0].upper()
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//{text(page.author)}//{text(page.kind)}//{language}")
    yield "CALSCALE:GREGORIAN"
    for zone in dict.fromkeys(event.zone for event in events if event.zone):
        years = [year for event in events if event.zone is zone for year in _years(event)]
        yield from zone_lines(zone, min(years), max(years))
    for event in events:
        yield from _write_event(event, page)
    yield "END:VCALENDAR"


def _years(event: Event) -> Iterator[int]:
    yield event.start.year
    if event.until:
        yield event.until.year


def _write_event(event: Event, page: Page) -> Iterator[str]:
    of_zone = f";TZID={event.zone.key}" if event.zone else ""
    yield from ("BEGIN:VEVENT", f"UID:{_identify(event, page)}")
    yield f"DTSTAMP:{page.dated:%Y%m%d}T000000Z"
    yield f"DTSTART{of_zone}:{event.start:{LOCAL}}"
    yield f"DTEND{of_zone}:{_find_end(event):{LOCAL}}"
    if event.repetition:
        yield f"RRULE:{';'.join(_list_rule(event.repetition, event))}"
    yield f"SUMMARY:{text(_read_subject(event))}"
    if event.place:
        yield f"LOCATION:{text(event.place)}"
    yield f"DESCRIPTION:{text(_describe(event, page))}"
    yield from (f"STATUS:{'TENTATIVE' if page.bands else 'CONFIRMED'}", "END:VEVENT")


def _identify(event: Event, page: Page) -> UUID:
    """The same for as long as the event stays in its content file under its name, whatever else changes in it."""
    return uuid5(NAMESPACE_URL, f"{page.author}/{page.home.file}#{event.name or page.artifact}")


def _find_end(event: Event) -> datetime:
    """When the event is over, as clocks show it there: a change of the clocks in between is no minute of it."""
    length = timedelta(minutes=event.minutes)
    if event.zone is None:
        return event.start + length
    return (event.start.replace(tzinfo=event.zone).astimezone(UTC) + length).astimezone(event.zone)


def _list_rule(repetition: Repetition, event: Event) -> Iterator[str]:
    yield f"FREQ={repetition.frequency}"
    if repetition.interval > 1:
        yield f"INTERVAL={repetition.interval}"
    if repetition.days:
        place = repetition.place or ""
        yield "BYDAY=" + ",".join(f"{place}{WEEKDAYS[day][:2].upper()}" for day in repetition.days)
    if repetition.times:
        yield f"COUNT={repetition.times}"
    if event.until:
        last = datetime.combine(event.until, time(23, 59, 59), event.zone)
        # Where an event has a zone, the end of its repetition is said in universal time.
        yield f"UNTIL={last.astimezone(UTC):{LOCAL}}Z" if event.zone else f"UNTIL={last:{LOCAL}}"


def _read_subject(event: Event) -> str:
    subjects = [wording(found.children) for found in event.element.find("subject")]
    if len(subjects) != 1 or not subjects[0]:
        raise Problem(Diagnostic("bad-event", "an event needs one subject, which calendars show as its name",
                                 event.element.at, 'write it in `<p class="subject">`'))  # fmt: skip
    return settle_spaces(subjects[0]).replace("\n", " ")


def _describe(event: Event, page: Page) -> str:
    """What the calendar shows when the event is opened; what is not cleared says so first."""
    body = [node for found in event.element.find("body") for node in found.children]
    bands = (wording(band.children) for band in page.bands)
    return settle_spaces("\n\n".join(filter(None, (*bands, "\n".join(type_lines(body, ENDLESS))))))
