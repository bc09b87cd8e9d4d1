"""The headings of a document for one segment: they name no other."""

from collections.abc import Iterable, Iterator

from generator.checks.named_entries import SEGMENTS, find_mixed, find_names
from generator.content.documents import Document
from generator.diagnostics import Diagnostic, Position
from generator.pages.page import Page
from generator.pages.workspace import Workspace

HEADINGS = ("h1", "h2", "h3", "h4", "caption")


def check_headings(document: Document, pages: Iterable[Page], workspace: Workspace) -> Iterator[Diagnostic]:
    """A finding for the title and for each heading that names another segment than the document's."""
    segment = document.data.get("segment")
    if not segment:
        return
    for words, at in dict(_headings(document, pages)).items():
        mixed = find_mixed(find_names([words], workspace.facts), {SEGMENTS: frozenset({segment})})
        if mixed:
            message = f"“{words}” names {mixed[0]}, and this document is for {mixed[1]}"
            yield Diagnostic("wrong-name", message, at, "name its own segment, or change `segment`")


def _headings(document: Document, pages: Iterable[Page]) -> Iterator[tuple[str, Position]]:
    for page in pages:
        for element in page.root.walk():
            if element.tag in HEADINGS:
                yield " ".join(element.text.split()), element.at or page.home
    yield str(document.data.get("title", "")), document.source.value_position(("title",))
