"""Readers: one module for each kind of finished file, which exports its `READER`. A new format brings one along.

Modules and packages whose names begin with `_` are what several readers need.
"""

import importlib
import pkgutil
from collections.abc import Iterable, Mapping

from generator.audit.reading import BROKEN, Reader, Reading
from generator.diagnostics import Diagnostic, Problem


def load_readers() -> Mapping[str, Reader]:
    """The readers by the endings that they read. This package's own come first: no other can take the place of one."""
    names = (module.name for module in pkgutil.iter_modules(__path__) if not module.name.startswith("_"))
    found: list[Reader] = [importlib.import_module(f"{__name__}.{name}").READER for name in names]
    return {reader.suffix: reader for reader in reversed(found)}


def require_readers(suffixes: Iterable[str]) -> None:
    """Raise a `Problem` that names every ending without a reader: what nobody reads back, nobody can vouch for."""
    missing = sorted({*suffixes} - load_readers().keys())
    if missing:
        raise Problem(*map(_report_missing, missing))


def _report_missing(suffix: str) -> Diagnostic:
    return Diagnostic(
        "format-without-reader",
        f"a writer makes `.{suffix}` files, and nothing reads them back",
        hint=f'add a module to generator/audit/readers/ with `READER = Reader("{suffix}", read)`',
    )


def find_reader(suffix: str) -> Reader:
    """The reader of files with this ending; without one a `Problem`."""
    reader = load_readers().get(suffix)
    if reader is None:
        raise Problem(_report_missing(suffix))
    return reader


def read_back(data: bytes, reader: Reader) -> Reading:
    """The finished file, opened once and read; one that cannot be read is a `Problem`."""
    try:
        reading = reader.read(data)
        _read_all(reading)
    except MemoryError:
        raise
    except BROKEN as reason:
        message = f"the finished {reader.suffix} cannot be read back: {reason}"
        raise Problem(Diagnostic("unreadable-artifact", message)) from None
    return reading


def _read_all(reading: Reading) -> tuple[object, ...]:
    """Everything that the audit of a build asks for; what cannot be read raises here."""
    return reading.visible, reading.beside, reading.numbers, reading.record
