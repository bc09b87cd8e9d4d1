"""`collateral release`: what is cleared is frozen under a number, whole and reproducible, and nothing else is."""

import hashlib
import json
import re
import shutil
import zipfile
from typing import Any

import pytest

from generator.diagnostics import Diagnostic, Problem
from generator.project import Project
from generator.releases import make_release
from tests.project_fixture import OIL, SampleProject

DAY = ("--today", "2026-03-01")
ADA = ("--by", "Ada Okafor", "--role", "Product Manager", "--date", "2026-02-01")
NOTE = """title: Oil
body: "It is [80%](claim:oil) less oil."
control:
  version: "1.0"
  date: 2026-01-12
  owner: Ada Okafor
  reviewer: Product Manager
"""


@pytest.fixture
def project(project: SampleProject) -> SampleProject:
    """Everything is evidenced and signed: one note with a version, and one without."""
    shutil.rmtree(project.root / "content/flyers")
    project.write("content/facts/sign-off.yaml", "audiences:\n  customer: [Product Manager]\n")
    project.write("content/claims/oil.yaml", OIL)
    project.write("content/evidence/log.txt", "January: 80 of 100 barrels saved.\n")
    project.write("content/notes/oil.yaml", 'title: Oil\nbody: "It is [80%](claim:oil) less oil."\n')
    sign(project)
    return project


def sign(project: SampleProject) -> None:
    ran = project.run("approve", "notes", *ADA)
    assert ran.exit_code == 0, ran.output


def release(project: SampleProject, *arguments: str, fails: int = 0) -> str:
    ran = project.run("release", *arguments, *DAY)
    assert ran.exit_code == fails, ran.output
    return ran.output


def digests(project: SampleProject, number: str) -> dict[str, str]:
    folder = project.root / "releases" / number
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_a_release_holds_files_digests_notes_a_statement_and_an_archive_of_them(project: SampleProject):
    said = release(project, "1.0")
    assert "release 1.0 of 2026-03-01: 2 documents, 2 files" in said
    found = digests(project, "1.0")
    assert {name for name in found if not name.startswith("files/")} == {
        "NOTES.md", "SHA256SUMS", "harbor-1.0.zip", "release.json", "statement.intoto.json",
    }  # fmt: skip
    sums = dict(line.split("  ")[::-1] for line in project.read("releases/1.0/SHA256SUMS").splitlines())
    with zipfile.ZipFile(project.root / "releases/1.0/harbor-1.0.zip") as packed:
        inside = {name.partition("/")[2]: packed.read(name) for name in packed.namelist()}
    assert {name: hashlib.sha256(data).hexdigest() for name, data in inside.items() if name != "SHA256SUMS"} == sums
    assert "release.json" not in inside, "values that no page prints stay in the company"
    statement = json.loads(inside["statement.intoto.json"])
    subjects = {one["name"]: one["digest"]["sha256"] for one in statement["subject"]}
    assert subjects == {name: sha256 for name, sha256 in sums.items() if name.startswith("notes/")}
    assert "content/evidence/log.txt" in {
        one["name"] for one in statement["predicate"]["buildDefinition"]["resolvedDependencies"]
    }


def test_the_same_release_has_the_same_bytes_and_the_archive_too(project: SampleProject):
    release(project, "1.0")
    first = digests(project, "1.0")
    shutil.rmtree(project.root / "releases")
    shutil.rmtree(project.root / "build")
    release(project, "1.0")
    assert digests(project, "1.0") == first


def test_what_is_not_cleared_is_refused_or_left_out_and_named(project: SampleProject):
    project.write("content/notes/new.yaml", "title: New\nbody: Light.\n")
    said = release(project, "1.0", fails=1)
    assert "content/notes/new.yaml:1:1: error[not-cleared]" in said
    assert "no release was made" in said
    assert not (project.root / "releases").exists()
    said = release(project, "1.0", "--cleared-only")
    assert "left out, not cleared: notes/new" in said
    assert {one["key"] for one in json.loads(project.read("releases/1.0/release.json"))["documents"]} == {
        "notes/oil",
        "notes/welcome",
    }


@pytest.mark.parametrize(
    "number, code",
    [("1.0", "release-exists"), ("1.0.0", "release-exists"), ("0.9", "bad-release-number"),
     ("next", "bad-release-number"), ("../x", "bad-release-number"), ("01.2", "bad-release-number")],
)  # fmt: skip
def test_a_number_is_taken_once_and_numbers_rise(project: SampleProject, number: str, code: str):
    release(project, "1.0")
    said = release(project, number, fails=2)
    assert f"error[{code}]" in said
    assert "take 1.1" in said or "1.1" in said
    assert [path.name for path in (project.root / "releases").iterdir()] == ["1.0"]


def test_other_words_under_the_same_version_are_refused_at_the_version(project: SampleProject):
    schema = project.read("layouts/notes/schema.yaml")
    project.write("layouts/notes/schema.yaml", schema + '  control: {$ref: "#/$defs/control"}\n')
    project.write("content/notes/oil.yaml", NOTE)
    sign(project)
    release(project, "1.0")
    project.write("content/notes/oil.yaml", NOTE.replace("It is", "That is"))
    sign(project)
    said = release(project, "1.1", fails=1)
    assert "content/notes/oil.yaml:4:12: error[version-not-raised]" in said
    assert "raise `version` to 1.1" in said
    project.write("content/notes/oil.yaml", NOTE.replace("It is", "That is").replace('"1.0"', '"1.1"'))
    sign(project)
    release(project, "1.1")


def test_notes_tell_those_who_sell_which_figures_changed(project: SampleProject):
    release(project, "1.0")
    project.write("content/claims/oil.yaml", OIL.replace("80%", "70%"))
    project.write("content/notes/oil.yaml", 'title: Oil\nbody: "It is [70%](claim:oil) less oil."\n')
    shutil.rmtree(project.root / "content/talks", ignore_errors=True)
    project.write("lead.md", "The harbors have counted again.\n")
    sign(project)
    release(project, "1.1", "--notes", str(project.root / "lead.md"))
    notes = project.read("releases/1.1/NOTES.md")
    assert notes.startswith("# Release 1.1, 2026-03-01\n\nThe harbors have counted again.\n\nSince 1.0: ")
    assert "- 80% became 70% (claim:oil)" in notes


@pytest.mark.parametrize(
    "words, code",
    [
        ("Now 95% of harbors save oil.", "untraced-figure"),
        ("Nine of ten harbors use it.", "untraced-figure"),
        ("It is half as dear.", "untraced-figure"),
        ("A lamp in sub-50 ms.", "untraced-figure"),
        ("Most customers renewed.", "uncounted-result"),
        ("We are the market leader.", "uncounted-result"),
        ("Te\u200bn harbors.", "disguised-word"),
    ],
)
def test_the_words_that_begin_the_notes_state_nothing_without_a_source(project: SampleProject, words: str, code: str):
    project.write("lead.md", f"What is new:\n{words}\n")
    said = release(project, "1.0", "--notes", str(project.root / "lead.md"), fails=1)
    assert "lead.md:2:" in said
    assert f"[{code}]" in said
    assert not (project.root / "releases/1.0").exists()


def test_the_words_that_begin_the_notes_may_name_days_and_documents(project: SampleProject):
    project.write("lead.md", "Release 1.0 of 1 March 2026 has two documents, all signed by 2026-02-28.\n")
    release(project, "1.0", "--notes", str(project.root / "lead.md"))


def test_an_interrupted_release_leaves_nothing(project: SampleProject, monkeypatch: pytest.MonkeyPatch):
    import generator.releases.freeze as frozen

    written = []

    def fail(path, data):
        written.append(path)
        if len(written) == 3:
            raise OSError(28, "No space left on device", str(path))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)

    monkeypatch.setattr(frozen, "write_synced", fail)
    said = release(project, "1.0", fails=3)
    assert re.search(r"error\[cannot-write\]: `.*`: No space left on device", said)
    assert not list((project.root / "releases").glob("*"))


def test_verify_tells_which_releases_a_file_was_in_and_since_when_it_is_out_of_date(project: SampleProject):
    release(project, "1.0")
    release(project, "1.1")
    sent = project.root / "sent.html"
    shutil.copyfile(project.root / "releases/1.1/files/notes/harbor-note-oil.html", sent)
    ran = project.run("verify", str(sent), *DAY)
    assert "fresh" in ran.output
    assert "in release 1.0, 1.1\n" in ran.output
    project.write("content/claims/oil.yaml", OIL.replace("80%", "70%"))
    project.write("content/notes/oil.yaml", 'title: Oil\nbody: "It is [70%](claim:oil) less oil."\n')
    sign(project)
    release(project, "1.2")
    ran = project.run("verify", str(sent), *DAY)
    assert f"{sent}  stale" in ran.output
    assert "in release 1.0, 1.1; out of date since 1.2: oil: was 80%, became 70%" in ran.output


def test_a_damaged_record_is_an_error_at_its_file(project: SampleProject):
    release(project, "1.0")
    project.write("releases/1.0/release.json", "{}")
    ran = project.run("diff", "1.0", *DAY)
    assert ran.exit_code == 1
    assert "releases/1.0/release.json:1:1: error[unreadable-release]" in ran.output


def test_a_layout_that_cannot_be_read_when_it_is_digested_makes_no_release(
    project: SampleProject, monkeypatch: pytest.MonkeyPatch
):
    real = make_release.layouts_digest

    def digest_later(*given: Any, **named: Any) -> str:
        monkeypatch.setattr(Project, "digest", refuse)
        return real(*given, **named)

    def refuse(*_: object) -> str:
        raise Problem(Diagnostic("unreadable-file", "`layouts/notes/kind.yaml` cannot be read"))

    monkeypatch.setattr(make_release, "layouts_digest", digest_later)
    assert "cannot be read" in release(project, "1.0", fails=1)
    assert not (project.root / "releases/1.0").exists()
