"""Gaps: a page that leaves the company is held back while anything is to be supplied; an internal page may show it."""

import json
from pathlib import Path

import pytest

from tests.project_fixture import SampleProject

KIND = "layouts/notes/kind.yaml"
PAGE = "layouts/notes/page.html"
GAP = '<p><span class="gap">{{ _("The name of the harbor") }}</span></p>'
BRIEF = "  brief: {page: brief.html, formats: [html, text], internal: true}\n"
ADA = ("--by", "Ada Okafor", "--role", "Product Manager", "--date", "2026-02-01")
DAY = ("--today", "2026-03-01")


def with_gap(project: SampleProject, gap: str = GAP) -> None:
    project.write(PAGE, project.read(PAGE).replace("<div>{{ doc.body }}</div>", f"<div>{{{{ doc.body }}}}</div>{gap}"))


def with_brief(project: SampleProject) -> None:
    page = project.read(PAGE)
    project.write("layouts/notes/brief.html", page.replace("<div>{{", f"{GAP}<div>{{{{"))
    kind = project.read(KIND)
    project.write(KIND, kind.replace("views:\n", f"views:\n{BRIEF}"))


def state(project: SampleProject) -> tuple[int, str]:
    """What comes of a release of the note once it is signed."""
    assert project.run("approve", "notes", *ADA).exit_code == 0
    ran = project.run("build", "notes", "--release", *DAY)
    return ran.exit_code, ran.output


@pytest.fixture
def project(project: SampleProject) -> SampleProject:
    """One note for customers that rests on no claim."""
    project.write("content/facts/sign-off.yaml", "audiences:\n  customer: [Product Manager]\n")
    for path in project.root.glob("content/notes/*.yaml"):
        path.unlink()
    project.write("content/notes/welcome.yaml", "title: Lamps\nbody: Light.\n")
    assert state(project)[0] == 0
    return project


def test_a_gap_holds_a_page_back_and_is_named(project):
    with_gap(project)
    code, said = state(project)
    assert (code, "“The name of the harbor” is still to be supplied" in said) == (1, True), said
    assert project.run("check").exit_code == 0
    assert project.run("build", "notes").exit_code == 0
    assert "Draft: not cleared for release. 1 gap is left." in project.read("build/notes/harbor-note-welcome.html")
    assert [one["gaps"] for one in json.loads(project.read("build/manifest.json"))["artifacts"]] == [1]
    assert "1 fact" in project.read("build/index.html")
    assert "1 gap left: The name of the harbor" in project.run("approvals").output


def test_an_empty_place_for_a_picture_is_a_gap(project):
    slot = '<figure class="slot" data-kind="logo" data-size="96x48"><figcaption>Their logo</figcaption></figure>'
    with_gap(project, slot)
    code, said = state(project)
    assert (code, "“Their logo” is still to be supplied" in said) == (1, True)


def test_a_page_of_ours_counts_its_own_gaps(project):
    with_gap(project)
    with_brief(project)
    brief = project.read("layouts/notes/brief.html")
    project.write("layouts/notes/brief.html", brief.replace(GAP, GAP * 3, 1))
    assert project.run("build", "notes").exit_code == 0
    assert "1 gap is left" in project.read("build/notes/harbor-note-welcome.html")
    assert "4 gaps are left" in project.read("build/notes/harbor-note-welcome-brief.html")


def test_what_is_filled_in_is_released(project):
    with_gap(project, "<p>The harbor of the north</p>")
    assert state(project)[0] == 0


def test_a_release_has_no_internal_page_and_the_next_build_has_it_again(project):
    with_brief(project)
    brief = Path(project.root / "build/notes/harbor-note-welcome-brief.html")
    assert project.run("build", "notes").exit_code == 0
    assert brief.exists()
    assert "Draft" not in project.read("build/notes/harbor-note-welcome.html")
    assert state(project)[0] == 0
    assert not brief.exists()
    assert Path(project.root / "build/notes/harbor-note-welcome.html").exists()
    assert project.run("build", "notes").exit_code == 0
    assert brief.exists()


def test_an_internal_page_is_checked_like_any_other_of_its_document(project):
    with_brief(project)
    page = project.read("layouts/notes/brief.html")
    project.write("layouts/notes/brief.html", page.replace(GAP, "<p>It saves 95% of the work.</p>"))
    assert "untraced-figure" in project.run("check").output


def test_a_file_that_was_a_draft_because_of_a_gap_is_known_again(project):
    with_gap(project)
    assert project.run("build", "notes").exit_code == 0
    assert "fresh" in project.run("verify", str(project.root / "build/notes/harbor-note-welcome.html")).output
