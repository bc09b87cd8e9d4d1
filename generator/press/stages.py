"""Rounds: a build makes the ordinary documents first, then the reports, which tell what came of them."""

from collections.abc import Iterable
from dataclasses import replace

from generator.claims.approvals_file import FILE
from generator.pages.workspace import Workspace
from generator.press.manifest import Artifact, read_manifest
from generator.press.plan import Job, joint_digest, make_plan
from generator.press.surveying import workspace_with_survey


def part(jobs: Iterable[Job], workspace: Workspace) -> tuple[tuple[Job, ...], tuple[Job, ...]]:
    """The jobs of ordinary documents, and those of reports."""
    every = tuple(jobs)
    reports = tuple(job for job in every if workspace.documents[job.key].kind.survey)
    return tuple(job for job in every if job not in reports), reports


def inform(reports: Iterable[Job], workspace: Workspace, artifacts: Iterable[Artifact]) -> tuple[Job, ...]:
    """The jobs of reports with the digest of all that they tell of: every other document, each artifact of theirs that
    is up to date, and who has signed; an artifact made from other inputs than today's counts as not made."""
    listed = tuple(reports)
    if not listed:
        return ()
    others, _ = part(make_plan(workspace, (), ()), workspace)
    up_to_date = keep_current(others, artifacts)
    built = (f"{one.path} {one.format} {one.sha256} {one.size} {one.figures} {one.traced}" for one in up_to_date)
    project = workspace.project
    files = sorted(project.name(path) for path in project.content.glob("*/*.*"))
    signed = (project.content / FILE).read_bytes().hex() if (project.content / FILE).is_file() else ""
    told = (*(f"{job.key} {job.digest}" for job in others), *sorted(built), *files, signed)
    return tuple(replace(job, digest=joint_digest((job.digest, *told))) for job in listed)


def keep_current(jobs: Iterable[Job], artifacts: Iterable[Artifact]) -> tuple[Artifact, ...]:
    """The artifacts that these jobs would make again just so."""
    digests = {job.key: job.digest for job in jobs}
    return tuple(one for one in artifacts if digests.get(one.document) == one.inputs)


def find_current(workspace: Workspace) -> tuple[Artifact, ...]:
    """The artifacts of the last build that a build would make again just so; reports are left out."""
    others, _ = part(make_plan(workspace, (), ()), workspace)
    return keep_current(others, read_manifest(workspace.project.build))


def equip(reports: tuple[Job, ...], workspace: Workspace, artifacts: Iterable[Artifact]) -> tuple[Job, ...]:
    """The jobs of reports with the survey that workers lay them out from, made once."""
    if not reports:
        return ()
    others, _ = part(make_plan(workspace, (), ()), workspace)
    undrawn = replace(workspace, drawing=False)
    survey = workspace_with_survey(undrawn, keep_current(others, artifacts)).survey
    return tuple(replace(job, survey=survey) for job in reports)
