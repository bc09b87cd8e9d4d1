"""White space as HTML reads it: one space between words, none at the edges of a line. Done once, for every writer."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from generator.pages.tree import Element, Node
from generator.pages.vocabulary import INLINE

SPACE = re.compile(r"[ \t\n\r\f]+")
"""What HTML collapses; a non-breaking space is not in it."""
EDGE, SOLID = object(), object()
"""Where a line ends, and what stands in a line without words: a picture, a box to tick."""


def collapse(nodes: Sequence[Node]) -> tuple[Node, ...]:
    """The nodes with the white space that a reader sees; texts that are nothing else are gone."""
    texts = iter(_collapse_lines(piece for piece in (EDGE, *_cut(nodes), EDGE)))
    return _put_back(nodes, texts)


def collapse_tree(root: Element) -> Element:
    """The tree with the white space that a reader sees, each block by itself."""
    return replace(root, children=collapse(root.children))


def collapse_text(text: str) -> str:
    """The text with every run of white space as one space."""
    return SPACE.sub(" ", text)


def _cut(nodes: Iterable[Node]) -> Iterator[object]:
    """The texts in reading order, with the edges of lines and what else stands between them."""
    for node in nodes:
        if isinstance(node, str):
            yield node
        elif node.tag == "br":
            yield EDGE
        elif node.tag not in INLINE:
            yield EDGE
            yield from _cut(node.children)
            yield EDGE
        elif node.children:
            yield from _cut(node.children)
        else:
            yield SOLID


def _collapse_lines(pieces: Iterable[object]) -> list[str]:
    """The texts, each without what its line does not show of it."""
    texts: list[str] = []
    spaced, last = True, -1  # whether a space would follow a space or an edge, and the text whose space it would follow
    for piece in pieces:
        if isinstance(piece, str):
            text = collapse_text(piece)
            texts.append(text.removeprefix(" ") if spaced else text)
            if texts[-1]:
                spaced = text.endswith(" ")
                last = len(texts) - 1 if spaced else -1
            continue
        if piece is EDGE and last >= 0:
            texts[last] = texts[last].removesuffix(" ")
        spaced, last = piece is EDGE, -1
    return texts


def _put_back(nodes: Iterable[Node], texts: Iterator[str]) -> tuple[Node, ...]:
    put: list[Node] = []
    for node in nodes:
        if isinstance(node, Element):
            children = _put_back(node.children, texts)
            put.append(node if children == node.children else replace(node, children=children))
        elif text := next(texts):
            put.append(text)
    return tuple(put)
