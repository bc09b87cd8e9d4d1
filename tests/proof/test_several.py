"""A case that is tried beside others has the findings of one that is tried alone."""

import pytest

from tests.proof.case_files import CHECKED, read_cases
from tests.proof.several import Several, code_of, is_edit, is_line
from tests.proof.test_cases import is_heard
from tests.proof.trial import Trial
from tests.tools import copied, untranslated

CASES = {str(one.id): one.values[0] for one in read_cases(CHECKED)}
CODES = ("figure-in-context", "untraced-figure", "fact-as-result", "unsupported-figure", "")
"""What most cases ask for; the last ask for nothing."""


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory) -> Trial:
    return Trial(untranslated(copied(tmp_path_factory.mktemp("several") / "kit")))


def test_what_is_tried_beside_others_is_told_what_it_is_told_alone(trial: Trial) -> None:
    several = Several(trial, CASES, is_heard)
    lines = [one for one in several.groups.values() if is_line(CASES[one[0]])]
    alike = [one for one in lines if len({code_of(CASES[name]) for name in one}) == 1]
    groups = {code_of(CASES[group[0]]): group for group in alike}
    for group in (groups[code] for code in CODES):
        beside = several.together(group)
        alone = {name: trial.findings(CASES[name]) for name in group}
        assert {name: [(one.code, one.message) for one in told] for name, told in beside.items()} == {
            name: [(one.code, one.message) for one in told] for name, told in alone.items()
        }


def test_edits_of_one_document_that_are_heard_together_are_heard_alone(trial: Trial) -> None:
    several = Several(trial, CASES, is_heard)
    edits = [group for group in dict.fromkeys(several.groups.values()) if is_edit(CASES[group[0]])]
    assert len(edits) > 20
    for group in edits[::12]:
        for name, told in several.together(group).items():
            if is_heard(CASES[name], told):
                assert is_heard(CASES[name], trial.findings(CASES[name])), name


def test_what_is_not_heard_beside_others_is_tried_alone(trial: Trial) -> None:
    texts = {"broken": "[Half](claim:", "kept": "It takes 17 approvals."}
    several = Several(trial, {name: {"because": text, "refused": "x"} for name, text in texts.items()}, is_heard)
    assert {one.code for one in several.findings("kept")} == {"untraced-figure"}
    assert several.findings("broken") == trial.findings({"because": texts["broken"]})
