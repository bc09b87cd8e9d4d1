"""The plans and scripts of the kit: days that follow one start, calendars that open elsewhere, minutes that add up."""

import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from icalendar import Calendar, Event
from openpyxl import load_workbook

from generator.claims.computed_facts import settle_facts
from generator.content.facts import read_facts
from generator.project import Project
from tests.kit_part import copied_part
from tests.project_fixture import TESTS_DAY, SampleProject
from tests.tools import REPOSITORY, built_name, run, written

PLANS = sorted(path.stem for path in (REPOSITORY / "content/plans").glob("*.yaml"))
SCRIPTS = sorted(path.stem for path in (REPOSITORY / "content/scripts").glob("*.yaml"))
LAUNCH = date(2026, 1, 26)
every_plan = pytest.mark.parametrize("name", PLANS)
every_script = pytest.mark.parametrize("name", SCRIPTS)


def calendar(root: Path) -> Any:
    """The calendar among the facts, with every day calculated."""
    return settle_facts(read_facts(Project(root))[0])[0].values["calendar"]


def events(data: bytes) -> list[Event]:
    return Calendar.from_ical(data).walk("VEVENT")


def days(entries: Any) -> dict[str, date]:
    return {name: date.fromisoformat(one["day"]) for name, one in entries.items() if "day" in one}


@every_plan
def test_a_plan_is_in_every_calendar_on_the_days_of_the_facts(kit: Any, name: str) -> None:
    source, facts = kit.source(f"plans/{name}"), calendar(REPOSITORY)
    found = events(kit.file(f"plans/{name}-calendar.ics").read_bytes())
    planned = [*source["dates"].values()]
    assert len(found) == len(planned)
    for event, plan in zip(found, planned, strict=True):
        entry = facts[plan["when"]]
        assert f"{event.start:%Y-%m-%d %A %H:%M}" == f"{entry['day']} {entry['weekday']} {entry['time']}"
        assert event.duration == timedelta(minutes=plan["minutes"])


def test_trials_start_a_week_apart_and_end_with_their_thirtieth_day(kit: Any) -> None:
    held = days(calendar(REPOSITORY))
    starts = [held[f"trial-{nth}"] for nth in ("first", "second", "third")]
    assert starts == [LAUNCH + timedelta(weeks=weeks) for weeks in (8, 9, 10)]
    for nth, start in zip(("first", "second", "third"), starts, strict=True):
        assert held[f"trial-{nth}-signing"] == start + timedelta(days=28)
        assert held[f"trial-{nth}-report"] == start + timedelta(days=29)


def test_the_launch_moves_every_day_of_the_calendar(tmp_path: Path) -> None:
    before = days(calendar(REPOSITORY))
    root = copied_part(tmp_path, "plans/trials")
    facts = (root / "content/facts/calendar.yaml").read_text("utf-8")
    written(root, {"content/facts/calendar.yaml": facts.replace("launch: 2026-01-26", "launch: 2026-02-02")})
    after = days(calendar(root))
    by_month = {"monthly-review", "quarterly-review", "month-five-ends"}
    moved = {name: after[name] - before[name] for name in before}
    assert {name: days for name, days in moved.items() if days != timedelta(weeks=1)}.keys() == by_month
    assert (after["monthly-review"], after["quarterly-review"]) == (date(2026, 4, 7), date(2026, 5, 12))
    ran = SampleProject(root).run("build", "plans", "--format", "ics", clock=TESTS_DAY)
    assert ran.exit_code == 0, ran.output
    first = events((root / "build" / built_name("plans/trials-calendar.ics")).read_bytes())[0]
    assert first.start.date() == LAUNCH + timedelta(weeks=9)


def test_the_workbook_of_the_trials_moves_with_its_first_day(kit: Any) -> None:
    sheet = load_workbook(kit.file("plans/trials-workbook.xlsx"))["Days"]
    formulas = [cell.value for row in sheet for cell in row if isinstance(cell.value, str) and "start" in cell.value]
    assert sum("Place" in formula for formula in formulas) == 15
    rules = [rule for area in sheet.conditional_formatting for rule in area.rules]
    assert len(rules) >= 7
    entered = [one for one in sheet.data_validations.dataValidation if one.type == "date"]
    assert len(entered) == 1


@every_script
def test_the_minutes_of_a_script_add_up_on_its_page(kit: Any, name: str) -> None:
    source = kit.source(f"scripts/{name}")
    assert sum(scene["seconds"] for scene in source["scenes"]) == source["seconds"]
    text = run("pdftotext", "-layout", kit.file(f"scripts/{name}.pdf"), "-").decode()
    assert f"{source['seconds'] // 60} minutes" in text
    last = source["seconds"] - source["scenes"][-1]["seconds"]
    assert f"{last // 60}:{last % 60:02}" in text


def test_both_demos_show_scenes_of_the_demo_environment(kit: Any) -> None:
    scenes = yaml.safe_load((REPOSITORY / "content/facts/scenes.yaml").read_text("utf-8"))
    shown = {name: [one["scene"] for one in kit.source(f"scripts/{name}")["scenes"]] for name in SCRIPTS}
    assert all({*names} <= scenes.keys() for names in shown.values())
    assert {*shown["demo-15-minutes"]} < {*shown["demo-30-minutes"]}


def test_the_week_of_a_day_is_counted_from_the_launch() -> None:
    held = calendar(REPOSITORY)
    named = {name: one for name, one in held.items() if isinstance(one, dict) and "week" in one}
    assert len(named) > 15
    for name, one in named.items():
        assert one["week"] == f"week {(date.fromisoformat(one['day']) - LAUNCH).days // 7 + 1}", name


def test_the_reminder_and_the_first_email_fall_on_the_same_monday() -> None:
    held, days_after = days(calendar(REPOSITORY)), 4
    first = held["outreach"] + timedelta(days=days_after - 1)
    assert first.weekday() > 4, "it falls on a weekend"
    assert held["reminder"] == first + timedelta(days=7 - first.weekday())


def test_the_first_messages_are_those_of_the_linkedin_messages(kit: Any) -> None:
    facts = yaml.safe_load((REPOSITORY / "content/facts/outreach.yaml").read_text("utf-8"))
    sources = [kit.source(f"linkedin-messages/{name}") for name in ("saas", "infrastructure", "fintech")]
    sent = [one["channel"] for source in sources for one in source["messages"]]
    assert facts["notes"] == f"{sent.count('connection-note')} connection notes"
    assert facts["inmails"] == f"{sent.count('inmail')} InMails"


def test_the_hours_of_a_trial_come_to_what_each_side_gives() -> None:
    trial = yaml.safe_load((REPOSITORY / "content/facts/trial.yaml").read_text("utf-8"))
    customer, ours = (sum(map(int, trial[name].values())) for name in ("customer_week", "our_week"))
    assert trial["customer_hours"] == f"{customer} hours"
    assert trial["our_hours"] == "40-60 hours"
    assert 40 <= ours <= 60


@pytest.mark.parametrize("name", ["rollout", "trials"])
def test_the_courses_of_a_plan_stand_below_each_other_with_every_step(kit: Any, name: str) -> None:
    source, facts = kit.source(f"plans/{name}"), calendar(REPOSITORY)
    keys = [f"{course}-{step}" for course in source["courses"]["of"] for step in source["courses"]["steps"]]
    assert sorted(keys) == sorted(source["dates"])
    page = kit.file(f"plans/{name}.html").read_text("utf-8")
    table = page[page.index('data-part="courses"') :]
    table = re.sub(r"<[^>]+>", " ", table[: table.index("</table>")])
    shown = [date.fromisoformat(facts[source["dates"][key]["when"]]["day"]) for key in keys]
    printed = re.findall(r"[A-Z][a-z]{2}\W+\d+,\W+\d{4}", table.replace("\xa0", " "))
    assert [" ".join(one.split()) for one in printed] == [f"{day:%b} {day.day}, {day:%Y}" for day in shown]
