"""Bounded reading: files from anywhere are read in a process of their own, with little time and memory."""

import resource
from collections.abc import Callable, Iterator
from concurrent.futures import TimeoutError as Overdue
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from typing import ParamSpec, TypeVar

from pebble import ProcessExpired, ProcessPool

from generator.audit.file_identification import Unidentified
from generator.audit.returned_file import DAMAGED

SECONDS = 20
MEMORY = 1_000_000_000  # bytes
TOO_MUCH = f"it cannot be read within {SECONDS} seconds and {MEMORY // 1_000_000_000} GB; it may have been made to hurt"

P = ParamSpec("P")
T = TypeVar("T")


class BoundedReader:
    """Calls functions in the process apart; one that takes too much, crashes or fails at the file is `Unidentified`."""

    def __init__(self, pool: ProcessPool) -> None:
        self.pool = pool

    def ask(self, read: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What the function gives, within the bounds."""
        try:
            found: T = self.pool.schedule(_read_apart, args=(read, *args), kwargs=kwargs, timeout=SECONDS).result()
        except Unidentified:
            raise
        except (Overdue, ProcessExpired, MemoryError):
            raise Unidentified(TOO_MUCH) from None
        return found


def _read_apart(read: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """What the function gives, in the process apart.

    Only our own exceptions leave it: those of some libraries cannot be sent, and would break the pool for all files
    that are read after this one.
    """
    try:
        return read(*args, **kwargs)
    except (Unidentified, MemoryError):
        raise
    except Exception:  # noqa: BLE001 - whatever a file makes a reader raise, it is the file's
        raise Unidentified(DAMAGED) from None


@contextmanager
def open_bounded_reader() -> Iterator[BoundedReader]:
    """The reader, whose process starts with the first question and ends here."""
    with ProcessPool(max_workers=1, context=get_context("spawn"), initializer=_bound) as pool:
        try:
            yield BoundedReader(pool)
        finally:
            pool.stop()  # type: ignore[no-untyped-call]


def _bound() -> None:
    with suppress(ValueError, OSError):  # macOS does not bound memory so
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
