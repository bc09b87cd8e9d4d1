"""Facts that a formula gives: days counted from one start."""

import pytest

from generator.claims.computed_facts import settle_facts
from generator.content.facts import read_facts
from generator.diagnostics import Diagnostic
from generator.project import Project
from tests.project_fixture import SampleProject

SEASON = "first: 2026-04-01\nnights: 4 weeks\n"


def settled(project: SampleProject, formula: str) -> tuple[str, list[Diagnostic]]:
    """The fact `season.last` with this formula, and what is wrong with it."""
    project.write("content/facts/season.yaml", f'{SEASON}last: "{formula}"\n')
    facts, findings = settle_facts(read_facts(Project(project.root))[0])
    return str(facts.values.get("season", {}).get("last", "")), findings


@pytest.mark.parametrize("formula, day", [
    ("= season.first + 7", "2026-04-08"),
    ("= season.first + season.nights - 1", "2026-04-28"),
    ("= WORKDAY(season.first, 3)", "2026-04-06"),
    ("= EDATE(season.first, 1)", "2026-05-01"),
    ("= EOMONTH(season.first, 0) + 1 + MOD(6 - WEEKDAY(EOMONTH(season.first, 0) + 1), 7) + 14", "2026-05-15"),
    ("= season.first - DATE(2026, 3, 1)", "31 days"),
])  # fmt: skip
def test_a_day_is_counted_from_another(project: SampleProject, formula: str, day: str) -> None:
    assert settled(project, formula) == (day, [])


@pytest.mark.parametrize("formula, code", [
    ("= season.frist + 7", "unknown-fact"),
    ("= first + 7", "unknown-fact"),
    ("= season.last + 7", "fact-circle"),
    ("= 2026-04-01", "no-date"),
    ("= season.first + season.first", "formula-units"),
    ("= season.first / 7", "formula-units"),
    ("= season.first +", "formula-incomplete"),
])  # fmt: skip
def test_a_formula_that_gives_no_day_is_refused_and_its_file_left_out(
    project: SampleProject, formula: str, code: str
) -> None:
    value, findings = settled(project, formula)
    assert ([one.code for one in findings], value) == ([code], "")
    assert str(findings[0].at).startswith("content/facts/season.yaml:3:")
