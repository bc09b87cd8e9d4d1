"""Accounts that have a file each: read like rows of the list, and what is wrong is told at its line and column."""

from datetime import date
from pathlib import Path

import pytest

from generator.cli.cluster_orders import REPEATED, _write_order
from generator.project import Project
from tests.project_fixture import SampleProject

ACME = """# A note to ourselves, which nobody prints.
account:
  company: Acme & Söhne  # as they write it
contact:
  first_name: Jörg
"""
HEAD = "id,account.company,contact.first_name\n"


@pytest.fixture
def lamps(project: SampleProject) -> SampleProject:
    """The sample project with a note that greets a company."""
    project.change({}, {"content/notes/welcome.yaml": {"  Dear {{": "  For {{ account.company }} alone.\n\n  Dear {{"}})
    return project


def test_an_account_of_a_file_and_one_of_the_list_are_found_alike(lamps: SampleProject) -> None:
    lamps.write("content/accounts/acme.yaml", ACME)
    lamps.write("content/accounts.csv", f"{HEAD}globex,Globex,Bo\n")
    assert lamps.check().endswith("all fine\n")
    for name, said in {"acme": "For Acme &amp; Söhne alone", "globex": "For Globex alone"}.items():
        ran = lamps.run("edition", "notes", "--for", name)
        assert ran.exit_code == 0, ran.output
        assert said in lamps.read(f"build/accounts/{name}/harbor-note-welcome-{name}.html").replace(
            "</data>", ""
        ).replace('<data class="citation" value="account:account.company">', "")
    assert "2 accounts unchanged" in lamps.run("editions", "notes").output


@pytest.mark.parametrize(
    "was, now, said",
    [
        ("Acme & Söhne", '"=1+1"', "acme.yaml:3:12: error[bad-account]: `account.company` reads as a formula"),
        ("Acme & Söhne", "x" * 41, "acme.yaml:3:12: error[bad-account]: `account.company` 41 characters"),
        ("Acme & Söhne", "[Acme, Söhne]", "acme.yaml:3:12: error[bad-account]: `account.company` is no single value"),
        ("first_name", "frist_name", "acme.yaml:5:3: error[unknown-field-name]: no merge field is named"),
        ("contact:", "kontakt:", "acme.yaml:5:3: error[unknown-field-name]"),
        ("  first_name: Jörg", "  first_name: A\n  first_name: B", "acme.yaml:6:3: error[duplicate-field]"),
    ],
)
def test_what_is_wrong_with_a_file_is_told_at_its_place_and_costs_only_that_account(
    lamps: SampleProject, was: str, now: str, said: str
) -> None:
    lamps.write("content/accounts/acme.yaml", ACME.replace(was, now))
    lamps.write("content/accounts.csv", f"{HEAD}globex,Globex,Bo\n")
    assert f"content/accounts/{said}" in lamps.check()
    ran = lamps.run("editions", "notes")
    assert ran.exit_code == 1
    assert "1 file for 1 account; 1 failure" in ran.output
    told = lamps.read("build/accounts/failures.csv")
    assert ",acme," in told
    assert "=1+1" not in told
    assert "Söhne" not in told


def test_an_account_of_both_is_refused_and_so_is_a_faulty_row(lamps: SampleProject) -> None:
    lamps.write("content/accounts/acme.yaml", ACME)
    lamps.write("content/accounts.csv", f"{HEAD}acme,Acme,Ann\nb,=1+1,Bo\n")
    checked = lamps.check()
    assert (
        "content/accounts/acme.yaml:1:1: error[same-account]: `acme` is an account of `content/accounts.csv`" in checked
    )
    assert "content/accounts.csv:3:1: error[bad-account]: column `account.company`: reads as a formula" in checked
    assert "2 failures" in lamps.run("editions", "notes").output


def test_a_list_that_cannot_be_read_is_an_error_of_check_and_of_editions(lamps: SampleProject) -> None:
    lamps.write("content/accounts/acme.yaml", ACME)
    lamps.write("content/accounts.csv", "Kunde\nAcme\n")
    assert "content/accounts.csv:1:1: error[no-field-column]" in lamps.check()
    assert lamps.run("edition", "notes", "--for", "acme").exit_code == 1


def test_what_stands_in_the_folder_and_is_no_account_is_told(lamps: SampleProject) -> None:
    lamps.write("content/accounts/acme.yml", ACME)
    lamps.write("content/accounts/Acme Inc.yaml", ACME)
    checked = lamps.check()
    assert "content/accounts/acme.yml:1:1: error[not-content]" in checked
    assert "content/accounts/Acme Inc.yaml:1:1: error[bad-file-name]" in checked


def test_accounts_of_files_are_printed_in_shards_like_rows(lamps: SampleProject, tmp_path: Path) -> None:
    lamps.write("content/accounts/acme.yaml", ACME)
    lamps.write("content/accounts/bolt.yaml", "account: {company: Bolt}\n")
    store = tmp_path / "store"
    ran = lamps.run("editions", "notes", "--shard", "0/1", "--store", str(store))
    assert ran.exit_code == 0, ran.output
    (manifest,) = store.glob("shards/*.json")
    told = manifest.read_text("utf-8")
    assert "accounts/acme/" in told
    assert "content/accounts/bolt.yaml" not in told
    assert "bolt" in told  # a field that it lacks is told


def test_a_cluster_reads_the_accounts_of_the_project_where_no_list_is_named(lamps: SampleProject) -> None:
    options = {"today": date(2026, 12, 1), "store": "out", "table": "", "mapping": None, **dict.fromkeys(REPEATED, ())}
    order = _write_order(Project(lamps.root), ("notes",), {**options, "accounts": None})
    assert "--accounts" not in order.arguments
    named = _write_order(Project(lamps.root), ("notes",), {**options, "accounts": "a.csv"})
    assert str(Path("a.csv").resolve()) in named.arguments
