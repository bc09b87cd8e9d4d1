"""`collateral new`: every kind's sample is a document that builds without an edit."""

import shutil
from pathlib import Path

import pytest

from tests.project_fixture import SampleProject
from tests.tools import REPOSITORY, collateral, copied

KINDS = sorted(path.parent.name for path in (REPOSITORY / "layouts").glob("*/kind.yaml"))


def test_a_new_document_of_every_kind_builds_as_it_is_in_a_project_without_any(tmp_path: Path) -> None:
    """`new` brings examples of the facts that it needs; here only the brand and the terms of a trial are there."""
    ran = SampleProject(tmp_path).run("init", "acme")
    assert ran.exit_code == 0, ran.output
    root = tmp_path / "acme"
    for folder in {path.name for path in (root / "content").iterdir()} - {"facts"}:
        shutil.rmtree(root / "content" / folder)
    (root / "content/facts/catalogue.yaml").unlink()
    (root / "content/facts/segments.yaml").unlink()
    _start_all(root)
    built = collateral(root, "build", *(f"{kind}/fresh-{kind}" for kind in KINDS))
    assert built.returncode == 0, built.stdout + built.stderr
    assert sorted({path.parent.name for path in (root / "build").glob("*/*-fresh-*")}) == KINDS


def test_a_new_document_of_every_kind_is_fine_beside_the_facts_of_this_company(tmp_path: Path) -> None:
    root = copied(tmp_path / "project", "content/facts", "layouts")
    shutil.copy(REPOSITORY / "content/terms.yaml", root / "content")
    before = {path.name: path.read_bytes() for path in (root / "content/facts").iterdir()}
    _start_all(root)
    assert {path.name: path.read_bytes() for path in (root / "content/facts").iterdir()} == before
    ours = [
        line for line in SampleProject(root).check().splitlines() if "/fresh-" in line or line.startswith("layouts/")
    ]
    assert ours == []


@pytest.mark.slow
@pytest.mark.parametrize("language", ["de-DE", "fr-FR"])
def test_a_new_document_of_every_kind_is_in_the_language_of_its_sample_wherever_the_company_is(
    tmp_path: Path, language: str
) -> None:
    """A sample is English: its pages have no German or French words around its own."""
    SampleProject(tmp_path).run("init", "acme", "--language", language)
    root = tmp_path / "acme"
    _start_all(root)
    assert "all fine" in SampleProject(root).check()
    assert "\nlanguage: en\n" in (root / "content/pitches/fresh-pitches.yaml").read_text("utf-8")


def test_a_new_document_says_which_facts_it_lacks(tmp_path: Path) -> None:
    SampleProject(tmp_path).run("init", "acme")
    project = SampleProject(tmp_path / "acme")
    project.write("content/facts/trial.yaml", "demo: 30 minutes\n")
    said = project.run("new", "pitches", "fair").output
    assert "it needs `length` in content/facts/trial.yaml, which is not there yet: add it" in said


def test_what_the_pages_of_a_kind_need_of_the_brand_is_named_once_in_the_brand_file(tmp_path: Path) -> None:
    SampleProject(tmp_path).run("init", "acme")
    project = SampleProject(tmp_path / "acme")
    project.change({}, {"content/facts/brand.yaml": {"  booking: https://www.example.com/meet\n": ""}})
    said = project.check()
    assert "content/facts/brand.yaml:37:1: error[missing-need]: `one-pagers` prints `brand.links.booking`" in said
    assert "write `booking:` below `links`" in said
    assert "layout-error" not in said


def _start_all(root: Path) -> None:
    for kind in KINDS:
        started = SampleProject(root).run("new", kind, f"fresh-{kind}")
        assert started.exit_code == 0, started.output
        assert "it needs" not in started.output, started.output
        first = (root / f"content/{kind}/fresh-{kind}.yaml").read_text("utf-8").splitlines()[0]
        assert first == f"# yaml-language-server: $schema=../../.vscode/schemas/{kind}.json"
