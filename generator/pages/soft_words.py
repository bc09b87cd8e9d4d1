"""The page of a format that breaks lines: with the soft hyphens that somebody has typed at their places."""

from dataclasses import replace

from generator.content.soft_hyphens import put_in
from generator.pages.page import Page
from generator.pages.tree import Element, rewrite

VERBATIM = frozenset({"code", "pre"})
"""What readers copy as it stands."""


def soften(page: Page) -> Page:
    """The page with its words broken as their author said; itself if nobody said anything."""
    if not page.breaks:
        return page

    def read(element: Element) -> Element:
        if element.tag in VERBATIM:
            return element
        said = (put_in(child, page.breaks) if isinstance(child, str) else child for child in element.children)
        return replace(element, children=tuple(said))

    return replace(page, root=rewrite(page.root, read))
