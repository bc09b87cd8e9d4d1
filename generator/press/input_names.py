"""The inputs of documents by name: what a digest of them all cannot say is which of them has changed.

Of facts and claims both the files and the values in them are named, so that a comment is told from a change.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from generator.claims.approvals_file import FILE as APPROVALS
from generator.claims.expiry import has_expired
from generator.claims.provenance import footing
from generator.content.documents import Document
from generator.content.last_days import over_by
from generator.content.terms import FILE as TERMS
from generator.content.voice import FILE as VOICE
from generator.pages.workspace import Workspace
from generator.press.digests import engine_digest, file_digest, joint_digest
from generator.project import SUFFIXES
from generator.texts.cited_documents import list_cited
from generator.texts.named_documents import list_named

ENGINE = "the program or a library of it"
FACT, CLAIM, DAY, SIGNATURES = "fact:", "claim:", "the last day of ", f"content/{APPROVALS}"
Inputs = Mapping[str, str]
"""The digest of each input by its name: a file as messages name it, `fact:prices.basic`, `claim:uptime`."""


def list_shared(workspace: Workspace) -> Inputs:
    """What every document may read."""
    project = workspace.project
    files = [path for name in ("facts", "claims") for path in project.find_files(project.content / name, "*")]
    files += [*project.find_files(project.own_words, "**/*.po"), project.content / TERMS, project.content / VOICE]
    gone = (one.id for one in workspace.ledger if has_expired(one, workspace.today))
    models = {one.document.source.file: one.document.source.digest for one in workspace.models.values()}
    return {
        ENGINE: engine_digest(),
        **_list_layouts("_shared", workspace),
        **_list_files(files, workspace),
        **{f"{FACT}{path}": joint_digest((value,)) for path, value in _flatten(workspace.facts.values)},
        **{f"{CLAIM}{name}": digest for name, digest in _list_claims(workspace)},
        **{f"content/evidence/{name}": sha256 for name, sha256 in workspace.evidence.items()},
        **{f"{DAY}{CLAIM}{name}": "" for name in gone},
        **{f"{DAY}{FACT}{path}": "" for path in over_by(workspace.today, workspace.facts)},
        **models,
    }


class KindInputs:
    """What all documents of a kind read: its layouts, and the pictures beside its content. Each is read once."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self._known: dict[str, Inputs] = {}

    def of(self, kind: str) -> Inputs:
        """The inputs of this kind."""
        if kind not in self._known:
            project = self.workspace.project
            pictures = (
                path for path in project.find_files(project.content / kind, "**/*") if path.suffix not in SUFFIXES
            )
            self._known[kind] = {**_list_layouts(kind, self.workspace), **_list_files(pictures, self.workspace)}
        return self._known[kind]


def list_own(document: Document, workspace: Workspace) -> Inputs:
    """What the document alone reads, with those of its kind and those that it names."""
    source = document.source
    under = {source.under.file: source.under.digest} if source.under else {}
    named = {f"the title of {one.partition(' ')[0]}": joint_digest((one,)) for one in list_named(document, workspace)}
    signed = [f"{one.role} {one.by} {one.date} {one.signed.digest}" for one in workspace.approvals.of(document.key)]
    return {
        **workspace.once(KindInputs).of(document.kind.name),
        source.file: source.digest,
        **under,
        **named,
        **dict(list_cited(document, workspace)),
        SIGNATURES: joint_digest(signed),
    }


def _list_files(paths: Iterable[Path], workspace: Workspace) -> Inputs:
    project = workspace.project
    return {project.name(path): file_digest(path, project) for path in paths if path.is_file()}


def _list_layouts(folder: str, workspace: Workspace) -> Inputs:
    files = workspace.project.layout_files(f"{folder}/**/*").items()
    return {f"layouts/{name}": file_digest(path, workspace.project) for name, path in files if path.is_file()}


def _list_claims(workspace: Workspace) -> Iterator[tuple[str, str]]:
    for claim in workspace.ledger:
        said = (str(value) for value in asdict(footing(claim, workspace.evidence)).values())
        ours = (claim.owner, claim.note, str(claim.expires), *claim.allowed, *claim.banned)
        yield claim.id, joint_digest((*said, *ours))


def _flatten(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Each value of the facts with its dotted path; a list is one."""
    if isinstance(value, Mapping):
        for name, one in value.items():
            yield from _flatten(one, f"{path}.{name}" if path else str(name))
    else:
        yield path, repr(value)
