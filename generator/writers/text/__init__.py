"""The plain-text writer: a page as somebody would type it with care, UTF-8 with LF, ready to copy and paste."""

from itertools import chain, repeat

from generator.content.formats import Format
from generator.content.translation import translatable
from generator.pages.page import Page
from generator.pages.tree import Element, Node, rewrite
from generator.writers._plain.text_blocks import flow
from generator.writers._plain.text_lines import Block, stack
from generator.writers._plain.text_words import settle_spaces

FORMAT = Format("txt", translatable("plain text"), rank=5, own_fonts=False, looks=())
WIDTH = 76  # columns: what a quoted mail still shows unbroken
FIRST, LAST = frozenset({"draft"}), frozenset({"sources", "imprint"})


def write(page: Page) -> bytes:
    """The page as plain text: the draft band first, sources and imprint last."""
    root = _label_subjects(page)
    first, last = _outermost(root, FIRST), _outermost(root, LAST)
    rest = rewrite(root, lambda e: None if {*e.classes} & (FIRST | LAST) else e)
    lines = stack((*flow(first, WIDTH), *flow((_one_logo(rest),), WIDTH), *_tail(last)))
    return (settle_spaces("\n".join(lines)).strip("\n") + "\n").encode()


def _label_subjects(page: Page) -> Element:
    """The tree with the word for a message's subject, which other formats say by its look."""
    label = page.translation.gettext("Subject")
    return rewrite(page.root, lambda element: element.having(data_label=label) if element.has("subject") else element)


def _tail(last: list[Node]) -> tuple[Block, ...]:
    lines = stack(flow(last, WIDTH))
    return (Block(("-" * WIDTH,), above=2), Block(lines)) if lines else ()


def _outermost(element: Element, components: frozenset[str]) -> list[Node]:
    """The elements with one of these components that are in no other one of them."""
    if {*element.classes} & components:
        return [element]
    return [found for child in element.elements for found in _outermost(child, components)]


def _one_logo(root: Element) -> Element:
    """The tree with its first logo alone: print repeats it on every sheet, a text says the name once."""
    first = chain((True,), repeat(False))  # noqa: FBT003 - a sequence of answers
    return rewrite(root, lambda e: None if e.has("logo") and not next(first) else e)
