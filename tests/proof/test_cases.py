"""Every example of a figure without proof is refused, and every honest neighbour of it passes."""

from typing import Any

import pytest
import yaml

from tests.proof.case_files import CHECKED, FOLDER, TRIED, read_cases
from tests.proof.trial import Trial
from tests.tools import copied


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory) -> Trial:
    return Trial(copied(tmp_path_factory.mktemp("trial") / "kit"))


@pytest.mark.parametrize("case", list(read_cases(CHECKED)))
def test_what_nothing_proves_is_refused_and_what_is_honest_passes(trial: Trial, case: dict[str, Any]) -> None:
    found = trial.findings(case)
    said = "\n".join(f"{one.at}: {one.code}: {one.message} ({one.hint})" for one in found)
    asked = "refused" if "refused" in case else "warned"
    if asked in case:
        severity = {"refused": "error", "warned": "warning"}[asked]
        assert case[asked] in {one.code for one in found if one.severity == severity}, f"{case}\n{said}"
        assert case.get("saying", "") in said
    else:
        assert said == "", case


def test_each_file_says_its_kind_and_how_its_cases_are_tried() -> None:
    for path in FOLDER.glob("*.yaml"):
        keys = yaml.safe_load(path.read_text("utf-8")).keys()
        assert "kind" in keys, path.name
        assert len(keys & TRIED) == 1, path.name
