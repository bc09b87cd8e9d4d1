"""From page to package: the manuscript, its furniture, its brand."""

from collections.abc import Mapping
from typing import Any

from docx.opc.packuri import PackURI
from docx.opc.pkgwriter import PackageWriter
from lxml import etree

from generator.content.brand import Brand
from generator.layout.form_fields import name_fields
from generator.pages.page import Page
from generator.writers._office.office_package import pack
from generator.writers._office.office_record import record_parts
from generator.writers.docx import clauses, fonts, furniture, panels, prompts
from generator.writers.docx.ooxml import Xml, local, serialize
from generator.writers.docx.run_families import name_families
from generator.writers.docx.theme import retint, theme
from generator.writers.docx.word_blocks import block
from generator.writers.docx.word_document import Manuscript, Place
from generator.writers.docx.word_paragraphs import BREAK, accompany, introduce, settle_breaks

TINTED = frozenset({"document", "styles", "numbering", "footer", "glossaryDocument", "header"})
"""Roots of the parts whose colours refer to the theme."""


def package(page: Page) -> bytes:
    """The finished package."""
    manuscript = Manuscript(page)
    _fill(manuscript)
    furniture.furnish(manuscript)
    prompts.attach(manuscript)
    fonts.embed(manuscript)
    return pack(apply_brand(list_parts(manuscript), page))


def _fill(manuscript: Manuscript) -> None:
    width = manuscript.page.size[0] - 2 * manuscript.margins[1]
    blocks = block(panels.opening(name_fields(manuscript.page.root)), Place(manuscript, width))
    body: Xml = manuscript.document.element.body
    blocks = settle_breaks(blocks, manuscript.style(BREAK))
    blocks = accompany(blocks, manuscript.style("Sources Heading"), manuscript.style("Imprint"))
    for each in clauses.open_clause(introduce(blocks), manuscript):
        body.insert(len(body) - 1, each)


class _Parts(dict[str, bytes]):
    """What the library would deflate, and we should have to inflate at once: the parts as it hands them out."""

    def write(self, address: PackURI, part: bytes) -> None:
        """Keep a part under its name."""
        self[address.membername] = part


def list_parts(manuscript: Manuscript) -> dict[str, bytes]:
    """The parts of the manuscript's package by name, as `Document.save` would write them."""
    package, parts = manuscript.document.part.package, _Parts()
    for part in package.parts:
        part.before_marshal()
    writer: Any = PackageWriter
    writer._write_content_types_stream(parts, package.parts)
    writer._write_pkg_rels(parts, package.rels)
    writer._write_parts(parts, package.parts)
    return parts


def apply_brand(parts: Mapping[str, bytes], page: Page) -> dict[str, bytes]:
    """The parts in the brand's colours and fonts: the theme is rewritten, and every style refers to it."""
    brand, changed = page.brand, record_parts(parts, page.provenance)
    for name, part in parts.items():
        if name.endswith("theme1.xml"):
            changed[name] = theme(brand.name, _one_accent(brand), brand.family, brand.heading_family)
        elif name.startswith("word/") and name.endswith(".xml"):
            changed[name] = _tint(part, page)
    return {**parts, **changed}


def _one_accent(brand: Brand) -> Mapping[str, str]:
    """The colours with the segment's hue in the place of the brand's own: a page with both would have two accents."""
    return {**brand.colours, "brand": brand.colours.get("hue", brand.colours["brand"])}


def _tint(part: bytes, page: Page) -> bytes:
    root = etree.fromstring(part)
    if local(root) not in TINTED:
        return part
    retint(root, _one_accent(page.brand))
    name_families(root, page)
    # Word calls a document damaged when `mc:Ignorable` names a prefix that is not declared.
    etree.cleanup_namespaces(root, keep_ns_prefixes=[prefix for prefix in root.nsmap if prefix])
    return serialize(root)
