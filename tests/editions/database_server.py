"""A real PostgreSQL on this machine, with a password, for as long as it is used."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, create_engine, text
from sqlalchemy.exc import OperationalError

from tests.tools import program

PASSWORD = "p@ss/wörd"
QUOTED = "p%40ss%2Fw%C3%B6rd"


@dataclass(frozen=True)
class Database:
    """The server; `address` is what a person would write."""

    port: int

    @property
    def address(self) -> str:
        return f"postgresql://crm:{QUOTED}@127.0.0.1:{self.port}/postgres"

    def do(self, *statements: str) -> None:
        with self._connected() as connection:
            for statement in statements:
                connection.execute(text(statement))

    def ask(self, query: str) -> list[str]:
        with self._connected() as connection:
            return [str(row[0]) for row in connection.execute(text(query))]

    @contextmanager
    def _connected(self) -> Iterator[Connection]:
        engine = create_engine(self.address.replace("postgresql:", "postgresql+psycopg:"))
        with engine.begin() as connection:
            yield connection
        engine.dispose()


@contextmanager
def started() -> Iterator[Database]:
    """The server, in a folder of its own; PostgreSQL does not run as root, so there it runs as nobody."""
    programs = Path(program("initdb")).resolve().parent
    folder = Path(tempfile.mkdtemp(prefix="database-"))
    user = "nobody" if os.geteuid() == 0 else None
    if user:
        shutil.chown(folder, user)
    try:
        (folder / "password").write_text(PASSWORD, "utf-8")
        options = ("-U", "crm", "-A", "scram-sha-256", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        command = [programs / "initdb", "-D", folder / "data", *options, f"--pwfile={folder / 'password'}"]
        subprocess.run(command, check=True, capture_output=True, user=user, cwd="/")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        settings = ("-c", "fsync=off", "-c", "listen_addresses=127.0.0.1")
        command = [programs / "postgres", "-D", folder / "data", "-p", str(port), "-k", folder, *settings]
        with (folder / "log").open("wb") as log:
            server = subprocess.Popen(command, stdout=log, stderr=log, user=user, cwd="/")
        try:
            database = Database(port)
            _wait(database, server)
            yield database
        finally:
            server.terminate()
            server.wait(20)
    finally:
        shutil.rmtree(folder)


def _wait(database: Database, server: "subprocess.Popen[bytes]") -> None:
    for _ in range(300):
        assert server.poll() is None, "the server has ended"
        try:
            database.do("SELECT 1")
        except OperationalError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError("the server does not answer")
