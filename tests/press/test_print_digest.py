"""A build writes the files whose page has changed, and no others; what it keeps is what it would have written."""

import json
import re
import shutil
from pathlib import Path

import pytest

from tests.project_fixture import SampleProject

CLAIMS = "content/claims/product.yaml"


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def built_again(project: SampleProject) -> set[str]:
    """The artifacts that a build has written anew."""
    build = project.root / "build"
    before = {name: (build / name).stat().st_ino for name in files_of(build)}
    assert project.run("build").exit_code == 0
    own = {"manifest.json", "SHA256SUMS", "index.html"}
    return {name for name in files_of(build) if (build / name).stat().st_ino != before.get(name)} - own


def cold(project: SampleProject, folder: Path) -> dict[str, bytes]:
    """The files of the same project built where nothing was built before."""
    shutil.copytree(project.root, folder, ignore=shutil.ignore_patterns("build"))
    assert SampleProject(folder).run("build").exit_code == 0
    return files_of(folder / "build")


NOTE, FLYER = "content/notes/welcome.yaml", "content/flyers/spring.yaml"
EDITS = {
    "a comment in a content file": ({NOTE: {"title:": "# For the harbor master.\ntitle:"}}, ()),
    "a comment in the ledger": ({CLAIMS: {"charge:": "# Of the lamp.\ncharge:"}}, ()),
    "a note of a claim to ourselves": ({CLAIMS: {"  value: 14 hours": "  value: 14 hours\n  note: Ask Ada."}}, ()),
    "a claim that no document cites": ({CLAIMS: {"value: 80%+": "value: 85%+", "least 80%": "least 85%"}}, ()),
    "a fact that no page prints": ({"content/facts/prices.yaml": {"year: $900": "year: $950"}}, ()),
    "a fact that one document prints": (
        {"content/facts/prices.yaml": {"year: $400": "year: $450"}, NOTE: {"[$400]": "[$450]"}}, ("notes",)
    ),
    "a fact whose document prints what it says": (
        {"content/facts/prices.yaml": {"trial: 30 days": "trial: 60 days"}, FLYER: {"[30 days]": "[60 days]"}},
        ("flyers",),
    ),
    "a word": ({FLYER: {"needs no cable": "wants no cable"}}, ("flyers",)),
    "a claim that two documents cite": (
        {
            CLAIMS: {"value: 14 hours": "value: 14-15 hours", "for 14 hours": "for 14-15 hours"},
            NOTE: {"[14 hours]": "[14-15 hours]"},
            FLYER: {"[14 hours]": "[14-15 hours]"},
        },
        ("flyers", "notes"),
    ),
    "the layout of a kind": ({"layouts/notes/page.html": {"<article": "<article id=\"top\""}}, ("notes",)),
    "a comment in a layout": ({"layouts/notes/page.html": {"<article": "{# One page. #}<article"}}, ()),
}  # fmt: skip


@pytest.mark.parametrize("edits, kinds", EDITS.values(), ids=EDITS)
def test_only_pages_that_have_changed_are_written_and_the_build_is_the_one_that_begins_anew(
    project, tmp_path, edits, kinds
):
    project.run("build")
    project.change({}, edits)
    foretold = set(re.findall(r"^  (\S+/\S+\.\w+)$", project.run("build", "--why").output, re.MULTILINE))
    written = built_again(project)
    assert foretold == written
    assert {name.partition("/")[0] for name in written} == {*kinds}
    assert files_of(project.root / "build") == cold(project, tmp_path / "cold")


def test_what_is_kept_is_up_to_date(project):
    project.run("build")
    project.change({}, {CLAIMS: {"charge:": "# Of the lamp.\ncharge:"}})
    assert project.run("build").output.count("0 files written, 5 unchanged")
    assert all(one["current"] for one in json.loads(project.read("build/manifest.json"))["artifacts"])
    assert project.run("build").output.count("0 files written, 5 unchanged")


REPORT = {
    "layouts/reports/kind.yaml": """title: Report
audience: internal
survey: true
views: {main: {page: page.html, formats: [html]}}
""",
    "layouts/reports/schema.yaml": "type: object\nproperties: {title: {type: string, x-text: inline}}\n",
    "layouts/reports/page.html": """<article>
{% for one in survey.documents.values() %}<p>{{ one.title }}</p>{% endfor %}
</article>""",
    "content/reports/all.yaml": "title: What there is\n",
}
AUDIENCES = {"content/facts/audiences.yaml": {"[talks, sums]": "[talks, sums, reports]"}}


def test_a_report_tells_of_documents_that_nobody_has_touched_without_looking_at_them_again(project, monkeypatch):
    project.change(REPORT, AUDIENCES)
    assert project.run("build").exit_code == 0
    looked_at = []
    monkeypatch.setattr("generator.press.surveying._look_at", lambda key, *_: looked_at.append(key))
    project.change({}, {FLYER: {"Light the harbor": "Lights in the harbor"}})
    assert built_again(project) == {"flyers/harbor-flyer-spring.pdf", "reports/harbor-report-all.html"}
    assert not looked_at
    assert "Lights in the harbor" in project.read("build/reports/harbor-report-all.html")


@pytest.mark.parametrize("found", [b"", b"{}", b"another\n{}", b"\xff", None])
def test_what_was_kept_and_cannot_be_read_is_found_again(project, found):
    project.change(REPORT, AUDIENCES)
    project.run("build")
    store = project.root / ".build-cache" / "surveys.json"
    store.write_bytes(store.read_bytes()[:-9] if found is None else found)
    project.change({}, {FLYER: {"Light the harbor": "Lights in the harbor"}})
    assert "reports/harbor-report-all.html" in built_again(project)
    assert project.read("build/reports/harbor-report-all.html").count("<p>") == 4
    assert store.read_bytes().count(b"\n") == 1


def test_a_kept_file_that_somebody_has_changed_or_taken_away_is_written_again(project):
    project.run("build")
    paths = [one["path"] for one in json.loads(project.read("build/manifest.json"))["artifacts"]]
    (project.root / "build" / paths[0]).write_bytes(b"Another text.")
    (project.root / "build" / paths[1]).unlink()
    project.change({}, {CLAIMS: {"charge:": "# Of the lamp.\ncharge:"}})
    assert built_again(project) == {*paths[:2]}
