"""The label of a figure that stands alone: the head of its row, its term, the words before a colon, its caption."""

import re
from collections.abc import Iterator

from generator.pages.tree import Element

LABELS = {"tr": frozenset({"th"}), "div": frozenset({"dt"}), "dl": frozenset({"dt"})}
"""Element -> the elements in it that name its figures."""
ENDS = re.compile(r"[.:;!?\n]")
LETTER = re.compile(r"[^\W\d_]")


def find_label(before: str, after: str, ancestors: tuple[Element, ...]) -> str:
    """What names a figure that stands alone or behind a colon; nothing if it stands in a sentence of its own."""
    led = before.rstrip(' \u00a0"“‘(*')
    if led.endswith(":"):
        return ENDS.split(led[:-1])[-1]
    if LETTER.search(before + after):
        return ""
    return next((label for label in _labels(ancestors) if LETTER.search(label)), "")


def _labels(ancestors: tuple[Element, ...]) -> Iterator[str]:
    """What may name the figure in the last of the elements, the nearest first."""
    for inner, outer in zip(reversed(ancestors), reversed(ancestors[:-1]), strict=False):
        if outer.tag in LABELS:
            heads = [one.text for one in outer.elements if one.tag in LABELS[outer.tag] and one is not inner]
            first = [one.text for one in outer.elements if one is not inner][:1] if outer.tag == "tr" else []
            yield " ; ".join([*(heads or first), *_head_of_column(inner, outer, ancestors)])
        siblings = list(outer.elements)
        place = next((n for n, one in enumerate(siblings) if one is inner), 0)
        yield " ; ".join(_first_line(one) for one in siblings[place + 1 : place + 2])
        yield " ; ".join(one.text for one in siblings[max(0, place - 1) : place])


def _head_of_column(cell: Element, row: Element, ancestors: tuple[Element, ...]) -> Iterator[str]:
    table = next((one for one in reversed(ancestors) if one.tag == "table"), None)
    rows = [one for one in table.walk() if one.tag == "tr"] if table else []
    place = next((n for n, one in enumerate(row.elements) if one is cell), 0)
    yield from (one.text for one in [*rows[0].elements][place : place + 1] if rows[0] is not row) if rows else ()


def _first_line(element: Element) -> str:
    """The first block of words in it."""
    blocks = [one for one in element.elements if one.tag in {"p", "span", "strong", "h2", "h3"}]
    return blocks[0].text if blocks and element.tag == "div" else element.text
