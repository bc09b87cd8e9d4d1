"""The sandbox of layouts: they read data, and no step of theirs takes memory or time without bound."""

import re
import resource
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from jinja2.exceptions import SecurityError
from jinja2.filters import do_format
from jinja2.sandbox import ImmutableSandboxedEnvironment

SECONDS = 4  # of the processor; a page takes some hundredths of one
MEMORY = 400_000_000  # bytes beyond what the program has already
LONGEST = 10_000  # characters or entries that one repetition may make
PADDING = frozenset({"ljust", "rjust", "center", "zfill", "expandtabs", "format", "format_map"})
"""Methods and filters that make any number of characters out of a short word."""

STATM = Path("/proc/self/statm")
WIDE = re.compile(r"\d{3}|\*")


class LayoutOverdue(BaseException):
    """A page that took longer than any page does. Jinja tries what is constant beforehand and is deaf to each
    `Exception` of that."""


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, in which repetitions and padding are bounded, too."""

    intercepted_binops = frozenset({"*", "**", "%"})

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        for name in PADDING | {"indent"}:
            self.filters.pop(name, None)
        self.filters["format"] = _format
        self.globals.pop("lipsum", None)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """The result, unless it could be of any size."""
        counted = all(isinstance(one, int | float) for one in (left, right))
        if operator == "**" and not (counted and abs(right) <= 100 and abs(left) <= LONGEST):
            raise SecurityError(f"`**` makes a number of more than {LONGEST} digits")
        if operator == "%" and isinstance(left, str):
            raise SecurityError("`%` formats words; write them with `_()`")
        if operator == "*" and not counted and _size(left) * _size(right) > LONGEST:
            raise SecurityError(f"`*` repeats more than {LONGEST:,} times")
        return super().call_binop(context, operator, left, right)

    def wrap_str_format(self, value: Any) -> None:
        """Refuses the method `format` of a text, which Jinja would allow before it asks `is_safe_attribute`."""
        if super().wrap_str_format(value) is not None:
            raise SecurityError("`format` pads to any width; write the words with `_()`")

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a layout may ask for the attribute."""
        return not (isinstance(obj, str) and attr in PADDING) and super().is_safe_attribute(obj, attr, value)


def _format(pattern: str, *values: object) -> str:
    """The filter `format` with widths of two digits at most."""
    if WIDE.search(pattern):
        raise SecurityError("`format` pads with at most 99 characters")
    return do_format(pattern, *values)


def _size(value: Any) -> int:
    return int(value) if isinstance(value, int | float) else len(value) if hasattr(value, "__len__") else LONGEST + 1


@contextmanager
def bounded() -> Iterator[None]:
    """Ends what takes more time or memory than a page may, wherever it is; other threads than the first cannot be ended
    so."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def overdue(*_: object) -> None:
        raise LayoutOverdue

    before = signal.signal(signal.SIGVTALRM, overdue)
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS, SECONDS)
    try:
        _limit_memory(soft, hard)
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _limit_memory(soft: int, hard: int) -> None:
    """Lets the program take so much more memory than it has; only Linux says how much that is."""
    with suppress(ValueError, OSError):
        most = int(STATM.read_text("ascii").split()[0]) * resource.getpagesize() + MEMORY
        if soft == resource.RLIM_INFINITY or most < soft:
            resource.setrlimit(resource.RLIMIT_AS, (most, hard))
