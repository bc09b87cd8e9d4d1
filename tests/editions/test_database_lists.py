"""Lists in databases: SQLite and a real PostgreSQL. Values are those of a CSV; no password and no value is told."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from generator.content.translation import ENGLISH
from generator.diagnostics import Problem
from generator.editions.account import AccountList
from generator.editions.account_list import collect, open_list
from generator.editions.list_sources import open_rows
from tests.editions.database_server import PASSWORD, QUOTED, Database, started
from tests.editions.test_account_list import FIELDS

FIELD_NAMES = {
    **FIELDS,
    "deal.price": {"label": "Price", "prompt": "The price", "longest": 12, "type": "number"},
}


@pytest.fixture(scope="module")
def server() -> Iterator[Database]:
    with started() as database:
        yield database


def read(address: str, table: str = "") -> AccountList:
    return collect(open_list(open_rows(address, table), FIELD_NAMES, {}, ENGLISH))


def sqlite(path: Path, *statements: str) -> str:
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()
    return f"sqlite:///{path}"


def refusal(address: str, table: str = "") -> tuple[str, str]:
    with pytest.raises(Problem) as problem:
        read(address, table)
    (found,) = problem.value.diagnostics
    assert found.hint
    said = f"{found.message} {found.hint} {found.at}"
    for secret in (PASSWORD, QUOTED, "secret"):
        assert secret not in said
    return found.code, said


def test_a_table_of_sqlite_is_a_list_in_the_order_of_its_key(tmp_path: Path) -> None:
    address = sqlite(
        tmp_path / "crm.db",
        'CREATE TABLE customers (nr INTEGER PRIMARY KEY, id TEXT, "account.company" TEXT, Start DATE, Price REAL)',
        "INSERT INTO customers VALUES (2, 'b', 'Globex', '2026-02-06', 24.0), (1, 'a', 'Acme & Söhne', NULL, 0.5)",
    )
    found = read(address)
    assert [(one.id, one.row) for one in found.accounts] == [("a", 1), ("b", 2)]
    assert found.accounts[0].values == {"account.company": "Acme & Söhne", "deal.price": "0.5"}
    assert found.accounts[1].values["deal.price"] == "24"
    assert found.unused == ("nr",)


def test_rows_of_a_database_are_refused_one_by_one(tmp_path: Path) -> None:
    address = sqlite(
        tmp_path / "crm.db",
        "CREATE TABLE customers (id TEXT, Company TEXT, logo BLOB)",
        "INSERT INTO customers VALUES ('a', '=1+1', x'00'), ('b', 'Acme', x'00'), ('b', 'Globex', NULL)",
        "INSERT INTO customers VALUES ('c', CAST(x'53f6686e65' AS TEXT), NULL)",
    )
    found = read(address)
    assert [one.id for one in found.accounts] == ["b"]
    assert [(one.row, one.account, one.column) for one in found.failures] == [
        (1, "a", "Company"), (3, "b", "id"), (4, "c", "Company"),
    ]  # fmt: skip


def test_a_row_of_postgresql_has_the_values_that_a_csv_of_it_would_have(server: Database) -> None:
    server.do(
        "CREATE SCHEMA sales",
        'CREATE TABLE sales.deals (id uuid PRIMARY KEY, "Company" varchar, "Name" int, "Start" timestamptz, '
        '"Price" numeric(9,2), kept jsonb)',
        "INSERT INTO sales.deals VALUES ('00000000-0000-0000-0000-000000000002', 'Acme', 7, '2026-02-06Z', 1E3, '{}')",
        "INSERT INTO sales.deals VALUES ('00000000-0000-0000-0000-000000000001', NULL, NULL, NULL, NULL, NULL)",
    )
    found = read(server.address, "sales.deals")
    assert [one.row for one in found.accounts] == [1, 2]
    assert found.accounts[0].values == {}
    values = dict(found.accounts[1].values)
    assert " ".join(values.pop("deal.start").split()) == "Feb 6, 2026"
    assert values == {"account.company": "Acme", "contact.name": "7", "deal.price": "1000.00"}
    assert found.unused == ("kept",)


def test_a_view_is_a_list_too_and_its_rows_are_fetched_a_few_at_a_time(server: Database) -> None:
    server.do(
        "CREATE TABLE many AS SELECT n, 'Company ' || n AS name FROM generate_series(1, 10000) AS n",
        'CREATE VIEW chosen AS SELECT name AS "Company" FROM many WHERE n % 2 = 0',
        'CREATE MATERIALIZED VIEW settled AS SELECT name AS "Company" FROM many WHERE n < 3',
    )
    assert len(read(server.address, "chosen").accounts) == 5000
    rows = open_rows(server.address, "chosen")
    assert list(rows.read(rows.heads)) == list(rows.read(rows.heads))
    with closing(rows.read(rows.heads)) as reading:
        next(reading)
        asked = server.ask("SELECT query FROM pg_stat_activity WHERE state = 'idle in transaction'")
    assert [one for one in asked if one.startswith("FETCH FORWARD")], "the server keeps the rows, and gives some"
    assert [one.id for one in read(server.address, "settled").accounts] == ["company-1", "company-2"]


def test_nothing_can_be_written_to_the_list(server: Database, tmp_path: Path) -> None:
    server.do("CREATE TABLE calls (n int)", "CREATE FUNCTION note() RETURNS text LANGUAGE sql AS "
              "'INSERT INTO calls VALUES (1); SELECT ''Acme''::text'",
              'CREATE VIEW noting AS SELECT note() AS "Company"')  # fmt: skip
    assert "ReadOnlySqlTransaction" in refusal(server.address, "noting")[1]
    address = sqlite(tmp_path / "crm.db", "CREATE TABLE a (Company TEXT)")
    open_rows(address)
    refusal(f"sqlite:///{tmp_path / 'none.db'}")
    assert [path.name for path in tmp_path.iterdir()] == ["crm.db"]


def test_a_value_that_the_database_stumbles_over_is_not_told(server: Database) -> None:
    server.do(
        "CREATE TABLE raw (name text)",
        "INSERT INTO raw VALUES ('secret')",
        'CREATE VIEW broken AS SELECT name::int AS "Company" FROM raw',
        'CREATE VIEW odd AS SELECT ARRAY[name] AS "Company" FROM raw',
    )
    assert "InvalidTextRepresentation" in refusal(server.address, "broken")[1]
    assert refusal(server.address, "odd")[0] == "bad-list"


def test_what_cannot_be_reached_is_refused_without_the_password(server: Database, tmp_path: Path) -> None:
    wrong = f"postgresql://crm:secret@127.0.0.1:{server.port}/postgres"
    code, said = refusal(wrong)
    assert (code, "password authentication failed" in said) == ("cannot-read-database", True)
    assert refusal("postgresql://crm:secret@127.0.0.1:1/crm?password=secret")[0] == "cannot-read-database"
    assert refusal("oracle+nonesuch://crm:secret@host/crm")[0] == "bad-database"
    assert refusal("https://host:secret/crm")[0] == "bad-database"
    assert refusal("mysql://crm:secret@host/crm")[0] == "missing-package"
    code, said = refusal(server.address)
    assert (code, "name one with --table" in said) == ("unknown-table", True)
    assert "did you mean `many`?" in refusal(server.address, "mny")[1]
    assert refusal(str(tmp_path / "accounts.csv"), "many")[0] == "unknown-table"
    (tmp_path / "text.db").write_text("id,Company\n" * 200, "utf-8")
    assert "file is not a database" in refusal(f"sqlite:///{tmp_path / 'text.db'}")[1]


def test_sqlalchemy_that_is_missing_is_told_with_the_cure() -> None:
    script = (
        "import sys; sys.modules['sqlalchemy'] = None\n"
        "from generator.editions.list_sources import open_rows\n"
        "from generator.diagnostics import Problem\n"
        "try: open_rows('sqlite:///x.db')\n"
        "except Problem as problem: print(problem, problem.diagnostics[0].hint)\n"
    )
    said = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert "missing-package" in said
    assert 'pip install "collateral[databases]"' in said
