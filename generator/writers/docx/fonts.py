"""The brand's fonts inside the document: it looks the same where nobody has installed them."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from hashlib import sha256
from io import BytesIO
from typing import Any
from uuid import UUID

from fontTools.ttLib import TTFont

from generator.content.font_files import unpack_font
from generator.content.typefaces import Typeface
from generator.layout.letter_fonts import used_families
from generator.writers.docx.ooxml import Xml, qualify, root, serialize, w
from generator.writers.docx.word_document import Manuscript

FACES = {"400": "embedRegular", "700": "embedBold"}
"""Weight -> the face that Word knows; between them it knows none."""

RESTRICTED = 0x0002  # OpenType, OS/2 fsType: the maker allows no embedding
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
KIND = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
MONOSPACED, SYMBOLS = "Consolas", "Segoe UI Symbol"


def font_table(*families: tuple[Typeface, Iterable[Xml]]) -> Xml:
    """The fonts part: each family with its embedded faces, and the stand-ins for a reader that takes none."""
    rows = [w("font", w("altName", val=one.fallback), *faces, name=one.family) for one, faces in families]
    named = {one.family for one, _ in families}
    others = dict.fromkeys((*(one.fallback for one, _ in families), MONOSPACED, SYMBOLS))
    return root("fonts", *rows, *(w("font", name=name) for name in others if name not in named))


def embed(manuscript: Manuscript) -> None:
    """Rewrite the font table with the regular and bold faces of the brand's families as parts of the document."""
    page, part = manuscript.page, manuscript.document.part.part_related_by(f"{OFFICE}/fontTable")
    part.rels.clear()  # what Word embedded when the designer saved the reference document
    text = Typeface(page.brand.family, page.brand.fallback, page.brand.faces)
    families = [(text, page.fonts)] + ([(page.brand.headings, page.heading_fonts)] if page.brand.headings else [])
    families += used_families(page.title + page.root.text, page)
    held = ((one, list(_embedded(fonts, number, manuscript, part))) for number, (one, fonts) in enumerate(families))
    part._blob = serialize(font_table(*held))


def _embedded(fonts: Mapping[str, bytes], family: int, manuscript: Manuscript, table: Any) -> Iterator[Xml]:
    """The faces of a family that Word knows, each as a part of the document that the font table refers to."""
    for number, (weight, face) in enumerate(FACES.items(), 1 + family * len(FACES)):
        font = _true_type(fonts.get(weight, b""))
        if font:
            key = UUID(bytes=sha256(font).digest()[:16])
            held = manuscript.make_part(f"/word/fonts/font{number}.odttf", KIND, obfuscate(font, key))
            yield _face(face, table.relate_to(held, f"{OFFICE}/font"), key)


def _face(name: str, relationship: str, key: UUID) -> Xml:
    face = w(name, fontKey="{" + str(key).upper() + "}")
    face.set(qualify("r:id"), relationship)
    return face


@lru_cache(maxsize=8)
def _true_type(font: bytes) -> bytes:
    """The font file as Word reads it; empty when there is none or its maker does not let it be embedded."""
    if not font:
        return b""
    plain = unpack_font(font)
    face = TTFont(BytesIO(plain), recalcTimestamp=False)
    if face["OS/2"].fsType & RESTRICTED or "glyf" not in face:
        return b""
    if face.flavor is None:
        return plain
    face.flavor = None
    out = BytesIO()
    face.save(out)
    return out.getvalue()


@lru_cache(maxsize=8)
def obfuscate(font: bytes, key: UUID) -> bytes:
    """The font as the standard asks: its first 32 bytes mixed with the key, last byte first (ISO/IEC 29500-4, 9.1)."""
    mask = key.bytes[::-1] * 2
    return bytes(a ^ b for a, b in zip(font[:32], mask, strict=True)) + font[32:]
