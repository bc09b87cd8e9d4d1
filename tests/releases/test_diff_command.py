"""`collateral diff`: exactly what has changed between releases, folders, revisions, and the project as it stands."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from generator.releases.redline import compare_lines
from tests.project_fixture import OIL, SampleProject
from tests.releases.test_release_command import DAY, project, release, sign

__all__ = ["project"]

OTHER = 'title: Oil\nbody: "It is [70%](claim:oil) less oil."\n'


@pytest.fixture
def changed(project: SampleProject) -> SampleProject:
    """Release 1.0, and since then another value, a note that is gone and one that is new."""
    release(project, "1.0")
    project.write("content/claims/oil.yaml", OIL.replace("80%", "70%"))
    project.write("content/notes/oil.yaml", OTHER)
    (project.root / "content/notes/welcome.yaml").unlink()
    project.write("content/notes/light.yaml", "title: Light\nbody: A lamp.\n")
    sign(project)
    return project


def states(project: SampleProject, *arguments: str) -> dict[str, str]:
    ran = project.run("diff", *arguments, "--format", "json", *DAY)
    assert ran.exit_code == 0, ran.output
    return {one["key"]: one["state"] for one in json.loads(ran.output)["documents"]}


EXPECTED = {"notes/light": "added", "notes/oil": "changed", "notes/welcome": "withdrawn"}


def test_documents_figures_and_words_are_told(changed: SampleProject):
    said = changed.run("diff", "1.0", *DAY).output
    assert said.startswith("1.0 → now: 1 document added, 1 document changed, 1 document withdrawn\n")
    assert "  80% became 70% (claim:oil)\n" in said
    assert "It is [-80%-]{+70%+} less oil." in said
    assert states(changed, "1.0") == EXPECTED
    assert states(changed) == EXPECTED, "without a name it is the last release"


def test_two_releases_a_folder_and_a_revision_are_compared_alike(changed: SampleProject):
    def git(*arguments: str) -> None:
        subprocess.run(["git", "-c", "user.name=A", "-c", "user.email=a@b.example", *arguments],
                       cwd=changed.root, check=True, capture_output=True)  # fmt: skip

    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "first")
    copy = changed.root.parent / "copy"
    shutil.copytree(changed.root / "content", copy / "content")
    shutil.copytree(changed.root / "layouts", copy / "layouts")
    release(changed, "1.1")
    assert states(changed, "1.0", "1.1") == EXPECTED
    assert states(changed, "1.0", "HEAD") == EXPECTED
    assert states(changed, "1.0", str(copy)) == EXPECTED
    assert states(changed, "HEAD", "now") == {}
    assert states(changed, "1.1", "now") == {}


def test_what_is_nothing_of_these_is_an_error_with_what_there_is(changed: SampleProject):
    ran = changed.run("diff", "1.O", *DAY)
    assert ran.exit_code == 2
    assert "error[unknown-release]: there is no release, folder or revision `1.O`" in ran.output
    assert "did you mean `1.0`?" in ran.output
    stray = Path.cwd() / "x"
    assert changed.run("diff", "--", "--output=x", *DAY).exit_code == 2
    assert not stray.exists(), "a name was taken for an option of git"


def test_the_web_page_says_it_to_those_who_sell_and_holds_no_markup_of_others(changed: SampleProject):
    changed.write("content/notes/oil.yaml", 'title: "Oil & \\"lamps\\""\nbody: "It is [70%](claim:oil) less oil."\n')
    sign(changed)
    out = changed.root / "changes.html"
    assert changed.run("diff", "1.0", "--format", "html", "-o", str(out), *DAY).exit_code == 0
    page = out.read_text("utf-8")
    assert "<h1>What changed from 1.0 to now</h1>" in page
    assert "It is <del>80%</del><ins>70%</ins> less oil." in page
    assert "<details open><summary>Every word that changed</summary>" in page, "few words need no click"
    assert re.search(r"<h3>Oil &amp; .*lamps", page)


def test_a_line_that_is_much_alike_is_one_line_and_another_is_two():
    (alike,) = compare_lines(["We save you 80 hours."], ["We save you 70 hours."])
    assert alike.plain == "We save you [-80-]{+70+} hours."
    gone, new = compare_lines(["We save you 80 hours."], ["Call today!"])
    assert (gone.plain, new.plain) == ("[-We save you 80 hours.-]", "{+Call today!+}")
