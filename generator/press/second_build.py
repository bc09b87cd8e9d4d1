"""A second build, to see whether the first one can be repeated: in a process of its own with another hash seed, time
zone and home, in another folder, from nothing."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.audit.byte_differences import explain_difference
from generator.diagnostics import Diagnostic, Problem, has_errors
from generator.packaged import FILE as SETTINGS
from generator.pages.workspace import Workspace
from generator.press.build import Progress, build
from generator.press.loading import load_workspace
from generator.press.manifest import OWN, Artifact, list_paths
from generator.project import Project

START = "import sys; from generator.press.second_build import run; run(*sys.argv[1:])"
SEEDS = "1", "2"
ELSEWHERE = {"TZ": "Asia/Kathmandu", "LC_ALL": "C"}
CURE = "something that is no input has reached it: please report it, with this line"


@dataclass(frozen=True, slots=True)
class Asked:
    """What the first build was asked for."""

    targets: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    release: bool = False


def verify_build(artifacts: Sequence[Artifact], asked: Asked, workspace: Workspace) -> list[Diagnostic]:
    """A finding for each file of the last build that a second one makes otherwise. Of a part of the kit reports are
    left out: they tell what else is built."""
    whole = asked == Asked()
    with _built_again(asked, workspace) as scratch:
        made = list_paths(scratch.build) or frozenset()
        reports = {one.path for one in artifacts if _is_report(one, workspace)}
        names = sorted(made | OWN) if whole else sorted(made - reports)
        return [found for name in names for found in _compare(name, workspace.project, scratch)]


def _is_report(one: Artifact, workspace: Workspace) -> bool:
    kind = workspace.kinds.get(one.document.partition("/")[0])
    return kind is not None and kind.survey


def _compare(name: str, project: Project, scratch: Project) -> Iterator[Diagnostic]:
    try:
        said = explain_difference(project.read(project.build / name), scratch.read(scratch.build / name))
    except Problem:
        said = "only one of two builds has it"
    if said:
        yield Diagnostic("differing-build", f"`build/{name}` is another one when it is built again: {said}", hint=CURE)


@contextmanager
def _built_again(asked: Asked, workspace: Workspace) -> Iterator[Project]:
    """A copy of the project with its second build, for as long as it is looked at; a `Problem` if that fails."""
    project, day = workspace.project, workspace.today.isoformat() if workspace.today else ""
    with TemporaryDirectory(prefix="collateral-") as folder:
        scratch = Project(Path(folder).resolve() / "another" / "folder")
        for part in (project.content, project.layouts):
            if part.is_dir():
                shutil.copytree(part, scratch.root / part.name, symlinks=True)
        if (project.root / SETTINGS).is_file():
            shutil.copyfile(project.root / SETTINGS, scratch.root / SETTINGS)
        done = subprocess.run(
            [sys.executable, "-c", START, str(scratch.root), day, json.dumps(asdict(asked))],
            capture_output=True, text=True, check=False,
            errors="replace", env=_other_environment(folder),
        )  # fmt: skip
        if done.returncode:
            last = (done.stderr.strip().splitlines() or ["it says nothing"])[-1]
            message = f"the build cannot be repeated in another folder: {last}"
            raise Problem(Diagnostic("differing-build", message, hint=CURE))
        yield scratch


def _other_environment(home: str) -> dict[str, str]:
    """The environment of the second build: all that must not matter is other than here."""
    seed = next(seed for seed in SEEDS if seed != os.environ.get("PYTHONHASHSEED"))
    paths = os.pathsep.join(filter(None, sys.path))
    return {**os.environ, **ELSEWHERE, "PYTHONHASHSEED": seed, "HOME": home, "PYTHONPATH": paths}


def run(root: str, day: str, asked: str) -> None:
    """What the second build's process does; whatever is wrong ends it with a line that says so."""
    from generator.writers import formats  # noqa: PLC0415 - only this process writes

    wanted, project = Asked(**json.loads(asked)), Project(Path(root))
    try:
        workspace, findings = load_workspace(project, formats(), date.fromisoformat(day) if day else None)
        report = build(workspace, wanted.targets, wanted.formats, Progress(), whole=wanted.release)
        findings = [*report.findings]
    except Problem as problem:
        findings = [*problem.diagnostics]
    if has_errors(findings):
        sys.exit("; ".join(f"{one.at or ''} {one.message}".strip() for one in findings if one.severity == "error"))
