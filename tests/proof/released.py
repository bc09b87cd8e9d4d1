"""Build a small project, let time or a person change it, and hear what the next command says and leaves in `build/`."""

import json
import shlex
import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from tests.project_fixture import OIL, Ran, SampleProject, sample_project

CLOCK = date(2026, 3, 1)
SENT = "sent"
"""The folder of what was built before the edits, as it lies on somebody's disk."""


def prepare(root: Path) -> Path:
    """The project, in which everything is evidenced and signed: two notes for customers, and what is internal."""
    project = sample_project(root)
    shutil.rmtree(project.root / "content/flyers")
    project.write("content/facts/sign-off.yaml", "audiences:\n  customer: [Product Manager]\n")
    project.write("content/claims/oil.yaml", OIL)
    project.write("content/evidence/log.txt", "January: 80 of 100 barrels saved.\n")
    project.write("content/notes/oil.yaml", 'title: Oil\nbody: "It is [80%](claim:oil) less oil."\n')
    kind = project.read("layouts/notes/kind.yaml")
    project.write("layouts/notes/kind.yaml", kind.replace("[html]", "[html, text]"))
    ran = run(project, "approve notes --by 'Ada Okafor' --role 'Product Manager' --date 2026-02-01", CLOCK)
    assert ran.exit_code == 0, ran.output
    return root


def play(project: SampleProject, case: Mapping[str, Any]) -> Ran:
    """What the last command of the case says."""
    begins = case.get("begins", {})
    project.change(begins.get("files", {}), begins.get("edits", {}))
    if "first" in case:
        ran = run(project, case["first"], CLOCK)
        assert ran.exit_code == 0, ran.output
        shutil.copytree(project.root / "build", project.root / SENT)
    project.change(case.get("files", {}), case.get("edits", {}))
    for name in case.get("removed", ()):
        (project.root / name).unlink()
    return run(project, case["asks"], case.get("clock", CLOCK))


def run(project: SampleProject, command: str, clock: date) -> Ran:
    """The command as a person types it in the project's folder, on a day."""
    words = (str(project.root / word) if word.startswith(f"{SENT}/") else word for word in shlex.split(command))
    return project.run(*words, clock=clock)


def list_built(project: SampleProject) -> dict[str, bool]:
    """The files in `build/` that the catalogue shows, and whether each is current."""
    manifest = project.root / "build/manifest.json"
    artifacts = json.loads(manifest.read_text("utf-8"))["artifacts"] if manifest.exists() else ()
    assert all((project.root / "build" / one["path"]).exists() for one in artifacts)
    return {one["path"]: one["current"] for one in artifacts}
