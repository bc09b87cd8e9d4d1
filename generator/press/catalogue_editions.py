"""Editions with cards of their own: pages of one document that people look for by themselves, such as the business case
of one segment."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from generator.content.documents import Document
from generator.content.kinds import INTERNAL, View
from generator.pages.workspace import Workspace
from generator.press.catalogue_entries import Entry, name_view
from generator.press.catalogue_parts import name_entry


def split_editions(entries: Iterable[Entry], workspace: Workspace) -> list[Entry]:
    """Each document, then the editions of its views that have a `card`; what has no file left has no card either."""
    return [one for entry in entries for one in _split(entry, workspace)]


def _split(entry: Entry, workspace: Workspace) -> Iterator[Entry]:
    document = workspace.documents.get(entry.key)
    editions = list(_editions(entry, document, workspace)) if document else []
    taken = {file.path for one in editions for file in one.files}
    left = tuple(file for file in entry.files if file.path not in taken)
    yield from [replace(entry, files=left)] if left else []
    yield from editions


def _editions(entry: Entry, document: Document, workspace: Workspace) -> Iterator[Entry]:
    files = dict(entry.views)
    for view in document.kind.views:
        for name, said in _list_entries(view, document) if view.card else ():
            if found := files.get(name_view(f"{view.name}-{name}")):
                yield _edition(entry, view, said, workspace, tuple(found))


def _edition(entry: Entry, view: View, said: Mapping[str, Any], workspace: Workspace, files: tuple[Any, ...]) -> Entry:
    say = workspace.translation.gettext
    name = str(said.get("label") or name_entry(said))
    segment = str(said.get("segment", entry.segment))
    audience = INTERNAL if view.internal else entry.audience
    title, use = f"{say(view.card)}: {name}", say(view.use).replace("{name}", name)
    return replace(entry, title=title, segment=segment, audience=audience, files=files, use=use)


def _list_entries(view: View, document: Document) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The entries of the view's list, or of its mapping, by their names."""
    found: Any = document.data
    for step in (view.each or "").split("."):
        found = found.get(step, {}) if isinstance(found, Mapping) else {}
    listed = found.items() if isinstance(found, Mapping) else ((one.get("id", ""), one) for one in found)
    yield from ((str(name), one) for name, one in listed if isinstance(one, Mapping))
