"""`build --why` names the input that has changed, the documents that show it, and the files that a build writes."""

import json
from datetime import date

import pytest

from tests.press.test_print_digest import AUDIENCES, CLAIMS, FLYER, NOTE, REPORT
from tests.project_fixture import OIL

NOTHING = "nothing has changed since the last build: a build would print nothing\n"
PRICES = "content/facts/prices.yaml"


@pytest.fixture
def built(project):
    assert project.run("build").exit_code == 0
    return project


def why(project, *arguments):
    ran = project.run("build", "--why", *arguments)
    assert ran.exit_code == 0, ran.output
    return ran.output


def test_a_project_that_was_never_built_says_so(project):
    said = why(project, "notes")
    assert "notes/welcome: 1 file to write\n  because never built, or nobody knows from what\n" in said
    assert not (project.root / "build").exists()


def test_nothing_to_do_is_said(built):
    assert why(built) == NOTHING
    assert why(built, "notes") == NOTHING


CHANGES = {
    "a content file": ({FLYER: {"needs no cable": "wants no cable"}}, f"{FLYER} has changed", {"flyers/spring"}),
    "a fact": (
        {PRICES: {"year: $400": "year: $450"}, NOTE: {"[$400]": "[$450]"}},
        f"fact:prices.lamp.year has changed in {PRICES}",
        {"notes/welcome"},
    ),
    "a claim": (
        {
            CLAIMS: {"value: 14 hours": "value: 14-15 hours", "for 14 hours": "for 14-15 hours"},
            NOTE: {"[14 hours]": "[14-15 hours]"},
            FLYER: {"[14 hours]": "[14-15 hours]"},
        },
        f"claim:charge has changed in {CLAIMS}",
        {"flyers/spring", "notes/welcome"},
    ),
    "a layout": (
        {"layouts/notes/page.html": {"<article": '<article id="top"'}},
        "layouts/notes/page.html has changed",
        {"notes/welcome"},
    ),
    "a style sheet that all share": (
        {"layouts/_shared/print.css": {"": "em { color: red }\n"}},
        "layouts/_shared/print.css has changed",
        {"flyers/spring", "notes/welcome", "talks/dinner", "sums/savings"},
    ),
}


@pytest.mark.parametrize("edits, cause, documents", CHANGES.values(), ids=CHANGES)
def test_the_input_is_named_and_the_documents_that_show_it(built, edits, cause, documents):
    built.change({}, edits)
    said = why(built)
    begun = said.partition("\n")[0]
    assert begun == "changed since the last build:"
    assert f"  {cause}\n" in said
    blocks = {
        line.partition(":")[0]: n for n, line in enumerate(said.splitlines()) if " to write" in line and "/" in line
    }
    assert {*blocks} == documents
    for n in blocks.values():
        following = [line for line in said.splitlines()[n + 1 :] if line.startswith("  because")]
        assert f"  because {cause}" in following


def test_words_of_our_own_are_named(built):
    built.write("content/words/en.po", 'msgid "Sources"\nmsgstr "Where this is from"\n')
    assert "  content/words/en.po is new\n" in why(built)


def test_the_program_is_named(built, monkeypatch):
    for module in ("digests", "input_names"):
        monkeypatch.setattr(f"generator.press.{module}.engine_digest", lambda: "another")
    said = why(built)
    assert said.startswith("changed since the last build:\n  the program or a library of it has changed\n")
    assert "because the program or a library of it has changed" in said


def test_what_changes_no_page_is_told_from_what_does(built):
    built.change({}, {PRICES: {"trial:": "# For all.\ntrial:"}})
    said = why(built)
    assert f"  {PRICES} has changed, but no value in it\n" in said
    assert "4 documents laid out again with the same pages: no file of them is written\n" in said
    assert said.endswith("in all 0 files to write\n")


def test_a_day_that_has_passed_is_named(built):
    built.write("content/claims/oil.yaml", OIL)
    built.write("content/evidence/log.txt", "Oil.\n")
    built.run("build", "--today", "2026-06-30")
    assert "the last day of claim:oil is new" in why(built, "--today", "2026-07-01")


def test_a_document_with_errors_says_that_its_files_stay(built):
    built.change({}, {NOTE: {"[$400]": "[$500]"}})
    said = why(built)
    assert f"notes/welcome: has errors, so that its last good files stay\n  because {NOTE} has changed\n" in said


def test_a_document_that_cannot_be_read_is_told_first(built):
    built.change({}, {NOTE: {"title:": "titel:"}})
    ran = built.run("build", "--why")
    assert "error[unknown-field]" in ran.output
    assert ran.output.index("error[unknown-field]") < ran.output.index("nothing has changed")


def test_a_build_of_some_documents_leaves_the_record_of_the_others(built):
    built.change({}, {FLYER: {"needs no cable": "wants no cable"}, NOTE: {"title:": "# Ours.\ntitle:"}})
    assert built.run("build", "notes").exit_code == 0
    assert f"because {FLYER} has changed" in why(built)
    assert why(built, "notes") == NOTHING


def test_reports_follow(project):
    project.change(REPORT, AUDIENCES)
    project.run("build")
    project.change({}, {FLYER: {"Light the harbor": "Lights in the harbor"}})
    assert "reports/all: laid out again after that, and written if what is told there has changed" in why(project)


@pytest.mark.parametrize("found", [b"", b"{}", b"another\n{}", b"\xff", None])
def test_a_record_that_cannot_be_read_is_as_good_as_none(built, found):
    store = built.root / ".build-cache" / "inputs.json"
    store.write_bytes(store.read_bytes()[:-9] if found is None else found)
    built.change({}, {FLYER: {"needs no cable": "wants no cable"}})
    assert "because never built, or nobody knows from what" in why(built)
    assert built.run("build").exit_code == 0
    assert json.loads(store.read_bytes().partition(b"\n")[2])["documents"].keys() >= {"flyers/spring", "notes/welcome"}
    assert why(built) == NOTHING


def test_a_build_that_makes_nothing_does_not_read_every_input_again(built, monkeypatch):
    def refused(*_):
        raise AssertionError("the inputs are listed")

    monkeypatch.setattr("generator.press.input_record.list_shared", refused)
    assert "0 files written" in built.run("build").output


def test_only_one_of_the_ways_can_be_asked_for(project):
    ran = project.run("build", "--why", "--watch")
    assert ran.exit_code == 2
    assert "--release, --watch and --why exclude each other" in ran.output


def test_the_day_is_that_of_the_option(built):
    assert why(built, "--today", str(date(2026, 1, 25))) == NOTHING


def test_a_document_is_made_again_when_one_that_it_counts_in_changes(project):
    talk = "content/talks/dinner.yaml"
    project.change({}, {NOTE: {"Dear {{": "You get [1](count:talks/dinner.messages) message after it.\n\n  Dear {{"}})
    assert project.run("build").exit_code == 0
    second = "  - id: second\n    subject: Your harbor by day\n    body: Shall we show you another?\n"
    project.write(talk, project.read(talk) + second)
    said = why(project)
    assert f"notes/welcome: has errors, so that its last good files stay\n  because {talk} has changed\n" in said
    assert "content/notes/welcome.yaml" in project.run("build").output
