"""One job once: a build plans once, hashes what documents share once, and looks at each document once."""

import shutil
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from generator.checks import examine as examining
from generator.checks.examine import Examinations, examine, examine_once
from generator.diagnostics import has_errors
from generator.pages.workspace import Workspace
from generator.press import build as building
from generator.press import digests
from generator.press.loading import load_workspace
from generator.press.render import Rendered
from generator.press.surveying import survey_documents, with_survey
from generator.project import Project
from generator.writers import formats
from tests.project_fixture import SampleProject
from tests.tools import REPOSITORY

DAY = date(2026, 3, 1)
BUILD = ("build", "--today", DAY.isoformat())
READY = """title: Ready to send
control: {version: "0.1", date: 2026-01-25, owner: Marketing, reviewer: Product Manager}
headline: May we send it?
lede: Everything must hold.
verdict: {approved: READY, refused: NOT READY, because: All of it holds., until: Close what is open.}
groups: [{heading: Notes, checks: [{text: Notes, owner: Marketing, holds: {documents: notes, formats: [html]}}]}]
parts: [{show: summary}, {show: documents, heading: Documents}, {show: claims, heading: Claims}]
"""
OIL = """oil: {statement: Harbors burned 80% less oil., value: 80%, basis: measured, status: approved, owner: Finance,
  expires: 2026-06-30, evidence: [{title: The log, date: 2026-01-12, link: "https://harbor.example/log"}]}
"""


@pytest.fixture
def project(project: SampleProject) -> SampleProject:
    """Notes, talks and a report on them; the flyer, which needs a PDF, is left out."""
    shutil.rmtree(project.root / "content/flyers")
    shutil.copytree(REPOSITORY / "layouts/reports", project.root / "layouts/reports")
    shutil.copy(REPOSITORY / "layouts/_shared/heads.html", project.root / "layouts/_shared")
    project.write("content/facts/audiences.yaml", "internal: [talks, sums, reports]\n")
    project.write("content/claims/oil.yaml", OIL)
    project.write("content/notes/oil.yaml", 'title: Oil\nbody: "It is [80%](claim:oil) less oil."\n')
    project.write("content/notes/new.md", "---\ntitle: New\n---\nIt shines for [14 hours](claim:charge).\n")
    project.write("content/reports/ready.yaml", READY)
    return project


def workspace_of(project: SampleProject) -> Workspace:
    return load_workspace(Project(project.root), formats(), DAY)[0]


# The plan and the digests.


@pytest.mark.parametrize("command", [BUILD, ("list",)])
def test_each_folder_that_documents_share_is_hashed_once(project, monkeypatch, command):
    hashed: Counter[str] = Counter()
    files_digest, layouts_digest = digests.files_digest, digests.layouts_digest

    def count(folder: Path, *rest: object, **named: object) -> str:
        hashed[Project(project.root).name(folder)] += 1
        return files_digest(folder, *rest, **named)

    def count_layouts(folder: str, *rest: Project) -> str:
        hashed[f"layouts/{folder}"] += 1
        return layouts_digest(folder, *rest)

    monkeypatch.setattr(digests, "files_digest", count)
    monkeypatch.setattr(digests, "layouts_digest", count_layouts)
    digests.engine_digest()  # once for each process, whatever is built in it
    hashed.clear()
    ran = project.run(*command)
    assert ran.exit_code == 0, ran.output
    assert {"layouts/_shared", "content/facts", "content/claims", "layouts/notes", "content/notes"} <= set(hashed)
    assert set(hashed.values()) == {1}


def test_a_build_plans_once(project, monkeypatch):
    plans = []
    make_plan = building.make_plan
    monkeypatch.setattr(building, "make_plan", lambda workspace: plans.append(workspace) or make_plan(workspace))
    assert project.run(*BUILD).exit_code == 0
    assert project.run(*BUILD).output.startswith("0 files written")
    assert len(plans) == len(["the first build"])  # the second knows from the files that there is nothing to do
    project.write("content/facts/new.yaml", "a: b\n")
    assert project.run(*BUILD).exit_code == 0
    assert len(plans) == len(["the first build", "the third"])


# The look at each document.


@pytest.fixture
def looked_at(monkeypatch) -> list[str]:
    """The documents that this process has examined: not those that workers have."""
    keys: list[str] = []
    monkeypatch.setattr(
        examining, "examine", lambda document, workspace: keys.append(document.key) or examine(document, workspace)
    )
    return keys


@pytest.fixture
def rendered(monkeypatch) -> list[Rendered]:
    """What workers have handed back."""
    results: list[Rendered] = []
    render_all = building.render_all

    def watch(*given: object, **named: object):
        for result in render_all(*given, **named):
            results.append(result)
            yield result

    monkeypatch.setattr(building, "render_all", watch)
    return results


def test_a_cold_build_examines_each_document_once_and_that_in_a_worker(project, looked_at, rendered):
    ran = project.run(*BUILD)
    assert ran.exit_code == 0, ran.output
    keys = sorted(workspace_of(project).documents)
    assert "reports/ready" in keys
    assert sorted(result.key for result in rendered) == keys
    assert sorted(one.surveyed.key for one in rendered if one.surveyed) == [key for key in keys if "reports" not in key]
    assert looked_at == []


@pytest.mark.parametrize("kept", [True, False])
def test_only_what_nobody_has_looked_at_is_examined_for_the_report(project, looked_at, rendered, kept):
    project.run(*BUILD)
    rendered.clear()
    if not kept:
        (project.root / ".build-cache" / "surveys.json").unlink()
    project.write("content/notes/oil.yaml", 'title: Oil\nbody: "It is [80%](claim:oil) less of oil."\n')
    assert project.run(*BUILD).exit_code == 0
    assert [result.key for result in rendered] == ["notes/oil", "reports/ready"]
    others = [key for key in sorted(workspace_of(project).documents) if key not in {"notes/oil", "reports/ready"}]
    assert sorted(looked_at) == ([] if kept else others)


def test_what_a_worker_hands_back_is_what_anybody_else_would_find(project, rendered):
    project.write("content/notes/wrong.yaml", 'title: Wrong\nbody: "It is [90%](claim:oil) less oil."\n')
    assert project.run(*BUILD).exit_code == 1
    handed = {one.key: one.surveyed for one in rendered if one.surveyed}
    assert handed["notes/wrong"].errors
    assert {one.key: one for one in survey_documents(workspace_of(project).undrawn).documents} == handed


# What is worked out once for a workspace.


def test_a_document_is_examined_once_for_each_workspace(project):
    workspace = workspace_of(project)
    oil = workspace.documents["notes/oil"]
    assert examine_once(oil, workspace) is examine_once(oil, workspace)
    assert workspace.once(Examinations) is workspace.once(Examinations)
    assert examine_once(oil, workspace.undrawn) is examine_once(oil, workspace.undrawn.undrawn)


def test_a_workspace_that_is_changed_starts_afresh(project):
    workspace = workspace_of(project)
    oil, ready = workspace.documents["notes/oil"], workspace.documents["reports/ready"]
    assert not has_errors(examine_once(oil, workspace).findings)
    later = replace(workspace, today=date(2026, 7, 1))
    assert [found.code for found in examine_once(oil, later).findings] == ["expired-claim"]
    (now, then) = (with_survey(ready, one) for one in (workspace, later))
    assert now is with_survey(ready, workspace)
    told = [examine_once(ready, one).composed.pages[0][1].root.text for one in (now, then)]
    assert told[0] != told[1]


def test_another_document_of_the_same_name_is_examined_by_itself(project):
    workspace = workspace_of(project)
    oil = workspace.documents["notes/oil"]
    other = replace(oil, data={**oil.data, "title": "Fuel"})
    assert examine_once(oil, workspace).composed.pages[0][1].title == "Oil"
    assert examine_once(other, workspace).composed.pages[0][1].title == "Fuel"
