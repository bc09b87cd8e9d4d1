"""Every case file in `cases/`: the program answers a broken input exactly as the file says, never with a traceback."""

import os
from difflib import unified_diff
from pathlib import Path

import pytest

from tests.broken.case_file import Case, read_case, run_case, set_up, with_answer
from tests.project_fixture import Ran, SampleProject

CASES = sorted((Path(__file__).parent / "cases").glob("*.md"))
UPDATE = bool(os.environ.get("UPDATE_CASES"))


@pytest.mark.parametrize("path", CASES, ids=[path.stem for path in CASES])
def test_a_broken_input_gets_the_answer_that_its_case_file_expects(path: Path, project: SampleProject):
    case = read_case(path)
    set_up(case, project)
    ran = run_case(case, project)
    assert "Traceback" not in ran.output
    if UPDATE:
        path.write_text(with_answer(path.read_text("utf-8"), ran), "utf-8")
    elif difference := differing(case, ran):
        pytest.fail(difference, pytrace=False)


def differing(case: Case, ran: Ran) -> str:
    """What the answer and the expectation have not in common, line by line."""
    expected = [f"exit code {case.exit_code}", *case.expected.rstrip().split("\n")]
    answered = [f"exit code {ran.exit_code}", *ran.output.rstrip().split("\n")]
    lines = list(unified_diff(expected, answered, f"cases/{case.path.name}", "the program", lineterm="", n=50))
    cure = "\n\nIf the new answer is better: UPDATE_CASES=1 make test TESTS=tests/broken, then read the diff."
    return "\n".join(lines) + cure if lines else ""


def test_there_are_at_least_fifty_cases_each_with_its_own_title():
    titles = [read_case(path).title for path in CASES]
    assert len(set(titles)) == len(titles) >= 50


def test_every_case_has_an_expectation():
    assert [path.name for path in CASES if not read_case(path).expected] == []


def test_the_sample_project_itself_is_fine(project: SampleProject):
    ran = project.run("check")
    assert (ran.output, ran.exit_code) == ("4 documents checked: all fine\n", 0)


def test_a_case_with_a_wrong_expectation_fails_and_shows_the_difference(project: SampleProject):
    case = read_case(CASES[0])
    assert "-not this" in differing(Case(case.path, case.title, (), (), 1, "not this"), Ran("but this\n", 1))
