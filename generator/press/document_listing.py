"""The documents of a project as rows: what they are and whether they are built."""

from dataclasses import dataclass

from generator.pages.workspace import Workspace
from generator.press.manifest import read_manifest
from generator.press.plan import choose, make_plan
from generator.press.stages import inform, is_fresh, keep_current, list_built


@dataclass(frozen=True, slots=True)
class Row:
    """One document: its kind's title, its formats, and whether its artifacts are `current`, `stale` or `missing`."""

    document: str
    kind: str
    formats: tuple[str, ...]
    built: str


def list_rows(workspace: Workspace, targets: tuple[str, ...]) -> list[Row]:
    """One row for every document that the targets name."""
    documents = choose(workspace, targets)
    before, plan = read_manifest(workspace.project.build), make_plan(workspace)
    informed = inform(plan.reports, plan.ordinary, keep_current(plan.ordinary, before), workspace)
    jobs = {job.key: job for job in (*plan.ordinary, *informed)}
    built, made = list_built(before), {artifact.document for artifact in before}

    def state(key: str) -> str:
        return "current" if is_fresh(jobs[key], built) else "stale" if key in made else "missing"

    return [Row(one.key, one.kind.title, jobs[one.key].formats, state(one.key)) for one in documents]
