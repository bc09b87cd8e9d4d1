"""Twice the documents and twice the claims cost twice as much, not four times: counted in calls, on any machine."""

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import pytest

from generator.pages.workspace import Workspace
from generator.press.coverage import count_coverage
from generator.press.loading import load_workspace
from generator.press.manifest import Artifact, read_manifest
from generator.project import Project
from generator.reports.claim_status import list_derived
from generator.writers import formats
from tests.bench.growth import letters, value_of
from tests.project_fixture import SampleProject, sample_project

SIZES = (12, 24, 48)
DAY = ("--today", "2026-03-01")
BUILD, LIST, CHECK = ("build", *DAY), ("list",), ("check", *DAY)
MOST = 2.6
"""How much more the second step, which is twice as wide, may add than the first: what is linear adds 2 times as much,
what is quadratic 4 times."""
CLAIM = """\
claim-{name}:
  statement: The pump of quay {name} runs for {{value}}.
  subject: {subject}
  measure: {measure}
  value: {value} hours
  basis: target
  status: proposed
  owner: Product Manager
"""
NOTE = "title: Note {name}\nbody: The pump runs for [{value} hours](claim:claim-{name}).\n"


def grown(root: Path, size: int) -> SampleProject:
    """The sample project with so many notes, each of which cites a claim; all claims are about one subject."""
    project = sample_project(root / f"of-{size}")
    names = [(letters(n), value_of(n)) for n in range(size)]
    claims = (
        CLAIM.format(name=name, value=value, subject="all pumps", measure=f"hours at quay {name}")
        for name, value in names
    )
    project.write("content/claims/pumps.yaml", "".join(claims))
    for name, value in names:
        project.write(f"content/notes/{name}.yaml", NOTE.format(name=name, value=value))
    return project


def count_calls(work: Callable[[], object]) -> int:
    """How many functions the work calls in this process."""
    count = 0

    def see(_: FrameType, event: str, __: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(see)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


@pytest.fixture(scope="module")
def projects(tmp_path_factory: pytest.TempPathFactory) -> list[SampleProject]:
    """Projects of each size, built once."""
    made = [grown(tmp_path_factory.mktemp("growth"), size) for size in SIZES]
    for project in made:  # whatever is loaded or remembered once in a process is so afterwards
        for command in (BUILD, LIST, CHECK):
            assert project.run(*command).exit_code == 0
    return made


def edit_a_word(project: SampleProject) -> None:
    project.change({}, {"content/notes/aab.yaml": {"The pump runs": "The pump goes"}})


STEPS: dict[str, tuple[Callable[[SampleProject], object], tuple[str, ...]]] = {
    "nothing changed": (lambda _: None, BUILD),
    "a list": (lambda _: None, LIST),
    "a check": (lambda _: None, CHECK),
    "one word": (edit_a_word, BUILD),
}


@pytest.mark.parametrize("step", STEPS)
def test_a_command_grows_with_the_project_and_not_with_its_square(projects: list[SampleProject], step: str):
    prepare, command = STEPS[step]
    calls = []
    for project in projects:
        prepare(project)
        calls.append(count_calls(lambda project=project: project.run(*command)))
    first, second = calls[1] - calls[0], calls[2] - calls[1]
    assert second <= MOST * first + 2000, calls


def loaded(project: SampleProject) -> Workspace:
    workspace, _ = load_workspace(Project(project.root), formats())
    return workspace


def count_built(workspace: Workspace, built: tuple[Artifact, ...]) -> None:
    count_coverage(workspace, (), built)


def derive_each(workspace: Workspace, _: tuple[Artifact, ...]) -> None:
    for claim in workspace.ledger:
        list_derived(claim.id, workspace)


@pytest.mark.parametrize("work", [count_built, derive_each])
def test_what_is_asked_of_each_is_found_in_one_pass(
    projects: list[SampleProject], work: Callable[[Workspace, tuple[Artifact, ...]], None]
):
    calls = []
    for workspace in map(loaded, projects):
        built = read_manifest(workspace.project.build)
        calls.append(count_calls(lambda workspace=workspace, built=built: work(workspace, built)))
    assert calls[2] - calls[1] <= MOST * (calls[1] - calls[0]), calls
