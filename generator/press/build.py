"""Build: plan, render what an edit touched, publish."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from generator.content.survey import Surveyed
from generator.diagnostics import Diagnostic, Problem, has_errors
from generator.pages.workspace import Workspace
from generator.press.catalogue import catalogue
from generator.press.first_pages import draw_first_pages
from generator.press.input_record import keep_inputs
from generator.press.lock import lock_project
from generator.press.manifest import Artifact, digest, read_manifest
from generator.press.plan import Job, Plan, make_plan, narrow
from generator.press.publish import NewBuild, begin_build
from generator.press.release import is_internal, lacks_inner, stays_inside
from generator.press.render import File, Rendered
from generator.press.stages import equip, inform, is_fresh, keep_current, list_built, remember
from generator.press.standing import drop_unplanned, find_foreign, mark_current, merge
from generator.press.survey_store import keep_surveys, known_surveys, read_surveys
from generator.press.workers import render_all
from generator.project import Project


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did: artifacts now in `build/`, those made again, and the findings of the documents rendered."""

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
    the build must be `whole`, as a release is, an error anywhere is a `Problem` and nothing is published, and what is
    internal leaves `build/`."""
    project = workspace.project
    with lock_project(project), begin_build(project) as new_build:
        plan = make_plan(workspace)
        before = drop_unplanned(read_manifest(project.build), plan, project)
        before = tuple(one for one in before if not (whole and _stays_inside(one, workspace)))
        built = list_built(before)
        asked = narrow(plan, workspace, targets, formats)
        standing = {one.path: one for one in before}
        stale = find_stale(asked.ordinary, before, workspace, whole=whole)
        results: list[Rendered] = []
        made: list[Artifact] = []
        kept: list[Artifact] = []

        def rounds() -> Iterator[tuple[Job, ...]]:
            yield remember(stale, before)
            current = keep_current(plan.ordinary, merge(before, (*made, *kept), results))
            informed = inform(asked.reports, plan.ordinary, current, workspace)
            late = tuple(job for job in informed if not is_fresh(job, built))
            stale.extend(late)
            progress.started(len(stale))
            known = {one.key: one for one in _surveys(plan, results, project).values()}
            yield equip(remember(late, before), current, known, workspace)

        progress.started(len(stale))
        for rendered in render_all(rounds(), workspace, most=len(stale) + len(asked.reports)):
            result = _only_outside(rendered, workspace) if whole else rendered
            made.extend(_write(result, new_build))
            kept.extend(_keep(result, standing))
            results.append(replace(result, files=()))
            progress.done(result.key)
        findings = tuple(found for result in results for found in result.findings)
        if whole and has_errors(findings):
            raise Problem(*findings)
        keep_surveys(_surveys(plan, results, project), project)
        artifacts = mark_current(merge(before, (*made, *kept), results), plan, workspace)
        _publish(artifacts, workspace, new_build)
        keep_inputs(artifacts, workspace, anew=bool(results))
        return Report(artifacts, tuple(sorted(one.path for one in made)), _list_failed(results), findings)


def find_stale(
    jobs: Iterable[Job], before: tuple[Artifact, ...], workspace: Workspace, *, whole: bool = False
) -> list[Job]:
    """The jobs of documents that do not stand in the build as they are now; a `whole` one needs no internal views."""
    built, paths = list_built(before), defaultdict[str, list[str]](list)
    for one in before:
        paths[one.document].append(one.path)

    def stands(job: Job) -> bool:
        return is_fresh(job, built) and (whole or not lacks_inner(job.key, job.formats, paths[job.key], workspace))

    return [job for job in jobs if not stands(job)]


def _surveys(plan: Plan, results: Iterable[Rendered], project: Project) -> Mapping[str, Surveyed]:
    return known_surveys(plan.ordinary, read_surveys(project), (one.surveyed for one in results))


def _list_failed(results: Iterable[Rendered]) -> tuple[str, ...]:
    return tuple(one.key for one in results if has_errors(one.findings))


def _stays_inside(one: Artifact, workspace: Workspace) -> bool:
    withdrawn = workspace.withdrawals.standing(one.document) is not None
    return withdrawn or is_internal(one.document, workspace) or stays_inside(one.path, one.document, workspace)


def _only_outside(result: Rendered, workspace: Workspace) -> Rendered:
    """The document without the files of its internal views."""
    outside = (file for file in result.files if not stays_inside(file.path, result.key, workspace))
    return replace(result, files=tuple(outside))


def _write(result: Rendered, new: NewBuild) -> Iterator[Artifact]:
    """Write the document's files into the new build, and say what they are."""
    for file in result.files:
        new.write(file.path, file.data)
        yield _artifact(file, result)


def _publish(artifacts: tuple[Artifact, ...], workspace: Workspace, new: NewBuild) -> None:
    pictures = draw_first_pages(artifacts, (new.folder, workspace.project.build), workspace.project)
    new.publish(artifacts, catalogue(artifacts, workspace, pictures), find_foreign(workspace))


def _keep(result: Rendered, standing: Mapping[str, Artifact]) -> Iterator[Artifact]:
    """The artifacts that stay as they are though the inputs of their document have changed."""
    for one in result.kept:
        yield replace(
            standing[one.path], inputs=result.inputs, waiting=one.waiting, unsigned=one.unsigned, gaps=one.gaps,
            complete=not has_errors(result.findings),
        )  # fmt: skip


def _artifact(file: File, result: Rendered) -> Artifact:
    return Artifact(
        file.path,
        digest(file.data),
        result.key,
        file.title,
        file.format,
        result.inputs,
        file.waiting,
        file.unsigned,
        figures=file.coverage.figures,
        traced=file.coverage.traced,
        size=len(file.data),
        gaps=file.gaps,
        complete=not has_errors(result.findings),
        printed=file.printed,
    )
