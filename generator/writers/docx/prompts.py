"""The parts that merge fields need beside the text: what is filled in, and what to show until it is."""

from generator.writers.docx import content_controls
from generator.writers.docx.ooxml import serialize
from generator.writers.docx.word_document import Manuscript

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PROPERTIES = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def attach(manuscript: Manuscript) -> None:
    """Add the parts, when the page has merge fields."""
    if not manuscript.prompts:
        return
    document = manuscript.document.part
    values = manuscript.make_part("/customXml/item1.xml", "application/xml", content_controls.values(manuscript))
    about = manuscript.make_part("/customXml/itemProps1.xml", PROPERTIES, content_controls.value_properties())
    glossary = manuscript.make_part("/word/glossary/document.xml", f"{WORD}.document.glossary+xml",
                     serialize(content_controls.glossary(manuscript)))  # fmt: skip
    styles = manuscript.make_part(
        "/word/glossary/styles.xml", f"{WORD}.styles+xml", serialize(manuscript.document.styles.element)
    )
    document.relate_to(values, f"{OFFICE}/customXml")
    values.relate_to(about, f"{OFFICE}/customXmlProps")
    document.relate_to(glossary, f"{OFFICE}/glossaryDocument")
    glossary.relate_to(styles, f"{OFFICE}/styles")
