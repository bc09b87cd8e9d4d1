"""Shards of a list, in a folder and in real object storage: run twice, poisoned, missing, mixed, merged, forgotten."""

import hashlib
import json
import os
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import obstore
import pytest
from obstore.store import S3Store

from generator.editions import print_account
from generator.editions.filling import fill_page
from generator.editions.shard import Shard
from tests.editions import database_server
from tests.editions.test_editions import POISONED, lamps, listed, words_of
from tests.project_fixture import SampleProject
from tests.publishing.object_storage import BUCKET, Storage, started
from tests.tools import command, surroundings

__all__ = ["lamps"]

GOOD = tuple(f"a{n},Company {n}x{n},First{n}q" for n in range(12))
FORMATS = ("--format", "html,text")


@pytest.fixture(scope="module")
def storage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Storage]:
    with started(tmp_path_factory.mktemp("storage")) as server:
        yield server


@pytest.fixture
def bucket(storage: Storage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """An address of its own for each test, in real object storage."""
    for name, value in storage.environment.items():
        monkeypatch.setenv(name, value)
    return f"s3://{BUCKET}/{tmp_path.name}"


def held(address: str) -> dict[str, bytes]:
    """Every file of a store, as somebody else reads it."""
    if "://" not in address:
        root = Path(address)
        return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}
    store = S3Store.from_url(address)
    return {one["path"]: bytes(obstore.get(store, one["path"]).bytes()) for part in obstore.list(store) for one in part}


def shard(project: SampleProject, store: str, part: str, *more: str, fails: int = 0) -> str:
    ran = project.run("editions", "notes", *FORMATS, "--shard", part, "--store", store, *more)
    assert ran.exit_code == fails, ran.output
    return ran.output


def merged(project: SampleProject, store: str) -> Mapping[str, Any]:
    ran = project.run("editions", "--merge", "--store", store)
    assert ran.exit_code == 0, ran.output
    return dict(json.loads(held(store)["manifest.json"]))


def refuse_half(store: str) -> None:
    """Every file that the manifest names is there, as it says."""
    files = held(store)
    for one in json.loads(files["manifest.json"])["accounts"].values():
        for address, told in one.items():
            assert hashlib.sha256(files[address]).hexdigest() == told["sha256"]
            assert len(files[address]) == told["size"]


def test_three_shards_in_a_bucket_are_the_whole_list(lamps: SampleProject, bucket: str) -> None:
    listed(lamps, *GOOD, *(f"{name},{rest}" for name, rest in POISONED.items()))
    for n in (2, 0, 1):
        shard(lamps, bucket, f"{n}/3")
    whole = merged(lamps, bucket)
    assert sorted(whole["accounts"]) == sorted(row.partition(",")[0] for row in GOOD)
    assert [(one["row"], one["account"]) for one in whole["failures"]] == [
        (14 + n, name) for n, name in enumerate(POISONED) if name != "font"
    ] + [(23, "font")] * ("font" in {one["account"] for one in whole["failures"]})
    refuse_half(bucket)
    files = held(bucket)
    for account, own in whole["accounts"].items():
        n = account[1:]
        assert len(own) == 3
        for address in own:
            text = files[address].decode()
            assert f"Company {n}x{n}" in text
            assert not [m for m in range(12) if str(m) != n and f"Company {m}x{m}" in text]
    assert not (lamps.root / "build").exists()
    assert files["failures.csv"].startswith(b"\xef\xbb\xbfrow,account,column")


def test_an_accounts_page_in_a_store_leads_to_its_files(lamps: SampleProject, tmp_path: Path) -> None:
    store = tmp_path / "store"
    listed(lamps, "a,Acme,Ann")
    shard(lamps, str(store), "0/1")
    (page,) = store.glob("accounts/a/*/index.html")
    links = [part.partition('"')[0] for part in page.read_text("utf-8").split('<a href="')[1:]]
    assert len(links) == 2
    for link in links:
        assert (page.parent / link).is_file()
    assert "For Acme alone. Dear Ann" in words_of((page.parent / links[0]).parent)["html"]


@pytest.mark.parametrize("kind", ["folder", "bucket"])
def test_a_shard_that_is_run_twice_leaves_one_set(
    kind: str, lamps: SampleProject, bucket: str, storage: Storage, tmp_path: Path
) -> None:
    store = bucket if kind == "bucket" else str(tmp_path / "store")
    listed(lamps, *GOOD[:4], "bad,=1+1,Ann")
    shard(lamps, store, "0/1")
    first = held(store)
    said = shard(lamps, store, "0/1")
    assert "0 files for 0 accounts; 4 accounts unchanged; 1 failure" in said
    assert held(store) == first
    for address in first:
        if address.endswith(".json") and address.startswith("accounts/"):
            remove(store, address)
    assert "8 files for 4 accounts" in shard(lamps, store, "0/1"), "as a machine prints that came to nobody's list"
    assert held(store) == first


def remove(store: str, address: str) -> None:
    if "://" in store:
        obstore.delete(S3Store.from_url(store), [address])
    else:
        (Path(store) / address).unlink()


def test_a_table_is_printed_in_shards_and_its_password_is_nowhere(
    lamps: SampleProject, bucket: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with database_server.started() as database:
        database.do(
            'CREATE TABLE tour (id text, "Company" text, "First name" text)',
            "INSERT INTO tour SELECT 'a' || n, 'Company ' || n, 'First' || n FROM generate_series(1, 8) AS n",
            "INSERT INTO tour VALUES ('bad', '=1+1', 'Ann')",
        )
        monkeypatch.setenv("COLLATERAL_ACCOUNTS", database.address)
        said = "".join(shard(lamps, bucket, part, "--table", "tour") for part in ("0/2", "1/2"))
    assert len(merged(lamps, bucket)["accounts"]) == 8
    kept = [*held(bucket).values(), *(path.read_bytes() for path in lamps.root.rglob("*") if path.is_file())]
    for secret in (database_server.PASSWORD, database_server.QUOTED):
        assert secret not in said
        assert not [one for one in kept if secret.encode() in one]


def test_two_machines_with_one_number_at_once_leave_one_set(lamps: SampleProject, bucket: str) -> None:
    listed(lamps, *GOOD)
    asked = command("--project", str(lamps.root), "editions", "notes", *FORMATS, "--shard", "1/2", "--store", bucket)
    running = [subprocess.Popen(asked, env=surroundings(), stdout=subprocess.DEVNULL) for _ in range(2)]
    assert [one.wait(300) for one in running] == [0, 0]
    shard(lamps, bucket, "0/2")
    assert len(merged(lamps, bucket)["accounts"]) == len(GOOD)
    refuse_half(bucket)
    files = [address for address in held(bucket) if address.endswith((".html", ".txt"))]
    assert len(files) == len(GOOD) * 3


def test_a_shard_that_is_killed_and_run_again_leaves_what_an_undisturbed_one_leaves(
    lamps: SampleProject, bucket: str, tmp_path: Path
) -> None:
    listed(lamps, *GOOD, "bad,=1+1,Ann")
    asked = command("--project", str(lamps.root), "editions", "notes", *FORMATS, "--shard", "0/1", "--store", bucket)
    running = subprocess.Popen(asked, env=surroundings(), stdout=subprocess.DEVNULL, start_new_session=True)
    limit = time.monotonic() + 120
    while len(held(bucket)) < 5 and running.poll() is None and time.monotonic() < limit:
        time.sleep(0.01)
    os.killpg(running.pid, signal.SIGKILL)
    assert running.wait() == -signal.SIGKILL
    assert not [name for name in held(bucket) if name.startswith("shards/")]
    shard(lamps, bucket, "0/1")
    shard(lamps, str(tmp_path / "undisturbed"), "0/1")
    assert held(bucket) == held(str(tmp_path / "undisturbed"))


def test_what_somebody_has_taken_away_is_missed_and_printed_again(lamps: SampleProject, tmp_path: Path) -> None:
    store = str(tmp_path / "store")
    listed(lamps, "a,Acme,Ann", "b,Globex,Bo")
    shard(lamps, store, "0/1")
    (gone,) = Path(store).glob("accounts/a/*/*.txt")
    gone.unlink()
    ran = lamps.run("editions", "--merge", "--store", store)
    assert "1 file of the shards are not in" in ran.output
    assert ran.exit_code == 1
    assert "2 files for 1 account; 1 account unchanged" in shard(lamps, store, "0/1")
    merged(lamps, store)


def test_a_shard_that_is_missing_is_named(lamps: SampleProject, tmp_path: Path) -> None:
    store = str(tmp_path / "store")
    listed(lamps, *GOOD[:2])
    ran = lamps.run("editions", "--merge", "--store", store)
    assert "there is no folder" in ran.output
    assert not Path(store).exists()
    Path(store).mkdir()
    ran = lamps.run("editions", "--merge", "--store", store)
    assert "holds no shard" in ran.output
    for part in ("0/4", "3/4"):
        shard(lamps, store, part)
    ran = lamps.run("editions", "--merge", "--store", store)
    assert ran.exit_code == 1
    assert "shard 1/4, 2/4 is missing" in ran.output
    assert "manifest.json" not in held(store)


def test_shards_of_different_lists_are_not_mixed(lamps: SampleProject, tmp_path: Path) -> None:
    store = str(tmp_path / "store")
    listed(lamps, *GOOD[:3])
    for part in ("0/3", "1/3"):
        shard(lamps, store, part)
    listed(lamps, *GOOD[:4])
    shard(lamps, store, "2/3")
    ran = lamps.run("editions", "--merge", "--store", store)
    assert "shard 2/3" in ran.output
    assert "another list, documents or options" in " ".join(ran.output.split())
    for part in ("0/3", "1/3"):
        shard(lamps, store, part)
    assert len(merged(lamps, store)["accounts"]) == 4
    shard(lamps, store, "0/2")
    assert "holds shards of 2 and of 3" in lamps.run("editions", "--merge", "--store", store).output


def test_what_is_wanted_and_what_is_given_are_part_of_what_a_shard_is_made_from(
    lamps: SampleProject, tmp_path: Path
) -> None:
    store = str(tmp_path / "store")
    listed(lamps, *GOOD[:3], "b,Globex,")
    shard(lamps, store, "0/2", "--where", "account.company=Globex", "--set", "contact.first_name=Bo")
    shard(lamps, store, "1/2", "--where", "account.company=Globex", "--set", "contact.first_name=Cy")
    assert lamps.run("editions", "--merge", "--store", store).exit_code == 1
    shard(lamps, store, "1/2", "--where", "account.company=Globex", "--set", "contact.first_name=Bo")
    assert list(merged(lamps, store)["accounts"]) == ["b"]


def test_a_value_of_an_account_of_another_shard_is_foreign_too(
    lamps: SampleProject, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault that fills everybody's page with the words of one account is found where that one is not printed."""
    listed(lamps, *GOOD[:4], "kestrel,Kestrel Yachting,Ann")
    away = next(n for n in range(2) if not Shard(n, 2).has("kestrel"))
    theirs = {"account.company": "Kestrel Yachting", "contact.first_name": "Ann"}
    monkeypatch.setattr(
        print_account,
        "fill_page",
        lambda page, account, project: fill_page(page, replace(account, values=theirs), project),
    )
    store = str(tmp_path / "store")
    assert "0 files for 0 accounts" in shard(lamps, store, f"{away}/2")
    told = json.loads(held(store)[f"shards/{away}-of-2.json"])
    assert {one["reason"] for one in told["failures"]} == {"`notes/welcome` would tell of another account"}


def test_nothing_is_said_of_an_account_where_machines_keep_logs(lamps: SampleProject, tmp_path: Path) -> None:
    listed(lamps, "zebra,Zebra Yachts,Ann", "okapi,=1+1,Bo")
    said = shard(lamps, str(tmp_path / "store"), "0/1")
    assert said.strip() == "2 files for 1 account; 1 failure"


def test_a_shard_that_no_second_try_can_print_says_so_with_a_code_of_its_own(
    lamps: SampleProject, tmp_path: Path
) -> None:
    store = str(tmp_path / "store")
    assert "there is no `content/accounts.csv`" in shard(lamps, store, "0/1", fails=42)
    listed(lamps, "a,Acme,Ann")
    lamps.write("content/facts/brand.yaml", "nonsense: [")
    shard(lamps, store, "0/1", fails=42)
    assert not (tmp_path / "store").exists()


def test_storage_that_does_not_answer_is_worth_another_try(
    lamps: SampleProject, bucket: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed(lamps, "a,Acme,Ann")
    said = shard(lamps, "s3://nothing-of-this-name/tour", "0/1", fails=3)
    assert "cannot-store" in said
    assert "AWS_ENDPOINT_URL" in said
    assert "run the same command again" in " ".join(said.split())
    lamps.write("file", "")
    assert "whether you may write there" in " ".join(shard(lamps, f"{lamps.root}/file/tour", "0/1", fails=3).split())


def test_an_account_is_forgotten_in_a_store_with_its_earlier_files(lamps: SampleProject, bucket: str) -> None:
    for company in ("Acme", "Acme Group"):
        listed(lamps, f"a,{company},Ann", "b,Globex,Bo", "ab,=1+1,Cy")
        for part in ("0/2", "1/2"):
            shard(lamps, bucket, part)
        merged(lamps, bucket)
    kept = {name for name in held(bucket) if "/b/" in name}
    ran = lamps.run("editions", "--forget", "a", "--store", bucket)
    assert ran.exit_code == 0
    assert ran.output.count(f"removed {bucket}/accounts/a/") == 2 * 4
    assert "2 manifests told of it" in ran.output
    files = held(bucket)
    assert {name for name in files if name.startswith("accounts/")} == kept
    assert not [name for name, data in files.items() if b'"a"' in data or b"Acme" in data]
    assert lamps.run("editions", "--forget", "ab", "--store", bucket).exit_code == 0
    assert b"ab" not in held(bucket)["failures.csv"].partition(b"\n")[2]
    assert lamps.run("editions", "--forget", "a", "--store", bucket).exit_code == 1
    assert list(merged(lamps, bucket)["accounts"]) == ["b"]


@pytest.mark.parametrize(
    "arguments, said",
    [
        (("notes", "--shard", "3/3", "--store", "out"), "of 3 the first is `0/3`"),
        (("notes", "--shard", "0/3"), "name the store"),
        (("--merge",), "name the store"),
        (("notes", "--dask", "tcp://127.0.0.1:1"), "name the store"),
        (("--merge", "--shard", "0/3", "--store", "out"), "take all of them"),
        (("--merge", "--store", "gs://bucket/x"), "name a folder or `s3://bucket/prefix`"),
        (("--merge", "--store", "{root}/content"), "the project itself lies there"),
        (("notes", "--dask", "tcp://198.51.100.7:8786", "--store", "out"), "not reached through TLS"),
    ],
)
def test_what_cannot_be_meant_of_shards_is_refused(
    lamps: SampleProject, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    listed(lamps, "a,Acme,Ann")
    ran = lamps.run("editions", *(one.format(root=lamps.root) for one in arguments))
    assert ran.exit_code == 2
    assert said in " ".join(ran.output.split())
