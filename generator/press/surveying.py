"""Surveying: look at every document but the reports, and hand what is found to those that are laid out from it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from generator.checks.examine import Examined, examine_once
from generator.checks.page_marks import count_figures
from generator.claims.approvals import signers
from generator.content.documents import Document
from generator.content.kinds import INTERNAL, Kind
from generator.content.survey import Made, Signing, Survey, Surveyed
from generator.diagnostics import Diagnostic, Position
from generator.layout.assemble import find_title
from generator.layout.clearance import find_claims
from generator.layout.compose import Composed, compose
from generator.pages.page import Page
from generator.pages.workspace import Workspace
from generator.press.manifest import Artifact
from generator.press.plan import formats_of
from generator.texts.citations import WITHDRAWN

SCHEME = "claim:"
LINKED = re.compile(rf"\]\(({SCHEME}|{WITHDRAWN}:)([a-z0-9-]+)")
ALONE = re.compile(rf"^({SCHEME})([a-z0-9-]+)$")
"""A citation in a text, or a quotation of what is withdrawn; and one that is a field of its own, as in a model."""
NOT_READ = "it cannot be read; `collateral check` says why"


class Reporting:
    """The workspaces that reports of one workspace are laid out in, each with a survey of all documents, made once for
    the same artifacts."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self._known: dict[tuple[Artifact, ...], Workspace] = {}

    def of(self, artifacts: tuple[Artifact, ...]) -> Workspace:
        """The workspace with a survey that tells of these artifacts."""
        if artifacts not in self._known:
            survey = survey_documents(self.workspace, artifacts)
            self._known[artifacts] = replace(self.workspace, survey=survey)
        return self._known[artifacts]


def compose_with_survey(document: Document, workspace: Workspace, artifacts: Iterable[Artifact] = ()) -> Composed:
    """The document laid out; a report from a survey with these artifacts."""
    return compose(document, with_survey(document, workspace, artifacts))


def examine_with_survey(document: Document, workspace: Workspace) -> Examined:
    """The document examined, once for each workspace; a report from a survey without artifacts."""
    return examine_once(document, with_survey(document, workspace))


def with_survey(document: Document, workspace: Workspace, artifacts: Iterable[Artifact] = ()) -> Workspace:
    """The workspace that the document is laid out in: with a survey if it is a report."""
    if not document.kind.survey or workspace.survey is not None:
        return workspace
    return workspace.once(Reporting).of(tuple(artifacts))


def survey_documents(
    workspace: Workspace, artifacts: Iterable[Artifact] = (), known: Mapping[str, Surveyed] = MappingProxyType({})
) -> Survey:
    """Every document that is no report, in order, with those of these artifacts that are its own. What is `known` of a
    document that has been examined already is taken as it is."""
    made: dict[str, list[Made]] = {}
    for one in artifacts:
        made.setdefault(one.document, []).append(Made(one.path, one.format, one.size, one.figures, one.traced))
    kinds = [kind for kind in workspace.kinds.values() if not kind.survey]
    every = ((kind, key) for kind in kinds for key in workspace.project.document_keys(kind.name))
    found = (known.get(key) or _look_at(key, kind, workspace) for kind, key in every)
    return Survey(tuple(_with_files(one, made.get(one.key, [])) for one in found))


def _with_files(one: Surveyed, made: Iterable[Made]) -> Surveyed:
    return replace(one, files=tuple(sorted(made, key=lambda file: file.path)))


def _look_at(key: str, kind: Kind, workspace: Workspace) -> Surveyed:
    """What there is to say of a content file, whatever is wrong with it."""
    document = workspace.documents.get(key)
    if document is None:
        return replace(_name(key, kind), errors=(NOT_READ,))
    try:
        return survey_document(examine_once(document, workspace), workspace)
    except Exception as reason:  # noqa: BLE001 - one document's failure must not cost the reports and the build
        return replace(_name(key, kind), errors=(f"it cannot be laid out: {type(reason).__name__}",))


def _name(key: str, kind: Kind) -> Surveyed:
    """What is known of a document without reading it."""
    formats = tuple(dict.fromkeys(name for view in kind.views for name in view.formats))
    return Surveyed(key, kind.name, kind.title, key, kind.audience, formats=formats)


def survey_document(found: Examined, workspace: Workspace) -> Surveyed:
    """What reports may tell of an examined document, but for its files."""
    document, clearance = found.document, found.composed.clearance
    pages = [page for _, page in found.composed.pages]
    ours = all(view.internal for view, _ in found.composed.pages)
    control: Mapping[str, Any] = document.data.get("control") or {}
    counts = [count_figures(one) for one in found.traces]
    return replace(
        _name(document.key, document.kind),
        audience=INTERNAL if ours else document.kind.audience,
        formats=formats_of(document),
        title=find_title(document, found.composed.texts),
        version=control.get("version", ""),
        dated=control.get("date", ""),
        owner=control.get("owner", ""),
        reviewer=control.get("reviewer", ""),
        errors=tuple(_in_words(one) for one in found.findings if one.severity == "error"),
        unproven=clearance.unproven if clearance else (),
        gaps=clearance.gaps if clearance else (),
        signatures=tuple(_signings(document, found, workspace)),
        figures=sum(figures for figures, _ in counts),
        traced=sum(traced for _, traced in counts),
        lists={name: len(value) for name, value in document.data.items() if isinstance(value, list)},
        uses=tuple(_uses(document, pages)),
        rests=tuple(clearance.now.claims) if clearance and not ours else _rests(document, pages, workspace),
    )


def _rests(document: Document, pages: list[Page], workspace: Workspace) -> tuple[str, ...]:
    """The claims behind a document that waits for none of them, or whose errors hide for which."""
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
