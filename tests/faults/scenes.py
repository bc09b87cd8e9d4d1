"""Commands that write, each in a project that is ready for it, and what must hold whatever goes wrong."""

import hashlib
import json
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.project_fixture import OIL, SampleProject, sample_project

DAY = ("--today", "2026-03-01")
ADA = ("--by", "Ada Okafor", "--role", "Product Manager", "--date", "2026-02-01")
WHY = ("--by", "Bo Lind", "--why", "the log was misread", "--date", "2026-03-02")
NOTE = 'title: Oil\nbody: "It is [80%](claim:oil) less oil."\n'
INPUTS = re.compile(rb'"inputs": "[0-9a-f]*"')
OWN = frozenset({".build-lock", ".build-cache"})
"""What a project keeps beside its content and what is made of it."""


@dataclass(frozen=True)
class Scene:
    """A command: how its project is made ready; what is typed, with the folder beside the project in place of `{}`;
    where what people use stands; and what a second try may find done already, by its code."""

    prepare: Callable[[SampleProject], None]
    arguments: tuple[str, ...]
    shown: str
    already: str = ""


def _built(project: SampleProject) -> None:
    _run(project, "build", *DAY)
    project.write("content/notes/new.yaml", 'title: New\nbody: "It shines for [14 hours](claim:charge)."\n')
    note = {"A lamp that you can see": "A lamp that everybody sees"}
    project.change({}, {"content/notes/welcome.yaml": note})
    (project.root / "content/flyers/spring.yaml").unlink()


def _cleared(project: SampleProject) -> None:
    """Two notes that may be released, and nothing else."""
    for name in ("flyers", "talks", "sums"):
        shutil.rmtree(project.root / "content" / name)
    project.write("content/facts/sign-off.yaml", "audiences:\n  customer: [Product Manager]\n")
    project.write("content/claims/oil.yaml", OIL)
    project.write("content/evidence/log.txt", "January: 80 of 100 barrels saved.\n")
    project.write("content/notes/oil.yaml", NOTE)
    _run(project, "approve", "notes", *ADA)


def _released(project: SampleProject) -> None:
    _cleared(project)
    _run(project, "release", "1.0", *DAY)


def _ready(project: SampleProject) -> None:
    """A release, and another one to be made."""
    _released(project)
    project.write("content/notes/oil.yaml", NOTE.replace("It is", "That is"))
    _run(project, "approve", "notes/oil", *ADA)


def _published(project: SampleProject) -> None:
    """A release that is published, and a later one that is not."""
    _released(project)
    _run(project, "publish", str(project.root.with_name("web")), *DAY)
    project.write("content/notes/oil.yaml", NOTE.replace("It is", "That is"))
    _run(project, "approve", "notes/oil", *ADA)
    _run(project, "release", "1.1", *DAY)


def _run(project: SampleProject, *arguments: str) -> None:
    ran = project.run(*arguments)
    assert ran.exit_code == 0, ran.output


SCENES = {
    "build": Scene(_built, ("build", *DAY), "project/build"),
    "release": Scene(_ready, ("release", "1.1", *DAY), "project/releases", "release-exists"),
    "publish": Scene(_published, ("publish", "{}/web", *DAY), "web"),
    "withdraw": Scene(
        _released, ("withdraw", "notes/oil", *WHY), "project/content/withdrawals.yaml", "withdrawal-out-of-turn"
    ),
}


def made_ready(name: str, folder: Path) -> Path:
    """The folder with the project of a scene in it."""
    SCENES[name].prepare(sample_project(folder / "project"))
    return folder


State = dict[str, str]
"""The digest of each file, by its path."""


def state_of(path: Path) -> State:
    """All files there, hidden ones too, but for what a project keeps for itself; `{}` if there is nothing."""
    files = [path] if path.is_file() else [one for one in path.rglob("*") if one.is_file()]
    named = ((one.relative_to(path).as_posix(), one) for one in files)
    return {name: _digest(one) for name, one in named if not OWN & {*Path(name).parts}}


def _digest(path: Path) -> str:
    """The digest of the file. Of a manifest without its digests of inputs: one that was reckoned while a file could not
    be read has its document looked at again at the next edit, and changes nothing that anybody sees."""
    data = path.read_bytes()
    return hashlib.sha256(INPUTS.sub(b"", data) if path.name == "manifest.json" else data).hexdigest()


def find_half(name: str, folder: Path, before: State, after: State) -> list[str]:
    """What people see after a fault and should not: something that is neither what was there before, nor all that the
    command makes."""
    shown = folder / SCENES[name].shown
    if name == "publish":
        return _find_dangling(shown)
    if name == "build":
        return [*_find_strange(shown, before, after), *_find_unlisted(shown)]
    if name == "release":
        found = {path: one for path, one in state_of(shown).items() if not path.startswith(".")}
        return [] if found in (before, after) else sorted({*found} ^ {*after}) or ["other bytes"]
    found = state_of(shown)
    return [] if found in (before, after) else sorted({*found} ^ {*after}) or ["other bytes"]


def _find_strange(build: Path, before: State, after: State) -> list[str]:
    """The files of documents that are those of neither build; and those that both have, and that are gone. A document
    with an error has its last good files, while the others are new."""
    documents = {name: one for name, one in state_of(build).items() if "/" in name}
    strange = [name for name, one in documents.items() if one not in (before.get(name), after.get(name))]
    return strange + [name for name in before if "/" in name and name in after and name not in documents]


def _find_unlisted(build: Path) -> list[str]:
    """Where the digests that the build lists are not those of its files."""
    lines = (build / "SHA256SUMS").read_text("utf-8").splitlines()
    listed = {name: one for one, _, name in (line.partition("  ") for line in lines)}
    documents = {name: one for name, one in state_of(build).items() if "/" in name}
    return [] if listed == documents else [f"SHA256SUMS: {name}" for name in sorted({*listed} ^ {*documents})]


def _find_dangling(web: Path) -> list[str]:
    """The files that the page of a publication names, and that are not there as it says."""
    listed = json.loads((web / "manifest.json").read_text("utf-8"))["files"]
    return [one["address"] for one in listed if state_of(web / one["address"]) != {".": one["sha256"]}]
