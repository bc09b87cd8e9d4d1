"""Widths of glyphs: those that the font states, whatever size a glyph is first drawn in.

The print engine rounds the width that it measures at that size, so that the same line is drawn a hair otherwise when
another size of it comes first.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, cast

from generator.content.font_files import open_font

VARIABLE = "fvar"


class DrawnFonts(dict[Any, Any]):
    """The fonts of a document, each with the widths that it states."""

    def __setitem__(self, key: Any, font: Any) -> None:
        stated = list_widths(font.file_content)
        if stated:
            font.widths = StatedWidths(stated, font.to_unicode)
        super().__setitem__(key, font)


class StatedWidths(dict[int, int]):
    """The widths of the `drawn` glyphs, in thousandths of the size, before the engine measures them."""

    def __init__(self, stated: Mapping[int, int], drawn: Mapping[int, str]) -> None:
        super().__init__()
        self.stated, self.drawn = stated, drawn

    def __contains__(self, glyph: object) -> bool:
        if not super().__contains__(glyph) and glyph in self.drawn and glyph in self.stated:
            self[cast(int, glyph)] = self.stated[cast(int, glyph)]
        return super().__contains__(glyph)


@lru_cache(maxsize=32)
def list_widths(file: bytes) -> Mapping[int, int]:
    """The width of each glyph by its number; none of a font whose widths vary with its weight."""
    font = open_font(file)
    if VARIABLE in font:
        return {}
    scale, metrics = 1000 / font["head"].unitsPerEm, font["hmtx"].metrics
    return {number: round(metrics[name][0] * scale) for number, name in enumerate(font.getGlyphOrder())}
