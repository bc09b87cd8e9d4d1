"""Reading the project again after an edit: the documents of one kind where only they were touched, else all of it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePosixPath

from generator.content.documents import read_documents
from generator.diagnostics import Diagnostic, Problem
from generator.models.solve_models import UNSOLVED
from generator.pages.workspace import Workspace
from generator.press.loading import load_workspace
from generator.project import SUFFIXES, Project
from generator.writers import formats


@dataclass(frozen=True, slots=True)
class Loaded:
    """The project as it was last readable, and what is wrong with it as it stands."""

    workspace: Workspace
    findings: tuple[Diagnostic, ...]


def load(project: Project, today: date | None, before: Loaded | None = None) -> Loaded:
    """The whole project. One that cannot be read at all is a `Problem`, or keeps what there was `before`."""
    known = before.workspace.models if before else UNSOLVED
    try:
        workspace, findings = load_workspace(project, formats(), today, known)
    except Problem as problem:
        if before is None:
            raise
        return Loaded(before.workspace, problem.diagnostics)
    return Loaded(workspace, tuple(findings))


def load_touched(names: Iterable[str], before: Loaded) -> Loaded | None:
    """The project with the documents of one kind read again, if only content files of that kind were touched, which no
    other document calculates with; else nothing. What follows for the ledger and for others, `load` finds."""
    places = [PurePosixPath(name) for name in names]
    kinds = {place.parent.as_posix() for place in places}
    kind = before.workspace.kinds.get(next(iter(kinds)).removeprefix("content/")) if len(kinds) == 1 else None
    if kind is None or any(place.suffix not in SUFFIXES for place in places):
        return None
    workspace, folder = before.workspace, f"content/{kind.name}/"
    if any(key.startswith(f"{kind.name}/") for key in workspace.models):
        return None
    read, found = read_documents(kind, workspace.facts, workspace.project)
    if any(one.language not in {other.language for other in workspace.documents.values()} for one in read):
        return None
    others = {key: one for key, one in workspace.documents.items() if not key.startswith(f"{kind.name}/")}
    documents = {**others, **{one.key: one for one in read}}
    kept = (one for one in before.findings if not (one.at and one.at.file.startswith(folder)))
    return Loaded(replace(workspace, documents=documents), (*kept, *found))
