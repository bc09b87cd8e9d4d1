"""The plan: which documents and formats a build makes, and the digest of everything each of them depends on."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from generator.claims.expiry import has_expired
from generator.content.documents import SUFFIXES, Document
from generator.diagnostics import Diagnostic, Problem, did_you_mean
from generator.pages.survey import Survey
from generator.pages.workspace import Workspace

ENGINE = Path(__file__).parents[1]
PACKAGE = "collateral"
REQUIRED = re.compile(r"[^\w.-]")  # what ends a library's name where another one asks for it


@dataclass(frozen=True, slots=True)
class Job:
    """One document to render: its key, the formats asked for (all of its kind if none), the digest of its inputs, and
    for a report the survey that it is laid out from."""

    key: str
    formats: tuple[str, ...]
    digest: str
    survey: Survey | None = None


def make_plan(workspace: Workspace, targets: Iterable[str], formats: Iterable[str]) -> tuple[Job, ...]:
    """The jobs for targets such as `one-pagers` or `one-pagers/saas`; no target means everything."""
    wanted = tuple(formats)
    common = _common_digest(workspace)
    return tuple(
        Job(document.key, made, _digest(common, document, workspace))
        for document in choose(workspace, tuple(targets))
        if (made := tuple(name for name in formats_of(document) if not wanted or name in wanted))
    )


def formats_of(document: Document) -> tuple[str, ...]:
    """Every format that some view of the document's kind makes, in order, each once."""
    return tuple(dict.fromkeys(name for view in document.kind.views for name in view.formats))


def choose(workspace: Workspace, targets: tuple[str, ...]) -> list[Document]:
    """The documents that the targets name; a target that names none is a `Problem` with the closest name."""
    if not targets:
        return list(workspace.documents.values())
    names = [target_name(target) for target in targets]
    unknown = [_unknown(name, workspace) for name in names if not _is_known(name, workspace)]
    if unknown:
        raise Problem(*unknown)
    return [document for key, document in workspace.documents.items() if any(names_key(name, key) for name in names)]


def target_name(target: str) -> str:
    """The target as a key: people also write the path of the content file."""
    return target.strip("/").removeprefix("content/").removesuffix(".yaml").removesuffix(".md")


def names_key(name: str, key: str) -> bool:
    """Whether a target names the document: its key, or its kind."""
    return key == name or key.startswith(f"{name}/")


def _is_known(name: str, workspace: Workspace) -> bool:
    """Whether there is such a kind or content file, be it readable or not."""
    files = (workspace.project.content / f"{name}{suffix}" for suffix in SUFFIXES)
    return name in workspace.kinds or (name.count("/") == 1 and any(map(workspace.project.holds, files)))


def _unknown(name: str, workspace: Workspace) -> Diagnostic:
    known = {*workspace.documents, *workspace.kinds}
    hint = did_you_mean(name, known) or "`collateral list` shows what there is"
    return Diagnostic("unknown-target", f"nothing to build is named `{name}`", None, hint)


def filter_findings(findings: Iterable[Diagnostic], targets: tuple[str, ...]) -> list[Diagnostic]:
    """The findings without those in content files that the targets do not name."""
    names = [target_name(target) for target in targets]
    return [found for found in findings if not names or found.at is None or _concerns(found.at.file, names)]


def _concerns(file: str, names: list[str]) -> bool:
    folder, _, rest = file.removeprefix("content/").partition("/")
    other = file.startswith("content/") and rest and folder not in {"facts", "claims"}
    return not other or any(names_key(name, target_name(file)) for name in names)


def _digest(common: str, document: Document, workspace: Workspace) -> str:
    project = workspace.project
    kind = files_digest(project.layouts / document.kind.name)
    pictures = files_digest(project.content / document.kind.name, skip={".yaml", ".md"})
    signed = [f"{approval.role} {approval.signed.digest}" for approval in workspace.approvals.of(document.key)]
    parts = (common, kind, pictures, document.source.digest, document.key, *signed)
    return joint_digest(parts)


def joint_digest(parts: Iterable[str]) -> str:
    """The SHA-256 over the parts, in order."""
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _common_digest(workspace: Workspace) -> str:
    """What every document depends on: engine, libraries, shared layouts, facts, documents with a model, and the
    claims with their evidence and with what has expired; the day itself changes nothing."""
    project = workspace.project
    models = sorted(model.document.source.digest for model in workspace.models.values())
    parts = [
        engine_digest(),
        files_digest(project.shared),
        files_digest(project.content / "facts"),
        files_digest(project.content / "claims"),
        *(f"{name} {sha256}" for name, sha256 in workspace.evidence.items()),
        *(f"expired {claim.id}" for claim in workspace.ledger if has_expired(claim, workspace.today)),
        _file_digest(project.content / "terms.yaml"),
        *models,
    ]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


@cache
def engine_digest() -> str:
    """The digest of the engine's own code and of the libraries' versions."""
    return hashlib.sha256("\n".join([files_digest(ENGINE), *_libraries()]).encode()).hexdigest()


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


def _file_digest(path: Path) -> str:
    """The digest of one file, of nothing if it is not there."""
    return hashlib.sha256(path.read_bytes() if path.is_file() else b"").hexdigest()


def files_digest(folder: Path, skip: Iterable[str] = (".pyc",)) -> str:
    """The digest of all files below a folder, names and bytes."""
    total = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix not in {*skip, ".pyc"}:
            total.update(
                f"{path.relative_to(folder).as_posix()}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode()
            )
    return total.hexdigest()
