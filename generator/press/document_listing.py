"""The documents of a project as rows: what they are and whether they are built."""

from dataclasses import dataclass

from generator.pages.workspace import Workspace
from generator.press.manifest import Artifact, read_manifest
from generator.press.plan import Job, choose, make_plan
from generator.press.stages import inform, part


@dataclass(frozen=True, slots=True)
class Row:
    """One document: its kind's title, its formats, and whether its artifacts are `current`, `stale` or `missing`."""

    document: str
    kind: str
    formats: tuple[str, ...]
    built: str


def list_rows(workspace: Workspace, targets: tuple[str, ...]) -> list[Row]:
    """One row for every document that the targets name."""
    before = read_manifest(workspace.project.build)
    ordinary, reports = part(make_plan(workspace, targets, ()), workspace)
    jobs = {job.key: job for job in (*ordinary, *inform(reports, workspace, before))}
    return [_row(jobs[document.key], workspace, before) for document in choose(workspace, targets)]


def _row(job: Job, workspace: Workspace, before: tuple[Artifact, ...]) -> Row:
    made = [artifact for artifact in before if artifact.document == job.key]
    current = {artifact.format for artifact in made if artifact.inputs == job.digest} >= set(job.formats)
    built = "current" if current else "stale" if made else "missing"
    return Row(job.key, workspace.documents[job.key].kind.title, job.formats, built)
