"""Panels: the dark opening, the proof, the callout, the call to action. One cell or a few on a ground of their own."""

from collections.abc import Mapping
from dataclasses import replace

from generator.pages.tree import Element, rewrite
from generator.writers.docx import grids, word_pictures
from generator.writers.docx.beside import Blocks
from generator.writers.docx.ooxml import Xml, put, twips, w
from generator.writers.docx.word_document import Place
from generator.writers.docx.word_paragraphs import spacer
from generator.writers.docx.word_widths import width, width_of

DARK: Mapping[str, str] = {
    "Normal": "Text Dark", "Title": "Hero", "Heading 1": "Action", "Heading 2": "Heading 2 Dark",
    "Heading 3": "Heading 2 Dark", "Masthead": "Masthead Dark", "Eyebrow": "Eyebrow Dark",
    "Lede": "Lede Dark", "Figure": "Figure Dark",
    "Figure Row": "Figure Row Dark", "Says": "Says Dark", "Says Row": "Says Row Dark", "Basis": "Basis Dark",
    "Contact": "Contact Dark", "Caption": "Caption Dark", "Term": "Basis Dark", "Value": "Says Row Dark",
    "Hyperlink": "Hyperlink Dark", "Label": "Label Dark", "Gap": "Gap Dark", "Gap Words": "Gap Words Dark",
}  # fmt: skip
"""Style -> the style that says the same on the ground of the ink."""

INNER = {"Hero Panel": (28.0, 28.0), "Action Panel": (26.0, 24.0), "Proof Panel": (20.0, 18.0),
         "Callout Panel": (18.0, 18.0), "Status Panel": (14.0, 14.0), "Message Panel": (12.0, 12.0)}  # fmt: skip
"""Panel -> its margins at left and right in points."""


def opening(root: Element) -> Element:
    """The page with its first hero or cover marked to run to the paper's edges, and the draft band inside it.

    The panel lies over the top of the paper, where the band would otherwise be.
    """
    drafts = tuple(root.find("draft"))
    bare = rewrite(root, lambda element: None if element.has("draft") else element)
    hero = next((part for part in bare.walk() if part.has("hero") or part.has("cover")), None)
    if hero is None or not bare.text.lstrip().startswith(hero.text.strip()):
        return root
    marked = replace(hero, children=(*drafts, *hero.children)).having(data_bleed="yes")
    return rewrite(bare, lambda element: marked if element == hero else element)


def hero(element: Element, place: Place, write: Blocks, *, low: bool = False) -> list[Xml]:
    """The dark opening, with a smaller title where it is a low band above a page's own words.

    At the top of a document it runs to the edges of the paper, and the draft band closes it: a table that begins at the
    margin, for it grows with its words, and a strip that covers the margin above it.
    """
    if element.get("data-bleed") != "yes":
        return panel("Hero Panel", [element], [place.width], place.within(instead=DARK), write)
    side, paper = place.manuscript.margins[1], place.manuscript.page.size[0]
    drafts = [child for child in element.elements if child.has("draft")]
    rest = replace(element, children=tuple(child for child in element.children if child not in drafts))
    inner = place.cell(paper - 2 * side)
    edges = grids.margins(left=side, right=side, **({"bottom": 10.0} if low else {}))
    band = grids.margins(top=2, left=side, bottom=2, right=side)
    lit = inner.within(instead={"Normal": "Draft Band"})
    opened = _opened(rest, paper, side, inner, write)
    alone = [] if opened is not None else write(rest, inner.within(instead={**DARK, **BESIDE} if low else DARK))
    rows = [grids.row([grids.cell(paper, alone, inner, edges)]) if opened is None else opened]
    rows += [grids.row([grids.cell(paper, write(draft, lit), inner, _band(), band)]) for draft in drafts]
    table, after = grids.grid("Hero Panel", [paper], rows, place.within(indent=-side))
    number, height = place.manuscript.take_number(), place.manuscript.margins[0] + OVERLAP
    after.append(w("r", word_pictures.strip(number, paper, height, slot="tx2")))
    return [table, put(after, w("spacing", after=twips(6 if low else 14)))]


def _opened(hero: Element, paper: float, side: float, inner: Place, write: Blocks) -> Xml | None:
    """The words of an opening with a drawn receipt at their right, as a row of its own; nothing without a receipt."""
    drawn = next((child for child in hero.elements if child.has("receipt")), None)
    if drawn is None:
        return None
    words = replace(hero, children=tuple(child for child in hero.children if child is not drawn))
    widths = [paper - side - RECEIPT - 36, RECEIPT]
    left, right = inner.cell(widths[0] - grids.gutter("Columns")), inner.cell(RECEIPT)
    grounds = [write(words, left.within(instead={**DARK, **BESIDE})), receipt(drawn, right, write)]
    cells, after = grids.grid("Columns", widths, [grids.row(
        [grids.cell(width, blocks, inner) for width, blocks in zip(widths, grounds, strict=True)])], inner)  # fmt: skip
    return grids.row([grids.cell(paper, [cells, after], inner, grids.margins(left=side, right=36))])


RECEIPT = 200.0  # points
BESIDE: Mapping[str, str] = {"Title": "Hero Beside", "Lede": "Lede Beside", "Masthead": "Masthead Beside"}
"""Style -> the style that says the same in a narrower opening."""


def receipt(element: Element, place: Place, write: Blocks) -> list[Xml]:
    """A drawn receipt: its verdict, a line for each label and value, its ornaments, and its caption."""
    light = place.within(instead={name: name for name in DARK} | {"Normal": "Callout"})
    inner = light.cell(light.width - 36).within(instead={"Normal": "Callout"})
    blocks: list[Xml] = []
    for part in element.elements:
        if part.tag == "dl":
            blocks += _lines(part, inner, write)
        elif len(part.elements) == 2 and all(sign.tag == "img" for sign in part.elements):
            blocks += _signs(part, inner, write)
        else:
            blocks += write(Element("div", {}, (part,), part.at), inner)
    return grids.grid("Callout Panel", [light.width], [grids.row([grids.cell(light.width, blocks, inner)])], light)


def _lines(listed: Element, place: Place, write: Blocks) -> list[Xml]:
    """Each label and its value on one line: the labels' column is as wide as its words."""
    labels = (entry.elements[0].text.strip() for entry in listed.elements if entry.elements)
    lead = min(max((width(label, 8.5) for label in labels), default=0) + 8, place.width / 2)
    widths = [lead, place.width - lead]
    place = place.within(instead={"Term": "Receipt Label", "Value": "Receipt Value"})
    rows = [
        grids.row([grids.cell(wide, write(Element("div", {}, (part,), part.at), place.cell(wide)), place,
                              grids.margins(right=0, bottom=2))
                   for wide, part in zip(widths, entry.elements, strict=False)])
        for entry in listed.elements
    ]  # fmt: skip
    return grids.grid("Facts", widths, rows, place)


def _signs(signs: Element, place: Place, write: Blocks) -> list[Xml]:
    """The signature line at the left and the seal at the right, each in a cell of its own, so that they never touch."""
    widths = [place.width - SEAL, SEAL]
    insides = [place.cell(widths[0] - 12), place.cell(SEAL)]
    cells = [
        grids.cell(wide, write(Element("div", {}, (sign,), sign.at), inside), place, grids.margins(right=0),
                   w("vAlign", val="center"))
        for sign, wide, inside in zip(signs.elements, widths, insides, strict=True)
    ]  # fmt: skip
    return grids.grid("Facts", widths, [grids.row(cells)], place)


SEAL = 44.0  # points
OVERLAP = 3.0  # points that the strip reaches under the panel, so that no hairline shows between them


def _band() -> Xml:
    return w("shd", val="clear", color="auto", fill="auto", themeFill="background2")


def panel(style: str, parts: list[Element], widths: list[float], place: Place, write: Blocks) -> list[Xml]:
    """Parts side by side on one ground; the margins at either end are the table style's."""
    left, right = INNER[style]
    cells = []
    for n, (part, wide) in enumerate(zip(parts, widths, strict=True)):
        inner = place.cell(wide - left - right)
        edge = [grids.margins(left=0)] if n else []
        cells.append(grids.cell(wide, write(part, inner), inner, *edge, w("vAlign", val="center")))
    return [spacer(place), *grids.grid(style, widths, [grids.row(cells)], place)]


def offer(element: Element, place: Place, write: Blocks) -> list[Xml]:
    """What is offered, its icon on the line of its first words."""
    icon = next((child for child in element.elements if child.has("icon")), None)
    words = next((child for child in element.elements if child.tag == "p"), None)
    if icon is not None and words is not None:
        led = replace(words, children=(icon, " ", *words.children))
        rest = (led if child is words else child for child in element.children if child is not icon)
        element = replace(element, children=tuple(rest))
    return panel("Status Panel", [element], [place.width], place.within(instead={"Normal": "Callout"}), write)


def callout(element: Element, place: Place, write: Blocks) -> list[Xml]:
    """Words that must not be overlooked."""
    return panel("Callout Panel", [element], [place.width], place.within(instead={"Normal": "Callout"}), write)


def message(element: Element, place: Place, write: Blocks) -> list[Xml]:
    """Words to send, in a box that no page parts: who copies them sees where they begin and end."""
    # What is said above stands right on it: the thin paragraph of the other panels would let a page part them.
    return panel("Message Panel", [element], [place.width], place.within(instead={"Normal": "Message"}), write)[1:]


def status(element: Element, place: Place, write: Blocks) -> list[Xml]:
    """What the reader must know about the document itself."""
    return panel("Status Panel", [element], [place.width], place.within(instead={"Normal": "Status"}), write)


def proof(element: Element, place: Place, write: Blocks) -> list[Xml]:
    """The proof: its figure at the left, what it says and rests on at the right."""
    inside = place.within(instead={"Normal": "Proof"})
    first = element.elements[0] if element.elements else element
    if not first.has("figure") or len(element.elements) < 2:
        return panel("Proof Panel", [element], [place.width], inside, write)
    left, _ = INNER["Proof Panel"]
    wants = width_of(first, 44) + left + 12
    lead = min(max(wants, place.width * 0.28), place.width * 0.46)
    rest = replace(element, children=tuple(child for child in element.children if child is not first))
    figure = Element("div", {}, (first,), first.at)
    return panel("Proof Panel", [figure, rest], [lead, place.width - lead], inside, write)


def action(element: Element, place: Place, write: Blocks) -> list[Xml]:
    """The call to action, with the code to scan at its right."""
    inside = place.within(instead=DARK)
    codes = [child for child in element.elements if child.has("qr")]
    if not codes:
        return panel("Action Panel", [element], [place.width], inside, write)
    rest = replace(element, children=tuple(child for child in element.children if child not in codes))
    code = Element("div", {}, tuple(codes), element.at)
    return panel("Action Panel", [rest, code], [place.width - 150, 150], inside, write)
