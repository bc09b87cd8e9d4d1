"""The meetings of the kit: pages to hold them by, and entries that a calendar of another maker opens."""

from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
import yaml
from dateutil.rrule import rrulestr
from icalendar import Calendar, Event

from generator.claims.computed_facts import settle_facts
from generator.content.facts import read_facts
from generator.project import Project
from tests.kit.promised import promise, promised
from tests.kit_part import copied_part
from tests.project_fixture import TESTS_DAY, SampleProject
from tests.tools import REPOSITORY, built_name, run, spoken, written

ENTRIES = tuple(path for path in promised("ics") if promise(path).document.startswith("meetings/"))
MEETINGS = sorted(path.stem for path in (REPOSITORY / "content/meetings").glob("*.yaml"))
every_entry = pytest.mark.parametrize("path", ENTRIES)
every_meeting = pytest.mark.parametrize("name", MEETINGS)
CALENDAR = settle_facts(read_facts(Project(REPOSITORY))[0])[0].values["calendar"]


def events(data: bytes) -> list[Event]:
    return Calendar.from_ical(data).walk("VEVENT")


def days(event: Event, count: int = 400) -> list[date]:
    """The first days on which the event is held."""
    start = event["DTSTART"].dt.replace(tzinfo=None)
    if "RRULE" not in event:
        return [start.date()]
    rule = rrulestr(event["RRULE"].to_ical().decode(), dtstart=start)
    return [one.date() for one in islice(rule, count)]


def first(kit: Any, name: str) -> Event:
    return events(kit.file(f"meetings/{name}-invitation.ics").read_bytes())[0]


def test_each_meeting_has_a_page_a_word_document_and_an_entry() -> None:
    assert len(MEETINGS) == 7
    made = {f"meetings/tai-meeting-{name}.pdf" for name in MEETINGS} | {
        f"meetings/tai-meeting-{name}.docx" for name in MEETINGS
    }
    assert made <= {*promised("pdf", "docx")}
    assert len(ENTRIES) == len(MEETINGS)


@every_entry
def test_an_entry_begins_when_the_facts_say_and_is_as_long_as_its_agenda(kit: Any, path: str) -> None:
    source = kit.source(promise(path).document)
    planned = [one for one in source["events"].values() if "when" in one]
    found = events(kit.file(path).read_bytes())
    assert len(found) == len(planned)
    for event, plan in zip(found, planned, strict=True):
        entry = CALENDAR[plan["when"]]
        assert f"{event.start:%Y-%m-%d %A %H:%M}" == f"{entry['day']} {entry['weekday']} {entry['time']}"
        assert event.duration == timedelta(minutes=sum(item["minutes"] for item in plan["agenda"].values()))
        assert str(event["SUMMARY"]) == plan["name"]
        said = spoken(str(event["DESCRIPTION"]))
        assert [item["topic"] for item in plan["agenda"].values() if not {*spoken(item["topic"])} <= {*said}] == []


@every_entry
def test_where_no_zone_is_known_an_hour_holds_everywhere(kit: Any, path: str) -> None:
    assert all(event.start.tzinfo is None for event in events(kit.file(path).read_bytes()))


def test_reviews_come_back_on_the_days_that_their_pages_name(kit: Any) -> None:
    assert [str(day) for day in days(first(kit, "weekly-sync"), 3)] == ["2026-02-06", "2026-02-13", "2026-02-20"]
    assert [str(day) for day in days(first(kit, "monthly-review"), 3)] == ["2026-03-03", "2026-04-07", "2026-05-05"]
    assert [str(day) for day in days(first(kit, "quarterly-review"), 3)] == ["2026-04-14", "2026-07-14", "2026-10-13"]


def test_the_calls_of_the_rhythm_leave_room_for_those_that_the_plan_counts_on(kit: Any) -> None:
    monday, calls = events(kit.file("meetings/weekly-rhythm-invitation.ics").read_bytes())
    held = days(calls)
    assert {f"{day:%A}" for day in held} == {"Tuesday", "Wednesday", "Thursday", "Friday"}
    assert (held[0], held[-1]) == (date(2026, 2, 3), date(2026, 3, 20))
    assert len(held) >= 20
    assert days(monday)[-1] == date(2026, 3, 16)


@every_meeting
def test_the_agenda_adds_up_on_the_page(kit: Any, name: str) -> None:
    source = kit.source(f"meetings/{name}")
    text = run("pdftotext", "-layout", kit.file(f"meetings/{name}.pdf"), "-").decode()
    for event in source["events"].values():
        minutes = [item["minutes"] for item in event["agenda"].values()]
        if len(minutes) > 1:
            assert any(line.split() == ["Total", str(sum(minutes))] for line in text.splitlines())


@every_meeting
def test_every_role_at_a_meeting_is_one_of_the_facts(name: str) -> None:
    roles = yaml.safe_load((REPOSITORY / "content/facts/roles.yaml").read_text("utf-8"))
    source = yaml.safe_load((REPOSITORY / f"content/meetings/{name}.yaml").read_text("utf-8"))
    leads = {item["lead"] for event in source["events"].values() for item in event["agenda"].values()}
    assert leads | {who["role"] for who in source["attendees"]} <= roles.keys()


# With a zone.


@pytest.fixture(scope="module")
def zoned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The weekly sync and the monthly review of a team that meets in New York."""
    root = copied_part(tmp_path_factory.mktemp("zoned"), "meetings")
    facts = (root / "content/facts/calendar.yaml").read_text("utf-8")
    written(root, {"content/facts/calendar.yaml": f"zone: America/New_York\n{facts}"})
    ran = SampleProject(root).run("build", "meetings", "--format", "ics", clock=TESTS_DAY)
    assert ran.exit_code == 0, ran.output
    return root


@pytest.mark.parametrize("name,winter,summer", [
    ("weekly-sync", "21:00 on 2026-03-06", "20:00 on 2026-03-13"),
    ("monthly-review", "15:00 on 2026-03-03", "14:00 on 2026-04-07"),
])  # fmt: skip
def test_an_hour_stays_the_same_in_the_office_when_the_clocks_change(
    zoned: Path, name: str, winter: str, summer: str
) -> None:
    calendar = Calendar.from_ical((zoned / "build" / built_name(f"meetings/{name}-invitation.ics")).read_bytes())
    zone = calendar.walk("VTIMEZONE")[0].to_tz(lookup_tzid=False)
    (event,) = calendar.walk("VEVENT")
    assert event["DTSTART"].params["TZID"] == "America/New_York"
    held = [datetime.combine(day, event.start.time(), zone).astimezone(UTC) for day in days(event, 20)]
    told = [f"{one:%H:%M on %Y-%m-%d}" for one in held]
    assert winter in told
    assert summer in told


def test_topics_begin_when_the_ones_before_them_are_over(kit: Any) -> None:
    text = run("pdftotext", "-layout", kit.file("meetings/kickoff.pdf"), "-").decode().replace("\u00a0", " ")
    assert [text.count(hour) > 1 for hour in ("9:00 AM", "9:15 AM", "9:35 AM", "9:50 AM")] == [True] * 4
