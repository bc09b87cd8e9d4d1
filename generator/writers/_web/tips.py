"""Notes on the web: each mark shows its source where it is pointed at, and each source leads back to its first mark."""

from collections.abc import Mapping
from dataclasses import replace

from generator.pages.tree import Element, rewrite

BACK = "Back to the text"


def add_tips(root: Element) -> Element:
    """The tree for a browser: marks carry the words of their source, for a style sheet to show without a script."""
    words = {
        f"#{entry.get('id')}": " ".join(entry.text.split())
        for entry in root.walk()
        if entry.get("id").startswith("source-")
    }
    marks = {note.get("id") for note in root.find("note")} - {""}
    return rewrite(root, lambda element: _explain(element, words, marks)) if words else root


def _explain(element: Element, words: Mapping[str, str], marks: set[str]) -> Element:
    if element.tag == "a" and element.get("href") in words:
        return element.having(data_source=words[element.get("href")])
    number = element.get("id").removeprefix("source-")
    if element.tag == "li" and f"mark-{number}" in marks and element.get("id") == f"source-{number}":
        attributes = {"href": f"#mark-{number}", "data-back": "", "aria-label": BACK}
        return replace(element, children=(*element.children, "\u00a0", Element("a", attributes, ("↑",))))
    return element
