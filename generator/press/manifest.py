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
    except (OSError, ValueError, KeyError, TypeError):
        return ()
    return tuple(artifact for artifact in artifacts if _intact(folder / artifact.path, artifact.sha256))


def list_paths(folder: Path) -> frozenset[str] | None:
    """The paths of all artifacts that the manifest lists, whatever has become of the files; nothing without one."""
    try:
        listed = json.loads((folder / NAME).read_text("utf-8"))
        return frozenset(str(entry["path"]) for entry in listed["artifacts"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _artifact(entry: dict[str, Any]) -> Artifact:
    fields: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in entry.items()}
    return Artifact(**fields)


def _intact(path: Path, sha256: str) -> bool:
    return path.is_file() and digest(path.read_bytes()) == sha256


def manifest_bytes(artifacts: Iterable[Artifact]) -> bytes:
    """The manifest as JSON, artifacts by path."""
    listed = [asdict(artifact) for artifact in sorted(artifacts, key=lambda artifact: artifact.path)]
    return (json.dumps({"form": FORM, "artifacts": listed}, indent=1, ensure_ascii=False) + "\n").encode()


def sums_bytes(artifacts: Iterable[Artifact]) -> bytes:
    """The digests in the form that `sha256sum --check` reads."""
    return "".join(f"{a.sha256}  {a.path}\n" for a in sorted(artifacts, key=lambda a: a.path)).encode()
