"""The Markdown writer: a page for wikis, repositories and chats, as CommonMark with GitHub's tables and task lists."""

from generator.content.formats import Format
from generator.pages.page import Page
from generator.pages.tree import Element, Node, rewrite
from generator.writers.md.heading_anchors import link_headings
from generator.writers.md.marked_blocks import type_blocks
from generator.writers.md.marked_words import settle_brackets

FORMAT = Format("md", "Markdown", rank=6, own_fonts=False, looks=(), leads_beside=True)
FIRST, LAST = frozenset({"draft"}), frozenset({"sources", "imprint"})


def write(page: Page) -> bytes:
    """The page as Markdown, UTF-8 with LF: the draft band first, sources and imprint last."""
    root = link_headings(_label_subjects(page))
    first, last = _outermost(root, FIRST), _outermost(root, LAST)
    rest = rewrite(root, lambda e: None if {*e.classes} & (FIRST | LAST) else e)
    tail = type_blocks(last)
    blocks = [*type_blocks(first), *type_blocks((rest,)), *(["---", *tail] if tail else [])]
    return (settle_brackets("\n\n".join(blocks)).strip("\n") + "\n").encode()


def _label_subjects(page: Page) -> Element:
    """The tree with the word for a message's subject, which other formats say by its look."""
    label = page.translation.gettext("Subject")
    return rewrite(page.root, lambda element: element.having(data_label=label) if element.has("subject") else element)


def _outermost(element: Element, components: frozenset[str]) -> list[Node]:
    """The elements with one of these components that are in no other one of them."""
    if {*element.classes} & components:
        return [element]
    return [found for child in element.elements for found in _outermost(child, components)]
