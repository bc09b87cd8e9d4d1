"""Contents: the chapters with the numbers of their pages, which Word counts.

Each number is a field of its own. Word's one field for a whole table of contents would drop what each chapter says, and
LibreOffice prints such a table as it was written, before anybody had counted a page.
"""

from generator.pages.tree import Element
from generator.writers.docx import inline, list_entries
from generator.writers.docx.beside import Blocks
from generator.writers.docx.ooxml import Xml, attribute, below, local, put, twips, w
from generator.writers.docx.word_document import Place
from generator.writers.docx.word_paragraphs import keep


def contents(element: Element, place: Place, write: Blocks) -> list[Xml]:
    """The entries as the layout has them, each with its page."""
    return keep([_with_page(block, place) for block in list_entries.entries(element, place, write)])


def _with_page(block: Xml, place: Place) -> Xml:
    """The line of a chapter with dots up to the number of its page; a line without a link as it is."""
    link = next(iter(below(block, "w:hyperlink")), None) if local(block) == "p" else None
    if link is None or not attribute(link, "anchor"):
        return block
    put(block, w("tabs", w("tab", val="right", leader="dot", pos=twips(place.width))))
    block.append(inline.tab())
    block.append(inline.page_of(attribute(link, "anchor"), place))
    return block
