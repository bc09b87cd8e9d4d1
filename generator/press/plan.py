"""The plan: which documents and formats a build makes, and the digest of everything each of them depends on."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.metadata import distributions
from pathlib import Path

from generator.content.documents import Document
from generator.diagnostics import Diagnostic, Problem, did_you_mean
from generator.pages.workspace import Workspace
from generator.project import Project

ENGINE = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Job:
    """One document to render: its key, the formats asked for (all of its kind if none), the digest of its inputs."""

    key: str
    formats: tuple[str, ...]
    digest: str


def plan(workspace: Workspace, targets: Iterable[str], formats: Iterable[str]) -> tuple[Job, ...]:
    """The jobs for targets such as `one-pagers` or `one-pagers/saas`; no target means everything."""
    wanted = tuple(formats)
    common = _common_digest(workspace)
    return tuple(
        Job(document.key, made, _digest(common, document, workspace.project))
        for document in chosen(workspace, tuple(targets))
        if (made := tuple(name for name in formats_of(document) if not wanted or name in wanted))
    )


def formats_of(document: Document) -> tuple[str, ...]:
    """Every format that some view of the document's kind makes, in order, each once."""
    return tuple(dict.fromkeys(name for view in document.kind.views for name in view.formats))


def chosen(workspace: Workspace, targets: tuple[str, ...]) -> list[Document]:
    """The documents that the targets name; a target that names none is a `Problem` with the closest name."""
    if not targets:
        return list(workspace.documents.values())
    keys: dict[str, None] = {}
    wrong = []
    for target in targets:
        name = target.strip("/").removeprefix("content/").removesuffix(".yaml").removesuffix(".md")
        found = [key for key in workspace.documents if key == name or key.startswith(f"{name}/")]
        if not found and name not in workspace.kinds:
            known = {*workspace.documents, *workspace.kinds}
            wrong.append(
                Diagnostic(
                    "unknown-target",
                    f"nothing to build is named `{target}`",
                    None,
                    did_you_mean(name, known) or "`collateral list` shows what there is",
                )
            )
        keys |= dict.fromkeys(found)
    if wrong:
        raise Problem(*wrong)
    return [workspace.documents[key] for key in keys]


def _digest(common: str, document: Document, project: Project) -> str:
    kind = files_digest(project.layouts / document.kind.name)
    pictures = files_digest(project.content / document.kind.name, skip={".yaml", ".md"})
    return hashlib.sha256(
        "\n".join((common, kind, pictures, document.source.digest, document.key)).encode()
    ).hexdigest()


def _common_digest(workspace: Workspace) -> str:
    """What every document depends on: engine, libraries, shared layouts, facts, claims and documents with a model."""
    project = workspace.project
    models = sorted(model.document.source.digest for model in workspace.models.values())
    parts = [
        engine_digest(),
        files_digest(project.shared),
        files_digest(project.content / "facts"),
        files_digest(project.content / "claims"),
        *models,
    ]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


@cache
def engine_digest() -> str:
    """The digest of the engine's own code and of the libraries' versions."""
    versions = sorted(f"{found.metadata['Name']}=={found.version}" for found in distributions())
    return hashlib.sha256("\n".join([files_digest(ENGINE), *versions]).encode()).hexdigest()


def files_digest(folder: Path, skip: Iterable[str] = (".pyc",)) -> str:
    """The digest of all files below a folder, names and bytes."""
    total = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix not in {*skip, ".pyc"}:
            total.update(
                f"{path.relative_to(folder).as_posix()}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode()
            )
    return total.hexdigest()
