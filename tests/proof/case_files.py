"""The files in `cases/`: each is one kind of fault, and its cases stand under the word that says how they are tried."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

FOLDER = Path(__file__).with_name("cases")
CHECKED, RETURNED, RELEASED, FOUND = "cases", "returned", "released", "found"
TRIED = frozenset({CHECKED, RETURNED, RELEASED, FOUND})
"""What `check` says of an edit; `verify` of a file that came back; a command of the built project; all its findings."""


def read_cases(tried: str) -> Iterator[Any]:
    """The cases that are tried in this way; what stands beside them in their file holds for each of them."""
    for path in sorted(FOLDER.glob("*.yaml")):
        file = _read(path)
        shared = {key: value for key, value in file.items() if key not in TRIED}
        for n, case in enumerate(file.get(tried, ()), 1):
            yield pytest.param(shared | case, id=f"{path.stem}-{n}")


@cache
def _read(path: Path) -> dict[str, Any]:
    return yaml.safe_load(path.read_text("utf-8"))
