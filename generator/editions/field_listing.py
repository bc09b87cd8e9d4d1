"""The merge fields that documents wait for: which, where, and what happens to one that nobody fills."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.pages.page import Page
from generator.pages.workspace import Workspace

REFUSE, OPEN = "refuse", "open"
"""What becomes of a field that an account has no value for: no edition at all, or a place to write in."""


@dataclass(frozen=True, slots=True)
class Needed:
    """A field that the pages print, with the documents that do."""

    name: str
    label: str
    prompt: str
    type: str
    longest: int
    missing: str
    """`refuse`, `open`, or the words that stand there instead."""
    documents: tuple[str, ...]


def list_fields(pages: Iterable[tuple[str, Page]], workspace: Workspace) -> tuple[Needed, ...]:
    """Every field of the documents' pages, in the order in which the facts define them."""
    used: dict[str, list[str]] = {}
    for document, page in pages:
        for name in fields_of(page):
            if document not in used.setdefault(name, []):
                used[name].append(document)
    return tuple(
        Needed(
            name,
            str(entry["label"]),
            str(entry["prompt"]),
            str(entry.get("type", "text")),
            int(entry["longest"]),
            missing_of(entry),
            tuple(used[name]),
        )
        for name, entry in workspace.fields.items()
        if name in used
    )


def missing_of(entry: Mapping[str, object]) -> str:
    """What stands for a field without a value."""
    return str(entry.get("fallback", "")) or str(entry.get("missing", REFUSE))


def fields_of(page: Page) -> Iterator[str]:
    """The names of the fields that a page prints, in reading order."""
    return (element.get("data-field") for element in page.root.find("field") if element.get("data-field"))
