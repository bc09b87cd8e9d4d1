"""Nothing is released on a day that cannot be or without its signatures, and what was withdrawn or removed is gone."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.project_fixture import SampleProject
from tests.proof.case_files import RELEASED, read_cases
from tests.proof.released import SENT, list_built, play, prepare


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return prepare(tmp_path_factory.mktemp("released") / "project")


@pytest.mark.parametrize("case", list(read_cases(RELEASED)))
def test_the_command_says_what_is_wrong_and_leaves_only_what_stands(
    prepared: Path, tmp_path: Path, case: dict[str, Any]
) -> None:
    project = SampleProject(Path(shutil.copytree(prepared, tmp_path / "project")))
    ran = play(project, case)
    built = list_built(project)
    assert f"error[{case['refused']}]" in ran.output if "refused" in case else "error[" not in ran.output, ran.output
    assert (ran.exit_code == 0) == (case.get("exit", int("refused" in case)) == 0), ran.output
    assert case.get("saying", "") in ran.output, ran.output
    changed = (*case.get("gone", ()), *case.get("outdated", ())) if "first" in case else ()
    assert all((project.root / SENT / path).exists() for path in changed), "it was built before"
    assert not {*case.get("gone", ())} & {*built}, built
    assert not any((project.root / "build" / path).exists() for path in case.get("gone", ()))
    for word, current in (("stands", True), ("outdated", False)):
        assert [path for path in case.get(word, ()) if built.get(path) is not current] == [], built
