"""Sections of the catalogue: the stages of a sale, then what stands at none, by audience and kind."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.content.kinds import Kind
from generator.content.sale_stages import Stage, find_use
from generator.content.translation import translatable
from generator.pages.workspace import Workspace
from generator.press.catalogue_entries import Entry

AUDIENCES = {
    "customer": translatable("For customers"),
    "partner": translatable("For partners"),
    "internal": translatable("Internal"),
}


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with documents, each with the moment to use it. A stage of the sale has an icon, or an empty name of
    one; any other section has none."""

    id: str
    title: str
    says: str
    icon: str | None
    shown: tuple[tuple[Entry, str], ...]


def list_sections(entries: list[Entry], stages: tuple[Stage, ...], workspace: Workspace) -> list[Section]:
    """The sections that have documents, in the order in which people look."""
    placed = {entry.key: use for entry in entries if (use := find_use(entry.key, stages))}
    at_stages = [_make_stage(stage, entries, placed) for stage in stages]
    rest = [entry for entry in entries if entry.key not in placed]
    return [section for section in (*at_stages, *_by_kind(rest, workspace)) if section.shown]


def _make_stage(stage: Stage, entries: list[Entry], placed: dict[str, tuple[Stage, str]]) -> Section:
    order = list(stage.uses)
    found = [(placed[entry.key][1], entry) for entry in entries if placed.get(entry.key, (None,))[0] is stage]
    shown = tuple(
        (entry, entry.use or stage.uses[name]) for name, entry in sorted(found, key=lambda one: order.index(one[0]))
    )
    return Section(stage.id, stage.name, stage.aim, stage.icon, shown)


def _by_kind(entries: list[Entry], workspace: Workspace) -> Iterator[Section]:
    """What stands at no stage; whatever is of a kind that is no more comes last, under the kind's name."""
    say = workspace.translation.gettext
    for kind in sorted(workspace.kinds.values(), key=_rank):
        shown = tuple((entry, entry.use) for entry in entries if entry.kind == kind.name)
        yield Section(f"kind-{kind.name}", say(kind.title), say(AUDIENCES[kind.audience]), None, shown)


def _rank(kind: Kind) -> tuple[int, str]:
    return list(AUDIENCES).index(kind.audience), kind.name
