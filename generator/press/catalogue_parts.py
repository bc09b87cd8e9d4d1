"""Parts of a document that have pages of their own, as people call them: by their title, not by the name of a file."""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.content.documents import Document
from generator.pages.workspace import Workspace
from generator.press.catalogue_entries import name_view
from generator.reports.claim_status import read_plain

SILENT = frozenset({"id", "segment"})
"""Fields of an entry that name it for the machine."""


def name_parts(key: str, workspace: Workspace) -> Mapping[str, str]:
    """For each page that is made of one entry of a list, what the catalogue calls it; `Card own build` becomes
    `Card: Against “we build it ourselves”`."""
    document = workspace.documents.get(key)
    return dict(_parts(document, workspace)) if document else {}


def _parts(document: Document, workspace: Workspace) -> Iterator[tuple[str, str]]:
    for view in document.kind.views:
        entries = document.data.get(view.each) if view.each else None
        for entry in entries if isinstance(entries, list) else ():
            title = name_entry(entry)
            if title and "id" in entry:
                yield (
                    name_view(f"{view.name}-{entry['id']}"),
                    f"{name_view(view.name)}{_of(entry, workspace)}: {title}",
                )


def name_entry(entry: Mapping[str, Any]) -> str:
    """The first words of an entry that say something: layouts begin with what a part is called."""
    texts = (value for name, value in entry.items() if name not in SILENT and isinstance(value, str))
    return next((read_plain(text) for text in texts if not text.startswith("[](")), "")


def _of(entry: Mapping[str, Any], workspace: Workspace) -> str:
    """The segment of an entry that is there for one segment alone."""
    if entry["id"] != entry.get("segment"):
        return ""
    segments: Mapping[str, Any] = workspace.facts.values.get("segments", {})
    return f" {segments.get(entry['id'], {}).get('label', '')}".rstrip()
