"""Every example of a figure without proof is refused, and every honest neighbour of it passes. Advice that names a text
holds when it is followed: the text that it proposes is not refused for the same reason."""

import re
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
import yaml

from generator.diagnostics import Diagnostic
from tests.proof.case_files import CHECKED, FOLDER, TRIED, read_cases
from tests.proof.trial import Trial
from tests.tools import copied

CASES: dict[str, dict[str, Any]] = {str(one.id): one.values[0] for one in read_cases(CHECKED)}
ADVISED = re.compile(r"write `\[\]\(([^)`]+)\)` to print the value")
CODES = ("figure-in-context", "unsupported-figure")

Found = Callable[[str], list[Diagnostic]]


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory) -> Trial:
    return Trial(copied(tmp_path_factory.mktemp("trial") / "kit"))


@pytest.fixture(scope="module")
def found(trial: Trial) -> Found:
    """What is found in a case by its name; each is tried once for both tests."""
    return cache(lambda name: trial.findings(CASES[name]))


@pytest.mark.parametrize("name", CASES)
def test_what_nothing_proves_is_refused_and_what_is_honest_passes(found: Found, name: str) -> None:
    case, told = CASES[name], found(name)
    said = "\n".join(f"{one.at}: {one.code}: {one.message} ({one.hint})" for one in told)
    asked = "refused" if "refused" in case else "warned"
    if asked in case:
        severity = {"refused": "error", "warned": "warning"}[asked]
        assert case[asked] in {one.code for one in told if one.severity == severity}, f"{case}\n{said}"
        assert case.get("saying", "") in said
    else:
        assert said == "", case


@pytest.mark.parametrize(
    "name", [name for name, case in CASES.items() if "because" in case and case.get("refused") in CODES]
)
def test_advice_to_print_the_value_is_not_refused_when_it_is_followed(found: Found, trial: Trial, name: str) -> None:
    case = CASES[name]
    for one in found(name):
        advised = ADVISED.search(one.hint)
        if advised and one.code in CODES:
            mended = {**case, "because": follow(case["because"], advised[1])}
            told = [each.message for each in trial.findings(mended) if each.code == one.code]
            again = [message for message in told if advised[1] in message]
            assert again == [], f"{case['because']} -> {mended['because']}: {again}"


def follow(text: str, target: str) -> str:
    """The text with the value printed in the place of the words that were refused."""
    return re.sub(rf"\[[^\]]*\]\({re.escape(target)}\)", lambda _: f"[]({target})", text)


def test_each_file_says_its_kind_and_how_its_cases_are_tried() -> None:
    for path in FOLDER.glob("*.yaml"):
        keys = yaml.safe_load(path.read_text("utf-8")).keys()
        assert "kind" in keys, path.name
        assert len(keys & TRIED) == 1, path.name
