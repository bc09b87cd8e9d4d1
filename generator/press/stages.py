"""Rounds: a build makes the ordinary documents first, then the reports, which tell what came of them."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from generator.claims.approvals_file import FILE
from generator.content.survey import Surveyed
from generator.pages.workspace import Workspace
from generator.press.digests import file_digest, joint_digest
from generator.press.manifest import Artifact
from generator.press.plan import Job
from generator.press.surveying import survey_documents

Built = frozenset[tuple[str, str, str]]
"""Each document in each format that stands in the build, with the digest of what it was made from."""


def list_built(artifacts: Iterable[Artifact]) -> Built:
    """What stands in the build; a document of which a file could not be made is made again."""
    return frozenset((one.document, one.format, one.inputs) for one in artifacts if one.complete)


def is_fresh(job: Job, built: Built) -> bool:
    """Whether every format of the job stands in the build, made from the same inputs."""
    return all((job.key, name, job.digest) in built for name in job.formats)


def remember(jobs: Iterable[Job], artifacts: Iterable[Artifact]) -> tuple[Job, ...]:
    """The jobs, each told what the files of its document print: a page that prints the same again is not written."""
    printed: dict[str, list[tuple[str, str]]] = {}
    for one in artifacts:
        if one.printed:
            printed.setdefault(one.document, []).append((one.path, one.printed))
    return tuple(replace(job, before=tuple(printed.get(job.key, ()))) for job in jobs)


def keep_current(jobs: Iterable[Job], artifacts: Iterable[Artifact]) -> tuple[Artifact, ...]:
    """The artifacts that these jobs would make again just so."""
    digests = {job.key: job.digest for job in jobs}
    return tuple(one for one in artifacts if digests.get(one.document) == one.inputs)


def inform(
    reports: Iterable[Job], others: Iterable[Job], current: Iterable[Artifact], workspace: Workspace
) -> tuple[Job, ...]:
    """The jobs of reports with the digest of all that they tell of: the jobs of all other documents, the artifacts of
    these that are up to date, and who has signed; an artifact made from other inputs than today's counts as not made.
    """
    listed = tuple(reports)
    if not listed:
        return ()
    built = (f"{one.path} {one.format} {one.sha256} {one.size} {one.figures} {one.traced}" for one in current)
    project = workspace.project
    files = [project.name(path) for path in project.find_files(project.content, "*/*.*")]
    signed = file_digest(project.content / FILE, project)
    told = (*(f"{job.key} {job.digest}" for job in others), *sorted(built), *files, signed)
    return tuple(replace(job, digest=joint_digest((job.digest, *told))) for job in listed)


def equip(
    reports: tuple[Job, ...], current: Iterable[Artifact], known: Mapping[str, Surveyed], workspace: Workspace
) -> tuple[Job, ...]:
    """The jobs of reports with the survey that workers lay them out from. What is `known` of documents that workers
    have examined in this build is taken as it is."""
    if not reports:
        return ()
    survey = survey_documents(workspace.undrawn, current, known)
    return tuple(replace(job, survey=survey) for job in reports)
