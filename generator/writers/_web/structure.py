"""What HTML asks of a page's structure beyond its tags: where a caption stands, and what an aside is called."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count

from generator.pages.tree import Element, rewrite

HEADINGS = frozenset({"h1", "h2", "h3", "h4"})


def set_in_order(root: Element) -> Element:
    """The tree as HTML wants it: captions at an edge of their figure, asides named by their heading or read as notes.

    An aside is a landmark that listeners jump to, so one without a name of its own only stands in their way.
    """
    taken = {element.get("id") for element in root.walk()}
    names = (name for name in map("aside-{}".format, count(1)) if name not in taken)

    def change(element: Element) -> Element:
        if element.tag == "aside":
            return _name_aside(element, names)
        return _caption_at_an_edge(element) if element.tag == "figure" else element

    return rewrite(root, change)


def _caption_at_an_edge(figure: Element) -> Element:
    """The figure with its caption last, unless it comes first."""
    caption = next((each for each in figure.elements if each.tag == "figcaption"), None)
    if caption is None or caption in (figure.elements[0], figure.elements[-1]):
        return figure
    return replace(figure, children=(*(child for child in figure.children if child is not caption), caption))


def _name_aside(aside: Element, names: Iterator[str]) -> Element:
    heading = next((each for each in aside.walk() if each.tag in HEADINGS), None)
    if heading is None:
        return aside.having(role="note")
    name = heading.get("id") or next(names)
    named = rewrite(aside, lambda each: each.having(id=name) if each is heading else each)
    return named.having(aria_labelledby=name)
