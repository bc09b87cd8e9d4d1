"""Paragraphs: a line of words under a style."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from generator.pages.tree import Element, Node
from generator.pages.vocabulary import INLINE
from generator.writers.docx.inline import line
from generator.writers.docx.ooxml import Xml, attribute, below, children, local, put, qualify, twips, w
from generator.writers.docx.word_document import COLUMN, Place

SPACER, BREAK = "After Table", "Break"


def paragraph(style: str, runs: Iterable[Xml], place: Place, *more: Xml) -> Xml:
    """A paragraph in the style that says this here, as far in as its place."""
    name = place.style(style)
    made = w("p", w("pPr", w("pStyle", val=place.manuscript.style(name)), *more), *runs)
    if place.indent and name != COLUMN and not any(local(value) == "ind" for value in more):
        put(made, w("ind", left=twips(place.indent + place.manuscript.find_indent(name))))
    return made


def text(style: str, nodes: Iterable[Node], place: Place, *more: Xml) -> Iterator[Xml]:
    """A paragraph of these words, or none when there are none; an icon's middle is that of its line."""
    said = tuple(nodes)
    runs = line(said, place)
    if any(isinstance(node, Element) and node.has("icon") for node in said):
        more = (*more, w("textAlignment", val="center"))
    if runs:
        yield paragraph(style, runs, place, *more)


def spacer(place: Place) -> Xml:
    """The thin paragraph that keeps two tables apart: Word would make them one."""
    return paragraph(SPACER, (), place.within(indent=0))


def page_break(place: Place) -> Xml:
    """A mark that the rest starts on a new page; `settled` hands it to the next paragraph."""
    return paragraph(BREAK, (), place.within(indent=0), w("pageBreakBefore"))


def settle_breaks(blocks: list[Xml], mark: str) -> list[Xml]:
    """The blocks with each page break given to the paragraph that follows; `mark` is their style.

    An empty paragraph would leave a gap, and something to redline that is not there.
    """
    made: list[Xml] = []
    for block in blocks:
        if made and _breaks(made[-1], mark) and local(block) == "p":
            made[-1] = block if _breaks(block, mark) else put(block, w("pageBreakBefore"), w("spacing", before=0))
        else:
            made.append(block)
    return made[:-1] if made and _breaks(made[-1], mark) else made


def _breaks(block: Xml, mark: str) -> bool:
    return style_of(block) == mark


def style_of(block: Xml) -> str:
    """The identifier of a paragraph's style; empty for a table."""
    styles = [style for look in children(block, "w:pPr") for style in children(look, "w:pStyle")]
    return attribute(styles[0], "val") if styles else ""


def flush(block: Xml) -> Xml:
    """The paragraph without the space that its style sets above it."""
    return put(block, w("spacing", before=0))


def group(nodes: Iterable[Node]) -> Iterator[Element | tuple[Node, ...]]:
    """The nodes as blocks and as groups of words that stand between blocks."""
    words: list[Node] = []
    for node in nodes:
        if isinstance(node, str) or node.tag in INLINE:
            words.append(node)
            continue
        yield from _group(words)
        words = []
        yield node
    yield from _group(words)


def _group(words: list[Node]) -> Iterator[tuple[Node, ...]]:
    if any(isinstance(node, Element) or node.strip() for node in words):
        yield tuple(words)


def division(node: Element | tuple[Node, ...]) -> Element:
    """One of the groups as an element that only holds it."""
    return Element("div", {}, (node,) if isinstance(node, Element) else node)


def keep(blocks: list[Xml]) -> list[Xml]:
    """The blocks held together: every paragraph but those of the last line stays with the next."""
    for block in blocks:
        for each in below(block, "w:p"):
            put(each, w("keepLines"))
    for each in _all_but_last(blocks):
        put(each, w("keepNext"))
    return blocks


def introduce(blocks: list[Xml]) -> list[Xml]:
    """The blocks with the words above a table on one page with its first row, no head and no last row alone, and no
    table of few rows on two pages."""
    for above, table in pairwise(blocks):
        if local(table) != "tbl":
            continue
        rows = table.findall(qualify("w:tr"))
        heads = [row for row in rows if [*below(row, "w:tblHeader")]]
        few = bool(heads) and len(rows) - len(heads) <= FEW
        held = rows[:-1] if few else [*heads, *rows[-2:-1]]
        for each in (*((above,) if _leads(above) else ()), *_paragraphs(held)):
            put(each, w("keepNext"))
    return blocks


FEW = 3
"""Rows of a table that are not parted."""


def _leads(block: Xml) -> bool:
    """Whether the words lead to what follows: kept with its table, a tall picture would blank the rest of a sheet."""
    return local(block) == "p" and not is_spacer(block) and not [*below(block, "w:drawing")]


def _paragraphs(blocks: Iterable[Xml]) -> Iterator[Xml]:
    return (each for block in blocks for each in below(block, "w:p"))


COMPANY, LINES = 4, 3
"""Rows of a table, or else paragraphs, that stand with the sources or the imprint below them."""


def accompany(blocks: list[Xml], *marks: str) -> list[Xml]:
    """The blocks with each first paragraph of the styles `marks` on one page with what comes before it: a list of
    sources, or an imprint, alone on the last page would look lost."""
    for n in range(1, len(blocks)):
        if style_of(blocks[n]) in marks and style_of(blocks[n - 1]) != style_of(blocks[n]):
            _hold_before(blocks[:n])
    return blocks


def _hold_before(before: list[Xml]) -> None:
    held = 0
    while before and held < LINES:
        last = before.pop()
        rows = list(below(last, "w:tr"))[-COMPANY:]  # a long table may begin on the sheet before
        for each in (each for part in rows or [last] for each in below(part, "w:p")):
            put(each, w("keepNext"))
        held += LINES if rows else not is_spacer(last)


def _all_but_last(blocks: list[Xml]) -> Iterator[Xml]:
    solid = [block for block in blocks if not is_spacer(block)]
    for block in solid[:-1]:
        yield from below(block, "w:p")
    for row in solid[-1].findall(qualify("w:tr"))[:-1] if solid else ():
        yield from below(row, "w:p")


def is_spacer(block: Xml) -> bool:
    """Whether it is the thin paragraph between two tables: it has a style and no words."""
    return local(block) == "p" and len(block) <= 1
