"""The first reference document: `python -m generator.writers.docx.reference OUT.docx`.

A designer opens the file in Word and changes the styles there; this module is needed again only for a new style.
The body shows each style once, and no document takes it over.
"""

import sys
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from generator.content.typefaces import Typeface
from generator.writers._office.office_package import repack
from generator.writers.docx.fonts import font_table
from generator.writers.docx.lists import numbering
from generator.writers.docx.ooxml import Xml, root, serialize, w
from generator.writers.docx.theme import retint, theme
from generator.writers.docx.word_looks import PARAGRAPHS, TABLES
from generator.writers.docx.word_styles import style_id, style_sheet

HOUSE = {
    "ink": "#0F1B2D", "text": "#2A3550", "muted": "#5A6580", "line": "#DFE3EC", "wash": "#F4F6FB", "paper": "#FFFFFF",
    "brand": "#2447F0", "accent": "#7CF5C4", "on_dark": "#FFFFFF", "on_dark_muted": "#CBD4E8",
}  # fmt: skip
"""The colours that the designer sees; each document brings its own brand's."""

FAMILY, FALLBACK = "Inter", "Arial"
DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"

PARTS = {
    "styles": f"{WORD}.styles+xml", "numbering": f"{WORD}.numbering+xml", "settings": f"{WORD}.settings+xml",
    "fontTable": f"{WORD}.fontTable+xml", "theme": "application/vnd.openxmlformats-officedocument.theme+xml",
}  # fmt: skip
"""Part that the document refers to -> its content type."""

MAPPING = {
    "bg1": "light1", "t1": "dark1", "bg2": "light2", "t2": "dark2", "hyperlink": "hyperlink",
    "followedHyperlink": "followedHyperlink", **{f"accent{n}": f"accent{n}" for n in range(1, 7)},
}  # fmt: skip


def reference_document() -> bytes:
    """The reference document, the same bytes each time."""
    sheets = {"styles": style_sheet(), "numbering": numbering(), "settings": _settings(), "document": _specimen()}
    for sheet in sheets.values():
        retint(sheet, HOUSE)
    return repack(_empty(), {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships(("officeDocument", f"{OFFICE}/relationships", "word/document.xml"),
                                      ("core-properties", f"{PACKAGE}/relationships/metadata", "docProps/core.xml")),
        "docProps/core.xml": _core(),
        "word/_rels/document.xml.rels": _relationships(
            *((name, f"{OFFICE}/relationships", _target(name)) for name in PARTS)),
        "word/theme/theme1.xml": theme("Brand", HOUSE, FAMILY, FAMILY),
        "word/fontTable.xml": serialize(font_table((Typeface(FAMILY, FALLBACK, {}), ()))),
        **{f"word/{name}.xml": serialize(sheet) for name, sheet in sheets.items()},
    })  # fmt: skip


def _target(part: str) -> str:
    return "theme/theme1.xml" if part == "theme" else f"{part}.xml"


def _settings() -> Xml:
    # In mode 15 tables stand where Word 2013 and later put them: the edge of the cell, not its text, on the margin.
    modern = w("compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val=15)
    return w("settings", w("zoom", percent=100), w("embedTrueTypeFonts"), w("defaultTabStop", val=360),
             w("characterSpacingControl", val="doNotCompress"),
             w("compat", modern), w("themeFontLang", val="en-US"), w("clrSchemeMapping", **MAPPING),
             w("decimalSymbol", val="."), w("listSeparator", val=","))  # fmt: skip


def _specimen() -> Xml:
    """A body that shows each paragraph style and each table style under its own name."""
    size = w("pgSz", w=12240, h=15840)
    margins = w("pgMar", top=1152, right=1224, bottom=1152, left=1224, header=576, footer=576, gutter=0)
    styles = (_sample(name) for name in ("Normal", *PARAGRAPHS))
    return root("document", w("body", *styles, *_sample_tables(), w("sectPr", size, margins)))


def _sample(name: str, words: str | None = None) -> Xml:
    return w("p", w("pPr", w("pStyle", val=style_id(name))), w("r", _text(name if words is None else words)))


def _sample_tables() -> Iterable[Xml]:
    for name in TABLES:
        cells = [w("tc", w("tcPr", w("tcW", w=4896, type="dxa")), _sample("Table Text", words)) for words in (name, "")]
        settings = w(
            "tblPr", w("tblStyle", val=style_id(name)), w("tblW", w=9792, type="dxa"), w("tblLayout", type="fixed")
        )
        yield w("tbl", settings, w("tblGrid", w("gridCol", w=4896), w("gridCol", w=4896)), w("tr", *cells))
        yield _sample("After Table")


def _text(words: str) -> Xml:
    text = w("t")
    text.text = words
    return text


def _content_types() -> bytes:
    rows = {"/word/document.xml": f"{WORD}.document.main+xml",
            "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
            **{f"/word/{_target(name)}": kind for name, kind in PARTS.items()}}  # fmt: skip
    overrides = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in rows.items())
    defaults = ('<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                '<Default Extension="xml" ContentType="application/xml"/>')  # fmt: skip
    return f'{DECLARED}<Types xmlns="{PACKAGE}/content-types">{defaults}{overrides}</Types>'.encode()


def _relationships(*rows: tuple[str, str, str]) -> bytes:
    lines = "".join(f'<Relationship Id="rId{n}" Type="{base}/{kind}" Target="{target}"/>'
                    for n, (kind, base, target) in enumerate(rows, 1))  # fmt: skip
    return f'{DECLARED}<Relationships xmlns="{PACKAGE}/relationships">{lines}</Relationships>'.encode()


def _core() -> bytes:
    """Empty properties: the library would otherwise put its own name and year there."""
    spaces = f'xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    title = "<dc:title>Reference document</dc:title>"
    return f"{DECLARED}<cp:coreProperties {spaces}>{title}</cp:coreProperties>".encode()


def _empty() -> bytes:
    out = BytesIO()
    ZipFile(out, "w").close()
    return out.getvalue()


if __name__ == "__main__":
    Path(sys.argv[1]).write_bytes(reference_document())
