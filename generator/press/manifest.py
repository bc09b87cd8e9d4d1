"""The manifest: every artifact of a build with its digest, and the digest of the inputs it was made from."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import Any, get_origin, get_type_hints

from generator.diagnostics import Problem
from generator.project import Project

NAME = "manifest.json"
OWN = frozenset({NAME, "SHA256SUMS", "index.html"})
"""What every build has beside its artifacts."""
FORM = 1
LARGEST = 20_000_000  # bytes; a thousand artifacts have about one million
BROKEN = (Problem, ValueError, LookupError, TypeError, AttributeError, RecursionError)
"""What a manifest makes a reader raise that somebody has damaged, or that is none."""


@dataclass(frozen=True, slots=True)
class Artifact:
    """One file of a build. `inputs` is the digest of all that its document may have been made from, `printed` that of
    the page that it prints; `waiting` are the claims without
    proof, `unsigned` the roles whose signature is missing or stale, `gaps` counts the facts still to be supplied:
    without all three the document is cleared.

    `figures` counts the figures that were read back from the file, `traced` those of them that have a source;
    `size` is in bytes. An artifact that is not `current` was made from other inputs than today's; one that is not
    `complete` was made beside others of its document that could not be.
    """

    path: str
    sha256: str
    document: str
    title: str
    format: str
    inputs: str
    waiting: tuple[str, ...] = ()
    unsigned: tuple[str, ...] = ()
    figures: int = 0
    traced: int = 0
    size: int = 0
    current: bool = True
    gaps: int = 0
    complete: bool = True
    printed: str = ""


def digest(data: bytes) -> str:
    """The SHA-256 of the bytes in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def read_manifest(folder: Path) -> tuple[Artifact, ...]:
    """The artifacts of the build in `folder` whose files are still as they were made; none if there is no manifest."""
    try:
        listed = _read_list(folder)
    except BROKEN:
        return ()
    return tuple(artifact for artifact in _artifacts(listed) if _intact(artifact, Project(folder)))


def list_paths(folder: Path) -> frozenset[str] | None:
    """The paths of all artifacts that the manifest lists, whatever has become of the files; nothing without one."""
    try:
        return frozenset(str(entry["path"]) for entry in _read_list(folder))
    except BROKEN:
        return None


def _read_list(folder: Path) -> list[dict[str, Any]]:
    """What the manifest lists, as it stands: anybody may have written it."""
    return [*json.loads(Project(folder).read(folder / NAME, LARGEST))["artifacts"]]


def _artifacts(listed: Iterable[dict[str, Any]]) -> Iterator[Artifact]:
    """The entries that are some; what somebody has put among them is none."""
    for entry in listed:
        with suppress(*BROKEN):
            yield _artifact(entry)


def _artifact(entry: dict[str, Any]) -> Artifact:
    values: dict[str, Any] = {name: tuple(map(str, one)) if isinstance(one, list) else one
                              for name, one in entry.items()}  # fmt: skip
    found, types = Artifact(**values), get_type_hints(Artifact)
    if any(type(getattr(found, name)) is not (get_origin(of) or of) for name, of in types.items()):
        raise TypeError
    return found


def _intact(artifact: Artifact, build: Project) -> bool:
    """Whether the file is as it was made; a path that leads out of the build is that of no file of ours."""
    path = PurePosixPath(artifact.path)
    if path.is_absolute() or ".." in path.parts:
        return False
    try:
        return build.digest(build.root / path) == artifact.sha256
    except (Problem, ValueError):
        return False


def manifest_bytes(artifacts: Iterable[Artifact]) -> bytes:
    """The manifest as JSON, artifacts by path."""
    listed = [asdict(artifact) for artifact in sorted(artifacts, key=lambda artifact: artifact.path)]
    return (json.dumps({"form": FORM, "artifacts": listed}, indent=1, ensure_ascii=False) + "\n").encode()


def sums_bytes(artifacts: Iterable[Artifact]) -> bytes:
    """The digests of the artifacts in the form that `sha256sum --check` reads."""
    return list_sums((artifact.path, artifact.sha256) for artifact in artifacts)


def list_sums(files: Iterable[tuple[str, str]]) -> bytes:
    """Paths and their SHA-256 in that form, by path."""
    return "".join(f"{sha256}  {path}\n" for path, sha256 in sorted(files)).encode()
