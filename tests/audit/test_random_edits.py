"""No edit of a finished file stays fresh: some ninety at random, the same each time; README.md has the whole table."""

from pathlib import Path

import pytest

from generator.writers import formats
from tests.audit.edits import KINDS, Edited, Sent, edit_files, judge, send_out
from tests.audit.finished import kit

pytestmark = pytest.mark.slow

NAMES = (("email-sequences/cold-outreach", "docx"), ("email-sequences/cold-outreach", "html"),
         ("workbooks/target-list", "xlsx"), ("linkedin-messages/saas", "text"),
         ("email-sequences/cold-outreach", "csv"), ("email-sequences/cold-outreach", "email"),
         ("poc-charters/standard", "md"), ("meetings/weekly-sync", "ics"), ("crm/pipeline", "sfdx"))  # fmt: skip
"""Small documents, each in a format that is read in its own way."""
COUNT = 10  # edits of each


def test_every_format_is_among_them() -> None:
    assert {form for _, form in NAMES} == {*formats()} - {"pdf", "web"}  # large; `tests/proof` edits and returns them
    assert {*KINDS} == {form.suffix for form in formats().values()}


@pytest.fixture(scope="module")
def sent() -> list[Sent]:
    return list(send_out(kit(), NAMES))


def test_no_edit_of_a_finished_file_is_fresh_unless_it_leaves_the_meaning(sent: list[Sent], tmp_path: Path) -> None:
    results = judge(list(edit_files(sent, COUNT, 4)), kit(), tmp_path)
    assert len(results) == COUNT * len(NAMES)
    missed = [f"{result}: {one.kind} in {one.sent.name}" for one, result, _ in results if result in {"missed", "vague"}]
    assert missed == []


def test_each_file_as_it_was_sent_is_fresh(sent: list[Sent], tmp_path: Path) -> None:
    """Without it, nobody could tell an edit that is noticed from a file that is known to nobody."""
    results = judge([Edited(one, "packed again", one.data) for one in sent], kit(), tmp_path)
    assert [(one.sent.name, result) for one, result, _ in results if result != "equal"] == []


def test_the_number_in_the_band_of_a_draft_is_part_of_the_file(sent: list[Sent], tmp_path: Path) -> None:
    page = next(one for one in sent if one.ending == "html")
    old, new = b"1 signature is missing", b"9 signatures are missing"
    assert old in page.data
    fewer = Edited(page, "the band", page.data.replace(old, b"1 signature is out of date", 1))
    more = Edited(page, "the band", page.data.replace(old, new, 1))
    assert [result for _, result, _ in judge([fewer, more], kit(), tmp_path)] == ["altered", "altered"]


def test_what_one_is_meant_to_fill_in_and_how_a_package_is_packed_are_no_edits(
    sent: list[Sent], tmp_path: Path
) -> None:
    kinds = {"a field filled in", "packed again"}
    word = [one for one in sent if one.ending == "docx"]
    edited = [one for one in edit_files(word, 45, 1) if one.kind in kinds]
    assert {one.kind for one in edited} == kinds
    assert {result for _, result, _ in judge(edited, kit(), tmp_path)} == {"equal"}
