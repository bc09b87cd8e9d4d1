"""A price, a start date and the name of a stage are written once: one change is in every document that says it, of
every kind, and no page still shows the old."""

import re
from collections import defaultdict
from collections.abc import Mapping

import pytest

from generator.pages.page import Page
from generator.press.manifest import read_manifest
from tests.kit.conftest import Kit
from tests.kit.promised import promises
from tests.tools import copied

CHANGES = {
    "a price": ("prices.yaml", "year: $25K", "year: $26K", r"(?<![–-])(?<!to )\$25K"),
    "a start date": ("calendar.yaml", "launch: 2026-01-26", "launch: 2026-02-02", r"2026-01-26|Jan\\xa026,\\xa02026"),
    "the name of a stage": ("crm-stages.yaml", "name: Contacted", "name: Reached Out", r"\bContacted\b"),
}
"""File of facts, what stands there, what comes in its place, and how the old looks on a page."""
CHANGING = {
    "a price": {
        "calculators/roi", "guides/analyst-brief", "guides/ideal-customer", "guides/playbook", "guides/quick-start",
        "pitches/30-seconds", "pitches/30-seconds.de", "pitches/5-minutes", "poc-charters/standard", "sheets/prices",
    },
    "a start date": {
        "guides/implementation", "meetings/kickoff", "meetings/monthly-review", "meetings/planning",
        "meetings/quarterly-review",
        "meetings/review-call", "meetings/weekly-rhythm", "meetings/weekly-sync",
        "plans/outreach", "plans/rollout", "plans/trials", "workbooks/weekly-dashboard", "workbooks/month-5-scorecard",
        "reports/launch-readiness", "sheets/executive-summary", "signing-sheets/wednesday",
    },
    "the name of a stage": {
        "crm/pipeline", "guides/implementation", "guides/playbook", "plans/outreach", "workbooks/target-list",
        "workbooks/weekly-dashboard", "reports/claims-register",
    },
}  # fmt: skip
"""Every document that changes with it."""

FEATURE = re.compile(r"fact:prices\.features\.\w+\.year[^$]{0,80}\$25K")
"""A feature that costs as much as the price that changes, and does not change with it."""


Said = Mapping[str, str]


def said_by(pages: Mapping[str, Page]) -> Said:
    """All that the pages of each document hold, words and what formulas and fields say; every file is made from it."""
    documents = {one.page: one.document for one in promises()}
    found = defaultdict(str)
    for name, page in sorted(pages.items()):
        found[documents[name]] += FEATURE.sub("", repr(page.root))
    return found


@pytest.fixture(scope="module")
def before(kit: Kit) -> Said:
    return said_by(kit.pages)


@pytest.fixture(scope="module")
def after(kit: Kit, tmp_path_factory: pytest.TempPathFactory) -> Said:
    """What all documents say after the three changes, made at once: laying the whole kit out takes long."""
    root = copied(tmp_path_factory.mktemp("after") / "project", source=kit.root)
    for name, written, anew, _ in CHANGES.values():
        file = root / "content/facts" / name
        text = file.read_text("utf-8")
        assert text.count(f"{written}\n") == 1
        file.write_text(text.replace(f"{written}\n", f"{anew}\n"), "utf-8")
    return said_by(Kit(root).lay_out(read_manifest(kit.build)).pages)


@pytest.mark.parametrize("what", CHANGES)
def test_no_page_says_the_old_after_one_change(what: str, before: Said, after: Said) -> None:
    old = CHANGES[what][-1]
    assert {key for key, said in before.items() if re.search(old, said)} <= CHANGING[what]
    assert [key for key, said in after.items() if re.search(old, said)] == []


def test_the_changes_are_in_every_document_that_says_it_and_in_no_other(before: Said, after: Said) -> None:
    assert {key for key, said in after.items() if said != before[key]} == set().union(*CHANGING.values())
