"""The documented cases of cases.yaml in all three engines."""

from collections import Counter
from typing import Any

import pytest

from generator.formulas import parse
from generator.formulas.functions import FUNCTIONS
from generator.formulas.syntax_tree import Call, walk
from tests.formulas.engines import CASES, SHEET, Case, agree, in_libreoffice, in_node, in_python

FORMULAS = [case.formula for case in CASES]
every_case = pytest.mark.parametrize("case", CASES, ids=str)


@pytest.fixture(scope="module")
def libreoffice(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    results = in_libreoffice(FORMULAS, SHEET, tmp_path_factory.mktemp("libreoffice"))
    return dict(zip(FORMULAS, results, strict=True))


@pytest.fixture(scope="module")
def node() -> dict[str, Any]:
    return dict(zip(FORMULAS, in_node(FORMULAS, SHEET), strict=True))


@every_case
def test_python_gives_the_documented_result(case: Case) -> None:
    (result,) = in_python([case.formula], SHEET)
    assert agree(result, case.expected), f"{result!r} is not {case.expected!r}"


@every_case
def test_javascript_gives_the_documented_result(case: Case, node: dict[str, Any]) -> None:
    assert agree(node[case.formula], case.expected), f"{node[case.formula]!r} is not {case.expected!r}"


@every_case
def test_libreoffice_gives_the_documented_result_or_the_noted_one(case: Case, libreoffice: dict[str, Any]) -> None:
    result = libreoffice[case.formula]
    assert agree(result, case.libreoffice), f"{result!r} is not {case.libreoffice!r}"


def test_python_and_javascript_agree_to_the_last_bit(node: dict[str, Any]) -> None:
    in_order = dict(zip(FORMULAS, in_python(FORMULAS, SHEET), strict=True))
    assert {formula: result for formula, result in in_order.items() if result != node[formula]} == {}


def test_the_cases_are_many_and_none_is_written_twice() -> None:
    assert len(CASES) >= 300
    assert [formula for formula, times in Counter(FORMULAS).items() if times > 1] == []


def test_every_function_has_at_least_three_cases() -> None:
    calls = [node.function for case in CASES for node in walk(parse(case.formula).tree) if isinstance(node, Call)]
    assert {name: calls.count(name) for name in FUNCTIONS if calls.count(name) < 3} == {}


def test_every_difference_of_libreoffice_is_explained() -> None:
    differences = [case for case in CASES if case.own_way]
    assert [case.formula for case in differences if not case.note] == []
    assert [case.formula for case in differences if agree(case.libreoffice, case.expected)] == []
