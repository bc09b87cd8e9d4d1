"""A Dask cluster as the machines of a list: each worker prints shards with the command itself, as a person would.

Only names of files, options and numbers travel, never a row. A list in a database is read by every worker with the
address that its own machine keeps, in `COLLATERAL_ACCOUNTS`: no password leaves this one.
"""

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from generator.diagnostics import Diagnostic, Problem
from generator.editions.shard import Shard

if TYPE_CHECKING:
    from distributed import Client

LIST = "COLLATERAL_ACCOUNTS"
PROGRAM = "from generator.cli import main; main()"
SECURE = "tls"
TRIES = 3
"""How often a shard is tried again whose machine has failed; a worker that dies costs a try, too."""
PATIENCE = "30s"
HOPELESS = frozenset({0, 1, 2, 42})
"""How a shard may end that is not tried again."""


@dataclass(frozen=True, repr=False)
class Order:
    """What a worker is to run, beside the shard. It has no words of its own for logs: options may hold values."""

    folder: str
    arguments: tuple[str, ...]
    lists_itself: bool
    """Whether the worker knows where the list is."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a shard ended: the exit code of the command, and what it said if it failed."""

    shard: Shard
    code: int
    said: str


def print_shards(address: str, shards: Sequence[Shard], order: Order) -> Iterator[Ended]:
    """Let the cluster print the shards; each as it ends. A cluster that cannot be reached is a `Problem`."""
    with _connect(address) as client:
        from distributed import KilledWorker, as_completed  # noqa: PLC0415 - only those who have a cluster need it

        futures = {client.submit(run_shard, order, one, pure=False, retries=TRIES): one for one in shards}
        for future in as_completed(futures, loop=client.loop):
            try:
                yield future.result()
            except (KilledWorker, RuntimeError) as reason:
                yield Ended(futures[future], 3, f"tried {TRIES} times: {type(reason).__name__}")


def run_shard(order: Order, shard: Shard) -> Ended:
    """On a worker: the command in a process of its own, which supervises its workers as everywhere."""
    if order.lists_itself and not os.environ.get(LIST):
        return Ended(shard, 2, f"the worker has no {LIST}: set it to the database's address on each machine")
    command = [sys.executable, "-c", PROGRAM, "--project", order.folder, "editions", *order.arguments]
    done = subprocess.run([*command, "--shard", str(shard)], capture_output=True, text=True, check=False)
    if done.returncode not in HOPELESS:
        raise RuntimeError(f"shard {shard} ended with {done.returncode}")
    return Ended(shard, done.returncode, done.stdout[-2000:] if done.returncode else "")


def _connect(address: str) -> "Client":
    if not is_safe(address):
        message = f"`{address}` is another machine, and not reached through TLS"
        cure = "name it as `tls://host:8786`, with certificates in Dask's settings (distributed.comm.tls)"
        raise Problem(Diagnostic("bad-cluster", message, hint=cure))
    try:
        from distributed import Client  # noqa: PLC0415
        from distributed.security import Security  # noqa: PLC0415
    except ImportError as reason:
        message, cure = f"a cluster needs `{reason.name}`", 'pip install "collateral[dask]"'
        raise Problem(Diagnostic("missing-package", message, hint=cure)) from None
    try:
        secure = Security(require_encryption=True) if address.startswith(f"{SECURE}:") else None
        return Client(address, security=secure, timeout=PATIENCE, set_as_default=False)
    except (OSError, RuntimeError, TypeError, ValueError) as reason:
        message = f"`{address}`: {type(reason).__name__}: {' '.join(str(reason).split())[:200]}"
        cure = "look whether the scheduler runs there, and at the certificates in Dask's settings"
        raise Problem(Diagnostic("cannot-reach-cluster", message, hint=cure)) from None


def is_safe(address: str) -> bool:
    """Whether nobody between here and the cluster can read along: TLS, or no way at all."""
    place = urlsplit(address if "://" in address else f"tcp://{address}")
    try:
        near = place.hostname == "localhost" or ip_address(place.hostname or "").is_loopback
    except ValueError:
        near = False
    return place.scheme == SECURE or (near and place.scheme == "tcp")
