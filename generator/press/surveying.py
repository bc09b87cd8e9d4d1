"""Surveying: look at every document but the reports, and hand what is found to those that are laid out from it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from generator.checks.examine import Examined, examine_once
from generator.claims.approvals import signers
from generator.content.documents import SUFFIXES, Document
from generator.content.kinds import Kind
from generator.diagnostics import Diagnostic, Position
from generator.layout.clearance import find_claims
from generator.layout.compose import Composed, compose
from generator.pages.citations import WITHDRAWN
from generator.pages.page import Page
from generator.pages.survey import Made, Signing, Survey, Surveyed
from generator.pages.workspace import Workspace
from generator.press.manifest import Artifact

SCHEME = "claim:"
LINKED = re.compile(rf"\]\(({SCHEME}|{WITHDRAWN}:)([a-z0-9-]+)")
ALONE = re.compile(rf"^({SCHEME})([a-z0-9-]+)$")
"""A citation in a text, or a quotation of what is withdrawn; and one that is a field of its own, as in a model."""
NOT_READ = "it cannot be read; `collateral check` says why"


def compose_with_survey(document: Document, workspace: Workspace, artifacts: Iterable[Artifact] = ()) -> Composed:
    """The document laid out; a report from a survey with these artifacts."""
    return compose(document, with_survey(document, workspace, artifacts))


def with_survey(document: Document, workspace: Workspace, artifacts: Iterable[Artifact] = ()) -> Workspace:
    """The workspace that the document is laid out in: with a survey if it is a report."""
    if not document.kind.survey or workspace.survey is not None:
        return workspace
    return workspace_with_survey(workspace, artifacts)


def workspace_with_survey(workspace: Workspace, artifacts: Iterable[Artifact] = ()) -> Workspace:
    """The workspace with a survey of all documents, made once for the same artifacts."""
    made = tuple(artifacts)
    known: dict[tuple[Artifact, ...], Workspace] = workspace.remembered.setdefault("surveying", {})
    if made not in known:
        known[made] = replace(workspace, survey=survey_documents(workspace, made))
    return known[made]


def survey_documents(workspace: Workspace, artifacts: Iterable[Artifact] = ()) -> Survey:
    """Every document that is no report, in order, with those of these artifacts that are its own."""
    made: dict[str, list[Made]] = {}
    for one in artifacts:
        made.setdefault(one.document, []).append(Made(one.path, one.format, one.size, one.figures, one.traced))
    kinds = [kind for kind in workspace.kinds.values() if not kind.survey]
    every = ((kind, key) for kind in kinds for key in _keys(kind, workspace))
    return Survey(tuple(_one(key, kind, workspace, made.get(key, [])) for kind, key in every))


def _keys(kind: Kind, workspace: Workspace) -> Iterator[str]:
    """Every content file of a kind, be it readable or not."""
    folder = workspace.project.content / kind.name
    names = {path.stem for suffix in SUFFIXES for path in folder.glob(f"*{suffix}") if not path.name.startswith(".")}
    return (f"{kind.name}/{name}" for name in sorted(names))


def _one(key: str, kind: Kind, workspace: Workspace, made: Iterable[Made]) -> Surveyed:
    document = workspace.documents.get(key)
    files = tuple(sorted(made, key=lambda one: one.path))
    formats = tuple(dict.fromkeys(name for view in kind.views for name in view.formats))
    title = workspace.translation.gettext(kind.title)
    plain = Surveyed(key, kind.name, title, key, kind.audience, formats=formats, files=files, errors=(NOT_READ,))
    if document is None:
        return plain
    try:
        return _survey_document(plain, document, examine_once(document, workspace), workspace)
    except Exception as reason:  # noqa: BLE001 - one document's failure must not cost the reports and the build
        return replace(plain, errors=(f"it cannot be laid out: {type(reason).__name__}",))


def _survey_document(plain: Surveyed, document: Document, found: Examined, workspace: Workspace) -> Surveyed:
    pages = [page for _, page in found.composed.pages]
    control: Mapping[str, Any] = document.data.get("control") or {}
    heading = found.composed.texts.get(("title",))
    clearance = found.composed.clearance
    return replace(
        plain,
        title=heading.words if heading else str(document.data.get("title", document.name)),
        version=control.get("version", ""),
        dated=control.get("date", ""),
        owner=control.get("owner", ""),
        reviewer=control.get("reviewer", ""),
        errors=tuple(_in_words(one) for one in found.findings if one.severity == "error"),
        unproven=clearance.unproven if clearance else (),
        signatures=tuple(_signings(document, found, workspace)),
        figures=sum(len(one.figures) for one in found.traces),
        traced=sum(len(one.figures) - len(one.untraced) for one in found.traces),
        lists={name: len(value) for name, value in document.data.items() if isinstance(value, list)},
        uses=tuple(_uses(document, pages)),
        rests=tuple(clearance.now.claims) if clearance else _rests(document, pages, workspace),
    )


def _rests(document: Document, pages: list[Page], workspace: Workspace) -> tuple[str, ...]:
    """The claims behind a document whose errors hide what it waits for."""
    return tuple(claim.id for claim in find_claims(document, pages, workspace))


def _in_words(found: Diagnostic) -> str:
    return f"{found.at}: {found.message}" if found.at else found.message


def _signings(document: Document, found: Examined, workspace: Workspace) -> Iterator[Signing]:
    """The signatures that the document needs; nobody can tell whether they hold for one that cannot be laid out."""
    if found.composed.clearance is None:
        yield from (Signing(role, "unclear") for role in signers(document, workspace.facts))
        return
    for one in found.composed.clearance.signatures:
        by, on = (one.approval.by, one.approval.date.isoformat()) if one.approval else ("", "")
        yield Signing(one.role, one.state, by, on, one.changes)


def _uses(document: Document, pages: Iterable[Page]) -> Iterator[tuple[str, Position]]:
    """Every place in the content that cites a claim, printed or not; else the layout's."""
    seen: set[str] = set()
    for steps, value, node in document.leaves:
        found = (LINKED if "x-text" in node else ALONE).findall(value) if isinstance(value, str) else []
        targets = [scheme + name for scheme, name in found]
        seen.update(name for _, name in found)
        for n, (_, name) in enumerate(found):
            earlier = sum(other.startswith(targets[n]) for other in targets[:n])
            yield name, document.source.locate(steps, targets[n], earlier)
    for element in (element for page in pages for element in page.root.find("citation")):
        name, at = element.get("value").removeprefix(SCHEME), element.at
        if element.get("value").startswith(SCHEME) and at and name not in seen:
            seen.add(name)
            yield name, at
