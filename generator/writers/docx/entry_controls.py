"""Fields of a form in Word: a text, a day, one of several words, a box to tick, each a control with its name."""

from dataclasses import replace

from generator.layout.form_fields import KIND, NAME, WORDS
from generator.pages.tree import Element
from generator.writers.docx import content_controls, inline
from generator.writers.docx.content_controls import LONGEST
from generator.writers.docx.ooxml import Xml, w
from generator.writers.docx.word_document import Place
from generator.writers.docx.word_paragraphs import paragraph

ROOM = "\u2002" * 5
"""What stands in an empty control, as Word's own forms have it: without it nobody could see where to click."""
DAY = "yyyy-MM-dd"


def entry(cell: Element, style: str, place: Place) -> Xml:
    """The paragraph of a cell in which the control is all that stands."""
    return paragraph(style, (_control(cell, place),), place)


def _control(cell: Element, place: Place) -> Xml:
    kind, manuscript = cell.get(KIND), place.manuscript
    manner = inline.run_properties(place, replace(place.manner, style="Box" if kind == "tick" else "Input"))
    if kind == "tick":
        return content_controls.box(manuscript, manner, label=cell.get(WORDS), name=cell.get(NAME))
    settings = w("sdtPr", w("alias", val=cell.get(WORDS)[:LONGEST]), w("tag", val=cell.get(NAME)[:LONGEST]),
                 w("id", val=manuscript.take_number()), w("showingPlcHdr"), _taking(cell, place))  # fmt: skip
    return w("sdt", settings, w("sdtContent", w("r", manner, inline.write_text(ROOM))))


def _taking(cell: Element, place: Place) -> Xml:
    """What the control takes."""
    kind = cell.get(KIND)
    if kind == "choice":
        choices = cell.get("data-choices").split("|")
        return w("dropDownList", *(w("listItem", displayText=choice, value=choice) for choice in choices))
    if kind == "date":
        language = w("lid", val=place.manuscript.page.language)
        return w("date", w("dateFormat", val=DAY), language, w("storeMappedDataAs", val="date"),
                 w("calendar", val="gregorian"))  # fmt: skip
    return w("text", multiLine=int(kind == "passage"))
