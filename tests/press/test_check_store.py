"""A check that follows another looks only at what has changed since, and says just the same."""

import pytest

from generator.cli import check_commands
from generator.press import check_store
from generator.project import Project
from tests.press.test_print_digest import AUDIENCES, CLAIMS, FLYER, NOTE, REPORT

WRONG = {NOTE: {"[$400]": "[$500]"}}
STORE, LAST = ".build-cache/checks.json", ".build-cache/last-check.json"


@pytest.fixture
def looked_at(monkeypatch):
    """The documents that were looked at, reports among them, since the list was last emptied."""
    seen = []
    for name in ("examine", "examine_once"):
        look = getattr(check_store, name)
        monkeypatch.setattr(check_store, name, lambda one, among, look=look: seen.append(one.key) or look(one, among))
    return seen


@pytest.fixture
def checked(project, looked_at):
    """The sample project with a report, checked once."""
    project.change(REPORT, AUDIENCES)
    assert "all fine" in project.check()
    assert {*looked_at} == {"flyers/spring", "notes/welcome", "talks/dinner", "sums/savings", "reports/all"}
    looked_at.clear()
    return project


def test_nothing_is_looked_at_twice(checked, looked_at):
    (checked.root / LAST).unlink()
    assert "5 documents checked: all fine" in checked.check()
    assert looked_at == []


@pytest.fixture
def loaded(monkeypatch):
    """How often a project was loaded."""
    calls, load = [], check_commands.load
    monkeypatch.setattr(check_commands, "load", lambda *given: calls.append(1) or load(*given))
    return calls


def test_where_no_file_has_changed_the_project_is_not_even_loaded(checked, loaded):
    first = checked.check()
    assert loaded == []
    assert "5 documents checked: all fine" in first
    assert "1 document checked: all fine" in checked.check("notes")
    checked.check("notes")
    assert loaded == [1]


@pytest.mark.parametrize(
    "edit",
    [
        lambda root: (root / "content/accounts.csv").write_text("id,account.company\n=1,Acme\n"),
        lambda root: (root / "layouts/notes/new.html").write_text("<p>A word</p>"),
        lambda root: (root / NOTE).touch() or (root / NOTE).write_text((root / NOTE).read_text() + "# a remark\n"),
        lambda root: (root / "content/facts/new.yaml").write_text("a: 1\n"),
        lambda root: (root / "content/evidence").mkdir() or (root / "content/evidence/log.txt").write_text("a"),
    ],
)
def test_any_file_that_changes_is_noticed(checked, loaded, edit):
    edit(checked.root)
    checked.check()
    assert loaded == [1]


def test_errors_are_looked_for_again(checked, loaded):
    checked.change({}, WRONG)
    assert checked.check() == checked.check()
    assert loaded == [1, 1]


@pytest.mark.parametrize("damage", [b"", b"{}", b"another\n{}", b"\xff"])
def test_a_damaged_record_of_the_last_check_is_none(checked, loaded, damage):
    first = checked.check()
    (checked.root / LAST).write_bytes(damage)
    assert checked.check() == first
    assert loaded == [1]


def test_an_edit_of_one_document_costs_that_one_and_the_reports(checked, looked_at):
    checked.change({}, {FLYER: {"needs no cable": "wants no cable"}})
    checked.check()
    assert sorted(looked_at) == ["flyers/spring", "reports/all"]


def test_an_edit_of_a_claim_costs_all_that_may_cite_it(checked, looked_at):
    checked.change({}, {CLAIMS: {"value: 14 hours": "value: 15 hours", "for 14 hours": "for 15 hours"}})
    assert "unsupported-figure" in checked.check()
    assert len(looked_at) == 5


def test_what_was_found_is_said_again_at_its_place(checked, looked_at):
    checked.change({}, WRONG)
    first = checked.run("check")
    looked_at.clear()
    assert "content/notes/welcome.yaml:4:" in first.output
    assert checked.run("check") == first
    assert looked_at == []


def test_a_check_of_some_documents_leaves_what_is_known_of_the_others(checked, looked_at):
    checked.change({}, {FLYER: {"needs no cable": "wants no cable"}, **WRONG})
    assert "unsupported-figure" in checked.check("notes")
    assert sorted(looked_at) == ["notes/welcome"]
    looked_at.clear()
    assert "1 error" in checked.check()
    assert sorted(looked_at) == ["flyers/spring", "reports/all"]


@pytest.mark.parametrize("damage", [b"", b"{}", b"another\n{}", b"\xff", None])
def test_what_cannot_be_read_is_looked_for_again(checked, looked_at, damage):
    checked.change({}, WRONG)
    first = checked.check()
    looked_at.clear()
    store = checked.root / STORE
    store.unlink() if damage is None else store.write_bytes(damage)
    assert checked.check() == first
    assert len(looked_at) == 5


def test_another_day_is_another_check(checked, looked_at):
    checked.run("check", "--today", "2030-01-01")
    assert len(looked_at) == 5


def test_nobody_signs_by_what_is_kept(checked):
    checked.change({}, WRONG)
    checked.check()
    project = Project(checked.root)
    kept = check_store.read_kept(check_store.NAME, project)
    check_store.keep(check_store.NAME, {digest: [] for digest in kept}, project)
    assert "all fine" in checked.check()
    signed = checked.run("approve", "notes/welcome", "--by", "Ada", "--role", "Sales")
    assert "nothing is signed" in signed.output
    assert "unsupported-figure" in signed.output
