"""Time zones in calendars: when clocks change, as rules where a zone has them, else day by day (RFC 5545, 3.6.5)."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from generator.layout.repetitions import WEEKDAYS

AHEAD = 10  # years of changes that are written or looked at for a rule
ZERO = timedelta(0)
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Change:
    """One change of the clocks: the hour that they showed before it, both offsets, and the name of the new time."""

    at: datetime
    before: timedelta
    after: timedelta
    name: str
    summer: bool


def zone_lines(zone: ZoneInfo, first_year: int, last_year: int) -> Iterator[str]:
    """The component that says what the zone's name means from one year to another."""
    yield from ("BEGIN:VTIMEZONE", f"TZID:{zone.key}")
    changes = [*_list_changes(zone, first_year - 1, max(last_year, first_year + AHEAD))]
    if not changes or changes[0].at.year >= first_year:
        changes.insert(0, _set_out(zone, first_year - 1))
    for group in dict.fromkeys(_kind(one) for one in changes):
        yield from _write_group([one for one in changes if _kind(one) == group])
    yield "END:VTIMEZONE"


def _kind(change: Change) -> tuple[object, ...]:
    return change.before, change.after, change.name, change.summer


def _set_out(zone: ZoneInfo, year: int) -> Change:
    """What the clocks show before the first change that is written."""
    there = datetime(year, 1, 1, tzinfo=zone)
    offset = there.utcoffset() or ZERO
    return Change(datetime(1970, 1, 1), offset, offset, there.tzname() or zone.key, summer=False)  # noqa: DTZ001 - local


def _list_changes(zone: ZoneInfo, first_year: int, last_year: int) -> Iterator[Change]:
    day, end = datetime(first_year, 1, 1, tzinfo=UTC), datetime(last_year + 1, 1, 1, tzinfo=UTC)
    while day < end:
        if _offset(day, zone) != _offset(day + DAY, zone):
            yield _find_change(day, day + DAY, zone)
        day += DAY


def _find_change(low: datetime, high: datetime, zone: ZoneInfo) -> Change:
    """The change between two moments, to the second."""
    before = _offset(low, zone)
    while high - low > timedelta(seconds=1):
        middle = low + timedelta(seconds=(high - low) // timedelta(seconds=2))
        low, high = (middle, high) if _offset(middle, zone) == before else (low, middle)
    there = high.astimezone(zone)
    shown = (high + before).replace(tzinfo=None)
    return Change(shown, before, _offset(high, zone), there.tzname() or zone.key, bool(there.dst()))


def _offset(moment: datetime, zone: ZoneInfo) -> timedelta:
    return moment.astimezone(zone).utcoffset() or ZERO


def _write_group(changes: list[Change]) -> Iterator[str]:
    first = changes[0]
    kind = "DAYLIGHT" if first.summer else "STANDARD"
    yield from (f"BEGIN:{kind}", f"DTSTART:{first.at:%Y%m%dT%H%M%S}")
    yield from (f"TZOFFSETFROM:{_write(first.before)}", f"TZOFFSETTO:{_write(first.after)}", f"TZNAME:{first.name}")
    rule = _find_rule([one.at for one in changes])
    if rule:
        yield f"RRULE:{rule}"
    else:
        yield from (f"RDATE:{one.at:%Y%m%dT%H%M%S}" for one in changes[1:])
    yield f"END:{kind}"


def _write(offset: timedelta) -> str:
    minutes = abs(offset) // timedelta(minutes=1)
    return f"{'-' if offset < ZERO else '+'}{minutes // 60:02d}{minutes % 60:02d}"


def _find_rule(days: list[datetime]) -> str:
    """The yearly rule that gives these days, such as the second Sunday in March; nothing if none does."""
    each_year = [one.year for one in days] == [*range(days[0].year, days[0].year + len(days))]
    if len(days) < AHEAD or not each_year or len({(one.month, one.weekday(), one.time()) for one in days}) > 1:
        return ""
    places = {(one.day - 1) // 7 + 1 for one in days}
    if all(one.day + 7 > monthrange(one.year, one.month)[1] for one in days):
        places = {-1}
    if len(places) > 1:
        return ""
    return f"FREQ=YEARLY;BYMONTH={days[0].month};BYDAY={places.pop()}{WEEKDAYS[days[0].weekday()][:2].upper()}"
