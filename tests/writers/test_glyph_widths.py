"""A glyph of a PDF is as wide as its font states, whatever size of it is drawn first."""

from types import SimpleNamespace

from fontTools.ttLib import TTFont

from generator.content.font_files import unpack_font
from generator.writers.pdf.glyph_widths import DrawnFonts
from tests.project_fixture import FONTS


def test_a_glyph_that_is_drawn_has_the_width_that_its_font_states() -> None:
    path = min(FONTS.glob("Inter*Bold*.woff2"), default=min(FONTS.glob("*.woff2")))
    stated = TTFont(path)
    fonts = DrawnFonts()
    fonts["any"] = font = SimpleNamespace(file_content=unpack_font(path.read_bytes()), to_unicode={}, widths={})
    number = stated.getGlyphID("o")
    assert number not in font.widths
    font.to_unicode[number] = "o"
    assert number in font.widths
    assert font.widths[number] == round(stated["hmtx"]["o"][0] * 1000 / stated["head"].unitsPerEm)
    assert number + 1 not in font.widths  # only what is drawn is listed in the file
