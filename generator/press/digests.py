"""Digests: what every document depends on, and what those of one kind do, over names and bytes."""

import hashlib
import re
from collections.abc import Iterable
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from generator.claims.expiry import has_expired
from generator.pages.workspace import Workspace
from generator.project import SUFFIXES, Project

ENGINE = Path(__file__).parents[1]
PACKAGE = "collateral"
REQUIRED = re.compile(r"[^\w.-]")  # what ends a library's name where another one asks for it


def common_digest(workspace: Workspace) -> str:
    """What every document depends on: engine, libraries, shared layouts, facts, documents with a model, and the
    claims with their evidence and with what has expired; the day itself changes nothing."""
    project = workspace.project
    models = sorted(model.document.source.digest for model in workspace.models.values())
    return joint_digest(
        (
            engine_digest(),
            files_digest(project.shared),
            files_digest(project.content / "facts"),
            files_digest(project.content / "claims"),
            *(f"{name} {sha256}" for name, sha256 in workspace.evidence.items()),
            *(f"expired {claim.id}" for claim in workspace.ledger if has_expired(claim, workspace.today)),
            _file_digest(project.content / "terms.yaml"),
            *models,
        )
    )


def kind_digests(kind: str, project: Project) -> tuple[str, str]:
    """What every document of a kind depends on: its layouts, and the pictures beside its content files."""
    return files_digest(project.layouts / kind), files_digest(project.content / kind, skip=SUFFIXES)


@cache
def engine_digest() -> str:
    """The digest of the engine's own code and of the libraries' versions."""
    return joint_digest((files_digest(ENGINE), *_libraries()))


def _libraries() -> list[str]:
    """The libraries that the engine needs, and those that these need, with their versions. What else is installed
    changes nothing in a file."""
    found: dict[str, str] = {}
    waiting = [PACKAGE]
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        try:
            library = distribution(name)
        except PackageNotFoundError:  # needed on other systems only
            continue
        found[name] = f"{name}=={library.version}"
        needs = (need for need in library.requires or () if "extra ==" not in need)
        waiting += [REQUIRED.split(need, maxsplit=1)[0].lower().replace("_", "-") for need in needs]
    return sorted(found.values())


def joint_digest(parts: Iterable[str]) -> str:
    """The SHA-256 over the parts, in order."""
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _file_digest(path: Path) -> str:
    """The digest of one file, of nothing if it is not there."""
    return hashlib.sha256(path.read_bytes() if path.is_file() else b"").hexdigest()


def files_digest(folder: Path, skip: Iterable[str] = ()) -> str:
    """The digest of all files below a folder, names and bytes."""
    total = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix not in {*skip, ".pyc"}:
            total.update(
                f"{path.relative_to(folder).as_posix()}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode()
            )
    return total.hexdigest()
