"""What follows from a file's errors is not told beside them: the author mends one file, and all of it is gone."""

import json

import pytest

from generator.diagnostics import Diagnostic, Position, drop_consequences, mend_first
from tests.project_fixture import SAMPLE, SampleProject

SHARED = sorted(
    path.relative_to(SAMPLE).as_posix()
    for pattern in ("content/facts/*.yaml", "content/claims/*.yaml", "layouts/*/kind.yaml", "content/*/*.yaml")
    for path in SAMPLE.glob(pattern)
)


def found(file: str, hint: str = "write it") -> Diagnostic:
    return Diagnostic("unknown-fact", "no such fact", Position(file), hint)


def test_what_follows_at_second_hand_is_dropped_too() -> None:
    first, second, third = found("a"), found("b", mend_first("a")), found("c", mend_first("b"))
    assert drop_consequences([third, second, first]) == [first]


def test_what_follows_from_a_file_of_the_folder_is_dropped() -> None:
    cause = found("layouts/notes/schema.yaml")
    assert drop_consequences([cause, found("b", mend_first("layouts/notes"))]) == [cause]
    other = found("b", mend_first("layouts/note"))
    assert drop_consequences([cause, other]) == [cause, other]


def test_what_follows_from_errors_that_nobody_shows_stays() -> None:
    one, other = found("a", mend_first("b")), found("b", mend_first("a"))
    assert drop_consequences([one, other]) == [one, other]


@pytest.mark.parametrize("file", dict.fromkeys(SHARED))
def test_a_file_that_cannot_be_read_is_the_only_one_with_findings(project: SampleProject, file: str) -> None:
    project.write(file, f"{project.read(file)}\n\tx: 1\n")
    told = json.loads(project.check("--format", "json"))
    assert {one["file"] for one in told} == {file}
