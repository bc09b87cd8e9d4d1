"""A slope that waits for its two figures, as a ghost of its form: nothing in it is a value."""

from dataclasses import replace

from generator.drawings.svg_pictures import slope_svg, svg_uri
from generator.pages.tree import Element
from generator.writers.docx.beside import Blocks, side_by_side
from generator.writers.docx.ooxml import Xml
from generator.writers.docx.word_document import Place

AWAITED = "slope"
"""The `data-rows` of a division that holds the labels and places of both figures."""
ABREAST = 40.0  # points that each of the two needs


def awaited_slope(element: Element, place: Place, write: Blocks) -> list[Xml]:
    """The name of the measure, the form of its slope, and the places of its two figures side by side below."""
    at = next((n for n, child in enumerate(element.children) if isinstance(child, Element) and child.tag == "dl"), None)
    if at is None:
        return write(element, place)
    listed = element.children[at]
    entries = listed.elements if isinstance(listed, Element) else []
    before, after = (replace(element, children=part) for part in (element.children[:at], element.children[at + 1 :]))
    named = place.within(instead={"Normal": "Value"})
    return [
        *write(before, place),
        *write(_form(element, place), place),
        *side_by_side("Facts", entries, named, write, least=ABREAST),
        *write(after, place),
    ]


def _form(element: Element, place: Place) -> Element:
    """The same form as on paper and on the web, in the page's colour."""
    colours = place.manuscript.page.brand.colours
    svg = slope_svg(colours.get("hue", colours["brand"]), colours["line"])
    picture = Element("img", {"src": svg_uri(svg), "alt": "", "width": "150"}, (), element.at)
    return Element("div", {}, (Element("figure", {}, (picture,), element.at),), element.at)
