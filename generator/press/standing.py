"""What of the last build still stands: files that no plan makes any more go, and files that were made from other
inputs than today's stay as the last good ones, marked as out of date."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from generator.pages.workspace import Workspace
from generator.press.manifest import OWN, Artifact, list_paths
from generator.press.plan import Plan
from generator.press.render import Rendered
from generator.press.stages import inform, keep_current
from generator.project import Project


def drop_unplanned(artifacts: Iterable[Artifact], plan: Plan, project: Project) -> tuple[Artifact, ...]:
    """The artifacts without those whose kind or content file has gone, or whose kind makes this format no more. A
    document that cannot be read now keeps its last good ones."""
    formats = {job.key: job.formats for job in (*plan.ordinary, *plan.reports)}
    kinds = project.kinds()

    def is_planned(one: Artifact) -> bool:
        here = one.document.partition("/")[0] in kinds and project.holds_document(one.document)
        return here and one.format in formats.get(one.document, (one.format,))

    return tuple(filter(is_planned, artifacts))


def merge(before: Iterable[Artifact], new: Iterable[Artifact], results: Iterable[Rendered]) -> tuple[Artifact, ...]:
    """The artifacts made by now, and those of the last build that stay: not those of pages that a rendered document
    has no more."""
    made = tuple(new)
    done, names = {artifact.path for artifact in made}, {one.key: one.names for one in results if one.names}
    stay = (one for one in before if one.path not in done and one.path in names.get(one.document, (one.path,)))
    return (*made, *stay)


def mark_current(artifacts: tuple[Artifact, ...], plan: Plan, workspace: Workspace) -> tuple[Artifact, ...]:
    """Each artifact, told whether it is what its document would make now."""
    reports = inform(plan.reports, plan.ordinary, keep_current(plan.ordinary, artifacts), workspace)
    digests = {job.key: job.digest for job in (*plan.ordinary, *reports)}
    return tuple(replace(one, current=digests.get(one.document) == one.inputs) for one in artifacts)


def find_foreign(workspace: Workspace) -> tuple[str, ...]:
    """The files in `build/` that somebody else has put there. Where no manifest says what is ours, a file in the
    folder of a kind with the ending of a format is."""
    build, project = workspace.project.build, workspace.project
    known = list_paths(build)
    suffixes = {f".{one.suffix}" for one in workspace.formats.values()}

    def is_ours(path: Path) -> bool:
        name = path.relative_to(build).as_posix()
        guessed = known is None and name.partition("/")[0] in project.kinds() and path.suffix in suffixes
        return name in OWN or guessed or (known is not None and name in known)

    files = (path for path in project.find_files(build, "**/*") if path.is_file() and not path.is_symlink())
    return tuple(path.relative_to(build).as_posix() for path in files if not is_ours(path))
