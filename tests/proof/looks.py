"""What an edit of style sheets changes: how a document's pages look, and nothing that they say.

The document is laid out once; for each edit its pages put on the sheets as they are then, and only those checks look at
them that read style sheets.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache

from generator.checks import examine
from generator.content.documents import Document
from generator.diagnostics import Diagnostic
from generator.layout.compose import Composed, compose
from generator.layout.styles import StyleSheets
from generator.models.speaking import speak_as
from generator.pages.page import Page
from generator.pages.workspace import Workspace
from generator.press.render import check

Check = Callable[[Document, Workspace], list[Diagnostic]]
READERS = frozenset({"check_hidden_by_style", "check_cut_off", "check_grid_places", "check_faint_colours",
                     "find_missing_glyphs"})  # fmt: skip
"""The checks that read style sheets; `test_rereading` compares them with the code."""


class Looks:
    """The documents of a workspace, laid out as they are before any edit."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.of = cache(self._of)

    def _of(self, key: str) -> Check:
        """What looks at the document where only style sheets differ from those of the workspace; all of `check`, if
        that has something to say of the document as it is."""
        document = self.workspace.documents[key]
        if document.kind.survey or check(document, self.workspace):
            return check
        composed = compose(document, speak_as(document, self.workspace))
        return lambda document, workspace: list(check_looks(document, composed, workspace))


def check_looks(document: Document, before: Composed, workspace: Workspace) -> Iterator[Diagnostic]:
    """The findings of the checks that read style sheets, with the sheets that this workspace has."""
    spoken = speak_as(document, workspace)
    sheets = spoken.once(StyleSheets)
    composed = replace(before, pages=tuple((view, _dress(page, document, sheets)) for view, page in before.pages))
    pages = [page for _, page in composed.pages]
    yield from examine.check_hidden_by_style(pages)
    yield from examine.check_cut_off(pages)
    if document.kind.for_customers:
        yield from examine.check_grid_places(pages)
        yield from examine.check_faint_colours(pages)
    yield from examine.find_missing_glyphs(document, composed, spoken)


def _dress(page: Page, document: Document, sheets: StyleSheets) -> Page:
    kind = document.kind.name
    paper, screen = sheets.for_print(kind, page.paper, page.brand), sheets.for_screen(kind, page.brand)
    return replace(page, print_styles=paper, screen_styles=screen)
