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
WORD = re.compile(r"\w+")
NAMED = re.compile(rf"\({SCHEME}:([^)\s]+)\)")


def name_document(link: Element, at: Position, workspace: Workspace) -> tuple[Element, list[Diagnostic]]:
    """The link as the title of its document, or as its own words; a finding where no document has this name."""
    key = link.get("href").removeprefix(f"{SCHEME}:")
    document = workspace.documents.get(key)
    if document is None:
        return link, [_report(key, at, workspace)]
    named = Element("em", {"data-document": key}, (link.text or title_of(document),), at)
    return named, [] if _says(link.text, document, workspace) else [_report_other(link.text, document, at)]


def _says(words: str, document: Document, workspace: Workspace) -> bool:
    """Whether the words of a link to a document for one segment have a word of it, its kind, its title or its segment:
    others may name another segment, and nothing else beside them says which is right."""
    segment = str(document.data.get("segment", ""))
    if not words or not segment:
        return True
    called = workspace.facts.values.get("segments", {}).get(segment, {})
    own = " ".join((document.key, document.kind.title, title_of(document), segment, *map(str, called.values())))
    return bool({*WORD.findall(words.lower())} & {*WORD.findall(own.lower())})


def _report_other(words: str, document: Document, at: Position) -> Diagnostic:
    message = f"`{words}` has no word of `{document.key}`, to which the link leads"
    cure = "name its kind, its title or its segment, or leave the brackets empty, which prints its title"
    return Diagnostic("other-document", message, at, cure, width=len(words))


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
