"""`collateral withdraw`: a document of a release must not be shown any more, and everybody who asks is told so."""

import json
import shutil

import pytest

from tests.project_fixture import SampleProject
from tests.releases.test_release_command import ADA, DAY, project, release

__all__ = ["project"]

WHY = ("--by", "Bo Lind", "--why", "the log was misread", "--date", "2026-03-02")
SAID = "withdrawn on 2026-03-02 by Bo Lind: the log was misread"


@pytest.fixture
def withdrawn(project: SampleProject) -> SampleProject:
    """Release 1.0 of two notes, of which one is withdrawn since."""
    release(project, "1.0")
    ran = project.run("withdraw", "notes/oil", *WHY)
    assert ran.exit_code == 0, ran.output
    return project


def verify(project: SampleProject, path: str) -> dict[str, object]:
    (found,) = json.loads(project.run("verify", str(project.root / path), "--format", "json", *DAY).output)
    return found


def test_it_is_recorded_who_withdrew_what_when_and_why_and_other_lines_stay(withdrawn: SampleProject):
    before = withdrawn.read("content/withdrawals.yaml") + "  # asked by phone\n"
    withdrawn.write("content/withdrawals.yaml", before)
    assert all(word in before for word in ("notes/oil", "Bo Lind", "2026-03-02", "misread", 'release: "1.0"'))
    assert withdrawn.run("withdraw", "notes/welcome", *WHY).exit_code == 0
    assert withdrawn.read("content/withdrawals.yaml").startswith(before)
    assert "all fine" in withdrawn.check(*DAY)


@pytest.mark.parametrize("folder", ["releases/1.0/files/notes", "build/notes"])
def test_verify_says_so_of_its_files_and_not_of_others(withdrawn: SampleProject, folder: str):
    said = withdrawn.run("verify", str(withdrawn.root / folder / "harbor-note-oil.html"), *DAY)
    assert said.exit_code == 1
    assert "harbor-note-oil.html  withdrawn\n" in said.output
    assert f"  its document was {SAID}\n" in said.output
    assert "  do not show it any more" in said.output
    assert verify(withdrawn, f"{folder}/harbor-note-oil.html")["withdrawn"] == SAID
    assert verify(withdrawn, f"{folder}/harbor-note-welcome.html")["state"] == "fresh"


def test_the_next_release_does_without_it_and_its_notes_say_why(withdrawn: SampleProject):
    said = release(withdrawn, "1.1")
    assert "left out, withdrawn: notes/oil" in said
    record = json.loads(withdrawn.read("releases/1.1/release.json"))
    assert [one["key"] for one in record["documents"]] == ["notes/welcome"]
    notes = withdrawn.read("releases/1.1/NOTES.md")
    assert "## Withdrawn\n\n- **Oil** (`notes/oil`)\n" in notes
    assert f"  - {SAID}\n" in notes
    said = release(withdrawn, "1.2", "notes/oil", fails=1)
    assert f"error[withdrawn-document]: `notes/oil` is {SAID}" in said


def test_the_catalogue_says_so_and_a_released_build_has_it_no_more(withdrawn: SampleProject):
    withdrawn.run("build", *DAY)
    page = withdrawn.read("build/index.html")
    card = page.partition('data-state="gone"')[2].partition("</article>")[0]
    assert "notes/oil" in card
    assert "It was withdrawn: the log was misread" in card
    assert withdrawn.run("build", "--release", *DAY).exit_code == 0
    assert not (withdrawn.root / "build/notes/harbor-note-oil.html").exists()
    assert (withdrawn.root / "build/notes/harbor-note-welcome.html").exists()


def test_a_restored_document_may_be_released_again_and_files_of_before_stay_withdrawn(withdrawn: SampleProject):
    sent = withdrawn.root / "sent.html"
    shutil.copyfile(withdrawn.root / "releases/1.0/files/notes/harbor-note-oil.html", sent)
    ran = withdrawn.run("withdraw", "notes/oil", *WHY, "--restore")
    assert ran.exit_code == 0, ran.output
    withdrawn.write("content/notes/oil.yaml", 'title: Oil\nbody: "That is [80%](claim:oil) less oil."\n')
    withdrawn.run("approve", "notes/oil", *ADA)
    assert "left out" not in release(withdrawn, "1.1")
    assert verify(withdrawn, "sent.html")["state"] == "withdrawn"
    assert verify(withdrawn, "releases/1.1/files/notes/harbor-note-oil.html")["state"] == "fresh"


@pytest.mark.parametrize(
    "arguments, said",
    [
        (("notes/oli", *WHY), "no release has a document `notes/oli`\n    did you mean `notes/oil`?"),
        (("notes/oil", *WHY), f"`notes/oil` is {SAID}\n    `--restore` lets the next release have it again"),
        (("notes/welcome", *WHY, "--restore"), "`notes/welcome` is not withdrawn"),
        (("notes/welcome", "--by", "Bo"), "Missing option '--why'"),
        (("notes/welcome", "--by", "Bo", "--why", " "), "write a few words on one line"),
    ],
)
def test_what_cannot_be_withdrawn_is_wrong_usage_with_the_cure(
    withdrawn: SampleProject, arguments: tuple[str, ...], said: str
):
    before = withdrawn.read("content/withdrawals.yaml")
    ran = withdrawn.run("withdraw", *arguments)
    assert ran.exit_code == 2
    assert said in ran.output
    assert withdrawn.read("content/withdrawals.yaml") == before


def test_without_a_release_there_is_nothing_to_withdraw(project: SampleProject):
    ran = project.run("withdraw", "notes/oil", *WHY)
    assert ran.exit_code == 2
    assert "nothing was released yet" in ran.output


def test_a_damaged_file_of_withdrawals_stops_a_release_at_its_line(withdrawn: SampleProject):
    text = withdrawn.read("content/withdrawals.yaml")
    withdrawn.write("content/withdrawals.yaml", text.replace("what: withdrawn", "what: restored"))
    said = release(withdrawn, "1.1", fails=1)
    assert "content/withdrawals.yaml:3:5: error[withdrawal-out-of-turn]: `notes/oil` is not withdrawn" in said
    withdrawn.write("content/withdrawals.yaml", text.replace("what: withdrawn", "what: gone"))
    assert "content/withdrawals.yaml:4:" in release(withdrawn, "1.1", fails=1)
    assert "no release was made" in release(withdrawn, "1.1", fails=1)


def test_a_file_to_which_nothing_can_be_added_is_left_alone(withdrawn: SampleProject):
    withdrawn.write("content/withdrawals.yaml", "withdrawals: []\n")
    ran = withdrawn.run("withdraw", "notes/welcome", *WHY)
    assert ran.exit_code == 1
    assert "content/withdrawals.yaml:1:1: error[not-editable]" in ran.output
    assert withdrawn.read("content/withdrawals.yaml") == "withdrawals: []\n"
