"""Links to files that stand beside the PDF: the print engine makes whole addresses of them, readers need the way."""

from posixpath import dirname, relpath
from typing import Any

from generator.pages.page import Page

ORIGIN = "https://assets.invalid/"
"""A made-up place on the network, where the build stands for the print engine; nothing is ever loaded from there."""


def find_folder(page: Page) -> str:
    """Where the page stands in the build, as an address."""
    return f"{ORIGIN}{dirname(page.artifact)}/"


def lead_beside(document: Any, page: Page) -> None:
    """Write every link into the build as the way from the page's own folder."""
    for sheet in document.pages:
        sheet.links[:] = [(kind, _way(target, page), *rest) for kind, target, *rest in sheet.links]


def _way(target: str, page: Page) -> str:
    if not target.startswith(ORIGIN):
        return target
    return relpath(target.removeprefix(ORIGIN), dirname(page.artifact))
