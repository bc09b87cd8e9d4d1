"""Shards on a Dask cluster of two workers that speak TLS; one is killed in the middle, and everything is printed."""

import json
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest
import trustme

from generator.editions.cluster import LIST, Order, is_safe, run_shard
from generator.editions.shard import Shard, list_shards
from tests.editions.test_editions import lamps, listed
from tests.project_fixture import SampleProject
from tests.tools import collateral, command, surroundings

__all__ = ["lamps"]

DASK = Path(sys.executable).with_name("dask")
ROWS = tuple(f"a{n},Company {n}x{n},First{n}q" for n in range(16))


def certified(folder: Path) -> dict[str, str]:
    """Dask's settings with certificates that are made here."""
    authority = trustme.CA()
    own = authority.issue_cert("127.0.0.1")
    files = {"CA_FILE": authority.cert_pem, "CERT": own.cert_chain_pems[0], "KEY": own.private_key_pem}
    folder.mkdir()
    for name, pem in files.items():
        pem.write_to_path(folder / name)
    start = "DASK_DISTRIBUTED__COMM__TLS__"
    roles = {
        f"{start}{role}__{part}": str(folder / part)
        for role in ("SCHEDULER", "WORKER", "CLIENT")
        for part in ("CERT", "KEY")
    }
    return {f"{start}CA_FILE": str(folder / "CA_FILE"), **roles}


@dataclass(frozen=True)
class Cluster:
    address: str
    settings: dict[str, str]
    workers: tuple["subprocess.Popen[bytes]", ...]
    log: Path

    def busy(self) -> list["subprocess.Popen[bytes]"]:
        """The workers that print a shard now."""
        return [one for one in self.workers if one.poll() is None and psutil.Process(one.pid).children()]


@contextmanager
def process(*parts: str, settings: dict[str, str], log: Path) -> Iterator["subprocess.Popen[bytes]"]:
    with log.open("ab") as out:
        running = subprocess.Popen([DASK, *parts], env=surroundings(**settings), stdout=out, stderr=out, cwd=log.parent)
    try:
        yield running
    finally:
        running.kill()
        running.wait(20)


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    settings, log = certified(tmp_path / "certificates"), tmp_path / "dask.log"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"tls://127.0.0.1:{free.getsockname()[1]}"
    with ExitStack() as stack:
        host = ("--protocol", "tls", "--host", "127.0.0.1", "--port", address.rpartition(":")[2])
        stack.enter_context(process("scheduler", *host, "--no-dashboard", settings=settings, log=log))
        options = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--local-directory", str(tmp_path / "dask"))
        workers = [
            stack.enter_context(process("worker", address, *options, settings=settings, log=log)) for _ in range(2)
        ]
        yield Cluster(address, settings, tuple(workers), log)


def kill(worker: "subprocess.Popen[bytes]") -> None:
    """What becomes of a machine whose power fails."""
    for one in [*psutil.Process(worker.pid).children(recursive=True), psutil.Process(worker.pid)]:
        one.send_signal(signal.SIGKILL)


def test_a_list_is_complete_though_a_worker_is_killed(lamps: SampleProject, cluster: Cluster, tmp_path: Path) -> None:
    listed(lamps, *ROWS, "bad,=1+1,Ann")
    store = tmp_path / "store"
    asked = command("--project", str(lamps.root), "editions", "notes", "--format", "html,text", "--dask",
                    cluster.address, "--shards", "5", "--store", str(store))  # fmt: skip
    running = subprocess.Popen(asked, env=surroundings(**cluster.settings), stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE, text=True)  # fmt: skip
    limit = time.monotonic() + 300
    while (len(cluster.busy()) < 2 or not list(store.glob("accounts/*"))) and running.poll() is None:
        assert time.monotonic() < limit, cluster.log.read_text("utf-8")
        time.sleep(0.01)
    assert running.poll() is None, running.communicate()
    kill(cluster.busy()[0])
    said, told = running.communicate(timeout=300)
    assert running.returncode == 0, said + told + cluster.log.read_text("utf-8")
    assert f"{len(ROWS) * 3} files for {len(ROWS)} accounts in manifest.json; 1 failure in failures.csv" in said
    manifest = json.loads((store / "manifest.json").read_bytes())
    assert sorted(manifest["accounts"]) == sorted(row.partition(",")[0] for row in ROWS)
    assert [one.poll() is None for one in cluster.workers].count(True) == 1
    logged = cluster.log.read_text("utf-8")
    assert "Company" not in logged
    assert "First" not in logged


def test_a_cluster_lets_nobody_in_without_its_certificates(
    lamps: SampleProject, cluster: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed(lamps, "a,Acme,Ann")
    stranger = certified(tmp_path / "stranger")
    asked = ("editions", "notes", "--dask", cluster.address, "--store", str(tmp_path / "store"))
    ran = collateral(lamps.root, *asked, **stranger)
    assert ran.returncode == 3
    assert "cannot-reach-cluster" in ran.stdout
    assert "Traceback" not in ran.stderr


def test_a_worker_reads_a_database_by_the_address_of_its_own_machine(
    lamps: SampleProject, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    order = Order(str(lamps.root), ("notes", "--format", "text", "--store", str(tmp_path / "store")), True)
    monkeypatch.delenv(LIST, raising=False)
    assert LIST in run_shard(order, Shard(0, 1)).said
    listed(lamps, "a,Acme,Ann")
    shutil.move(lamps.root / "content/accounts.csv", tmp_path)
    monkeypatch.setenv(LIST, str(tmp_path / "accounts.csv"))
    assert run_shard(order, Shard(0, 1)).code == 0
    assert len(list((tmp_path / "store/accounts/a").glob("*/*.txt"))) == 1
    assert "notes" not in repr(order)


def test_a_shard_that_is_not_worth_another_try_ends_and_another_is_tried_again(
    lamps: SampleProject, tmp_path: Path
) -> None:
    order = Order(str(lamps.root), ("notes", "--store", str(tmp_path / "store")), False)
    ended = run_shard(order, Shard(0, 1))
    assert (ended.code, "there is no `content/accounts.csv`" in ended.said) == (42, True)
    listed(lamps, "a,Acme,Ann")
    blocked = tmp_path / "file"
    blocked.write_text("", "utf-8")
    with pytest.raises(RuntimeError, match="shard 0/1 ended with 3"):
        run_shard(Order(str(lamps.root), ("notes", "--store", str(blocked / "store")), False), Shard(0, 1))


@pytest.mark.parametrize(
    "address, safe",
    [("tls://scheduler:8786", True), ("tcp://127.0.0.1:8786", True), ("localhost:8786", True), ("[::1]:8786", True),
     ("tcp://10.0.0.7:8786", False), ("scheduler:8786", False), ("tcp://127.0.0.1.example:8786", False),
     ("ws://127.0.0.1:8786", False), ("tcp://", False)],
)  # fmt: skip
def test_beyond_this_machine_only_tls_will_do(address: str, safe: bool) -> None:
    assert is_safe(address) == safe


@pytest.mark.parametrize("accounts, count", [(0, 1), (1, 1), (1000, 1), (1001, 2), (4000, 4)])
def test_a_shard_has_about_a_thousand_accounts(accounts: int, count: int) -> None:
    assert len(list_shards(accounts)) == count


def test_a_shard_is_found_by_the_name_alone_and_every_account_is_of_one() -> None:
    shards = list_shards(0, 7)
    found = [[one.number for one in shards if one.has(f"account-{n}")] for n in range(7000)]
    assert all(len(one) == 1 for one in found)
    sizes = [found.count([number]) for number in range(7)]
    assert min(sizes) > 900
    assert max(sizes) < 1100
    assert found[0] == [int.from_bytes(bytes.fromhex(DIGEST)[:8]) % 7]


DIGEST = "6d6b86fd1cce05c18a5a13a8eaae81fa37404d01556a59f8827e76eff139690e"
"""The SHA-256 of `account-0`, of another program's making."""
