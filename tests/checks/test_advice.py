"""Advice that names a text holds when it is followed: the text that it proposes is not refused for the same reason."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.proof.trial import Trial
from tests.tools import copied

CASES = Path(__file__).parent.parent / "proof" / "cases"
ADVISED = re.compile(r"write `\[\]\(([^)`]+)\)` to print the value")
CODES = ("figure-in-context", "unsupported-figure")


def cases() -> Iterator[Any]:
    for path in sorted(CASES.glob("*.yaml")):
        for n, case in enumerate(yaml.safe_load(path.read_text("utf-8")).get("cases", ()), 1):
            if "because" in case and case.get("refused") in CODES:
                yield pytest.param(case, id=f"{path.stem}-{n}")


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory) -> Trial:
    return Trial(copied(tmp_path_factory.mktemp("trial") / "kit"))


def follow(text: str, target: str) -> str:
    """The text with the value printed in the place of the words that were refused."""
    return re.sub(rf"\[[^\]]*\]\({re.escape(target)}\)", lambda _: f"[]({target})", text)


@pytest.mark.parametrize("case", list(cases()))
def test_advice_to_print_the_value_is_not_refused_when_it_is_followed(trial: Trial, case: dict[str, Any]) -> None:
    for found in trial.findings(case):
        advised = ADVISED.search(found.hint)
        if advised and found.code in CODES:
            mended = {**case, "because": follow(case["because"], advised[1])}
            told = [one.message for one in trial.findings(mended) if one.code == found.code]
            again = [message for message in told if advised[1] in message]
            assert again == [], f"{case['because']} -> {mended['because']}: {again}"
