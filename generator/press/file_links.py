"""Titles of other documents as links to their files in the same build, from wherever the folder stands."""

from dataclasses import replace
from posixpath import dirname, relpath

from generator.content.formats import Format
from generator.layout.named_files import FILES
from generator.pages.page import Page
from generator.pages.tree import Element, rewrite


def lead_to_files(page: Page, form: Format) -> Page:
    """The page as this format has it: each title leads to that document's file of the same format, or to the one that
    people open first; in a format that leads nowhere it is words."""
    if not any(FILES in element.attributes for element in page.root.walk()):
        return page
    folder = dirname(page.artifact)

    def lead(element: Element) -> Element:
        files = element.get(FILES).split()
        if not files:
            return element
        bare = {name: value for name, value in element.attributes.items() if name != FILES}
        alike = (file for file in files if file.endswith(f".{form.suffix}"))
        address = relpath(next(alike, files[0]), folder)
        words = (
            (Element("a", {"href": address}, element.children, element.at),) if form.leads_beside else element.children
        )
        return replace(element, attributes=bare, children=words)

    return replace(page, root=rewrite(page.root, lead))
