"""Events as calendar entries, read by a parser that shares no code with the generator."""

import re
import zoneinfo
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from icalendar import Calendar, Event

from generator.audit.readers import ics_reader
from generator.diagnostics import Position, Problem
from generator.layout.white_space import collapse_tree
from generator.pages.markup import from_html
from generator.pages.page import Page
from generator.writers import ics
from tests.writers.sample_page import BRAND

ONE = 'data-start="2026-02-06 16:00" data-minutes="15"'
WEEKLY, MONTHLY = (Position(f"content/meetings/{name}.yaml") for name in ("weekly", "monthly"))
BAND = '<p class="draft">Draft: not cleared for release.</p>'


def event(attributes: str = ONE, subject: str = "Weekly sync", body: str = "<p>Calls, scores, candidates.</p>") -> str:
    return (
        f'<section class="event" {attributes}><p class="subject">{subject}</p><div class="body">{body}</div></section>'
    )


def page(html: str, **changes: object) -> Page:
    root = collapse_tree(from_html(f"<article>{html}</article>"))
    told = {"artifact": "meetings/weekly", "dated": date(2026, 1, 25), "home": WEEKLY, **changes}
    return Page(title="Weekly sync", kind="Meeting", description="", version="1.0", root=root, brand=BRAND,
                paper="Letter", **told)  # fmt: skip


def written(html: str, **changes: object) -> bytes:
    return ics.write(page(html, **changes))


def events(html: str, **changes: object) -> list[Event]:
    return Calendar.from_ical(written(html, **changes)).walk("VEVENT")


def lines(html: str) -> list[str]:
    return written(html).decode().replace("\r\n ", "").split("\r\n")


def refused(html: str) -> str:
    with pytest.raises(Problem) as raised:
        written(html)
    return " ".join(f"{one.code}: {one.message}; {one.hint}" for one in raised.value.diagnostics)


def test_an_event_has_its_name_its_hour_its_length_and_its_agenda():
    (one,) = events(event(body="<p>Bring:</p><ul><li>scores</li><li>candidates</li></ul>"))
    assert str(one["SUMMARY"]) == "Weekly sync"
    assert str(one["DESCRIPTION"]) == "Bring:\n\n- scores\n- candidates"
    assert one.start == datetime(2026, 2, 6, 16, 0)  # noqa: DTZ001 - no zone is known
    assert one.duration == timedelta(minutes=15)


def test_without_a_zone_the_hour_is_that_of_whoever_looks():
    assert "DTSTART:20260206T160000" in lines(event())
    assert "VTIMEZONE" not in written(event()).decode()


def test_the_same_page_is_the_same_file_and_a_later_version_takes_the_place_of_an_earlier_one():
    assert written(event()) == written(event())
    earlier, later = events(event())[0], events(event(subject="Sync"), dated=date(2026, 3, 1))[0]
    assert earlier["UID"] == later["UID"]
    assert earlier["DTSTAMP"].dt == datetime(2026, 1, 25, tzinfo=UTC) < later["DTSTAMP"].dt


def test_events_of_other_documents_and_other_events_of_this_one_are_others():
    two = event(f'{ONE} id="monday"') + event(f'{ONE} id="friday"')
    found = [one["UID"] for one in (*events(two), *events(two, home=MONTHLY))]
    assert len({*found}) == 4


def test_a_draft_says_so_first_and_is_tentative():
    (draft,), (cleared,) = events(BAND + event()), events(event())
    assert str(draft["DESCRIPTION"]).startswith("Draft: not cleared for release.\n\n")
    assert (str(draft["STATUS"]), str(cleared["STATUS"])) == ("TENTATIVE", "CONFIRMED")


def test_lines_end_as_the_standard_says_and_none_is_longer_than_75_octets():
    data = written(event(subject="Größe 😀 " * 40, body=f"<p>{'Überschrift, ' * 60}</p>"))
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert max(map(len, data.split(b"\r\n"))) <= 75
    assert [line.decode() for line in data.split(b"\r\n")]
    assert Calendar.from_ical(data).walk("VEVENT")[0]["SUMMARY"] == ("Größe 😀 " * 40).strip()


@pytest.mark.parametrize(
    "said", ["a; b, c", "back\\slash", "END:VEVENT", "\\n is no line", "“quoted”: yes", "BEGIN:VALARM;X=1"]
)
def test_no_text_whatever_is_more_than_text(said):
    (one,) = events(event(subject=said, body=f"<p>{said}<br>{said}</p>"))
    assert (str(one["SUMMARY"]), str(one["DESCRIPTION"])) == (said, f"{said}\n{said}")
    assert ics_reader.read(written(event(subject=said))).visible.startswith(said)


def test_a_place_is_where_the_calendar_looks_for_it():
    assert str(events(event(f'{ONE} data-place="Room 4; second floor"'))[0]["LOCATION"]) == "Room 4; second floor"


# Repetitions.


@pytest.mark.parametrize("repeat,rule", [
    ("daily", "FREQ=DAILY"),
    ("weekly", "FREQ=WEEKLY"),
    ("weekly on Friday", "FREQ=WEEKLY;BYDAY=FR"),
    ("weekly on Tuesday, Wednesday and Friday, 7 times", "FREQ=WEEKLY;BYDAY=TU,WE,FR;COUNT=7"),
    ("fortnightly on Friday\" data-until=\"2026-06-30", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR;UNTIL=20260630T235959"),
    ("monthly on the first Friday", "FREQ=MONTHLY;BYDAY=1FR"),
    ("quarterly on the first Friday", "FREQ=MONTHLY;INTERVAL=3;BYDAY=1FR"),
    ("monthly", "FREQ=MONTHLY"),
    ("yearly, 2 times", "FREQ=YEARLY;COUNT=2"),
])  # fmt: skip
def test_a_repetition_in_words_is_a_rule(repeat, rule):
    assert f"RRULE:{rule}" in lines(event(f'{ONE} data-repeat="{repeat}"'))


@pytest.mark.parametrize("repeat,reason", [
    ("often", "cannot be read"),
    ("weekly on Fryday", "does not say days"),
    ("weekly on the third Friday", "does not say days"),
    ("monthly on Friday", "does not say days"),
    ("weekly on Monday", "2026-02-06, a Friday, is not a day of"),
    ("monthly on the third Friday", "is not a day of"),
    ("weekly\" data-until=\"2026-01-01", "before its first day"),
    ("weekly\" data-until=\"2026-13-01", "cannot be read"),
    ("weekly, 6 times\" data-until=\"2026-12-01", "has a last day"),
])  # fmt: skip
def test_a_repetition_that_calendars_would_read_differently_is_refused(repeat, reason):
    assert reason in refused(event(f'{ONE} data-repeat="{repeat}"'))


def test_the_last_friday_may_be_the_fourth():
    last = 'data-start="2026-02-27 16:00" data-minutes="15" data-repeat="monthly on the last Friday"'
    assert "RRULE:FREQ=MONTHLY;BYDAY=-1FR" in lines(event(last))


def test_a_month_without_the_day_would_be_left_out():
    assert "is not a day of" in refused(event('data-start="2026-01-31 16:00" data-minutes="15" data-repeat="monthly"'))


# Time zones.


@pytest.fixture
def packaged_zones() -> Iterator[None]:
    """The zones of the package, whatever this machine has."""
    zoneinfo.reset_tzpath(())
    ZoneInfo.clear_cache()
    yield
    zoneinfo.reset_tzpath()
    ZoneInfo.clear_cache()


ZONED = 'data-start="{start}" data-minutes="60" data-zone="{zone}" data-repeat="weekly on Friday"'


def in_utc(html: str, times: int) -> list[datetime]:
    """When the event takes place, by the file's own description of its zone and not by a database of ours."""
    calendar = Calendar.from_ical(written(html))
    zone = calendar.walk("VTIMEZONE")[0].to_tz(lookup_tzid=False)
    (one,) = calendar.walk("VEVENT")
    start = one["DTSTART"].dt.replace(tzinfo=None)
    rule = rrulestr(one["RRULE"].to_ical().decode(), dtstart=start)
    return [zone.localize(day) if hasattr(zone, "localize") else day.replace(tzinfo=zone)
            for _, day in zip(range(times), rule, strict=False)]  # fmt: skip


@pytest.mark.parametrize("zone,start,before,after", [
    ("America/New_York", "2026-02-27 09:00", "14:00", "13:00"),   # summer time begins on 8 March
    ("America/New_York", "2026-10-23 09:00", "13:00", "14:00"),   # and ends on 1 November
    ("Europe/Berlin", "2026-03-20 09:00", "08:00", "07:00"),
    ("Australia/Sydney", "2026-03-27 09:00", "22:00", "23:00"),   # the other half of the year
    ("Asia/Tokyo", "2026-03-06 09:00", "00:00", "00:00"),         # none
    ("America/New_York", "2031-02-28 09:00", "14:00", "13:00"),   # a later year, by the rule
])  # fmt: skip
def test_an_hour_stays_the_same_there_when_the_clocks_change(zone, start, before, after):
    days = in_utc(event(ZONED.format(start=start, zone=zone)), 3)
    assert [f"{day:%H:%M}" for day in days] == ["09:00"] * 3
    assert f"{days[0].astimezone(UTC):%H:%M}" == before
    assert f"{days[2].astimezone(UTC):%H:%M}" == after


@pytest.mark.parametrize("zone", ["America/New_York", "Europe/London", "Australia/Lord_Howe", "America/Sao_Paulo",
                                  "Africa/Casablanca", "Asia/Kathmandu", "Europe/Dublin"])  # fmt: skip
def test_what_a_file_says_of_a_zone_is_what_the_database_says(zone, packaged_zones):
    html = event(ZONED.format(start="2026-01-02 09:00", zone=zone))
    for day in in_utc(html, 150):
        assert day.utcoffset() == day.replace(tzinfo=ZoneInfo(zone)).utcoffset(), day


@pytest.mark.parametrize(
    "zone,start", [("Asia/Almaty", "2024-01-05"), ("Pacific/Apia", "2021-01-01"), ("Etc/UTC", "2026-01-02")]
)
def test_a_zone_that_changes_for_the_first_time_or_the_last_is_right_before_and_after(zone, start, packaged_zones):
    for day in in_utc(event(ZONED.format(start=f"{start} 09:00", zone=zone)), 60):
        assert day.utcoffset() == day.replace(tzinfo=ZoneInfo(zone)).utcoffset(), day


def test_a_known_rule_is_written_as_one_so_that_it_holds_for_ever():
    told = written(event(ZONED.format(start="2026-02-27 09:00", zone="America/New_York"))).decode()
    assert "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU\r\n" in told
    assert "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU\r\n" in told
    assert "TZID:America/New_York\r\n" in told
    assert "DTSTART;TZID=America/New_York:20260227T090000\r\n" in told


def test_the_last_day_of_a_repetition_counts_in_its_own_zone():
    html = event(
        ZONED.format(start="2026-02-27 20:00", zone="America/New_York").replace(
            "Friday", 'Friday" data-until="2026-03-13'
        )
    )
    assert "RRULE:FREQ=WEEKLY;BYDAY=FR;UNTIL=20260314T035959Z" in lines(html)


def test_an_hour_that_the_clocks_skip_is_refused():
    skipped = 'data-start="2026-03-08 02:30" data-minutes="15" data-zone="America/New_York"'
    assert "there is no 02:30 on 2026-03-08 in America/New_York" in refused(event(skipped))


def test_a_misspelt_zone_suggests_the_right_one():
    assert "did you mean `America/New_York`?" in refused(event(f'{ONE} data-zone="America/NewYork"'))


# What cannot be.


@pytest.mark.parametrize("attributes,reason", [
    ('data-minutes="15"', "`data-start` of an event cannot be read"),
    ('data-start="2026-02-30 09:00" data-minutes="15"', "`data-start` of an event cannot be read"),
    ('data-start="2026-02-06 09:00"', "`data-minutes` of an event cannot be read"),
    ('data-start="2026-02-06 09:00" data-minutes="0"', "`data-minutes` of an event cannot be read"),
    (f'{ONE} data-weekday="Monday"', "2026-02-06 is a Friday, and the event says Monday"),
])  # fmt: skip
def test_an_event_without_day_hour_or_length_is_refused(attributes, reason):
    assert f"bad-event: {reason}" in refused(event(attributes))


def test_every_bad_event_of_a_page_is_named_at_once():
    assert refused(event('id="a"') + event('id="b"')).count("bad-event") == 2


def test_two_events_of_one_name_are_refused():
    assert "need names of their own" in refused(event() + event())


def test_an_event_without_a_subject_is_refused():
    assert "needs one subject" in refused(event(subject=""))


def test_a_page_without_events_says_what_to_do():
    assert "no-event: `meetings/weekly` has no event" in refused("<p>None.</p>")


# The reader.


def test_the_reader_finds_the_words_and_the_times():
    attributes = (
        f'{ONE} data-zone="America/New_York" data-repeat="quarterly on the first Friday" data-until="2026-12-04"'
    )
    read = ics_reader.read(written(event(attributes, body="<p>One, two; three.</p>")))
    assert read.visible == "Weekly sync\nOne, two; three."
    assert re.findall(r"\d[\d:-]*", read.beside) == ["2026-02-06", "16:00", "15", "2026-12-04"]


def test_the_reader_refuses_what_is_no_calendar():
    for data in (b"", b"BEGIN:VCALENDAR\r\n", b"BEGIN:VCALENDAR\r\nno line\r\nEND:VCALENDAR\r\n"):
        with pytest.raises(ValueError, match="calendar"):
            ics_reader.read(data).visible  # noqa: B018 - it is read when asked for
