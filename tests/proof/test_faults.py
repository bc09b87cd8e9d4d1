"""Each kind of fault that was found from outside has a case for its examples, and five neighbours of them or more."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.proof.case_files import TRIED, read_cases

HERE = Path(__file__).parent
FAULTS: dict[str, Any] = yaml.safe_load((HERE / "faults.yaml").read_text("utf-8"))
KINDS = [*(f"A{n}" for n in range(1, 12)), "B", "C", "D", "F"]
NEIGHBOURS = 5
SOUND = frozenset({"fine", "stands"})
CASES = {str(one.id): one.values[0] for tried in sorted(TRIED) for one in read_cases(tried)}


def find_dishonest(file: str) -> list[str]:
    """The cases of a file that must be told, as text: they pass nowhere."""
    named = (case for name, case in CASES.items() if name.rpartition("-")[0] == file)
    return [str(case) for case in named if not case.keys() & SOUND and case.get("expect") != "fresh"]


def test_every_kind_is_listed() -> None:
    assert [name.partition(" ")[0] for name in FAULTS] == KINDS


@pytest.mark.parametrize("fault", FAULTS)
def test_each_example_is_a_case_that_is_told(fault: str) -> None:
    examples = [(file, words) for one in FAULTS[fault]["examples"] for file, words in one.items()]
    missing = [(file, words) for file, words in examples if not any(words in case for case in find_dishonest(file))]
    assert not missing


@pytest.mark.parametrize("fault", FAULTS)
def test_each_kind_has_five_neighbours_beyond_its_examples(fault: str) -> None:
    files, examples = FAULTS[fault]["neighbours"], FAULTS[fault]["examples"]
    counts = {file: len(find_dishonest(file)) for file in files}
    assert all(counts.values()), counts
    assert sum(counts.values()) - len(examples) >= NEIGHBOURS, counts


@pytest.mark.parametrize("fault", [fault for fault in FAULTS if "elsewhere" in FAULTS[fault]])
def test_what_no_case_file_can_write_is_tried_elsewhere(fault: str) -> None:
    assert all((HERE.parents[1] / name).is_file() for name in FAULTS[fault]["elsewhere"])
