"""Build: plan, render what an edit touched, publish."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from generator.diagnostics import Diagnostic, Problem, has_errors
from generator.pages.workspace import Workspace
from generator.press.catalogue import catalogue
from generator.press.lock import lock_project
from generator.press.manifest import Artifact, digest, read_manifest
from generator.press.plan import Job, make_plan
from generator.press.publish import publish, recover
from generator.press.render import File, Rendered
from generator.press.stages import equip, inform, part
from generator.press.workers import render_all


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did: artifacts now in `build/`, those made anew, and the findings of the documents rendered."""

    artifacts: tuple[Artifact, ...]
    made: tuple[str, ...]
    failed: tuple[str, ...]
    findings: tuple[Diagnostic, ...]


@dataclass(slots=True)
class Progress:
    """Told how many documents there are and when each is done."""

    started: Callable[[int], None] = field(default=lambda count: None)
    done: Callable[[str], None] = field(default=lambda key: None)


def build(
    workspace: Workspace, targets: Iterable[str], formats: Iterable[str], progress: Progress, *, whole: bool = False
) -> Report:
    """Render what is new or changed and swap the whole set in. A document with errors keeps its last good files; if
    the build must be `whole`, an error anywhere is a `Problem` and nothing is published."""
    project = workspace.project
    with lock_project(project):
        recover(project)
        before = read_manifest(project.build)
        ordinary, reports = part(make_plan(workspace, targets, formats), workspace)
        stale = [job for job in ordinary if not _fresh(job, before)]
        results: list[Rendered] = []

        def rounds() -> Iterator[tuple[Job, ...]]:
            yield tuple(stale)
            made = _artifacts(workspace, before, stale, results)
            late = tuple(job for job in inform(reports, workspace, made) if not _fresh(job, before))
            stale.extend(late)
            progress.started(len(stale))
            yield equip(late, workspace, made)

        progress.started(len(stale))
        for result in render_all(rounds(), project, workspace.today, most=len(stale) + len(reports)):
            results.append(result)
            progress.done(result.key)
        findings = tuple(found for result in results for found in result.findings)
        if whole and has_errors(findings):
            raise Problem(*findings)
        return _publish(workspace, before, stale, results)


def _fresh(job: Job, before: tuple[Artifact, ...]) -> bool:
    """Whether every format of the job stands in the build, made from the same inputs."""
    made = {old.format for old in before if old.document == job.key and old.inputs == job.digest}
    return made >= set(job.formats)


def _artifacts(
    workspace: Workspace, before: tuple[Artifact, ...], jobs: list[Job], results: list[Rendered]
) -> tuple[Artifact, ...]:
    """The artifacts made by now, and those of the last build that stay."""
    digests = {job.key: job.digest for job in jobs}
    new = [_artifact(file, result.key, digests[result.key]) for result in results for file in result.files]
    made = {artifact.path for artifact in new}
    kept = [artifact for artifact in before if artifact.path not in made and _still_wanted(artifact, workspace)]
    return tuple(new + kept)


def _publish(workspace: Workspace, before: tuple[Artifact, ...], jobs: list[Job], results: list[Rendered]) -> Report:
    made = {file.path: file.data for result in results for file in result.files}
    failed = tuple(result.key for result in results if has_errors(result.findings))
    artifacts = _artifacts(workspace, before, jobs, results)
    publish(made, artifacts, workspace.project, catalogue(artifacts, workspace))
    findings = tuple(found for result in results for found in result.findings)
    return Report(artifacts, tuple(sorted(made)), failed, findings)


def _artifact(file: File, key: str, inputs: str) -> Artifact:
    covered = file.coverage
    return Artifact(
        file.path,
        digest(file.data),
        key,
        file.title,
        file.format,
        inputs,
        file.waiting,
        file.unsigned,
        figures=covered.figures,
        traced=covered.traced,
        size=len(file.data),
    )


def _still_wanted(artifact: Artifact, workspace: Workspace) -> bool:
    """Old files go when their content file has gone; a document that cannot be read now keeps its last good ones."""
    folder, name = artifact.document.split("/", 1)
    return any((workspace.project.content / folder / f"{name}{suffix}").is_file() for suffix in (".yaml", ".md"))
