"""Links within a page: Markdown names no place itself, a link leads to a heading by the name that viewers give."""

import re
from collections import Counter
from collections.abc import Iterator

from generator.pages.tree import Element, rewrite
from generator.writers.md.marked_words import type_plain

HEADINGS = frozenset({"h1", "h2", "h3", "h4"})


def link_headings(root: Element) -> Element:
    """The tree whose links lead to headings by their names: `#52-the-ladder`; a link to anything else is words."""
    names = dict(_name_headings(root))

    def lead(element: Element) -> Element:
        address = element.get("href")
        return element.having(href=names.get(address[1:], "")) if address.startswith("#") else element

    return rewrite(root, lead)


def _name_headings(root: Element) -> Iterator[tuple[str, str]]:
    """The id of each part and the address of its heading, which is the part itself or the first in it."""
    seen: Counter[str] = Counter()
    waiting: list[str] = []
    for element in root.walk():
        if element.get("id") and (element.tag in HEADINGS or element.tag == "section"):
            waiting.append(element.get("id"))
        if element.tag in HEADINGS:
            name = _slug(type_plain(element.children))
            again = f"-{seen[name]}" if seen[name] else ""
            seen[name] += 1
            yield from ((part, f"#{name}{again}") for part in waiting)
            waiting = []


def _slug(words: str) -> str:
    """The name of a heading as GitHub makes it: small letters, hyphens, no other marks."""
    return re.sub(r"[^\w\- ]", "", words.replace("\u00a0", " ").lower()).replace(" ", "-")
