"""Last days: facts that name the last day on which whoever cites them may be used."""

from collections.abc import Iterator
from datetime import date

from generator.content.fact_types import FILE, leaf_paths, type_of
from generator.content.facts import Facts

EXPIRY = "expiry"


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
