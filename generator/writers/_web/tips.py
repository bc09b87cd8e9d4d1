"""Notes on the web: each mark shows its source where it is pointed at, and each source leads back to its first mark."""

from collections.abc import Mapping
from dataclasses import replace

from generator.content.translation import Translation
from generator.pages.tree import Element, rewrite


def add_tips(root: Element, translation: Translation) -> Element:
    """The tree for a browser: marks carry the words of their source, for a style sheet to show without a script."""
    words = {
        f"#{entry.get('id')}": " ".join(entry.text.split())
        for entry in root.walk()
        if entry.get("id").startswith("source-")
    }
    marks = {note.get("id") for note in root.find("note")} - {""}
    back = translation.gettext("Back to the text")
    return rewrite(root, lambda element: _explain(element, words, marks, back)) if words else root


def _explain(element: Element, words: Mapping[str, str], marks: set[str], back: str) -> Element:
    if element.tag == "a" and element.get("href") in words:
        return element.having(data_source=words[element.get("href")])
    number = element.get("id").removeprefix("source-")
    if element.tag == "li" and f"mark-{number}" in marks and element.get("id") == f"source-{number}":
        attributes = {"href": f"#mark-{number}", "data-back": "", "aria-label": back}
        return replace(element, children=(*element.children, "\u00a0", Element("a", attributes, ("↑",))))
    return element
