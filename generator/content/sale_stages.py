"""The stages of a sale: where a company is with a customer, and which documents serve it there, and when."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.content.facts import Facts
from generator.content.segment_looks import list_icons
from generator.content.sources import Source
from generator.diagnostics import Diagnostic, Position, did_you_mean
from generator.project import Project

FILE = "catalogue"
"""The file of `content/facts/` that holds them; a project may have none."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of a sale. `uses` says when a kind or a document is used there, in the order in which they are."""

    id: str
    name: str
    aim: str
    icon: str
    uses: Mapping[str, str]
    steps: tuple[Mapping[str, str], ...] = ()
    """What a newcomer does first: what each `does`, what it `says` beside it, and the `document` that it takes."""


def list_stages(facts: Facts) -> tuple[Stage, ...]:
    """The stages in the order of a sale; none where the company names none."""
    return tuple(
        Stage(
            name, entry["name"], entry["aim"], entry.get("icon", ""), entry["documents"], tuple(entry.get("steps", ()))
        )
        for name, entry in facts.values.get(FILE, {}).items()
    )


def find_use(key: str, stages: tuple[Stage, ...]) -> tuple[Stage, str] | None:
    """The stage of a document and its line there: what is said of it counts before what is said of its kind."""
    for name in (key, key.partition("/")[0]):
        for stage in stages:
            if name in stage.uses:
                return stage, name
    return None


def check_stages(facts: Facts, project: Project) -> Iterator[Diagnostic]:
    """A finding for each stage that shows no icon or leads to no document, and for what stands at two of them."""
    source = facts.sources.get(FILE)
    if source is None:
        return
    keys, seen = list_keys(project), dict[str, str]()
    for stage in list_stages(facts):
        yield from _check_icon(stage, source, project)
        for name in stage.uses:
            at = source.position((stage.id, "documents", name))
            yield from check_name(name, keys, at)
            if name in seen:
                message = f"`{name}` stands at `{seen[name]}` and at `{stage.id}`"
                yield Diagnostic("staged-twice", message, at, "keep the stage where it helps most", width=len(name))
            seen.setdefault(name, stage.id)
        for number, step in enumerate(stage.steps):
            yield from check_name(
                step["document"], keys, source.value_position((stage.id, "steps", number, "document"))
            )


def check_name(name: str, keys: tuple[str, ...], at: Position) -> Iterator[Diagnostic]:
    """A finding where the name is neither a kind nor a document of the project."""
    if name not in keys:
        cure = did_you_mean(name, keys) or "name a kind or a document of this project"
        message = f"no kind and no document is named `{name}`"
        yield Diagnostic("unknown-document", message, at, cure, "warning", len(name))


def list_keys(project: Project) -> tuple[str, ...]:
    """All kinds and documents, readable or not."""
    kinds = project.kinds()
    files = (path for kind in kinds for path in project.find_files(project.content / kind, "*.yaml"))
    return (*kinds, *(f"{path.parent.name}/{path.stem}" for path in files))


def _check_icon(stage: Stage, source: Source, project: Project) -> Iterator[Diagnostic]:
    drawn = list_icons(project)
    if stage.icon and stage.icon not in drawn:
        at, cure = source.value_position((stage.id, "icon")), did_you_mean(stage.icon, drawn)
        yield Diagnostic("unknown-icon", f"there is no icon `{stage.icon}`", at, cure, width=len(stage.icon))
