"""An edit of which only a part of the project is read again gets the findings of one after which all is."""

from pathlib import Path

import pytest

from tests.proof import trial
from tests.proof.case_files import CHECKED, read_cases
from tests.proof.rereading import PARTS, find_part, read_all
from tests.proof.trial import Trial
from tests.tools import copied, untranslated


def test_what_is_read_again_in_part_has_the_findings_of_what_is_read_again_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried = Trial(untranslated(copied(tmp_path / "kit")))
    first = {}
    for case in (one.values[0] for one in read_cases(CHECKED)):
        files = {*case.get("files", {})} | {*case.get("edits", {})}
        parts = frozenset(find_part(file, tried.workspace) for file in files)
        if "" not in parts:
            first.setdefault(parts, case)
    assert {*PARTS.values(), "documents", "models"} <= frozenset().union(*first)
    quick = [tried.findings(case) for case in first.values()]
    monkeypatch.setattr(trial, "read_again", lambda known, files: read_all(known.project))
    assert [tried.findings(case) for case in first.values()] == quick
