"""Every example of a figure without proof is refused, and every honest neighbour of it passes. Advice that names a text
holds when it is followed: the text that it proposes is not refused for the same reason."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest
import yaml

from generator.diagnostics import Diagnostic
from tests.proof.case_files import CHECKED, FOLDER, TRIED, read_cases
from tests.proof.several import Case, Several
from tests.proof.trial import Trial
from tests.tools import copied, untranslated

CASES: dict[str, dict[str, Any]] = {str(one.id): one.values[0] for one in read_cases(CHECKED)}
ADVISED = re.compile(r"write `\[\]\(([^)`]+)\)` to print the value")
CODES = ("figure-in-context", "unsupported-figure")

Found = Callable[[str], list[Diagnostic]]


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory) -> Trial:
    return Trial(untranslated(copied(tmp_path_factory.mktemp("trial") / "kit")))


@pytest.fixture(scope="module")
def found(trial: Trial) -> Found:
    """What is found in a case by its name; each is tried once for both tests."""
    return Several(trial, CASES, is_heard).findings


def is_heard(case: Case, told: Sequence[Diagnostic]) -> bool:
    """Whether what is found is what the case asks for."""
    asked = "refused" if "refused" in case else "warned"
    if asked not in case:
        return not told
    severity = {"refused": "error", "warned": "warning"}[asked]
    return case[asked] in {one.code for one in told if one.severity == severity} and case.get("saying", "") in said(
        told
    )


def said(told: Sequence[Diagnostic]) -> str:
    return "\n".join(f"{one.at}: {one.code}: {one.message} ({one.hint})" for one in told)


@pytest.mark.parametrize("name", CASES)
def test_what_nothing_proves_is_refused_and_what_is_honest_passes(found: Found, name: str) -> None:
    told = found(name)
    assert is_heard(CASES[name], told), f"{CASES[name]}\n{said(told)}"


@pytest.fixture(scope="module")
def mended(found: Found, trial: Trial) -> Several:
    """The cases in which a text is advised, as they are when it is followed; by the case's name and the advice's."""
    cases = {}
    for name in (name for name, case in CASES.items() if "because" in case and case.get("refused") in CODES):
        for one, target in advice(found(name)):
            text = follow(CASES[name]["because"], target)
            cases[f"{name} {one.code} {target}"] = {**CASES[name], "because": text}
    return Several(trial, cases, lambda case, told: case["refused"] not in {one.code for one in told})


@pytest.mark.parametrize(
    "name", [name for name, case in CASES.items() if "because" in case and case.get("refused") in CODES]
)
def test_advice_to_print_the_value_is_not_refused_when_it_is_followed(found: Found, mended: Several, name: str) -> None:
    for one, target in advice(found(name)):
        told = [each.message for each in mended.findings(f"{name} {one.code} {target}") if each.code == one.code]
        again = [message for message in told if target in message]
        assert again == [], f"{CASES[name]['because']}, {target}: {again}"


def advice(told: Sequence[Diagnostic]) -> Iterator[tuple[Diagnostic, str]]:
    """The findings that advise to print a value, and what it is."""
    found = ((one, ADVISED.search(one.hint)) for one in told if one.code in CODES)
    return ((one, advised[1]) for one, advised in found if advised)


def follow(text: str, target: str) -> str:
    """The text with the value printed in the place of the words that were refused."""
    return re.sub(rf"\[[^\]]*\]\({re.escape(target)}\)", lambda _: f"[]({target})", text)


def test_each_file_says_its_kind_and_how_its_cases_are_tried() -> None:
    for path in FOLDER.glob("*.yaml"):
        keys = yaml.safe_load(path.read_text("utf-8")).keys()
        assert "kind" in keys, path.name
        assert len(keys & TRIED) == 1, path.name
