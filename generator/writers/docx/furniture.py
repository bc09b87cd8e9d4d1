"""What stands around the text: paper and margins, the footer, language and properties."""

from datetime import UTC, datetime, time

from generator.writers._office.office_record import LONGEST
from generator.writers.docx.inline import tab, write_text
from generator.writers.docx.ooxml import Xml, below, qualify, twips, w
from generator.writers.docx.word_document import Manuscript

POCKET = 300  # points: lower paper has no room for a footer


def furnish(manuscript: Manuscript) -> None:
    """Give the document its paper, footer, language and properties."""
    _paper(manuscript)
    _language(manuscript)
    _properties(manuscript)
    if manuscript.page.size[1] > POCKET:
        _footer(manuscript)


def _paper(manuscript: Manuscript) -> None:
    width, height = manuscript.page.size
    ends, sides = (twips(margin) for margin in manuscript.margins)
    section: Xml = manuscript.document.sections[-1]._sectPr
    size = {"w": twips(width), "h": twips(height), **({"orient": "landscape"} if width > height else {})}
    section[:] = [each for each in section if each.tag not in {qualify("w:pgSz"), qualify("w:pgMar")}]
    section.extend([w("pgSz", **size), w("pgMar", top=ends, right=sides, bottom=ends, left=sides, header=ends // 2,
                                         footer=ends // 2, gutter=0)])  # fmt: skip


def _footer(manuscript: Manuscript) -> None:
    """The company and the title at the left, the page and how many there are at the right."""
    page = manuscript.page
    footer = manuscript.document.sections[-1].footer
    footer.is_linked_to_previous = False
    stop = w("tabs", w("tab", val="right", pos=twips(page.size[0] - 2 * manuscript.margins[1])))
    runs = [_words(f"{page.brand.name}  ·  {page.title}"), tab(), _count("PAGE"), _words(" / "), _count("NUMPAGES")]
    look = w("pPr", w("pStyle", val=manuscript.style("Footer")), stop)
    footer._element[:] = [w("p", look, *runs)]


def _words(text: str) -> Xml:
    return w("r", write_text(text))


def _count(field: str) -> Xml:
    return w("fldSimple", _words("1"), instr=f" {field} ")


def _language(manuscript: Manuscript) -> None:
    """The language that Word proofs and screen readers speak."""
    language = manuscript.page.language
    for root in (manuscript.document.styles.element, manuscript.document.settings.element):
        for node in (*below(root, "w:lang"), *below(root, "w:themeFontLang")):
            node.set(qualify("w:val"), language)
    if language.partition("-")[0] != "en":
        _hyphenate(manuscript.document.settings.element)


def _hyphenate(settings: Xml) -> None:
    """Let Word break long words by the rules of the language, names in capitals left whole."""
    (before,) = below(settings, "w:defaultTabStop")
    for rule in (w("doNotHyphenateCaps"), w("consecutiveHyphenLimit", val=2), w("autoHyphenation")):
        before.addnext(rule)


def _properties(manuscript: Manuscript) -> None:
    """The document's properties; its date is the page's, for a clock would change the bytes."""
    page, said = manuscript.page, manuscript.document.core_properties
    dated = datetime.combine(page.dated, time(), UTC)
    author, kind = _shorten(page.author), _shorten(page.kind)
    said.title, said.author, said.last_modified_by = _shorten(page.title), author, author
    said.subject, said.comments, said.category = kind, _shorten(page.description), kind
    said.language, said.version, said.revision = page.language, _shorten(page.version), 1
    said.created = said.modified = dated


def _shorten(text: str) -> str:
    """The text as far as a property holds it; the page itself prints all of it."""
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
