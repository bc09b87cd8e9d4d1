"""The record of inputs: what each document of the build was made from, by name, so that one can say what has changed.

What all documents share is kept once for each state of it that some document was made from.
"""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from generator.pages.workspace import Workspace
from generator.press.digests import joint_digest
from generator.press.input_names import Inputs, list_own, list_shared
from generator.press.kept_files import BROKEN, FOLDER, keep, read_kept
from generator.press.manifest import Artifact
from generator.project import Project

NAME = "inputs.json"


@dataclass(frozen=True, slots=True)
class Made:
    """The inputs that a document was made from: those that all share, and its own."""

    shared: Inputs
    own: Inputs


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """An input by its name, and what became of it: `changed`, `new` or `gone`."""

    name: str
    what: str


def compare(before: Inputs, now: Inputs) -> tuple[Change, ...]:
    """What has changed between the two, by name."""
    names = sorted({*before, *now})
    return tuple(
        Change(name, "new" if name not in before else "gone" if name not in now else "changed")
        for name in names
        if before.get(name) != now.get(name)
    )


def read_inputs(project: Project) -> Mapping[str, Made]:
    """What each document of the build was made from, by key; nothing where no build has kept it."""
    with suppress(*BROKEN):
        data = read_kept(NAME, project)
        shared = {name: _inputs(one) for name, one in data["shared"].items()}
        return {key: Made(shared[one["shared"]], _inputs(one["own"])) for key, one in data["documents"].items()}
    return {}


def keep_inputs(artifacts: Iterable[Artifact], workspace: Workspace, *, anew: bool) -> None:
    """Keep the inputs of the documents that stand in the build as they are now, and of others those of before; of a
    build that has made nothing `anew`, only if nothing is kept yet."""
    if not anew and (workspace.project.root / FOLDER / NAME).is_file():
        return
    listed = tuple(artifacts)
    old = {one.document for one in listed if not (one.current and one.complete)}
    built = {one.document for one in listed}
    now, before = list_shared(workspace), read_inputs(workspace.project)
    made = {key: one for key, one in before.items() if key in old}
    for key in sorted((built - old) & {*workspace.documents}):
        made[key] = Made(now, list_own(workspace.documents[key], workspace))
    keep(NAME, _write(made), workspace.project)


def _write(made: Mapping[str, Made]) -> Mapping[str, Any]:
    ids = {key: joint_digest(f"{name} {digest}" for name, digest in one.shared.items()) for key, one in made.items()}
    shared = {ids[key]: dict(one.shared) for key, one in made.items()}
    return {
        "shared": shared,
        "documents": {key: {"shared": ids[key], "own": dict(one.own)} for key, one in made.items()},
    }


def _inputs(data: Any) -> Inputs:
    return {str(name): str(digest) for name, digest in data.items()}
