"""Content controls: what a salesperson fills in or ticks, in Word, without touching the words around it."""

import re
from hashlib import sha256
from uuid import UUID
from xml.sax.saxutils import quoteattr

from generator.pages.tree import Element
from generator.writers.docx.ooxml import Xml, element, qualify, root, w
from generator.writers.docx.word_document import Manuscript, Prompt

LONGEST = 64  # characters that Word allows in a control's tag and title
FIELDS = "urn:collateral:fields"
STORE = "{" + str(UUID(bytes=sha256(FIELDS.encode()).digest()[:16])).upper() + "}"
SYMBOLS = "Segoe UI Symbol"


def field(node: Element, manuscript: Manuscript, manner: Xml | None) -> Xml:
    """A merge field as a control with its label as prompt.

    All controls of one name are bound to one value in the package: filled in once, the name stands in every clause.
    The binding is that of rich text ([MS-DOCX] 2.5.1.6), for LibreOffice 7 drops the tint of plain text controls; the
    tint belongs to the prompt alone, so what is filled in looks like the words around it.
    """
    label = re.sub(r"\s+", " ", node.text).strip()
    name = node.get("data-field", label)
    place = manuscript.keep_prompt(Prompt(name, label))
    binding = element("w15:dataBinding")
    for key, value in (("prefixMappings", f"xmlns:f='{FIELDS}'"), ("xpath", f"/f:fields[1]/f:field[{place}]"),
                       ("storeItemID", STORE)):  # fmt: skip
        binding.set(qualify(f"w:{key}"), value)
    settings = w("sdtPr", w("alias", val=label[:LONGEST]), w("tag", val=name[:LONGEST]),
                 w("id", val=manuscript.take_number()), w("placeholder", w("docPart", val=entry(place))),
                 w("showingPlcHdr"), binding)  # fmt: skip
    return w("sdt", settings, w("sdtContent", w("r", manner, _text(label))))


def box(manuscript: Manuscript, manner: Xml | None, *, label: str = "", name: str = "") -> Xml:
    """A box to tick; in a form it has a name of its own."""
    states = (("checked", {"val": "0"}), ("checkedState", {"val": "2612", "font": SYMBOLS}),
              ("uncheckedState", {"val": "2610", "font": SYMBOLS}))  # fmt: skip
    tick = element("w14:checkbox")
    for each, values in states:
        state = element(f"w14:{each}")
        for key, value in values.items():
            state.set(qualify(f"w14:{key}"), value)
        tick.append(state)
    said = label or manuscript.page.translation.gettext("Box")
    settings = w("sdtPr", w("alias", val=said[:LONGEST]), w("tag", val=name[:LONGEST]) if name else None,
                 w("id", val=manuscript.take_number()), tick)  # fmt: skip
    return w("sdt", settings, w("sdtContent", w("r", manner, _text("☐"))))


def entry(place: int) -> str:
    """The name of the prompt in the document's glossary."""
    return f"Field{place}"


def values(manuscript: Manuscript) -> bytes:
    """The part that holds what is filled in: one empty entry for each merge field."""
    fields = "".join(f"<field name={quoteattr(prompt.name)}/>" for prompt in manuscript.prompts)
    return f'<fields xmlns="{FIELDS}">{fields}</fields>'.encode()


def value_properties() -> bytes:
    """The part that names the part of the values."""
    space = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
    declaration = '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n'
    schemas = f'<ds:schemaRefs><ds:schemaRef ds:uri="{FIELDS}"/></ds:schemaRefs>'
    return (
        f'{declaration}<ds:datastoreItem ds:itemID="{STORE}" xmlns:ds="{space}">{schemas}</ds:datastoreItem>'.encode()
    )


def glossary(manuscript: Manuscript) -> Xml:
    """The part that holds the prompts: Word shows them again when a control is emptied."""
    style = manuscript.style("Field")
    prompts = (_prompt(place, prompt, style) for place, prompt in enumerate(manuscript.prompts, 1))
    return root("glossaryDocument", w("docParts", *prompts))


def _prompt(place: int, prompt: Prompt, style: str) -> Xml:
    guid = "{" + str(UUID(bytes=sha256(prompt.name.encode()).digest()[:16])).upper() + "}"
    about = w("docPartPr", w("name", val=entry(place)),
              w("category", w("name", val="General"), w("gallery", val="placeholder")),
              w("types", w("type", val="bbPlcHdr")), w("behaviors", w("behavior", val="content")),
              w("guid", val=guid))  # fmt: skip
    says = w("r", w("rPr", w("rStyle", val=style)), _text(prompt.label))
    return w("docPart", about, w("docPartBody", w("p", says)))


def _text(words: str) -> Xml:
    node = w("t")
    node.text = words
    return node
