"""An edit of which only a part of the project is read again gets the findings of one after which all is."""

import re
from collections.abc import Mapping
from inspect import getsource
from pathlib import Path
from typing import Any

import pytest

from generator.checks import examine
from generator.press.render import check
from tests.proof import trial
from tests.proof.case_files import CHECKED, read_cases
from tests.proof.looks import READERS, check_looks
from tests.proof.rereading import PARTS, STYLES, find_part, read_all
from tests.proof.trial import Trial
from tests.tools import REPOSITORY, copied, untranslated

CHECKS = REPOSITORY / "generator" / "checks"


def test_what_is_read_again_in_part_has_the_findings_of_what_is_read_again_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried = Trial(untranslated(copied(tmp_path / "kit")))
    first = {}
    for case in (one.values[0] for one in read_cases(CHECKED)):
        parts = frozenset(find_part(file, tried.workspace) for file in files_of(case))
        if "" not in parts:
            first.setdefault(parts, case)
    assert {*PARTS.values(), "documents", "models"} <= frozenset().union(*first)
    quick = [tried.findings(case) for case in first.values()]
    monkeypatch.setattr(trial, "read_again", lambda known, files: read_all(known.project))
    assert [tried.findings(case) for case in first.values()] == quick


def test_an_edit_of_style_sheets_has_the_findings_of_a_check_of_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried = Trial(untranslated(copied(tmp_path / "kit")))
    cases = [one.values[0] for one in read_cases(CHECKED)]
    styled = [case for case in cases if {find_part(file, tried.workspace) for file in files_of(case)} == {STYLES}]
    some = styled[::30]
    quick = [tried.findings(case) for case in some]
    assert {one.code for found in quick for one in found} >= {"hidden-by-style", "faint-colour"}
    monkeypatch.setattr(tried.looks, "of", lambda key: check)
    assert [tried.findings(case) for case in some] == quick


def test_every_check_that_reads_style_sheets_is_asked_after_they_were_edited() -> None:
    reading = {file.stem for file in CHECKS.glob("*.py") if re.search(r"\.(print|screen)_styles", file.read_text())}
    asked = {getattr(examine, name).__module__.rpartition(".")[2] for name in READERS}
    assert reading == asked
    assert set(re.findall(r"examine\.(\w+)\(", getsource(check_looks))) == READERS


def files_of(case: Mapping[str, Any]) -> set[str]:
    """The files that a case writes or edits."""
    return {*case.get("files", {}), *case.get("edits", {})}
