"""What a build keeps for the next command, in a folder of its own beside `build/`, which people publish.

Whatever there cannot be read, or was written by somebody else, is as good as nothing.
"""

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from hashlib import sha256
from typing import Any

from generator.diagnostics import Diagnostic, Position, Problem
from generator.press.publish import write_synced
from generator.project import Project

FOLDER = ".build-cache"
LARGEST = 100_000_000  # bytes; a document has about three thousand
BROKEN = (Problem, OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError)
"""What a file there makes a reader raise that somebody has damaged, or that is none."""


def read_kept(name: str, project: Project) -> Any:
    """The data of the file; nothing if there is none, or if it is not as it was written."""
    with suppress(*BROKEN):
        return json.loads(read_bytes(name, project) or b"")
    return None


def keep(name: str, data: Any, project: Project) -> None:
    """Write the data for the next build; where nothing can be written, that one takes longer, and this one is whole."""
    keep_bytes(name, json.dumps(data, ensure_ascii=False, sort_keys=True).encode(), project)


def read_bytes(name: str, project: Project) -> bytes | None:
    """What the file holds behind its digest; nothing if there is none, or if it is not as it was written."""
    with suppress(*BROKEN):
        digest, _, data = project.read(project.root / FOLDER / name, LARGEST).partition(b"\n")
        if sha256(data).hexdigest().encode() == digest:
            return data
    return None


def keep_bytes(name: str, data: bytes, project: Project) -> None:
    """Write the bytes with their digest before them, if they are not there already."""
    path = project.root / FOLDER / name
    with suppress(OSError):
        if path.is_file() and path.read_bytes().endswith(b"\n" + data):
            return
        write_synced(path.with_suffix(".new"), sha256(data).hexdigest().encode() + b"\n" + data)
        path.with_suffix(".new").replace(path)


def read_findings(entries: Iterable[Mapping[str, Any]]) -> tuple[Diagnostic, ...]:
    """Findings that were kept as mappings of their fields."""
    return tuple(Diagnostic(**{**one, "at": one["at"] and Position(**one["at"])}) for one in entries)
