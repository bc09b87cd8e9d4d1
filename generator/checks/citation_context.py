"""What stands around a citation: the sentence that it is in, and the line that leads up to its list."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from generator.pages.tree import Element, Node
from generator.pages.vocabulary import INLINE
from generator.texts.text_nodes import Text

END = re.compile(
    r"(?<!\d\sMio)(?<!\d\sMrd)(?<!\d\sTsd)(?<!\d\sStd)(?<!\d\sMin)[.!?…][\"'”’)\]]*\s+(?=[\"'“‘(\[]*[^\W\d_a-z])"
)
"""The end of a sentence: "vs. 500 ms", "approx. half" and "2 Mio. Autos" go on."""
ONE_LINE = frozenset({"tr"})
LEADING = frozenset({"p", "h2", "h3", "h4"})
PARTS = frozenset({"li", "thead", "tbody", "tr"})
"""Parts of a list or a table, which share the line that leads up to it."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One citation and the words around it; `alone` if its text has no others."""

    citation: Element
    words: str
    alone: bool


def sentences(words: str) -> list[str]:
    """The sentences of some words, each with its mark at the end."""
    ends = [0, *(match.end() for match in END.finditer(words)), len(words)]
    return [words[first:last] for first, last in pairwise(ends)]


def passages(text: Text) -> Iterator[Passage]:
    """Every citation of a text."""
    return _passages(text.nodes, "", text.words.strip())


def _passages(nodes: Iterable[Node], lead: str, whole: str) -> Iterator[Passage]:
    for inline, group in groupby(nodes, key=_is_inline):
        run = tuple(group)
        if inline:
            yield from _in_run(run, lead, whole)
            lead = _leading(_words(run)) or lead
            continue
        for block in run:
            assert isinstance(block, Element)
            inner = (block,) if block.tag in ONE_LINE else block.children
            yield from _in_run(inner, lead, whole) if block.tag in ONE_LINE else _passages(inner, lead, whole)
            if block.tag not in PARTS:
                lead = _leading(block.text) if block.tag in LEADING else ""


def _is_inline(node: Node) -> bool:
    return isinstance(node, str) or node.tag in INLINE


def _words(nodes: Iterable[Node]) -> str:
    return "".join(node if isinstance(node, str) else node.text for node in nodes)


def _leading(words: str) -> str:
    """The last sentence, if a colon ends it: what follows belongs to it."""
    return END.split(words)[-1].strip() if words.rstrip().endswith(":") else ""


def _in_run(nodes: Iterable[Node], lead: str, whole: str) -> Iterator[Passage]:
    """The citations of a run of words, each with its sentence."""
    words = ""
    found: list[tuple[Element, int, int]] = []
    for node in _pieces(nodes):
        start = len(words)
        words += node if isinstance(node, str) else node.text
        if isinstance(node, Element):
            found.append((node, start, len(words)))
    ends = [match.end() for match in END.finditer(words)]
    for citation, start, end in found:
        first = max((one for one in ends if one <= start), default=0)
        last = min((one for one in ends if one >= end), default=len(words))
        yield Passage(citation, f"{lead} {words[first:last]}".strip(), alone=citation.text.strip() == whole)


def _pieces(nodes: Iterable[Node]) -> Iterator[Node]:
    """Words and citations in reading order, without the elements around them."""
    for node in nodes:
        if isinstance(node, str) or node.has("citation"):
            yield node
        else:
            yield from _pieces(node.children)
