"""Where a citation stands on a page: the words before and after it in its block, and what says more about it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.checks.citation_context import END
from generator.checks.labels_beside import find_label
from generator.checks.runs import Piece, runs_with_ancestors
from generator.pages.tree import Element

HEADS = frozenset({"tr", "li", "dd", "div", "figure"})
BOXES = frozenset({"div", "li", "figure"})
LARGE = 300  # characters
LEVELS = 4  # of elements around a figure that stands alone, in which its words are sought
TABLES = frozenset({"tr", "dl"})
BOUND = re.compile("(?<!\\d)\u00a0|\u00a0(?!\\d)")
CLAUSE = ".;:,!?()–—\n"


@dataclass(frozen=True, slots=True)
class Spot:
    """A citation with its block's words: `others` are the places of the block's other citations, from its start on.

    `wide` is its sentence with the head of its row, the line that leads to its list, or the label beside it; `clause`
    is what follows it up to the next mark or the next citation; `label` is what names it, if that is no sentence, and
    `beside` all that stands in a small box with a figure that stands alone: what it says, and its basis; `under` is its
    label, if that is no head of a row.
    """

    citation: Element
    words: str
    before: str
    after: str
    wide: str
    others: tuple[tuple[int, int], ...]
    label: str = ""
    beside: str = ""
    under: str = ""

    @property
    def clause(self) -> str:
        marks = [self.after.find(mark) for mark in CLAUSE if mark in self.after]
        later = [start - len(self.words) for start, _ in self.others if start > 0]
        return self.after[: min((*marks, *later), default=len(self.after))]

    def others_within(self, before: int, after: int) -> bool:
        """Whether another citation stands in a stretch that reaches so far before the start and after the end."""
        start, end = before, len(self.words) + after
        return any(start <= first < end or start < last <= end for first, last in self.others)

    def with_words(self, words: str) -> "Spot":
        """The same place with other words between the brackets."""
        longer = len(words) - len(self.words)
        others = tuple((first + longer, last + longer) if first > 0 else (first, last) for first, last in self.others)
        return replace(self, words=words, wide=self.wide.replace(self.words, words, 1), others=others)


def find_spots(root: Element) -> Iterator[Spot]:
    """Every citation of the page that is a text of its own, in reading order."""
    for run, ancestors in runs_with_ancestors(root):
        pieces = [piece for piece in run if not piece.element.has("note")]
        words = _unbound("".join(piece.words for piece in pieces))
        spans = list(_spans(pieces))
        for piece, start, end in spans:
            others = tuple((first - start, last - start) for _, first, last in spans if (first, last) != (start, end))
            sentence = _sentence(words, start, end)
            alone = not any(character.isalpha() for character in sentence.replace(_unbound(piece.words), ""))
            wide = sentence + _around(ancestors, alone=alone)
            label = find_label(words[:start], words[end:], ancestors)
            beside = _box(ancestors) if alone and label else ""
            under = label if alone and not any(one.tag in TABLES for one in ancestors[-LEVELS:]) else ""
            read = words[:start], words[end:], wide, others, label, beside, under
            yield Spot(piece.element, _unbound(piece.words), *read)


def _spans(pieces: list[Piece]) -> Iterator[tuple[Piece, int, int]]:
    start = 0
    for piece in pieces:
        end = start + len(piece.words)
        if piece.element.has("citation"):
            yield piece, start, end
        start = end


def _sentence(words: str, start: int, end: int) -> str:
    ends = [match.end() for match in END.finditer(words)]
    starts = [0, *(one for one in ends if one <= start)]
    first, last = starts[-1], min((one for one in ends if one >= end), default=len(words))
    # A question is answered by what follows it: "Empty miles? Down to 19%".
    if len(starts) > 1 and words[:first].rstrip().endswith("?"):
        first = starts[-2]
    return words[first:last]


def _box(ancestors: tuple[Element, ...]) -> str:
    """The words of the smallest box around a figure that says more than the figure; nothing if that is large."""
    boxes = (one for one in reversed(ancestors[-LEVELS:]) if one.tag in BOXES and len(list(one.elements)) > 1)
    box = next(boxes, None)
    text = _text(box) if box else ""
    return text if len(text) <= LARGE else ""


def _around(ancestors: tuple[Element, ...], *, alone: bool) -> str:
    """The words around that say what a figure is: the head of its row, its list's lead; of a figure that stands alone
    also the label beside it."""
    found: list[str] = []
    for level, element in enumerate(reversed(ancestors[-LEVELS:])):
        if alone and (element.tag in HEADS or level < 2):
            found.append(_text(element))
        if element.tag in {"tr", "div"}:
            found += [_text(head) for head in element.elements if head.tag in {"th", "dt"}]
        found += _leads(element, ancestors)
    return " ".join(["", *found])


def _leads(element: Element, ancestors: tuple[Element, ...]) -> Iterator[str]:
    """What stands right before a list, and the heads of a table."""
    if element.tag == "table":
        yield from (_text(part) for part in element.elements if part.tag in {"caption", "thead"})
    if element.tag in {"ul", "ol"}:
        parent = next((one for one in reversed(ancestors) if element in one.elements), None)
        siblings = list(parent.elements) if parent else []
        place = next((n for n, one in enumerate(siblings) if one is element), 0)
        if place:
            yield _text(siblings[place - 1])


def _text(element: Element) -> str:
    """The words of an element with a blank between its parts."""
    return _unbound(" ".join(child if isinstance(child, str) else _text(child) for child in element.children))


def _unbound(words: str) -> str:
    """The words with ordinary spaces: where a line may break says nothing, but between digits it parts thousands."""
    return BOUND.sub(" ", words)
