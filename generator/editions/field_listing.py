"""The merge fields that documents wait for: which, where, and what happens to one that nobody fills."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.editions.own_inputs import list_enterable, list_models
from generator.models.own_scenario import list_needed, list_rows
from generator.pages.page import Page
from generator.pages.solved_model import DEFAULT
from generator.pages.workspace import Workspace

REFUSE, OPEN = "refuse", "open"
"""What becomes of a field that an account has no value for: no edition at all, or a place to write in."""
OWN_FIGURES = "own figures"
"""An input without which the account has no figures of its own: its page shows an example, or places to write in."""


@dataclass(frozen=True, slots=True)
class Needed:
    """A field that the pages print, with the documents that do."""

    name: str
    label: str
    prompt: str
    type: str
    longest: int
    missing: str
    """`refuse`, `open`, `own figures`, or the words that stand there instead."""
    documents: tuple[str, ...]


def list_fields(pages: Iterable[tuple[str, Page]], workspace: Workspace) -> tuple[Needed, ...]:
    """Every field of the documents' pages, in the order in which the facts define them; then, for results of models
    that they print, the inputs from which these come."""
    used: dict[str, list[str]] = {}
    shown: dict[str, list[str]] = {}
    for document, page in pages:
        shown.setdefault(document, [])
        for name in fields_of(page):
            if document not in used.setdefault(name, []):
                used[name].append(document)
    plain = (
        _as_needed(name, entry, missing_of(entry), used[name])
        for name, entry in workspace.fields.items()
        if name in used and name not in workspace.results
    )
    return (*plain, *_list_inputs(used, tuple(shown), workspace))


def _list_inputs(used: Mapping[str, Sequence[str]], documents: Sequence[str], workspace: Workspace) -> Iterator[Needed]:
    """The inputs of every model of which the documents print results, or which they are."""
    enterable = list_enterable(workspace)
    for model in list_models(workspace):
        names = [name for name in used if name in workspace.results and name.startswith(f"{model.document.name}.")]
        where = dict.fromkeys(document for name in names for document in used[name])
        where |= dict.fromkeys(key for key in documents if key == model.document.key)
        must = any(missing_of(workspace.fields[name]) == REFUSE for name in names)
        for name in list_rows(model) if where else ():
            own = REFUSE if must else OWN_FIGURES
            kept = own if name in list_needed(model) else model.solved[DEFAULT].shown[name]
            full = f"{model.document.name}.{name}"
            yield _as_needed(full, enterable[full], kept, [*where])


def _as_needed(name: str, entry: Mapping[str, Any], missing: str, documents: Sequence[str]) -> Needed:
    return Needed(
        name,
        str(entry["label"]),
        str(entry["prompt"]),
        str(entry.get("type", "text")),
        int(entry["longest"]),
        missing,
        tuple(documents),
    )


def missing_of(entry: Mapping[str, object]) -> str:
    """What stands for a field without a value."""
    return str(entry.get("fallback", "")) or str(entry.get("missing", REFUSE))


def fields_of(page: Page) -> Iterator[str]:
    """The names of the fields that a page prints, in reading order."""
    return (element.get("data-field") for element in page.root.find("field") if element.get("data-field"))
