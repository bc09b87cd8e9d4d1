"""Render one document in every format asked for, and check each finished file."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from generator.audit.words import lost_words
from generator.content.documents import Document
from generator.diagnostics import Diagnostic, Problem, has_errors
from generator.pages.claim_use import check_claims
from generator.pages.clearance import Clearance
from generator.pages.compose import Composed, compose
from generator.pages.page import Page
from generator.pages.rules import check_rules
from generator.pages.workspace import Workspace
from generator.writers import writer

PARTIAL = frozenset({"csv", "eml"})
"""Endings whose files hold one part of their page only."""


@dataclass(frozen=True, slots=True)
class File:
    """A finished file: its path below `build/`, its bytes, its title, and the claims and roles that hold it back."""

    path: str
    data: bytes
    title: str
    format: str
    waiting: tuple[str, ...] = ()
    unsigned: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rendered:
    """What became of one document: its files, or the findings that stopped some of them."""

    key: str
    files: tuple[File, ...]
    findings: tuple[Diagnostic, ...]


def check(document: Document, workspace: Workspace) -> list[Diagnostic]:
    """Everything that can be wrong with a document short of printing it."""
    return _findings(document, compose(document, workspace), workspace)


def _findings(document: Document, composed: Composed, workspace: Workspace) -> list[Diagnostic]:
    pages = [page for _, page in composed.pages]
    return [
        *composed.findings,
        *check_rules(document, composed.texts, workspace),
        *check_claims(document, composed.texts, pages, workspace),
    ]


def render(document: Document, formats: Iterable[str], workspace: Workspace) -> Rendered:
    """The document's files. A document with an error has none; a format that fails costs only itself."""
    composed = compose(document, workspace)
    findings = _findings(document, composed, workspace)
    if has_errors(findings):
        return Rendered(document.key, (), tuple(findings))
    files = []
    for view, page in composed.pages:
        for name in (name for name in view.formats if name in formats):
            try:
                files.append(held_back(finished(page, name), composed.clearance))
            except Problem as problem:
                findings += problem.diagnostics
    return Rendered(document.key, tuple(files), tuple(findings))


def finished(page: Page, name: str) -> File:
    """The page written in one format and read back; lost words are a `Problem`."""
    made = writer(name)
    data: bytes = made.write(page)
    suffix: str = made.SUFFIX
    lost = [] if suffix in PARTIAL else lost_words(page, data, suffix)
    if lost:
        raise Problem(*lost)
    return File(f"{page.artifact}.{suffix}", data, page.title, name)


def held_back(file: File, found: Clearance | None) -> File:
    """The file with the claims and roles that its document waits for."""
    if found is None:
        return file
    return replace(file, waiting=found.unproven, unsigned=tuple(one.role for one in found.unsigned))
