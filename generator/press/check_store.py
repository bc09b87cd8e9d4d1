"""What a check has found in each document, kept for the next one: who edits one document waits for that one alone.

Nobody signs by what is kept: a signature, a build and a release look at the pages themselves.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, replace
from functools import cached_property

from generator.checks.examine import examine, examine_once
from generator.content.documents import Document
from generator.content.survey import Surveyed
from generator.diagnostics import Diagnostic
from generator.pages.workspace import Workspace
from generator.press.digests import joint_digest
from generator.press.kept_files import BROKEN, keep, read_findings, read_kept
from generator.press.plan import Plan, make_plan
from generator.press.stages import inform
from generator.press.survey_store import keep_surveys, known_surveys, read_surveys
from generator.press.surveying import survey_document, survey_documents
from generator.project import Project

NAME = "checks.json"
Found = Mapping[str, tuple[Diagnostic, ...]]
"""What was found in documents, by the digest of all that each was checked with."""


def check_changed(documents: Iterable[Document], workspace: Workspace) -> list[Diagnostic]:
    """What is wrong with the documents; those that are as they were on the same day are not looked at again."""
    checking, project = _Checking(workspace), workspace.project
    inputs, kept = dict(_list_inputs(checking.plan, workspace)), _read(project)
    asked = [(document, inputs[document.key]) for document in documents]
    current = {digest: kept[digest] for digest in inputs.values() if digest in kept}
    looked_at = {digest: checking.look_at(one) for one, digest in sorted(asked, key=_last) if digest not in kept}
    found = current | looked_at
    if looked_at:
        checking.keep_surveys()
        keep(NAME, {digest: [asdict(one) for one in every] for digest, every in found.items()}, project)
    return [one for _, digest in asked for one in found[digest]]


def _last(asked: tuple[Document, str]) -> bool:
    """Reports come after the documents that they tell of."""
    return asked[0].kind.survey


class _Checking:
    """The plan of one check, and what it knows of the documents that it has looked at."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace, self.plan = workspace.undrawn, make_plan(workspace)
        self._seen: list[Surveyed] = []

    def look_at(self, document: Document) -> tuple[Diagnostic, ...]:
        """What is wrong with the document."""
        if document.kind.survey:
            return examine(document, self._reporting).findings
        found = examine_once(document, self.workspace)
        self._seen.append(survey_document(found, self.workspace))
        return found.findings

    def keep_surveys(self) -> None:
        """Keep what reports may tell of the documents that are known, for the next check and for a build."""
        keep_surveys(self._known(), self.workspace.project)

    @cached_property
    def _reporting(self) -> Workspace:
        """The workspace that reports are laid out in, with a survey of documents without their files."""
        survey = survey_documents(self.workspace, known={one.key: one for one in self._known().values()})
        self._seen += survey.documents
        return replace(self.workspace, survey=survey)

    def _known(self) -> Mapping[str, Surveyed]:
        return known_surveys(self.plan.ordinary, read_surveys(self.workspace.project), self._seen)


def _list_inputs(plan: Plan, workspace: Workspace) -> Iterator[tuple[str, str]]:
    """The digest of all that each document is checked with; reports tell of all others."""
    day = str(workspace.today)
    yield from ((job.key, joint_digest((day, job.digest))) for job in plan.ordinary)
    reports = inform(plan.reports, plan.ordinary, (), workspace)
    yield from ((job.key, joint_digest((day, job.digest))) for job in reports)


def _read(project: Project) -> Found:
    with suppress(*BROKEN):
        return {digest: read_findings(every) for digest, every in read_kept(NAME, project).items()}
    return {}
