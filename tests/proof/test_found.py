"""Findings stand in the author's own file, come all at once, few for each cause, and go when the advice is followed."""

import json
from typing import Any

import pytest

from tests.project_fixture import SampleProject
from tests.proof.case_files import FOUND, read_cases

ALLOWED = 10
"""Findings of one cause."""


def write(project: SampleProject, case: dict[str, Any]) -> set[str]:
    """The files that the case changes, as it writes them."""
    project.change(case.get("files", {}), case.get("edits", {}))
    for name, (text, times) in case.get("repeated", {}).items():
        project.write(name, project.read(name) + text * times)
    return {name for kind in ("files", "edits", "repeated") for name in case.get(kind, {})}


@pytest.mark.parametrize("case", list(read_cases(FOUND)))
@pytest.mark.slow
def test_findings_stand_where_they_were_written_and_go_with_what_they_advise(
    project: SampleProject, case: dict[str, Any]
) -> None:
    written = write(project, case)
    found = json.loads(project.run("check", "--format", "json").output)
    said = project.check()
    places = [f"{one['code']} {one['file']}:{one['line']}" for one in found]
    assert {one["file"] for one in found} <= written | {*case.get("elsewhere", ())}, said
    if "finds" in case:
        assert sorted(places) == sorted(case["finds"]), said
    else:
        assert 0 < said.count("error[") <= case.get("most", ALLOWED), said
    assert all(words in said for words in case.get("saying", ())), said
    if "advice" in case:
        write(project, case["advice"])
        assert json.loads(project.run("check", "--format", "json").output) == [], project.check()
