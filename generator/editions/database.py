"""A database that is only read: its address, its driver, a connection. No password is printed or kept."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import Connection as SqliteConnection
from sqlite3 import connect as connect_sqlite
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError

from generator.diagnostics import Diagnostic, Problem

OURS = {"postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg"}
"""The driver that comes with us, where an address names none."""
SNAPSHOT = {"postgresql": {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}}
FORMS = "write `postgresql://host/database`, or `sqlite:///accounts.db` for a file"
CURE = "look at host, name and rights; a password may stand in COLLATERAL_ACCOUNTS or ~/.pgpass"


def open_engine(address: str) -> Engine:
    """What connects to the database of an address; nothing is asked of it yet."""
    try:
        url = make_url(address)
    except (ArgumentError, ValueError):
        raise Problem(Diagnostic("bad-database", "the list's address is none of a database", hint=FORMS)) from None
    url = url.set(drivername=OURS.get(url.drivername, url.drivername))
    try:
        if url.get_backend_name() == "sqlite":
            return create_engine(url, creator=lambda: _open_sqlite(url), poolclass=NullPool, hide_parameters=True)
        return create_engine(url, poolclass=NullPool, hide_parameters=True)
    except NoSuchModuleError:
        message = f"`{url.drivername}` is no database that SQLAlchemy knows"
        raise Problem(Diagnostic("bad-database", message, hint=FORMS)) from None
    except ImportError as reason:
        message = f"the driver of `{url.drivername}` is missing: the module `{reason.name}`"
        cure = f"install it, or name another: `{url.get_backend_name()}+module://…`"
        raise Problem(Diagnostic("missing-package", message, hint=cure)) from None
    except (SQLAlchemyError, TypeError, ValueError):
        raise Problem(Diagnostic("bad-database", f"`{describe(url)}` cannot be used", hint=FORMS)) from None


def knock(engine: Engine) -> None:
    """See whether the database lets us in; a `Problem` that repeats what it answers."""
    try:
        engine.connect().close()
    except SQLAlchemyError as reason:
        said = " ".join(str(reason.orig if isinstance(reason, DBAPIError) else reason).split())[:300]
        told = said.replace(str(engine.url.password), "***") if engine.url.password else said
        raise _refuse(describe(engine.url), told) from None


@contextmanager
def connected(engine: Engine, name: str) -> Iterator[Connection]:
    """A connection that sees one state of the database and changes nothing. What goes wrong is told by its name alone:
    the words may hold a value of a row."""
    try:
        with engine.connect().execution_options(**SNAPSHOT.get(engine.dialect.name, {})) as connection:
            yield connection
    except SQLAlchemyError as reason:
        kind = reason.orig if isinstance(reason, DBAPIError) else reason
        raise _refuse(name, type(kind).__name__) from None


def describe(url: URL) -> str:
    """The address without user, password and settings."""
    return URL.create(url.get_backend_name(), host=url.host, port=url.port, database=url.database).render_as_string()


def _refuse(name: str, told: str) -> Problem:
    return Problem(Diagnostic("cannot-read-database", f"`{name}`: {told}", hint=CURE))


def _open_sqlite(url: URL) -> SqliteConnection:
    connection = connect_sqlite(f"file:{quote(str(Path(url.database or '').resolve()))}?mode=ro", uri=True)
    connection.text_factory = lambda read: read.decode("utf-8", "replace")
    connection.execute("PRAGMA schema_version")  # says whether it is a database at all
    return connection
