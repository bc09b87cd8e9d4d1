"""Editions of a small project: every account has its own files and nothing of another; what fails is named."""

import csv
import json
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from generator.audit.readers import find_reader, read_back
from generator.editions import batch
from generator.editions.account import Account
from generator.editions.account_list import Listed, ListReader
from generator.editions.foreign_values import ForeignValues
from generator.editions.shelf import FolderShelf
from tests.project_fixture import FONTS, SampleProject
from tests.tools import command, surroundings

FORMATS = ("pdf", "docx", "html", "txt")
HEAD = "id,account.company,contact.first_name"
POISONED = {
    "formula": "=1+1,Ann", "markup": "<b>Acme</b>,Ann", "control": "Ac\x07me,Ann", "error": "#REF!,Ann",
    "cut": "4.9E+11,Ann", "encoding": "SÃ¶hne,Ann", "long": f"{'x' * 21},Ann", "empty": "Acme,",
    "cells": "Acme,Ann,and more", "font": "Acme,\u4e2d\u6587",
}  # fmt: skip
"""A row in each of ten ways in which an account cannot be printed."""


@pytest.fixture
def lamps(project: SampleProject) -> SampleProject:
    """The sample project with a note that greets a company, in four formats."""
    shutil.copy(FONTS.with_name("reference.docx"), project.root / "layouts/_shared")
    kind = project.read("layouts/notes/kind.yaml")
    project.write("layouts/notes/kind.yaml", kind.replace("formats: [html]", "formats: [pdf, docx, html, text]"))
    project.change({}, {"content/notes/welcome.yaml": {"  Dear {{": "  For {{ account.company }} alone.\n\n  Dear {{"}})
    return project


def listed(project: SampleProject, *rows: str) -> SampleProject:
    project.write("content/accounts.csv", "\n".join([HEAD, *rows, ""]))
    return project


def words_of(folder: Path) -> dict[str, str]:
    """What each finished file of the folder says, to the eye and to programs."""
    said = {}
    for path in sorted(folder.glob("*-*.*")):
        if path.suffix[1:] in FORMATS:
            reading = read_back(path.read_bytes(), find_reader(path.suffix[1:]))
            said[path.suffix[1:]] = " ".join(f"{reading.visible} {reading.beside}".split())
    return said


def test_one_account_is_filled_in_in_every_format(lamps: SampleProject) -> None:
    ran = lamps.run("edition", "notes", "--set", "account.company=Acme & Söhne", "--set", "contact.first_name=Jörg")
    assert ran.exit_code == 0, ran.output
    assert "see build/accounts/acme-sohne/index.html" in ran.output
    said = words_of(lamps.root / "build/accounts/acme-sohne")
    assert sorted(said) == sorted(FORMATS)
    for words in said.values():
        assert "For Acme & Söhne alone." in words
        assert "Dear Jörg" in words
        assert "First name" not in words
    page = lamps.read("build/accounts/acme-sohne/index.html")
    assert page.count("<a href=") == len(FORMATS)
    assert "<h1>Acme &amp; Söhne</h1>" in page


def test_the_page_of_an_account_calls_files_by_their_formats_and_tells_messages_apart(lamps: SampleProject) -> None:
    lamps.change(
        {"content/facts/audiences.yaml": "internal: [sums]\n"},
        {
            "layouts/talks/kind.yaml": {"audience: internal": "audience: customer"},
            "content/talks/dinner.yaml": {
                "    body: Shall we show you one lamp?": "    body: Shall we show you one lamp?\n  - id: day-4\n"
                "    subject: Again\n    body: >-\n      {{ account.company }}?\n",
            },
        },
    )
    ran = lamps.run("edition", "notes", "talks", "--set", "account.company=Acme", "--set", "contact.first_name=Jo")
    assert ran.exit_code == 0, ran.output
    page = lamps.read("build/accounts/acme/index.html")
    for said in (">PDF</a>", ">Word</a>", ">Web page</a>", ">Mail drafts: day-4</a>", ">Mail drafts: first</a>"):
        assert said in page


def test_a_list_gives_each_account_its_own_and_names_the_rows_that_cannot_be_printed(lamps: SampleProject) -> None:
    good = [f"a{n},Company {n}x{n},First{n}" for n in range(6)]
    listed(lamps, *good, *(f"{name},{rest}" for name, rest in POISONED.items()))
    ran = lamps.run("editions", "notes")
    assert ran.exit_code == 1
    assert "24 files for 6 accounts; 10 failures" in ran.output
    for n in range(6):
        for words in words_of(lamps.root / f"build/accounts/a{n}").values():
            assert f"Company {n}x{n}" in words
            assert f"First{n}" in words
            assert not [
                other for other in range(6) if other != n and (f"{other}x{other}" in words or f"First{other}" in words)
            ]
    rows = list(csv.DictReader((lamps.root / "build/accounts/failures.csv").read_text("utf-8-sig").splitlines()))
    assert [(int(row["row"]), row["account"]) for row in rows] == [(8 + n, name) for n, name in enumerate(POISONED)]
    assert all(row["reason"] and row["cure"] for row in rows)
    assert not [row for row in rows if "HYPERLINK" in row["reason"] or "Söhne" in row["reason"]]
    assert not list((lamps.root / "build/accounts").glob(".*"))


def test_what_is_mended_is_printed_and_what_is_printed_is_left_alone(lamps: SampleProject) -> None:
    listed(lamps, "a,Acme,Ann", "b,=1+1,Bo")
    lamps.run("editions", "notes")
    before = (lamps.root / "build/accounts/a/edition.json").stat().st_mtime_ns
    listed(lamps, "a,Acme,Ann", "b,Globex,Bo")
    ran = lamps.run("editions", "notes")
    assert (ran.exit_code, "4 files for 1 account; 1 account unchanged" in ran.output) == (0, True)
    assert (lamps.root / "build/accounts/a/edition.json").stat().st_mtime_ns == before
    assert "1 account" in lamps.run("editions", "notes", "--where", "account.company=Globex").output


def test_a_file_that_somebody_has_changed_is_printed_again(lamps: SampleProject) -> None:
    listed(lamps, "a,Acme,Ann")
    lamps.run("editions", "notes")
    (lamps.root / "build/accounts/a").joinpath("harbor-note-welcome-a.txt").write_text("other words", "utf-8")
    assert "4 files for 1 account" in lamps.run("editions", "notes").output


def test_another_document_joins_those_of_before_unless_the_account_has_changed(lamps: SampleProject) -> None:
    folder = lamps.root / "build/accounts/a"
    listed(lamps, "a,Acme,Ann")
    lamps.run("edition", "notes", "--for", "a")
    lamps.run("edition", "flyers", "--for", "a")
    assert len(list(folder.glob("*-a.*"))) == len(FORMATS) + 1
    listed(lamps, "a,Acme Group,Ann")
    lamps.run("edition", "flyers", "--for", "a")
    assert [path.name for path in folder.glob("*-a.*")] == ["harbor-flyer-spring-a.pdf"]


def test_a_build_leaves_the_accounts_alone_and_its_catalogue_and_manifest_say_nothing_of_them(
    lamps: SampleProject,
) -> None:
    listed(lamps, "acme,Acme Zebra,Ann")
    lamps.run("editions", "notes")
    assert lamps.run("build").exit_code == 0
    assert (lamps.root / "build/accounts/acme/index.html").is_file()
    for path in ("build/index.html", "build/manifest.json", "build/SHA256SUMS"):
        assert "acme" not in lamps.read(path).lower()
    kept = [path for path in (lamps.root / ".build-cache").rglob("*") if path.is_file()]
    assert not [path for path in kept if b"Zebra" in path.read_bytes()]


def test_a_field_may_stay_open_or_have_words_of_its_own(lamps: SampleProject) -> None:
    facts = "content/facts/merge-fields.yaml"
    lamps.write(
        facts,
        lamps.read(facts)
        .replace("longest: 12}", "longest: 12, fallback: colleague}")
        .replace("longest: 20}", "longest: 20, missing: open}"),
    )
    listed(lamps, "a,,Ann", "b,,")
    assert lamps.run("editions", "notes").exit_code == 0
    assert "For Company alone. Dear Ann" in words_of(lamps.root / "build/accounts/a")["html"]
    assert "For Company alone. Dear colleague" in words_of(lamps.root / "build/accounts/b")["html"]
    told = lamps.run("fields", "notes").output
    assert "account.company     may stay open     at most  20  The customer's name" in told
    assert "contact.first_name  else “colleague”  at most  12" in told


def test_fields_begin_a_list_and_tell_programs(lamps: SampleProject) -> None:
    assert lamps.run("fields", "notes", "--format", "csv").output.strip() == HEAD
    told = json.loads(lamps.run("fields", "notes", "flyers", "--format", "json").output)
    assert [(one["name"], one["missing"], one["documents"]) for one in told] == [
        ("account.company", "refuse", ["notes/welcome"]),
        ("contact.first_name", "refuse", ["notes/welcome"]),
    ]
    assert "no field" in lamps.run("fields", "flyers").output


def test_a_trial_run_writes_nothing_and_finds_what_a_run_would(lamps: SampleProject) -> None:
    listed(lamps, *(f"a{n},Company {n},First" for n in range(5)), "b,Globex,")
    ran = lamps.run("editions", "notes", "--dry-run")
    assert ran.exit_code == 1
    assert "a2, row 4" in ran.output
    assert "and 3 other accounts" in ran.output
    assert "row 7, b: `contact.first_name`: `notes/welcome` needs what is empty here" in ran.output
    assert "20 files would be printed, 4 for each account; nothing is written" in ran.output
    assert not (lamps.root / "build/accounts").exists()


def test_an_account_is_forgotten_with_all_that_is_kept_of_it(lamps: SampleProject) -> None:
    listed(lamps, "a,Acme,Ann", "b,=1+1,Bo", "c,Globex,Cy")
    lamps.run("editions", "notes")
    ran = lamps.run("editions", "--forget", "a")
    assert ran.exit_code == 0
    assert ran.output.count("removed build/accounts/a/") == len(FORMATS) + 2
    assert sorted(path.name for path in (lamps.root / "build/accounts").iterdir()) == ["c", "failures.csv"]
    assert "removed build/accounts/failures.csv: 1 row" in lamps.run("editions", "--forget", "b").output
    assert "nothing is kept of `a`" in lamps.run("editions", "--forget", "a").output


@pytest.mark.parametrize(
    "arguments, said",
    [
        (("edition", "notes"), "name the account with --for"),
        (("edition", "notes", "--for", "acme"), "there is no `content/accounts.csv`"),
        (("edition", "notes", "--set", "account.compny=A"), "did you mean `account.company`?"),
        (("edition", "notes", "--set", "account.company==1"), "reads as a formula"),
        (("editions", "talks", "--accounts", "content/accounts.csv"), "cannot be read"),
        (("editions",), "name the documents to fill in"),
        (("fields", "notez"), "did you mean `notes`?"),
        (("fields", "talks"), "`talks/dinner` is internal: no account receives it"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_the_cure(
    lamps: SampleProject, arguments: tuple[str, ...], said: str
) -> None:
    ran = lamps.run(*arguments)
    assert ran.exit_code != 0
    assert said in ran.output
    assert not (lamps.root / "build/accounts").exists()


def test_a_document_with_an_error_is_told_and_not_passed_over(lamps: SampleProject) -> None:
    lamps.change({}, {"content/notes/welcome.yaml": {"title:": "titel:"}})
    ran = lamps.run("edition", "notes", "--set", "account.company=Acme")
    assert ran.exit_code == 1
    assert "`titel` is not a field of notes" in ran.output


def test_a_value_that_does_not_fit_its_page_costs_that_account(lamps: SampleProject) -> None:
    facts = "content/facts/merge-fields.yaml"
    lamps.write(facts, lamps.read(facts).replace("longest: 20", "longest: 400"))
    listed(lamps, f"a,{'Donaudampfschifffahrt' * 12},Ann", "b,Globex,Bo")
    ran = lamps.run("editions", "notes")
    assert "4 files for 1 account; 1 failure" in ran.output
    assert "row 2, a: `account.company`: a line runs" in ran.output
    assert "; the longest value has 252 characters" in ran.output
    assert "Donau" not in ran.output
    assert not (lamps.root / "build/accounts/a").exists()


def test_a_value_beside_words_that_make_another_figure_of_it_is_refused(lamps: SampleProject) -> None:
    lamps.change(
        {}, {"content/notes/welcome.yaml": {"For {{ account.company }} alone": "For {{ account.company }}K alone"}}
    )
    listed(lamps, "a,40,Ann")
    ran = lamps.run("editions", "notes")
    assert ran.exit_code == 1
    assert not (lamps.root / "build/accounts/a").exists()


def test_an_interrupted_batch_goes_on_where_it_stopped(lamps: SampleProject, monkeypatch: pytest.MonkeyPatch) -> None:
    listed(lamps, *(f"a{n},Company {n},First{n}" for n in range(4)))
    kept = FolderShelf.put
    done: list[str] = []

    def interrupt(shelf: FolderShelf, account: Account, *rest: Any) -> None:
        if len(done) == 2:
            raise KeyboardInterrupt
        done.append(account.id)
        kept(shelf, account, *rest)

    monkeypatch.setattr(FolderShelf, "put", interrupt)
    lamps.run("editions", "notes")
    monkeypatch.undo()
    ran = lamps.run("editions", "notes")
    assert "8 files for 2 accounts; 2 accounts unchanged" in ran.output


def test_a_batch_that_is_killed_leaves_whole_folders_and_ends_as_one_that_was_not(lamps: SampleProject) -> None:
    listed(lamps, *(f"a{n},Company {n},First{n}" for n in range(8)))
    shelf_path = lamps.root / "build/accounts"
    asked = command("--project", str(lamps.root), "editions", "notes", "--format", "html")
    running = subprocess.Popen(asked, env=surroundings(), stdout=subprocess.DEVNULL, start_new_session=True)
    limit = time.monotonic() + 60
    while len(list(shelf_path.glob("a*"))) < 3 and running.poll() is None and time.monotonic() < limit:
        time.sleep(0.002)
    if running.poll() is None:
        os.killpg(running.pid, 9)
    assert running.wait() in {0, -9}
    assert len(list(shelf_path.glob("a*"))) >= 3
    for folder in shelf_path.glob("a*"):
        assert {path.name for path in folder.iterdir()} == {
            "edition.json",
            "index.html",
            f"harbor-note-welcome-{folder.name}.html",
        }
    assert lamps.run("editions", "notes", "--format", "html").exit_code == 0
    told = {path.name: path.read_bytes() for path in shelf_path.rglob("*.html")}
    lamps.run("editions", "--forget", "a0")
    assert lamps.run("editions", "notes", "--format", "html").exit_code == 0
    assert {path.name: path.read_bytes() for path in shelf_path.rglob("*.html")} == told


def test_a_list_is_read_as_it_is_printed_and_never_held(lamps: SampleProject, monkeypatch: pytest.MonkeyPatch) -> None:
    listed(lamps, *(f"a{n},Company {n},First{n}" for n in range(60)))
    read, held = [0], []
    reading, putting = ListReader.read, FolderShelf.put

    def count(reader: ListReader) -> Iterator[Listed]:
        read[0] = 0
        for one in reading(reader):
            read[0] += 1
            yield one

    def put(shelf: FolderShelf, *rest: Any) -> None:
        held.append(read[0] - len(held))
        putting(shelf, *rest)

    monkeypatch.setattr(ListReader, "read", count)
    monkeypatch.setattr(FolderShelf, "put", put)
    assert lamps.run("editions", "notes", "--format", "text").exit_code == 0
    assert len(held) == 60
    assert max(held) <= batch.AHEAD + 2


def test_a_row_that_changes_while_the_list_is_read_is_told_and_not_printed(
    lamps: SampleProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed(lamps, "a,Acme,Ann", "b,Globex,Bo")
    reading = ListReader.read

    def read_and_change(reader: ListReader) -> Iterator[Listed]:
        yield from reading(reader)
        listed(lamps, "a,Acme,Ann", "b,Initech,Bo", "c,Hooli,Cy")

    monkeypatch.setattr(ListReader, "read", read_and_change)
    ran = lamps.run("editions", "notes", "--format", "text")
    assert "1 file for 1 account; 2 failures" in ran.output
    assert "row 3, b: has changed in the list while it was read" in ran.output
    monkeypatch.undo()
    assert lamps.run("editions", "notes", "--format", "text").exit_code == 0


def test_a_list_may_come_through_a_pipe(lamps: SampleProject, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = Thread(target=pipe.write_text, args=(f"{HEAD}\na,Acme,Ann\n", "utf-8"))
    writer.start()
    ran = lamps.run("editions", "notes", "--format", "text", "--accounts", str(pipe))
    writer.join()
    assert "1 file for 1 account" in ran.output


@pytest.mark.slow
def test_five_hundred_accounts_with_ten_poisoned_rows(lamps: SampleProject) -> None:
    """Each with tokens of its own in every field, by two workers: a file holds its own tokens, and no other."""
    rows = [f"a{n},Token{n}q,First{n}q" for n in range(490)]
    for at, (name, rest) in enumerate(POISONED.items()):
        rows.insert(at * 47, f"{name},{rest}")
    listed(lamps, *rows)
    ran = lamps.run("editions", "notes", "--format", "html,text")
    assert "980 files for 490 accounts; 10 failures" in ran.output
    for folder in (lamps.root / "build/accounts").glob("a*"):
        own = {f"Token{folder.name[1:]}q", f"First{folder.name[1:]}q"}
        for path in folder.glob("*-a*.*"):
            text = path.read_text("utf-8")
            assert {
                word.strip(".,")
                for word in text.replace("<", " ").replace(">", " ").split()
                if word.strip(".,").endswith("q") and word[:5] in {"Token", "First"}
            } == own


def test_foreign_values_are_found_however_they_are_broken_and_common_words_are_nobodys() -> None:
    accounts = [
        Account("acme", 2, {"account.company": "Acme Söhne GmbH", "contact.name": "Ann Lee", "deal.hours": "40"}),
        Account("globex", 3, {"account.company": "Growth", "contact.name": "Bo Li"}),
        Account("group", 4, {"account.company": "Acme Söhne GmbH Holding", "contact.name": "Cy Ha"}),
    ]
    foreign = ForeignValues(accounts, "The Growth plan of the price list")
    acme, globex, group = accounts
    assert foreign.find("For acme\nSÖHNE-GmbH alone, 40 hours", globex) == {"acme"}
    assert foreign.find("For Acme Söhne GmbH alone, 40 hours, on Growth", acme) == frozenset()
    assert foreign.find("For Acme Söhne GmbH Holding", group) == frozenset()
    assert foreign.find("For Acme Söhne GmbH Holding, Ann Lee", group) == {"acme"}
    assert foreign.find("40 hours on the Growth plan", group) == frozenset()


def test_a_short_name_and_one_that_the_pages_say_in_small_letters_are_found_as_they_are_written() -> None:
    accounts = [
        Account("sap", 2, {"account.company": "SAP"}),
        Account("target", 3, {"account.company": "Target"}),
        Account("box", 4, {"account.company": "Box"}),
        Account("acme", 5, {"account.company": "Acme", "roi.tier": "Growth", "deal.hours": "40"}),
    ]
    foreign = ForeignValues(accounts, "Our target is a full box. Box by box.", shared=["roi.tier"])
    acme, sap = accounts[3], accounts[0]
    assert foreign.find("For SAP alone", acme) == {"sap"}
    assert foreign.find("the sap of a tree; our target; a Box", acme) == frozenset()
    assert foreign.find("For Target", acme) == {"target"}
    assert foreign.find("40 hours of Growth", sap) == frozenset()
    assert [foreign.guards(name) for name in ("SAP", "Target", "Box", "box", "40", "Acme")] == [
        True, True, False, False, False, True,
    ]  # fmt: skip


def test_an_account_called_by_a_word_of_the_pages_is_printed_and_told_of(lamps: SampleProject) -> None:
    listed(lamps, "lamp,Lamp,Ann", "acme,Acme,Cy")
    lamps.change({}, {"content/notes/welcome.yaml": {"  Dear {{": "  Lamp by lamp.\n\n  Dear {{"}})
    for arguments in (("editions", "notes", "--dry-run"), ("editions", "notes")):
        ran = lamps.run(*arguments)
        assert ran.exit_code == 0, ran.output
        assert "row 2, lamp: `account.company`: is a word of the pages themselves" in ran.output
        assert "acme: `" not in ran.output
    assert "lamp,account.company,is a word" in lamps.read("build/accounts/failures.csv")


def test_an_edition_that_comes_back_is_known_with_its_values_and_an_edit_is_told(lamps: SampleProject) -> None:
    listed(lamps, "a,Acme,Ann")
    lamps.run("editions", "notes")
    sent = lamps.root / "sent"
    shutil.copytree(lamps.root / "build/accounts/a", sent)
    for suffix in ("pdf", "docx", "html"):  # text carries no record
        ran = lamps.run("verify", str(sent / f"harbor-note-welcome-a.{suffix}"))
        assert "  fresh" in ran.output, ran.output
    page = sent / "harbor-note-welcome-a.html"
    page.write_text(page.read_text("utf-8").replace("For <", "Never for <").replace("Acme", "Globex"), "utf-8")
    assert "  altered" in lamps.run("verify", str(page)).output
    lamps.run("editions", "--forget", "a")
    assert "  fresh" in lamps.run("verify", str(sent / "harbor-note-welcome-a.pdf")).output  # the list has it still
    listed(lamps, "b,Globex,Bo")
    ran = lamps.run("verify", str(sent / "harbor-note-welcome-a.pdf"))
    assert "of which neither build/accounts/ nor the list of accounts knows" in ran.output


def test_an_edition_from_a_store_is_compared_with_the_list_that_it_was_made_from(lamps: SampleProject) -> None:
    store, away = lamps.root / "store", lamps.root / "away.csv"
    listed(lamps, "a,Acme,Ann")
    (lamps.root / "content/accounts.csv").rename(away)
    assert lamps.run("editions", "notes", "--accounts", str(away), "--store", str(store)).exit_code == 0
    (sent,) = store.glob("accounts/a/*/*.pdf")
    assert "nor the list of accounts knows" in lamps.run("verify", str(sent)).output
    asked = ("verify", str(sent), "--accounts", str(away))
    assert "  fresh" in lamps.run(*asked).output
    away.write_text(away.read_text("utf-8").replace("Acme", "Acme Söhne"), "utf-8")
    assert "  fresh" not in lamps.run(*asked).output


def test_a_page_without_a_field_is_the_kits_own_for_every_account(lamps: SampleProject) -> None:
    listed(lamps, "a,Acme,Ann", "b,Globex,Bo")
    lamps.run("build", "flyers")
    assert lamps.run("editions", "flyers").exit_code == 0
    own = (lamps.root / "build/flyers/harbor-flyer-spring.pdf").read_bytes()
    for name in "ab":
        assert (lamps.root / f"build/accounts/{name}/harbor-flyer-spring-{name}.pdf").read_bytes() == own
