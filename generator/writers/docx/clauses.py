"""Clauses: a numbered heading at the left and its text in the right column."""

from dataclasses import replace
from itertools import pairwise

from generator.layout.white_space import collapse
from generator.pages.tree import Element, Node
from generator.writers.docx import inline
from generator.writers.docx.beside import Blocks
from generator.writers.docx.ooxml import Xml, local, put, twips, w
from generator.writers.docx.word_document import COLUMN, Manuscript, Place
from generator.writers.docx.word_looks import PARAGRAPHS
from generator.writers.docx.word_paragraphs import division, flush, group, is_spacer, paragraph, style_of, text


def part(element: Element, place: Place, write: Blocks) -> list[Xml]:
    """A clause: a real heading that hangs at the left, and its text in the right column by indent.

    Not two cells of a table: Word leaves headings in tables out of its navigation, and a lawyer who strikes, moves or
    adds a clause with tracked changes wants paragraphs. Nor a frame or a text box, which a moved clause leaves behind.
    The number is a counting field, so that a new clause renumbers the rest.
    """
    made: list[Xml] = []
    heads = 0
    across = place.manuscript.find_indent(COLUMN)
    narrow = place.within(width=place.width - across, indent=place.indent + across, instead={"Normal": COLUMN})
    column = place if _is_wide(element) else narrow
    for node in group(_run_in(element.children)):
        if isinstance(node, Element) and node.tag in {"h1", "h2"}:
            made += _part_heading(node, place)
            heads = len(made)
        else:
            made += write(division(node), column)
    if len(made) > heads > 0 and local(made[heads]) == "p":
        flush(made[heads])
    return _hold_boxes(made)


def _hold_boxes(blocks: list[Xml]) -> list[Xml]:
    """The blocks with each box right under its words, on their page: the thin paragraph between them goes."""
    made: list[Xml] = []
    for block in blocks:
        if local(block) == "tbl" and len(made) > 1 and is_spacer(made[-1]) and local(made[-2]) == "p":
            made.pop()
            put(made[-1], w("keepNext"))
        made.append(block)
    return made


def _is_wide(element: Element) -> bool:
    """Whether a chart or a table asks for the whole width: the words then stand under the heading."""
    return any(part.tag == "table" for part in element.walk())


def _run_in(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """The clause with two notes that follow each other in one line. Words to say begin a line of their own: who speaks
    must not read the note out."""
    solid = tuple(node for node in nodes if isinstance(node, Element) or node.strip())
    for beat, words in pairwise(solid):
        if isinstance(beat, Element) and beat.has("beat") and isinstance(words, Element) and words.elements:
            first = words.elements[0]
            if not first.has("beat"):
                return nodes
            led = replace(first, children=(Element("span", {"class": "number"}, beat.children), " ", *first.children))
            said = replace(words, children=tuple(led if child is first else child for child in words.children))
            return tuple(said if node is words else node for node in solid if node is not beat)
    return nodes


def _part_heading(element: Element, place: Place) -> list[Xml]:
    number = next(element.find("number"), None)
    if number is None:
        return list(text("Part", element.children, place))
    said = " ".join(number.text.split())
    counted = [inline.sequence(said, place)] if said.isdecimal() else inline.line((number,), place)
    rest = [child for child in element.children if child is not number]
    stops = () if said.isdecimal() else _hour_stops(place)
    return [paragraph("Part", [*counted, inline.tab(), *inline.line(collapse(rest), place)], place, *stops)]


def _hour_stops(place: Place) -> tuple[Xml, Xml]:
    """An hour is wider than a number: its heading begins at the second stop, however narrow its digits."""
    (_, first), (_, second) = PARAGRAPHS["Part"].tabs
    stops = w("tabs", w("tab", val="clear", pos=twips(first)), w("tab", val="left", pos=twips(second)))
    return stops, w("ind", left=twips(place.indent + second), hanging=twips(second))


def open_clause(blocks: list[Xml], manuscript: Manuscript) -> list[Xml]:
    """The blocks with no rule above a clause that follows the rule of the document's title."""
    title, clause = manuscript.style("Title Rule"), manuscript.style("Part")
    for above, below in pairwise(blocks):
        if style_of(above) == title and style_of(below) == clause:
            put(below, w("pBdr", w("top", val="nil")), w("spacing", before=twips(6)))
    return blocks
