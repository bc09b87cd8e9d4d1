"""Last days: facts that name the last day on which whoever cites them may be used."""

from collections.abc import Iterator
from datetime import date, timedelta

from generator.content.fact_types import FILE, leaf_paths, type_of
from generator.content.facts import Facts
from generator.diagnostics import Diagnostic

EXPIRY = "expiry"
SOON = timedelta(days=30)
"""How long before a last day somebody hears of it."""


def last_day(path: str, facts: Facts) -> date | None:
    """The day of the fact at this path; nothing if it is written as people do not write one."""
    try:
        return date.fromisoformat(str(facts.find(path)))
    except (KeyError, ValueError):
        return None


def names_last_day(path: str, facts: Facts) -> bool:
    """Whether the fact is such a day."""
    return FILE in facts.values and type_of(path, facts) == EXPIRY


def over_by(today: date | None, facts: Facts) -> Iterator[str]:
    """The paths of the last days that are over; without a day nothing is."""
    for path in leaf_paths(facts) if today else ():
        day = last_day(path, facts) if names_last_day(path, facts) else None
        if today and day and day < today:
            yield path


def check_last_days(facts: Facts, today: date | None) -> Iterator[Diagnostic]:
    """A warning for each last day that comes within thirty days."""
    for path in leaf_paths(facts) if today else ():
        day = last_day(path, facts) if names_last_day(path, facts) else None
        if today and day and today <= day <= today + SOON:
            file, *steps = path.split(".")
            message = f"what cites `{path}` may be used no longer than {day}: its last day {tell_when(day, today)}"
            cure = "read it again before that day, correct what has changed, and then move the day"
            at = facts.sources[file].value_position(tuple(steps))
            yield Diagnostic("last-day-near", message, at, cure, "warning", 10)


def tell_when(day: date, today: date) -> str:
    """How soon a day comes, behind a noun that it is the day of: "is tomorrow"."""
    left = (day - today).days
    return "is today" if not left else "is tomorrow" if left == 1 else f"comes in {left} days"
