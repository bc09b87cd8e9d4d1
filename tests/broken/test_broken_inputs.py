"""Every case file in `cases/`: the program answers a broken input exactly as the file says, never with a traceback."""

import os
from pathlib import Path

import pytest

from tests.broken.case_file import read_case, run_case, set_up, with_answer
from tests.project_fixture import SampleProject

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
        return
    assert ran.output.rstrip().split("\n") == case.expected.rstrip().split("\n")
    assert ran.exit_code == case.exit_code


def test_there_are_at_least_fifty_cases_each_with_its_own_title():
    titles = [read_case(path).title for path in CASES]
    assert len(set(titles)) == len(titles) >= 50


def test_the_sample_project_itself_is_fine(project: SampleProject):
    ran = project.run("check")
    assert (ran.output, ran.exit_code) == ("4 documents checked: all fine\n", 0)
