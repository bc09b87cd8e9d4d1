"""Clauses: a numbered heading at the left and its text in the right column."""

from generator.pages.tree import Element
from generator.writers.docx import inline
from generator.writers.docx.beside import Blocks
from generator.writers.docx.manuscript import COLUMN, Place
from generator.writers.docx.ooxml import Xml
from generator.writers.docx.paragraphs import division, grouped, paragraph, text


def part(element: Element, place: Place, write: Blocks) -> list[Xml]:
    """A clause: a real heading that hangs at the left, and its text in the right column by indent.

    Not two cells of a table: Word leaves headings in tables out of its navigation, and a lawyer who strikes, moves or
    adds a clause with tracked changes wants paragraphs. Nor a frame or a text box, which a moved clause leaves behind.
    The number is a counting field, so that a new clause renumbers the rest.
    """
    made: list[Xml] = []
    across = place.manuscript.left(COLUMN)
    column = place.within(width=place.width - across, indent=place.indent + across, instead={"Normal": COLUMN})
    for node in grouped(element.children):
        if isinstance(node, Element) and node.tag in {"h1", "h2"}:
            made += _part_heading(node, place)
        else:
            made += write(division(node), column)
    return made


def _part_heading(element: Element, place: Place) -> list[Xml]:
    number = next(element.find("number"), None)
    said = " ".join(number.text.split()) if number else ""
    if not said.isdecimal():
        return list(text("Part", element.children, place))
    rest = [child for child in element.children if child is not number]
    return [paragraph("Part", [inline.sequence(said, place), inline.tab(), *inline.line(rest, place)], place)]
