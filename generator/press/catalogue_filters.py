"""Filters of the catalogue: the search, and rows of choices. The page's script reads them; without it all is shown."""

from html import escape

from generator.content.kinds import INTERNAL
from generator.pages.workspace import Workspace
from generator.press.catalogue_entries import Entry
from generator.press.catalogue_standing import NAMES, find_standing


def draw_search(workspace: Workspace) -> str:
    """The field to search in."""
    asks = escape(workspace.translation.gettext("Search titles, kinds and moments"))
    return f'<input type="search" placeholder="{asks}" aria-label="{asks}" autocomplete="off">'


def draw_filters(entries: list[Entry], workspace: Workspace) -> str:
    """The choices that would leave some documents out, each as a row of buttons, and what is said if none are left."""
    say = workspace.translation.gettext
    segments = {name: entry["label"] for name, entry in workspace.facts.values.get("segments", {}).items()}
    used = {entry.segment for entry in entries}
    readers = {"customer": say("For customers"), INTERNAL: say("Internal")}
    found = {entry.audience for entry in entries}
    states = {name: say(NAMES[name]) for name in ("cleared", "draft", "old", "gone")}
    marks = {find_standing(entry, workspace.translation).mark for entry in entries}
    rows = (
        ("segment", say("Segment"), {name: label for name, label in segments.items() if name in used}),
        ("state", say("Status"), {name: label for name, label in states.items() if name in marks}),
        ("for", say("Readers"), {name: label for name, label in readers.items() if name in found}),
    )
    drawn = "".join(_draw_row(name, label, choices, workspace) for name, label, choices in rows if len(choices) > 1)
    none = escape(say("No document matches. Clear the search or choose more."))
    fold = f"<summary>{escape(say('Filters'))}</summary><div>{drawn}</div>"
    return f'<details class="filters" open>{fold}</details><p class="none" hidden>{none}</p>'


def _draw_row(name: str, label: str, choices: dict[str, str], workspace: Workspace) -> str:
    every = {"": workspace.translation.gettext("All"), **choices}
    options = "".join(
        f'<label><input type="radio" name="{name}" value="{escape(value)}"{"" if value else " checked"}>'
        f"<span>{escape(said)}</span></label>"
        for value, said in every.items()
    )
    return f"<fieldset><legend>{escape(label)}</legend>{options}</fieldset>"


GLASS = (
    "%3Csvg xmlns='http://www.w3.org/2000/svg' width='20' height='20' fill='none' stroke='{colour}' stroke-width='1.8'"
    " stroke-linecap='round'%3E%3Ccircle cx='9' cy='9' r='5.5'/%3E%3Cpath d='m13.5 13.5 4 4'/%3E%3C/svg%3E"
)


def search_style(workspace: Workspace) -> str:
    """The glass in the field to search in, in the brand's colour for words on dark ground."""
    drawn = GLASS.format(colour=workspace.brand.colours["on_dark_muted"].replace("#", "%23"))
    return f':root{{--search:url("data:image/svg+xml,{drawn}")}}'


def segment_styles(workspace: Workspace) -> str:
    """The hue of each segment, for what is marked with it."""
    segments = workspace.facts.values.get("segments", {})
    return "".join(
        f'[data-segment="{name}"]{{--accented:{entry["hue"]["on_light"]};--washed:{entry["hue"]["wash"]}}}'
        for name, entry in segments.items()
        if "hue" in entry
    )
