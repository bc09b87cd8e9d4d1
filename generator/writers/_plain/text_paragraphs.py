"""Sections, paragraphs and single lines in plain text.

A way types one element in lines of a width. It is handed `flow`, which types the nodes below it, each in its own way.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from generator.pages.tree import Element, Node
from generator.writers._plain.text_lines import ENDLESS, Block, indent, stack, wrap
from generator.writers._plain.text_words import wording

INDENT = 4

Nodes = Sequence[Node]
Flow = Callable[[Iterable[Node], int], Iterator[Block]]
Way = Callable[[Element, int, Flow], Iterable[Block]]


def type_parts(element: Element, width: int, flow: Flow) -> Iterator[Block]:
    """Its parts, one after the other."""
    yield from flow(element.children, width)


def paragraph(element: Element, width: int, flow: Flow) -> Iterator[Block]:
    """Its words as one paragraph; nothing if it has none."""
    text = wording(element.children)
    yield from (Block(wrap(text, width)),) if text else ()


def set_apart(above: int) -> Way:
    """Like its parts, with more room above."""

    def way(element: Element, width: int, flow: Flow) -> Iterator[Block]:
        first, *rest = (*type_parts(element, width, flow), Block(()))
        yield replace(first, above=max(first.above, above))
        yield from rest

    return way


def type_under(element: Element, width: int, flow: Flow) -> Iterator[Block]:
    """Small print that belongs to the words above it."""
    for block in paragraph(element, width, flow):
        yield replace(block, above=0)


def type_over(element: Element, width: int, flow: Flow) -> Iterator[Block]:
    """A label that belongs to the words below it."""
    for block in paragraph(element, width, flow):
        yield replace(block, closed=True)


def heading(line: str, above: int) -> Way:
    """A heading with a line under it; in text that is pasted elsewhere it stands by itself."""

    def way(element: Element, width: int, flow: Flow) -> Iterator[Block]:
        for block in paragraph(element, width, flow):
            ruled = (line * max(map(len, block.lines)),) if width < ENDLESS else ()
            yield Block((*block.lines, *ruled), above)

    return way


def rule(element: Element, width: int, flow: Flow) -> Iterator[Block]:
    """Three stars; a new page is room alone."""
    yield Block(() if element.has("page-break") else ("* * *".center(min(width, 76)).rstrip(),), above=2)


def draft(element: Element, width: int, flow: Flow) -> Iterator[Block]:
    """The band between two rules of stars."""
    stars = "*" * min(width, 76)
    yield Block((stars, *wrap(wording(element.children), width), stars))


def direction(element: Element, width: int, flow: Flow) -> Iterator[Block]:
    """A direction to the speaker, in parentheses so that nobody reads it out."""
    text = wording(element.children)
    if element.tag != "p":
        yield from type_over(element, width, flow)
    elif text:
        yield Block(wrap(text if text.startswith("(") else f"({text})", width))


def masthead(element: Element, width: int, flow: Flow) -> Iterator[Block]:
    """The logo's name and, at the other end of its line, the label."""
    ends = [text for child in element.elements if (text := wording((child,)))]
    room = width - sum(map(len, ends))
    plain = all(child.tag == "p" for child in element.elements)
    if plain and len(ends) == 2 and 3 <= room < width < ENDLESS:
        yield Block((ends[0] + " " * room + ends[1],))
    else:
        yield from type_parts(element, width, flow)


def type_set_in(element: Element, width: int, flow: Flow) -> Iterator[Block]:
    """Its parts, set in from the left."""
    yield Block(indent(stack(flow(element.children, width - INDENT)), INDENT))


def type_gap(element: Element, width: int, flow: Flow) -> Iterator[Block]:
    """What only a customer can supply, in brackets as every place to fill in."""
    first, *rest = stack(flow(element.children, width - INDENT)) or ("",)
    *body, last = (first if first.startswith("[") else f"[{first}", *rest)
    yield Block(indent((*body, last if last.endswith("]") else f"{last}]"), INDENT))


def type_slot(element: Element, width: int, flow: Flow) -> Iterator[Block]:
    """A picture as its description; the place for one as every place to fill in."""
    pictured = any(child.tag == "img" and child.get("alt") for child in element.elements)
    yield from (type_parts if pictured else type_gap)(element, width, flow)


def attribution(element: Element, width: int, flow: Flow) -> Iterator[Block]:
    """Who said it, behind a dash."""
    text = wording(element.children)
    yield Block(wrap(text if text.startswith(("—", "–")) else f"— {text}", width, hang=2), above=0)


def code(element: Element, width: int, flow: Flow) -> Iterator[Block]:
    """A QR code as its link; its picture's words would say the same."""
    words = wording(child for child in element.children if isinstance(child, str) or child.tag != "img")
    link = element.get("data-link")
    yield Block(wrap(f"{words} <{link}>" if words and link else words or link, width))


def subject(element: Element, width: int, flow: Flow) -> Iterator[Block]:
    """The subject of a message, behind the word for it where the writer has given it one."""
    words, label = wording(element.children), element.get("data-label")
    yield Block((f"{label}: {words}" if label else words,))


def type_pasted(element: Element, width: int, flow: Flow) -> Iterator[Block]:
    """A message's text, one line a paragraph: mail programs and networks wrap by themselves."""
    yield from flow(element.children, ENDLESS)


def type_chart(element: Element, width: int, flow: Flow) -> Iterator[Block]:
    """A chart as its table: the picture says nothing else."""
    yield from flow(tuple(part for part in element.children if isinstance(part, str) or part.tag != "img"), width)
