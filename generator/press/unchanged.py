"""Has anything changed since the last build? Known before the project is loaded, from the files alone.

A build without errors keeps what it has said, under the digest of all that it has read and of all that it has
left in `build/`. Where both are the same, the next build would say just that again, and write nothing.
"""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from hashlib import file_digest, sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.diagnostics import Diagnostic
from generator.folders import find_matching
from generator.packaged import FILE as SETTINGS
from generator.press.kept_files import BROKEN, keep, read_findings, read_kept
from generator.project import LARGEST_INPUT, Project

if TYPE_CHECKING:
    from generator.pages.workspace import Workspace

NAME = "last-build.json"
ENGINE = Path(__file__).parents[1]
COMPILED = "__pycache__"  # while Python writes there, files of passing names come and go
LIBRARY = ".dist-info"  # the folder of an installed library says its version


@dataclass(frozen=True, slots=True)
class Said:
    """What a build says when it ends: its findings, the documents that are not fully built, how many files stand in
    `build/`, and the line that counts their figures."""

    findings: tuple[Diagnostic, ...]
    failed: tuple[str, ...]
    total: int
    counted: str


def digest_inputs(project: Project, asked: Iterable[str]) -> str:
    """The digest of whatever a build reads: the project's files by their bytes, the program and its libraries by name
    and time, and what was `asked` for. Empty if something there cannot be read; that build says why."""
    found = sha256("\n".join((sys.version, *asked)).encode())
    try:
        for folder in filter(Path.exists, (project.content, *project.layers)):
            for path in _list_files(folder):
                found.update(f"\n{path.relative_to(folder)} ".encode() + _digest(path))
        found.update(project.root.joinpath(SETTINGS).read_bytes() if len(project.layers) > 1 else b"")
        for line in (*_list_times(ENGINE), *_list_libraries()):
            found.update(f"\n{line}".encode(errors="replace"))
    except (OSError, UnicodeError):
        return ""
    return found.hexdigest()


def holds_all(workspace: "Workspace") -> bool:
    """Whether each content file of each kind has become a document: a folder that could not be listed for a moment
    looks empty."""
    project = workspace.project
    files = {key for kind in project.kinds() for key in project.document_keys(kind)}
    return files == {*workspace.documents}


def keep_said(said: Said, inputs: str, project: Project) -> None:
    """Keep what a build has said, if it has read these `inputs` from its beginning to its end."""
    with suppress(OSError, ValueError):
        keep(NAME, {"inputs": inputs, "build": _digest_build(project), "said": asdict(said)}, project)


def say_again(inputs: str, project: Project) -> Said | None:
    """What the last build has said, if nothing has changed since; else nothing, and the build has to be made."""
    with suppress(*BROKEN):
        kept = read_kept(NAME, project)
        if inputs and kept["inputs"] == inputs and kept["build"] == _digest_build(project):
            return _said(kept["said"])
    return None


def _digest_build(project: Project) -> str:
    """The digest of what stands in `build/`, by name and time; of a build that was cut off there is none."""
    left = (project.root / name for name in (".build-new", ".build-old"))
    if project.build.is_symlink() or any(os.path.lexists(path) for path in left):
        raise ValueError("a build was cut off")
    return sha256("\n".join(_list_times(project.build)).encode(errors="replace")).hexdigest()


def _list_files(folder: Path) -> Iterator[Path]:
    """All files below the folder, in order; those that Python writes there are nobody's."""
    for above, folders, names in os.walk(folder, onerror=_refuse):
        folders[:] = sorted(name for name in folders if name != COMPILED)
        if any(Path(above, name).is_symlink() for name in folders):
            raise OSError
        yield from (Path(above, name) for name in sorted(names))


def _refuse(reason: OSError) -> None:
    raise reason


def _digest(path: Path) -> bytes:
    """The digest of an ordinary file; at what is none, or is far too large, a build has to look."""
    if not path.is_file() or path.stat().st_size > LARGEST_INPUT:
        raise OSError
    with path.open("rb") as file:
        return file_digest(file, "sha256").digest()


def _list_times(folder: Path) -> Iterator[str]:
    """Each file with its size, its times and its number on the disk: whoever writes a file changes one of them."""
    for path in _list_files(folder):
        is_now = path.lstat()
        yield f"{path} {is_now.st_size} {is_now.st_mtime_ns} {is_now.st_ctime_ns} {is_now.st_ino}"


def _list_libraries() -> list[str]:
    """The installed libraries with their versions, as the names of their folders tell them."""
    folders = (Path(path) for path in sys.path if path)
    return sorted(path.name for one in folders for path in find_matching(one, f"*{LIBRARY}"))


def _said(data: dict[str, Any]) -> Said:
    return Said(read_findings(data["findings"]), tuple(data["failed"]), int(data["total"]), str(data["counted"]))
