"""Projects of source files in one package: what each of their files is called and says."""

import json
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from defusedxml.ElementTree import fromstring

from generator.audit.reading import Reader, Reading


def read(data: bytes) -> Reading:
    """The words of every file; the names of files and of elements are words beside them."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        parts = {part.filename: package.read(part) for part in package.infolist()}
    files = {name: [*_list_pieces(name, part)] for name, part in parts.items()}
    said = "\n".join(piece for pieces in files.values() for piece in pieces)
    return Reading(lambda: said, lambda: "\n".join(parts))


def _list_pieces(name: str, part: bytes) -> Iterator[str]:
    if name.endswith(".json"):
        yield from _list_values(json.loads(part.decode("utf-8")))
        return
    for element in fromstring(part, forbid_dtd=True).iter():
        yield f"{element.tag.rpartition('}')[2]} {element.text or ''}{element.tail or ''}".strip()


def _list_values(value: Any) -> Iterator[str]:
    """The names and values of the file, at whatever depth."""
    if isinstance(value, dict):
        for name, held in value.items():
            yield f"{name} {held}" if isinstance(held, str) else name
            yield from () if isinstance(held, str) else _list_values(held)
    elif isinstance(value, list):
        for held in value:
            yield from _list_values(held)
    else:
        yield str(value)


DEMANDED = "Salesforce demands a size of each field and a version of the project, and no page says them"
SIZES = (
    "length 255", "length 32768", "visibleLines 3", "precision 18", "precision 5", "scale 0", "scale 2",
    "sourceApiVersion 60.0",
)  # fmt: skip
READER = Reader("zip", read, extras=dict.fromkeys(SIZES, DEMANDED))
