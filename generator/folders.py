"""Folders listed as they are: one that cannot be listed is an error, and never looks empty.

`Path.glob` and its like pass over whatever the system refuses, so that a release would lack files in silence.
"""

import errno
import os
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path

NO_FOLDER = frozenset({errno.ENOENT, errno.ENOTDIR, errno.ELOOP})
"""What the system says of a name that leads to no folder: to nothing, to a file, to a link that leads to itself."""


def list_folder(folder: Path) -> list[Path]:
    """What lies in the folder itself, by name; nothing where there is no folder. `OSError` if it cannot be listed."""
    return [path for path, _ in _scan(folder)]


def list_below(folder: Path) -> Iterator[Path]:
    """All that lies below the folder, in order, a folder before what is in it; links to folders are not followed.
    `OSError` if one of them cannot be listed."""
    for path, is_folder in _scan(folder):
        yield path
        if is_folder:
            yield from list_below(path)


def find_matching(folder: Path, pattern: str) -> list[Path]:
    """What lies below the folder and matches, in order: `*.yaml`, `*/*.html`, `icons/*.svg`, or `**/*.po` at any
    depth. `OSError` if a folder cannot be listed."""
    first, _, rest = pattern.partition("/")
    if first == "**":
        return [path for path in list_below(folder) if fnmatchcase(path.name, rest)]
    if "*" not in first:
        return find_matching(folder / first, rest)
    found = [path for path in list_folder(folder) if fnmatchcase(path.name, first)]
    return [one for path in found for one in find_matching(path, rest)] if rest else found


def _scan(folder: Path) -> list[tuple[Path, bool]]:
    """Each entry with whether it is a folder and no link to one."""
    try:
        with os.scandir(folder) as found:
            return sorted((folder / one.name, one.is_dir(follow_symlinks=False)) for one in found)
    except OSError as reason:
        if reason.errno in NO_FOLDER:
            return []
        raise
