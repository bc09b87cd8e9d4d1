"""Why a build would print something: which inputs of which documents have changed since it was made, and which files
are written again for that. Documents are laid out, nothing is written."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from generator.checks.examine import Examined
from generator.diagnostics import has_errors
from generator.pages.workspace import Workspace
from generator.press.build import find_stale
from generator.press.input_names import CLAIM, DAY, Inputs, list_own, list_shared
from generator.press.input_record import Change, Made, compare, read_inputs
from generator.press.manifest import Artifact, read_manifest
from generator.press.plan import Job, make_plan, narrow
from generator.press.render import list_prints
from generator.press.stages import inform, is_fresh, keep_current, list_built
from generator.press.standing import drop_unplanned
from generator.press.surveying import examine_with_survey


@dataclass(frozen=True, slots=True)
class Reason:
    """A document that is not as it was built: what of its inputs has changed, those `causes` among them that its pages
    can show, and the paths of the files that are written again; of a `faulty` one nobody can tell, and its last good
    files stay. One that is not `recorded` has never been built, or its record is lost."""

    key: str
    changes: tuple[Change, ...]
    causes: tuple[Change, ...] = ()
    files: tuple[str, ...] = ()
    faulty: bool = False
    recorded: bool = True


@dataclass(frozen=True, slots=True)
class Explained:
    """What has changed in all, why each document is laid out again, and the reports that tell of them."""

    changes: tuple[Change, ...]
    reasons: tuple[Reason, ...]
    reports: tuple[str, ...]


def explain(workspace: Workspace, targets: Iterable[str], formats: Iterable[str]) -> Explained:
    """Why a build of these targets in these formats would print what it would print."""
    plan, project = make_plan(workspace), workspace.project
    before = drop_unplanned(read_manifest(project.build), plan, project)
    asked, recorded = narrow(plan, workspace, targets, formats), read_inputs(project)
    stale = find_stale(asked.ordinary, before, workspace)
    shared = list_shared(workspace)
    reasons = tuple(_explain(job, before, recorded.get(job.key), shared, workspace) for job in stale)
    changes = {change for one in reasons for change in one.changes}
    informed = inform(asked.reports, plan.ordinary, keep_current(plan.ordinary, before), workspace)
    reports = tuple(job.key for job in informed if not is_fresh(job, list_built(before)))
    return Explained(tuple(sorted(changes)), reasons, reports)


def _explain(job: Job, before: tuple[Artifact, ...], made: Made | None, shared: Inputs, workspace: Workspace) -> Reason:
    document = workspace.documents[job.key]
    own = list_own(document, workspace)
    changes = compare({**made.shared, **made.own}, {**shared, **own}) if made else ()
    reason = Reason(job.key, changes, recorded=made is not None)
    found = examine_with_survey(document, workspace)
    if has_errors(found.findings):
        causes = tuple(one for one in changes if one.name in own)
        return replace(reason, causes=causes, faulty=True)
    printed = {one.path: one.printed for one in before if one.document == job.key}
    prints = list_prints(found, job.formats, workspace)
    files = tuple(one.path for one in prints if printed.get(one.path) != one.printed)
    return replace(reason, causes=_find_causes(changes, own, found), files=files)


def _find_causes(changes: tuple[Change, ...], own: Inputs, found: Examined) -> tuple[Change, ...]:
    """The changes that the document can show: of its own inputs, and of the facts and claims that it cites; where there
    is none, of all that documents share."""
    cited = {element.get("value") for _, page in found.composed.pages for element in page.root.find("citation")}
    cited |= {f"{CLAIM}{name}" for name in (found.composed.clearance.now.claims if found.composed.clearance else ())}
    seen = tuple(one for one in changes if one.name in own or one.name.removeprefix(DAY) in cited)
    return seen or changes
