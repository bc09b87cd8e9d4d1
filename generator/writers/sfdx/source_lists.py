"""What a section of the page says of a file: its list, term by term; a list in an entry holds the elements within."""

from collections.abc import Iterator

from generator.pages.tree import Element
from generator.writers._plain.text_words import settle_spaces, wording


def list_entries(holder: Element) -> Iterator[tuple[str, Element]]:
    """The terms of the holder's list in order, each with its entry."""
    for listed in (child for child in holder.elements if child.tag == "dl"):
        term = ""
        for child in listed.elements:
            if child.tag == "dt":
                term = child.text.strip()
            elif child.tag == "dd":
                yield term, child


def holds_list(entry: Element) -> bool:
    """Whether the entry is made of elements, and not of words."""
    return any(child.tag == "dl" for child in entry.elements)


def read_text(entry: Element) -> str:
    """The words of an entry on one line."""
    return settle_spaces(wording(entry.children)).replace("\n", " ")


def find_texts(holder: Element, term: str) -> Iterator[tuple[str, Element]]:
    """Every text of this term in the holder, at whatever depth, with the entry that says it."""
    for name, entry in list_entries(holder):
        if holds_list(entry):
            yield from find_texts(entry, term)
        elif name == term:
            yield read_text(entry), entry
