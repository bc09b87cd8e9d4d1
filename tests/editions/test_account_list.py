"""Lists as programs save them: separators, encodings, workbooks; what is wrong is told by row and column."""

from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from generator.content.translation import ENGLISH
from generator.diagnostics import Problem
from generator.editions.account import AccountList
from generator.editions.account_list import collect, open_list
from generator.editions.list_sources import open_rows

FIELDS = {
    "account.company": {"label": "Company", "prompt": "The customer's name", "longest": 20},
    "contact.name": {"label": "Name", "prompt": "The contact's name", "longest": 20},
    "deal.start": {"label": "Start", "prompt": "The first day", "longest": 14, "type": "day"},
}


def read_list(path: Path, **mapped: str) -> AccountList:
    return collect(open_list(open_rows(str(path)), FIELDS, mapped, ENGLISH))


def read(path: Path, data: bytes | str, **mapped: str) -> AccountList:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return read_list(path, **mapped)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "accounts.csv"


@pytest.mark.parametrize(
    "data",
    [
        "account.company,contact.name\nAcme & Söhne,Jörg\n".encode(),
        "\ufeffaccount.company;contact.name\r\nAcme & Söhne;Jörg\r\n".encode(),
        "account.company\tcontact.name\nAcme & Söhne\tJörg".encode("utf-16"),
        'Company,Name\n"Acme & Söhne","Jörg"\n\n'.encode(),
        "ACCOUNT.COMPANY , contact.name\nAcme & Söhne , Jörg \n".encode(),
    ],
)
def test_a_list_is_read_as_any_program_saves_it(path: Path, data: bytes) -> None:
    (account,) = read(path, data).accounts
    assert (account.id, account.row) == ("acme-sohne", 2)
    assert account.values == {"account.company": "Acme & Söhne", "contact.name": "Jörg"}


def test_a_workbook_is_read_with_its_days_and_whole_numbers(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["Company", "Name", "Start"])
    book.active.append(["Acme", 24.0, datetime(2026, 2, 6)])  # noqa: DTZ001 - a workbook knows no time zone
    book.save(tmp_path / "accounts.xlsx")
    (account,) = read_list(tmp_path / "accounts.xlsx").accounts
    assert account.values["contact.name"] == "24"
    assert " ".join(account.values["deal.start"].split()) == "Feb 6, 2026"


def test_every_fault_of_a_row_is_told_and_the_other_rows_stand(path: Path) -> None:
    rows = [
        "id,Company,Name,Start",
        "a,Acme,Ann,2026-02-06",
        "b,=1+1,<b>,6.2.2026",
        "a,Other,Bo,",
        "c,Globex,Cy,,more",
        ",,Dee,",
    ]
    found = read(path, "\n".join(rows))
    assert [one.id for one in found.accounts] == ["a"]
    assert [(one.row, one.column, one.reason.split(" ")[0]) for one in found.failures] == [
        (3, "Company", "reads"), (3, "Name", "holds"), (3, "Start", "is"), (4, "id", "row"), (5, "", "has"),
        (6, "id", "nothing"),
    ]  # fmt: skip


def test_columns_may_be_led_to_their_fields_and_the_rest_is_named(path: Path) -> None:
    found = read(path, "Kunde,Umsatz\nAcme,5\n", Kunde="account.company")
    assert found.accounts[0].values == {"account.company": "Acme"}
    assert found.unused == ("Umsatz",)


@pytest.mark.parametrize(
    "data, mapped, code, said",
    [
        (b"", {}, "empty-list", "holds no row"),
        (b"Kunde\nAcme\n", {}, "no-field-column", "no column"),
        (b"Company,account.company\nA,B\n", {}, "column-twice", "both fill"),
        (b"Kunde\nAcme\n", {"Kunde": "account.compny"}, "unknown-field-name", "no merge field"),
        ("Company\nSöhne\n".encode("latin-1"), {}, "wrong-encoding", "not UTF-8"),
        (b'Company,Name\n"Acme,Ann\n', {}, "bad-list", "cannot be read from here on"),
        (b"PK\x03\x04 no workbook", {}, "bad-list", "the workbook cannot be read"),
    ],
)
def test_a_list_that_cannot_be_used_is_refused_with_its_line(
    path: Path, data: bytes, mapped: dict[str, str], code: str, said: str
) -> None:
    with pytest.raises(Problem) as problem:
        read(path, data, **mapped)
    (found,) = problem.value.diagnostics
    assert (found.code, found.at is not None, bool(found.hint)) == (code, True, True)
    assert said in found.message


def test_a_list_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="cannot be read"):
        read_list(tmp_path / "none.csv")
