"""What makes a book of a document: cover, opening pages of chapters, notes in the margin, quotes with a portrait."""

from collections.abc import Iterator
from dataclasses import replace

from generator.pages.tree import Element, Node, rewrite
from generator.writers.docx import grids, panels
from generator.writers.docx.beside import Blocks
from generator.writers.docx.ooxml import Xml
from generator.writers.docx.word_document import Place
from generator.writers.docx.word_paragraphs import page_break

MARGIN, PORTRAIT = 132.0, 108.0
"""Points of the column of margin notes, and of the one of portraits."""


def cover(element: Element, place: Place, write: Blocks) -> list[Xml]:
    """The dark opening; one that is a whole page ends it."""
    if element.get("data-bleed") == "yes":
        made = panels.hero(element, place, write, low=element.tag == "header")
    else:
        made = panels.panel("Action Panel", [element], [place.width], place.within(instead=DARK), write)
    return [*made, page_break(place)] if element.tag == "section" else made


def opener(element: Element, place: Place, write: Blocks) -> list[Xml]:
    """The opening of a chapter on a new page; the numeral behind it is an ornament of paper and screen."""
    inside = place.within(instead=DARK)
    return [
        page_break(place),
        *panels.panel("Action Panel", [_in_words(_without_pictures(_in_line(element)))], [place.width], inside, write),
    ]


DARK = {**panels.DARK, "Gap": "Text Dark"}


def _in_line(element: Element) -> Element:
    """The opening with its list as one line behind its heading: paper has the entries side by side."""
    made: list[Node] = []
    for part in element.elements:
        if part.tag == "ul":
            above = made.pop() if made and isinstance(made[-1], Element) and made[-1].tag == "h3" else None
            made.append(Element("p", {}, (*_lead(above), *_join(part)), part.at))
        else:
            made.append(part)
    return replace(element, children=tuple(made))


def _lead(heading: Node | None) -> Iterator[Node]:
    if isinstance(heading, Element):
        yield from (Element("strong", {}, heading.children, heading.at), ": ")


def _join(listed: Element) -> Iterator[Node]:
    for n, entry in enumerate(listed.elements):
        yield from (" · ", *entry.children) if n else entry.children


def _in_words(element: Element) -> Element:
    """The opening with its number in the colour of the words around it: that of numbers is too dark here."""
    return rewrite(element, lambda part: part.children if part.has("number") else part)


def _without_pictures(element: Element) -> Element:
    rest = tuple(child for child in element.children if isinstance(child, str) or child.tag != "img")
    return replace(element, children=rest)


def noted(element: Element, place: Place, write: Blocks) -> list[Xml]:
    """The note in a column at the left, its block in the one at the right."""
    notes = tuple(child for child in element.elements if child.has("margin-note"))
    rest = tuple(child for child in element.children if child not in notes)
    if not notes or place.width < 2 * MARGIN:
        return write(element, place)
    return _two(Element("div", {}, notes, element.at), replace(element, children=rest), MARGIN, place, write)


def margin_note(element: Element, place: Place, write: Blocks) -> list[Xml]:
    """A remark, small and quiet."""
    return write(element, place.within(instead=QUIET))


QUIET = {"Normal": "Basis", "Heading 1": "Beat", "Heading 2": "Beat", "Heading 3": "Beat"}


def quote(element: Element, place: Place, write: Blocks) -> list[Xml]:
    """Somebody's words, beside the portrait if there is one or a place for it."""
    inside = place.within(instead={"Normal": "Quote"})
    slots = tuple(child for child in element.elements if child.has("slot"))
    rest = replace(element, children=tuple(child for child in element.children if child not in slots))
    if not slots or place.width < 2 * PORTRAIT:
        return write(element, inside)
    return _two(Element("div", {}, slots, element.at), rest, PORTRAIT, inside, write)


def _two(left: Element, right: Element, wide: float, place: Place, write: Blocks) -> list[Xml]:
    gap, room = grids.gutter("Columns"), place.width - wide
    first, second = place.cell(wide - gap), place.cell(room)
    cells = [
        grids.cell(wide, write(left, first), first),
        grids.cell(room, write(right, second), second, grids.margins(right=0)),
    ]
    return grids.grid("Columns", [wide, room], [grids.row(cells)], place)


def slot(element: Element, place: Place, write: Blocks) -> list[Xml]:
    """A picture, or the words that say which is missing."""
    pictured = any(part.tag == "img" and part.get("alt") for part in element.walk())
    missing = place.style("Gap")
    inside = place.within(
        instead={"Normal": "Picture" if pictured else missing, "Caption": "Caption" if pictured else missing}
    )
    return write(element if pictured else _without_pictures(element), inside)


MARKS = {"do": "✓", "never": "✗"}


def advice(element: Element, place: Place, write: Blocks) -> list[Xml]:
    """What to say and what never to say, each behind its mark, on one ground: two would part at a sheet's end."""
    inside = place.within(instead={"Normal": "Callout"})
    both = Element("div", {}, tuple(_marked(part) for part in element.elements), element.at)
    return panels.panel("Status Panel", [both], [place.width], inside, write)


def _marked(part: Element) -> Element:
    mark = next((MARKS[name] for name in part.classes if name in MARKS), "")
    lead = (Element("span", {"class": "number"}, (mark,), part.at), "\u2002") if mark else ()
    return replace(part, children=(*lead, *part.children))
