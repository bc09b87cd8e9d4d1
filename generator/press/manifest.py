"""The manifest: every artifact of a build with its digest, and the digest of the inputs it was made from."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

NAME = "manifest.json"
OWN = frozenset({NAME, "SHA256SUMS", "index.html"})
"""What every build has beside its artifacts."""
FORM = 1
UNREADABLE = (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError)
"""What a manifest raises that somebody has written in, or that is cut off: it counts as none."""


@dataclass(frozen=True, slots=True)
class Artifact:
    """One file of a build. `inputs` is the digest of all that it was made from; `waiting` are the claims without
    proof and `unsigned` the roles whose signature is missing or stale: without both the document is cleared.

    `figures` counts the figures that were read back from the file, `traced` those of them that have a source;
    `size` is in bytes. An artifact that is not `current` was made from other inputs than today's.
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


def digest(data: bytes) -> str:
    """The SHA-256 of the bytes in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def read_manifest(folder: Path) -> tuple[Artifact, ...]:
    """The artifacts of the build in `folder` whose files are still as they were made; none if there is no manifest."""
    try:
        listed = json.loads((folder / NAME).read_text("utf-8"))
        artifacts = [_artifact(entry) for entry in listed["artifacts"]]
    except UNREADABLE:
        return ()
    inside = (artifact for artifact in artifacts if _is_inside(artifact.path, folder))
    return tuple(artifact for artifact in inside if _intact(folder / artifact.path, artifact.sha256))


def list_paths(folder: Path) -> frozenset[str] | None:
    """The paths of all artifacts that the manifest lists, whatever has become of the files; nothing without one."""
    try:
        listed = json.loads((folder / NAME).read_text("utf-8"))
        return frozenset(str(entry["path"]) for entry in listed["artifacts"])
    except UNREADABLE:
        return None


def _artifact(entry: dict[str, Any]) -> Artifact:
    fields: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in entry.items()}
    return Artifact(**fields)


def _is_inside(path: object, folder: Path) -> bool:
    """Whether the path leads to a place in the folder, through no link; what somebody wrote in may lead anywhere."""
    try:
        return isinstance(path, str) and (folder / path).resolve().is_relative_to(folder.resolve())
    except (OSError, ValueError, RuntimeError):
        return False


def _intact(path: Path, sha256: str) -> bool:
    try:
        return path.is_file() and digest(path.read_bytes()) == sha256
    except OSError:  # a name that no file can have, or a file that nobody may read
        return False


def manifest_bytes(artifacts: Iterable[Artifact]) -> bytes:
    """The manifest as JSON, artifacts by path."""
    listed = [asdict(artifact) for artifact in sorted(artifacts, key=lambda artifact: artifact.path)]
    return (json.dumps({"form": FORM, "artifacts": listed}, indent=1, ensure_ascii=False) + "\n").encode()


def sums_bytes(artifacts: Iterable[Artifact]) -> bytes:
    """The digests in the form that `sha256sum --check` reads."""
    return "".join(f"{a.sha256}  {a.path}\n" for a in sorted(artifacts, key=lambda a: a.path)).encode()
