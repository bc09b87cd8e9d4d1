"""Lists: entries with bullets, numbers or boxes."""

from collections.abc import Iterable

from generator.layout.white_space import collapse
from generator.pages.tree import Element, Node
from generator.writers.docx import inline, lists
from generator.writers.docx.beside import Blocks
from generator.writers.docx.ooxml import Xml, local, put, twips, w
from generator.writers.docx.word_document import Place
from generator.writers.docx.word_paragraphs import division, group, paragraph, text


def entries(element: Element, place: Place, write: Blocks) -> list[Xml]:
    """A list, whose numbers begin again at one; a space after its last entry sets it off from the text that follows."""
    kind = lists.BULLETS if element.tag == "ul" else lists.QUIET if place.style("Normal") in QUIET else lists.NUMBERS
    start = int(element.get("start") or "1")
    instance = kind if kind == lists.BULLETS else place.manuscript.start_list(kind, place.level, start)
    made = [block for entry in element.elements for block in _entry(entry, place, kind, instance, write)]
    if made and not place.level and kind != lists.QUIET and local(made[-1]) == "p":
        put(made[-1], w("spacing", after=twips(9 * place.manuscript.air)))
    return made


QUIET = frozenset({"Sources", "Imprint", "Basis"})
OWN = frozenset({"Normal", "Part Text", "Callout", "Status", "Proof", "Pair Text", "Table Text"})


def _entry(element: Element, place: Place, kind: int, instance: int, write: Blocks) -> list[Xml]:
    """One entry of a list; what it holds beyond its words stands under them."""
    step = lists.STEP[kind]
    normal = place.style("Normal")
    style = ("List Bullet", "List Number", normal)[kind - 1] if normal in OWN else normal
    left = place.indent + step * (place.level + 1)
    numbered = w("numPr", w("ilvl", val=min(place.level, lists.DEPTH - 1)), w("numId", val=instance))
    inside = place.within(width=place.width - step, level=place.level + 1)
    under = place.within(width=place.width - step, indent=left, instead={"Normal": UNDER.get(normal, "Normal")})
    made: list[Xml] = []
    for node in group(element.children):
        nodes = node.children if isinstance(node, Element) and node.tag == "p" else node
        if not made and isinstance(nodes, tuple):
            look, mark = (normal, ()) if _begins_with_icon(nodes) else (style, (numbered,))
            made += text(look, nodes, place, *mark, w("ind", left=twips(left), hanging=twips(step)))
            if made:
                made[0][1:1] = inline.anchor(element, place, ())
        elif isinstance(node, Element) and node.tag in {"ul", "ol"}:
            made += entries(node, inside, write)
        else:
            made += write(division(node), under)
    return made


def _begins_with_icon(nodes: Iterable[Node]) -> bool:
    """Whether an icon stands where the bullet would: one mark is enough."""
    first = next((node for node in nodes if isinstance(node, Element) or node.strip()), None)
    return isinstance(first, Element) and first.has("icon")


UNDER = {"Table Text": "Table Text", "Sources": "Sources", "Text Dark": "Text Dark", "Imprint": "Imprint"}


def checklist(element: Element, place: Place, write: Blocks) -> list[Xml]:
    """Entries with a box: the box hangs at the left, the words stand in line."""
    made: list[Xml] = []
    for entry in element.elements:
        box = next(entry.find("box"), None)
        rest = [child for child in entry.children if child is not box]
        groups = list(group(rest))
        first, others = (groups[0], groups[1:]) if groups else ((), [])
        nodes = first.children if isinstance(first, Element) else first
        lead = [*inline.line((box,), place), inline.tab()] if box else []
        made.append(paragraph("Checklist", [*lead, *inline.line(collapse(nodes), place)], place))
        under = place.within(indent=place.indent + 20, instead={"Normal": "Normal"})
        made += [each for other in others for each in write(division(other), under)]
    return made
