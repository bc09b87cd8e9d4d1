"""The line that opens a page: the logo, and the label at its other end."""

from generator.pages.tree import Element
from generator.writers.docx import grids, inline, word_pictures
from generator.writers.docx.beside import Blocks
from generator.writers.docx.ooxml import Xml, put, twips, w
from generator.writers.docx.word_document import Manner, Place
from generator.writers.docx.word_paragraphs import paragraph

BESIDE = 160.0  # points of the column for another's logo


def masthead(element: Element, place: Place, write: Blocks) -> list[Xml]:
    """The logo and, at the other end of its line, the label: one line with a tab, for a table says no more. A place for
    another's logo stands beside ours."""
    if len(element.elements) == 2 and element.elements[1].has("slot") and place.width > 2 * BESIDE:
        return _beside(element.elements[0], element.elements[1], place, write)
    if any(part.tag != "p" for part in element.elements):
        return write(element, place)
    runs: list[Xml] = []
    for part in element.elements:
        label = place.within(manner=Manner() if part.has("logo") else Manner(style="Label"))
        runs += [*([inline.tab()] if runs else []), *_logo_runs(part, label)]
    stop = w("tabs", w("tab", val="right", pos=twips(place.width)))
    return [paragraph("Masthead", runs, place, stop, w("textAlignment", val="center"))] if runs else []


def _beside(ours: Element, theirs: Element, place: Place, write: Blocks) -> list[Xml]:
    room = place.width - BESIDE
    first, second = place.cell(room - grids.gutter("Columns")), place.cell(BESIDE)
    cells = [
        grids.cell(room, write(Element("div", {}, (ours,), ours.at), first), first),
        grids.cell(BESIDE, write(Element("div", {}, (theirs,), theirs.at), second), second, grids.margins(right=0)),
    ]
    return grids.grid("Columns", [room, BESIDE], [grids.row(cells)], place)


def _logo_runs(part: Element, place: Place) -> list[Xml]:
    if not part.has("logo"):
        return inline.line(part.children, place)
    brand = place.manuscript.page.brand
    images = [image.having(alt=image.get("alt") or brand.logo_alt) for image in part.walk() if image.tag == "img"]
    if not images:
        return inline.line(part.children, place)
    return [w("r", word_pictures.drawing(image, place, height=brand.logo_height)) for image in images]


def draft(element: Element, place: Place, write: Blocks) -> list[Xml]:
    """What the document still lacks: a band along the top of the first page, which takes no room from the text."""
    blocks = write(element, place.within(instead={"Normal": "Draft"}))
    for block in blocks:
        put(block, w("framePr", w=twips(place.manuscript.page.size[0]), wrap="notBeside", vAnchor="page",
                     hAnchor="page", xAlign="left", yAlign="top"))  # fmt: skip
    return blocks


def logo(element: Element, place: Place) -> list[Xml]:
    """The logo on a line of its own."""
    runs = _logo_runs(element, place)
    return [paragraph("Logo", runs, place)] if runs else []
