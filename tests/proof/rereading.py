"""An edit of a project that was read before: what it touches is read again, the answer is as if all were."""

from collections.abc import Iterable, Iterator, Mapping, Set
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path, PurePosixPath

import pytest

from generator.checks import examine, untraced_figures
from generator.checks.style_words import check_styles
from generator.claims.ledger import read_ledger
from generator.content.brand import read_brand
from generator.content.documents import Document, read_document
from generator.diagnostics import Diagnostic, has_errors
from generator.layout import page_fonts, templates
from generator.models.solve_models import UNSOLVED, model_at, solve_models
from generator.pages.solved_model import SolvedModel
from generator.pages.workspace import Workspace
from generator.press.loading import load_workspace, settle
from generator.project import Project
from generator.writers import formats

TODAY = date(2026, 6, 1)
"""The day on which edits are tried; the kit is older."""
STYLES = "styles"
PARTS = {
    "content/claims/*.yaml": "claims",
    "content/facts/*.svg": "pictures",
    "layouts/*/*.css": STYLES,
    "layouts/*/*.html": "pages",
}
"""The files that can be read again alone, and what they are; documents, with models or without, are the others."""
SCHEME = "calc:"
SETTLED = frozenset({"claims", "models"})
"""What the models and the ledger can show."""
LOOKS = ("check_faint_colours", "check_hidden_by_style", "check_cut_off", "check_grid_places")
"""Checks of looks, which no text changes, and which take the most time."""
WORDS = frozenset({"documents", "models", "claims"})
"""What changes no looks."""


@contextmanager
def edited(project: Project, files: Mapping[str, str]) -> Iterator[None]:
    """The project with these texts in its files; afterwards all is as before."""
    paths = {project.root / name: text for name, text in files.items()}
    before = {path: path.read_bytes() for path in paths if path.exists()}
    try:
        for path, text in paths.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8", newline="")
        forget(files)
        yield
    finally:
        for path in paths:
            path.unlink(missing_ok=True)
        for path, data in before.items():
            path.write_bytes(data)
        forget(files)


def forget(files: Iterable[str]) -> None:
    """Have what the engine reads once in a run read again: texts in which figures are sought, fonts, and layouts."""
    for read in (untraced_figures._text, page_fonts._font, page_fonts.read_reference):
        read.cache_clear()
    if any(file.startswith("layouts/") and not file.endswith(".css") for file in files):
        templates._environment.cache_clear()  # compiling them takes a third of a check


def read_all(project: Project, models: Mapping[str, SolvedModel] = UNSOLVED) -> tuple[Workspace, list[Diagnostic]]:
    """The project as read on that day; its charts are not drawn, for a check only needs to know that they can be.
    Models that are known need not be solved again, if they are made from just the same."""
    workspace, found = load_workspace(project, formats(), TODAY, models)
    return replace(workspace, drawing=False), found


def read_again(known: Workspace, files: Iterable[str]) -> tuple[Workspace, list[Diagnostic]]:
    """The workspace with these files read again, and what is wrong with them, their models and the ledger.

    All is read again if a file feeds more than can be told, as facts and kinds do, or is new, or has errors: what is
    said of other files then depends on it.
    """
    parts = {file: find_part(file, known) for file in files}
    touched = {*parts.values()}
    if "" in touched:
        return read_all(known.project, known.models)
    workspace, found = _read(known, parts)
    if has_errors(found):
        return read_all(known.project, known.models)
    if STYLES in touched:
        found += check_styles(known.project)
    if touched & SETTLED:
        workspace, wrong = _settle(workspace, known, touched)
        found += wrong
    return workspace, found


def _settle(workspace: Workspace, known: Workspace, touched: Set[str]) -> tuple[Workspace, list[Diagnostic]]:
    """The models that were edited, or that take something from one of these, solved again; all, and the ledger, if it
    was edited, cites a result, or a model cannot be solved."""
    if "claims" not in touched and not any(SCHEME in one.read_text("utf-8") for one in _ledger(known)):
        edited = [key for key, one in workspace.documents.items() if one is not known.documents[key]]
        wanted = {key: one for key, one in workspace.documents.items() if key in edited or _takes(one, edited)}
        models, found = solve_models(wanted, workspace, known.models)
        if not found:
            return replace(workspace, models={**known.models, **models}), []
    return settle(workspace, known.models)


def _ledger(known: Workspace) -> Iterable[Path]:
    return (known.project.content / "claims").glob("*.yaml")


def _takes(document: Document, edited: Iterable[str]) -> bool:
    """Whether the document cites a result of one of these."""
    cited = [f"{SCHEME}{key.rpartition('/')[2]}/" for key in edited]
    return any(words in line for line in document.source.lines for words in cited)


@contextmanager
def without_looks() -> Iterator[None]:
    """Checks leave out how pages look, which no word of a document changes."""
    with pytest.MonkeyPatch.context() as engine:
        for name in LOOKS:
            engine.setattr(examine, name, lambda _: ())
        yield


def find_part(file: str, known: Workspace) -> str:
    """What the file is; empty if it cannot be read alone."""
    if not (known.project.root / file).exists():
        return ""
    document = known.documents.get(_key(file))
    if document:
        return "models" if model_at(document) else "documents"
    return next((part for pattern, part in PARTS.items() if PurePosixPath(file).match(pattern)), "")


def _key(file: str) -> str:
    return file.removeprefix("content/").removesuffix(".yaml")


def _read(known: Workspace, parts: Mapping[str, str]) -> tuple[Workspace, list[Diagnostic]]:
    project, facts = known.project, known.facts
    workspace, found = replace(known), list[Diagnostic]()  # replaced, so that its style sheets are read again
    if "claims" in parts.values():
        ledger, wrong = read_ledger(project, facts)
        workspace, found = replace(workspace, ledger=ledger), found + wrong
    if "pictures" in parts.values():
        brand, wrong = read_brand(facts, project)
        workspace, found = replace(workspace, brand=brand or known.brand), found + wrong
    documents: dict[str, Document] = {}
    for old in (known.documents[_key(file)] for file, part in parts.items() if part in {"documents", "models"}):
        document, wrong = read_document(project.root / old.source.file, old.kind, facts, project)
        documents[old.key], found = document or old, found + wrong
    return replace(workspace, documents={**known.documents, **documents}), found
