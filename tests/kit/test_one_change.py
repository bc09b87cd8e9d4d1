"""A price, a start date and the name of a stage are written once: one change is in every document that says it, of
every kind, and no page still shows the old."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.press.loading import load_workspace
from generator.press.surveying import compose_with_survey
from generator.project import Project
from generator.writers import formats
from tests.tools import copied

CHANGES = {
    "a price": ("prices.yaml", "year: $25K", "year: $26K", r"(?<![–-])(?<!to )\$25K"),
    "a start date": ("calendar.yaml", "launch: 2026-01-26", "launch: 2026-02-02", "2026-01-26"),
    "the name of a stage": ("crm-stages.yaml", "name: Contacted", "name: Reached Out", r"\bContacted\b"),
}
"""File of facts, what stands there, what comes in its place, and how the old looks on a page."""
CHANGING = {
    "a price": {
        "calculators/roi", "guides/analyst-brief", "guides/ideal-customer", "guides/playbook", "guides/quick-start",
        "pitches/30-seconds", "pitches/5-minutes", "poc-charters/standard", "sheets/prices",
    },
    "a start date": {
        "meetings/kickoff", "meetings/monthly-review", "meetings/planning", "meetings/quarterly-review",
        "meetings/review-call", "meetings/weekly-rhythm", "meetings/weekly-sync",
        "plans/outreach", "plans/rollout", "plans/trials", "sheets/security",
    },
    "the name of a stage": {
        "crm/pipeline", "guides/playbook", "plans/outreach", "workbooks/target-list", "workbooks/weekly-dashboard",
    },
}  # fmt: skip
"""Every document that changes with it."""


def pages_of(root: Path) -> Mapping[str, str]:
    """All that the pages of each document hold, words and what formulas and fields say; every file is made from it."""
    workspace = load_workspace(Project(root), formats())[0]
    composed = ((key, compose_with_survey(one, workspace, ())) for key, one in workspace.documents.items())
    return {key: " ".join(repr(page.root) for _, page in one.pages) for key, one in composed}


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    return pages_of(copied(tmp_path_factory.mktemp("before") / "project"))


@pytest.mark.parametrize("what", CHANGES)
def test_one_change_is_in_every_document_that_says_it(what: str, before: Mapping[str, str], tmp_path: Path) -> None:
    name, written, anew, old = CHANGES[what]
    file = copied(tmp_path / "project") / "content/facts" / name
    text = file.read_text("utf-8")
    assert text.count(f"{written}\n") == 1
    file.write_text(text.replace(f"{written}\n", f"{anew}\n"), "utf-8")
    after = pages_of(tmp_path / "project")
    assert [key for key, said in after.items() if re.search(old, said)] == []
    assert {key for key, said in after.items() if said != before[key]} == CHANGING[what]
