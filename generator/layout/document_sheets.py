"""The pages that a document makes: one for each view, or for each entry of the list that a view names."""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.content.documents import Document
from generator.content.kinds import View
from generator.content.sources import Steps


def list_sheets(document: Document) -> Iterator[tuple[View, Steps, str]]:
    """Each page to make: its view, the entry it is for (or nothing), and the end of its artifact's name."""
    for view in document.kind.views:
        suffix = "" if view.name == "main" else f"-{view.name}"
        if view.each is None:
            yield view, (), suffix
            continue
        steps = tuple(view.each.split("."))
        for key, entry in _list_entries(value_at(document.data, steps)):
            yield view, (*steps, key), f"{suffix}-{entry.get('id', key + 1 if isinstance(key, int) else key)}"


def _list_entries(found: Any) -> Iterator[tuple[str | int, Any]]:
    """The entries of a list by number, or of a mapping by name."""
    yield from found.items() if isinstance(found, Mapping) else enumerate(found or ())


def value_at(data: Any, steps: Steps) -> Any:
    """The value at `steps`, or nothing where a field on the way is absent."""
    for step in steps:
        data = data.get(step) if isinstance(data, Mapping) else data[step] if data else None
    return data
