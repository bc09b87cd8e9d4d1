"""The stamp of a page: a figure that is traced to a source is not yet proven, and the stamp says both."""

import re

import pytest

from tests.project_fixture import SampleProject

FAR = """far:
  statement: It is seen far.
  value: 90 days
  basis: measured
  status: proposed
  owner: Product Manager
"""
PAGE = "layouts/notes/page.html"
PLACE = '<div>{{ doc.body }}</div><p class="stamp"></p>'


def stamp(project: SampleProject, body: str) -> str:
    """What the stamp of a note says that has this text."""
    project.write(PAGE, project.read(PAGE).replace("<div>{{ doc.body }}</div>", PLACE))
    project.write("content/notes/hello.yaml", f"title: Lamps\nbody: {body!r}\n")
    assert project.run("build", "notes/hello").exit_code == 0
    return " ".join(re.sub(r"<[^>]+>", "", project.read("build/notes/harbor-note-hello.html")).split())


@pytest.mark.parametrize(
    "body, says",
    [
        ("It is seen for [](claim:far).", "figures traced to a source; 1 claim not yet proven"),
        ("It shines for [](claim:charge).", "figures traced to a source Receipt"),
        ("Light.", "figures traced to a source Receipt"),
    ],
)
def test_a_stamp_tells_what_has_a_source_from_what_is_proven(project, body, says):
    project.write("content/claims/far.yaml", FAR)
    assert says in stamp(project, body)


def test_the_stamp_of_a_paper_of_our_own_counts_what_is_unproven_though_nothing_holds_it_back(project):
    kind = project.read("layouts/notes/kind.yaml")
    project.write("layouts/notes/kind.yaml", re.sub(r"(?m)^audience: \w+", "audience: internal", kind))
    project.write("content/facts/audiences.yaml", "internal: [notes, talks, sums]\n")
    project.write("content/claims/far.yaml", FAR)
    assert "1 claim not yet proven" in stamp(project, "It is seen for [](claim:far).")
    assert "is unproven" not in project.read("build/notes/harbor-note-hello.html")


def test_a_page_of_our_own_counts_what_it_rests_on_itself_and_not_what_its_neighbor_does(project):
    project.write("content/claims/far.yaml", FAR)
    kind = project.read("layouts/notes/kind.yaml")
    project.write(
        "layouts/notes/kind.yaml",
        re.sub(r"(?m)^views:\n", "views:\n  bare: {page: bare.html, internal: true, formats: [html]}\n", kind),
    )
    project.write("layouts/notes/bare.html", '<article><h1>{{ doc.title }}</h1><p class="stamp"></p></article>')
    assert "1 claim not yet proven" in stamp(project, "It is seen for [](claim:far).")
    own = project.read("build/notes/harbor-note-hello-bare.html")
    assert "figures traced to a source" in own
    assert "not yet proven" not in own


def test_a_stamp_for_a_buyer_counts_what_is_traced_and_leaves_the_rest_to_the_band(project, monkeypatch):
    project.write("content/claims/far.yaml", FAR)
    monkeypatch.setattr(f"{__name__}.PLACE", PLACE.replace("<p ", '<p data-kind="traced" '))
    said = stamp(project, "It is seen for [](claim:far).")
    assert "figures traced to a source" in said
    assert "1 claim is unproven" in said
    assert "not yet proven" not in said
    assert "Receipt of this page" not in said


def test_a_stamp_that_is_a_line_says_nothing_and_is_another_line_on_another_page(project):
    """A cover bears it as a picture; the words stand at the foot of the page."""
    line = '<div>{{ doc.body }}</div><p class="stamp" data-kind="line"></p><p class="stamp"></p>'
    project.write(PAGE, project.read(PAGE).replace("<div>{{ doc.body }}</div>", line))
    drawn = set()
    for body in ("Light.", "Dark."):
        project.write("content/notes/hello.yaml", f"title: Lamps\nbody: {body!r}\n")
        assert project.run("build", "notes/hello").exit_code == 0
        page = project.read("build/notes/harbor-note-hello.html")
        assert page.count("figures traced to a source") == 1
        drawn |= {*re.findall(r'<p class="stamp" data-kind="line"><img [^>]*src="([^"]+)"', page)}
    assert len(drawn) == 2
