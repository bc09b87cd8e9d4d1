"""No edited file is fresh when it comes back, and one that is as it was sent, or filled in, is no edit."""

from collections.abc import Mapping
from typing import Any

import pytest

from generator.press.file_status import FileStatus
from generator.press.verify_output import as_text
from tests.proof.case_files import RETURNED, read_cases
from tests.proof.returned import hear

CASES: dict[str, Mapping[str, Any]] = {str(one.id): one.values[0] for one in read_cases(RETURNED)}
NOT_FRESH = frozenset({"altered", "not identical", "unknown"})


@pytest.fixture(scope="module")
def heard(tmp_path_factory: pytest.TempPathFactory) -> dict[str, FileStatus]:
    return hear(CASES, tmp_path_factory.mktemp("returned"))


@pytest.mark.parametrize("name", CASES)
def test_a_file_that_came_back_is_what_verify_says(heard: dict[str, FileStatus], name: str) -> None:
    case, status = CASES[name], heard[name]
    told = as_text([status])
    expected = NOT_FRESH if case["expect"] == "not fresh" else {case["expect"]}
    assert status.state in expected, f"{case}\n{told}"
    assert case.get("saying", "") in told, f"{case}\n{told}"
