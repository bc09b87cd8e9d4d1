"""Documents that a text names: `[](doc:pitches/30-seconds)` prints the title that the document has now, and
keeps its name for those who lead there."""

import re
from collections.abc import Iterator

from generator.content.documents import Document
from generator.diagnostics import Diagnostic, Position, did_you_mean, mend_first
from generator.pages.markdown import line_nodes
from generator.pages.tree import Element
from generator.pages.workspace import Workspace

SCHEME = "doc"
NAMED = re.compile(rf"\({SCHEME}:([^)\s]+)\)")


def name_document(link: Element, at: Position, workspace: Workspace) -> tuple[Element, list[Diagnostic]]:
    """The link as the title of its document, or as its own words; a finding where no document has this name."""
    key = link.get("href").removeprefix(f"{SCHEME}:")
    document = workspace.documents.get(key)
    if document is None:
        return link, [_report(key, at, workspace)]
    return Element("em", {"data-document": key}, (link.text or title_of(document),), at), []


def title_of(document: Document) -> str:
    """The title as words; that of the kind where it holds more than words."""
    title = str(document.data.get("title", ""))
    nodes = line_nodes(title) if title else ()
    plain = all(isinstance(node, str) for node in nodes)
    return "".join(map(str, nodes)) if nodes and plain else document.kind.title


def find_named(document: Document) -> list[str]:
    """The keys that the document's texts name, in order, each once."""
    return sorted({key for _, text, _ in document.texts() for key in NAMED.findall(text)})


def list_named(document: Document, workspace: Workspace) -> Iterator[str]:
    """Each document that the texts name, with its title: if one changes, the texts say something else."""
    for key in find_named(document):
        named = workspace.documents.get(key)
        yield f"{key} {title_of(named) if named else ''}"


def _report(key: str, at: Position, workspace: Workspace) -> Diagnostic:
    unread = workspace.project.holds_document(key)
    hint = mend_first(f"content/{key}.yaml") if unread else did_you_mean(key, workspace.documents)
    cure = hint or "`collateral list` shows what there is"
    return Diagnostic("unknown-document", f"no document is named `{key}`", at, cure, width=len(key) + len(SCHEME) + 1)
