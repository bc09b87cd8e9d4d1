"""Every example of a figure without proof is refused, and every honest neighbour of it passes."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.proof.trial import Trial
from tests.tools import copied

FOLDER = Path(__file__).with_name("cases")


def cases() -> Iterator[Any]:
    for path in sorted(FOLDER.glob("*.yaml")):
        for n, case in enumerate(yaml.safe_load(path.read_text("utf-8"))["cases"], 1):
            yield pytest.param(case, id=f"{path.stem}-{n}")


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory) -> Trial:
    return Trial(copied(tmp_path_factory.mktemp("trial") / "kit"))


@pytest.mark.parametrize("case", list(cases()))
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
