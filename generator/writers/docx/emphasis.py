"""Single lines that stand out: the big number, the link to press, the code to scan."""

from dataclasses import replace

from generator.pages.tree import Element
from generator.writers.docx import word_pictures
from generator.writers.docx.beside import Blocks, fitting
from generator.writers.docx.ooxml import Xml, twips, w
from generator.writers.docx.word_document import Place
from generator.writers.docx.word_paragraphs import paragraph, text
from generator.writers.docx.word_widths import width


def figure(element: Element, place: Place) -> list[Xml]:
    """A big number, as big as its column lets it stand on one line."""
    size = place.figure or fitting([element], place)
    usual = place.manuscript.find_size(place.style("Figure"))
    here = place.within(manner=replace(place.manner, size=size if size < usual else 0), mark=min(size, usual))
    return list(text("Figure", element.children, here))


def button(element: Element, place: Place) -> list[Xml]:
    """The link to press: a band of the accent, as wide as its words."""
    said = " ".join(element.text.split())
    left = 14.0
    right = max(left, place.width - left - width(said, place.manuscript.find_size("Button"), bold=True) - 4)
    bare = place.within(instead={"Hyperlink": "Button Link"})
    return list(text("Button", element.children, bare, w("ind", left=twips(left), right=twips(right))))


def qr(element: Element, place: Place, write: Blocks) -> list[Xml]:
    """The code on its white card, and what to do with it."""
    made: list[Xml] = []
    for part in element.elements:
        if part.tag == "img":
            drawn = word_pictures.drawing(
                word_pictures.on_white(part), place, width=word_pictures.QR, link=element.get("data-link")
            )
            made.append(paragraph("QR", [w("r", drawn)], place))
        else:
            made += write(Element("div", {}, (part,), part.at), place)
    return made
