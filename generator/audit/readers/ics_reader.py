"""Calendar entries: what a calendar shows of each event, and when it has it."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cache

from generator.audit.reading import Reader, Reading

Line = tuple[str, str]
SHOWN = (
    "SUMMARY",
    "LOCATION",
    "DESCRIPTION",
    "COMMENT",
    "CONTACT",
    "CATEGORIES",
    "URL",
    "ATTENDEE",
    "ORGANIZER",
    "ATTACH",
)
"""Properties whose values people read."""
NAMED = ("NAME", "X-WR-CALNAME", "X-WR-CALDESC", "PRODID")
ESCAPE = re.compile(r"\\(.)")
NAME = re.compile(r'([A-Za-z0-9-]+)((?:;[^=;:]+=(?:"[^"]*"|[^";:])*)*):(.*)', re.DOTALL)
LOCAL, QUARTER = "%Y%m%dT%H%M%S", "3"


def read(data: bytes) -> Reading:
    """The words of every event; beside them its times, the names of zones and of the calendar."""
    lines = cache(lambda: tuple(_list_lines(data.decode("utf-8"))))
    return Reading(
        lambda: "\n".join(_unescape(value) for name, value in _of_events(lines()) if name in SHOWN),
        lambda: "\n".join((*_list_times(lines()), *(_unescape(value) for name, value in lines() if name in NAMED))),
    )


def _list_lines(text: str) -> Iterator[Line]:
    """The names and values of the file's lines; `ValueError` if it is no calendar."""
    unfolded = re.split(r"\r?\n", re.sub(r"\r?\n[ \t]", "", text).rstrip("\r\n"))
    if unfolded[:1] != ["BEGIN:VCALENDAR"] or unfolded[-1:] != ["END:VCALENDAR"]:
        raise ValueError("a calendar begins with BEGIN:VCALENDAR, and ends with END:VCALENDAR")
    for line in unfolded:
        found = NAME.fullmatch(line)
        if found is None:
            raise ValueError(f"`{line[:40]}` is no line of a calendar")
        zone = re.search(r";TZID=\"?([^\";:]+)", found[2], re.IGNORECASE)
        if zone:
            yield "TZID", zone[1]
        yield found[1].upper(), found[3]


def _of_events(lines: tuple[Line, ...]) -> Iterator[Line]:
    """The lines within events; those of time zones say when clocks change, which calendars do not show."""
    inside = False
    for name, value in lines:
        if (name, value.upper()) in {("BEGIN", "VEVENT"), ("END", "VEVENT")}:
            inside = name == "BEGIN"
        elif inside:
            yield name, value


def _list_times(lines: tuple[Line, ...]) -> Iterator[str]:
    begun = ""
    for name, value in _of_events(lines):
        if name == "DTSTART":
            begun = value
            yield f"{_read_time(value):%Y-%m-%d %H:%M}"
        elif name == "DTEND":
            yield f"{(_read_time(value) - _read_time(begun)) // timedelta(minutes=1)} minutes"
        elif name == "RRULE":
            yield from _list_rule(value)
        elif name in {"TZID", "DURATION", "RDATE", "EXDATE"}:
            yield value


def _read_time(value: str) -> datetime:
    return datetime.strptime(value.removesuffix("Z"), LOCAL)  # noqa: DTZ007 - the zone has a line of its own


def _list_rule(rule: str) -> Iterator[str]:
    """The figures of a repetition; `third` and `quarterly` are words."""
    parts = dict(part.split("=", 1) for part in rule.split(";"))
    if (parts["FREQ"], parts.get("INTERVAL")) not in {("MONTHLY", QUARTER), ("WEEKLY", "2")}:
        yield parts.get("INTERVAL", "")
    yield f"{parts['COUNT']} times" if "COUNT" in parts else ""
    if "UNTIL" in parts:
        # Said in universal time, the end of a day may be on the next one.
        last = _read_time(parts["UNTIL"])
        yield f"{last - timedelta(hours=12) if parts['UNTIL'].endswith('Z') else last:%Y-%m-%d}"


def _unescape(value: str) -> str:
    return ESCAPE.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)


READER = Reader("ics", read)
