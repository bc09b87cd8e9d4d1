"""What reports tell of: every other document, examined once as long as nothing has changed that it is made from."""

from dataclasses import replace

from generator.pages.workspace import Workspace
from generator.press.manifest import read_manifest
from generator.press.plan import make_plan
from generator.press.stages import keep_current
from generator.press.survey_store import known_surveys, read_surveys
from generator.press.surveying import survey_documents
from generator.project import Project


class ReportSurveys:
    """Surveys of the kit, each made when somebody looks at a report, from what builds and earlier ones have found."""

    def __init__(self, project: Project) -> None:
        self._known = dict(read_surveys(project))
        self._last: tuple[Workspace, Workspace] | None = None

    def equip(self, workspace: Workspace) -> Workspace:
        """The workspace that its reports are laid out in; the same for the same one."""
        if self._last is None or self._last[0] is not workspace:
            self._last = workspace, self._survey(workspace)
        return self._last[1]

    def _survey(self, workspace: Workspace) -> Workspace:
        plan = make_plan(workspace)
        known = known_surveys(plan.ordinary, self._known, ())
        current = keep_current(plan.ordinary, read_manifest(workspace.project.build))
        survey = survey_documents(workspace.undrawn, current, {one.key: one for one in known.values()})
        self._known = known_surveys(plan.ordinary, {}, survey.documents)
        return replace(workspace, survey=survey)
