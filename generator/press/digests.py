"""Digests: what every document depends on, and what those of one kind do, over names and bytes."""

import hashlib
import re
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path, PurePath, PurePosixPath

from generator.claims.expiry import has_expired
from generator.content.last_days import over_by
from generator.diagnostics import Problem
from generator.packaged import FOLDER as PACKED
from generator.pages.workspace import Workspace
from generator.project import SUFFIXES, Project

ENGINE = Path(__file__).parents[1]
PACKAGE = "collateral"
COMPILED = "__pycache__"  # while Python writes there, files of passing names come and go
REQUIRED = re.compile(r"[^\w.-]")  # what ends a library's name where another one asks for it


def common_digest(workspace: Workspace) -> str:
    """What every document depends on: engine, libraries, shared layouts, facts, documents with a model, and the
    claims with their evidence and with what has expired; the day itself changes nothing."""
    project = workspace.project
    models = sorted(model.document.source.digest for model in workspace.models.values())
    return joint_digest(
        (
            engine_digest(),
            layouts_digest("_shared", project),
            files_digest(project.content / "facts", project),
            files_digest(project.content / "claims", project),
            *(f"{name} {sha256}" for name, sha256 in workspace.evidence.items()),
            *(f"expired {claim.id}" for claim in workspace.ledger if has_expired(claim, workspace.today)),
            *(f"over {path}" for path in over_by(workspace.today, workspace.facts)),
            files_digest(project.own_words, project),
            file_digest(project.content / "terms.yaml", project),
            file_digest(project.content / "voice.yaml", project),
            *models,
        )
    )


def print_basis(project: Project) -> str:
    """What the writers of all pages share: the engine with its libraries, and the project's own words."""
    return joint_digest((engine_digest(), files_digest(project.own_words, project)))


def kind_digests(kind: str, project: Project) -> tuple[str, str]:
    """What every document of a kind depends on: its layouts, and the pictures beside its content files."""
    return layouts_digest(kind, project), files_digest(project.content / kind, project, skip=SUFFIXES)


@cache
def engine_digest() -> str:
    """The digest of the engine's own code and of the libraries' versions."""
    return joint_digest((files_digest(ENGINE, Project(ENGINE)), *_libraries()))


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


def file_digest(path: Path, project: Project) -> str:
    """The digest of one file, read piece by piece; of one that cannot be read, which `check` reports, it is empty."""
    with suppress(Problem):
        return project.digest(path)
    return ""


def files_digest(folder: Path, project: Project, skip: Iterable[str] = ()) -> str:
    """The digest of all files below a folder, names and bytes."""
    left_out = {*skip}
    names = ((path.relative_to(folder), path) for path in project.find_files(folder, "**/*"))
    return _digest(((name, path) for name, path in names if path.suffix not in left_out), project)


def layouts_digest(folder: str, project: Project, *, whole: bool = False) -> str:
    """The digest of all layouts in a folder, wherever each of them comes from; if it must be `whole`, as that of a
    release, one that cannot be read is a `Problem`."""
    files = project.layout_files(f"{folder}/**/*").items()
    named = ((PurePosixPath(name).relative_to(folder), path) for name, path in files)
    return _digest(named, project, whole=whole)


def _digest(files: Iterable[tuple[PurePath, Path]], project: Project, *, whole: bool = False) -> str:
    kept = ((name, path) for name, path in files if not {COMPILED, PACKED} & {*name.parts} and not path.is_dir())
    found = ((name, project.digest(path) if whole else file_digest(path, project)) for name, path in kept)
    return joint_digest(f"{name.as_posix()}\0{sha256}" for name, sha256 in found)
