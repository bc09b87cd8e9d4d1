"""Outlines of words: each letter is read from its font once, and drawn as the font has it."""

from pathlib import Path

import pytest
from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib.tables._g_l_y_f import Glyph

from generator.drawings.glyphs import Typeface, _short, typeface

FONT = Path(__file__).parents[2] / "layouts/_shared/fonts/Inter-Regular.woff2"


@pytest.fixture
def face() -> Typeface:
    return typeface.__wrapped__(FONT.read_bytes())


def test_a_letter_is_read_from_its_font_once(face: Typeface, monkeypatch: pytest.MonkeyPatch):
    read: list[str] = []
    draw = Glyph.draw
    monkeypatch.setattr(Glyph, "draw", lambda self, *given, **more: (read.append(""), draw(self, *given, **more))[1])
    face.path("sells", 0, 0, 12)
    first = len(read)
    face.path("less", 5, 7, 10)
    assert first == len({*"sells"})
    assert len(read) == first


@pytest.mark.parametrize("letter", "gö½")
def test_a_letter_is_drawn_as_its_font_has_it(face: Typeface, letter: str):
    scale = 9 / face.unit
    pen = SVGPathPen(face.glyphs, ntos=_short)
    face.glyphs[face.names[ord(letter)]].draw(TransformPen(pen, (scale, 0, 0, -scale, 3, 4)))
    assert face.path(letter, 3, 4, 9) == pen.getCommands()
