"""Shaping: one piece of text in one look, as the print engine shapes it, kept as operators of a content stream.

Widths and glyphs are the engine's own, so that a line that is set here is the line that it would set.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import SimpleNamespace
from typing import Any

from weasyprint.css.properties import INITIAL_VALUES
from weasyprint.draw.text import draw_first_line
from weasyprint.matrix import Matrix
from weasyprint.pdf.stream import Stream
from weasyprint.text.line_break import create_layout, line_size

from generator.drawings.glyphs import characters
from generator.writers.pdf.glyph_widths import DrawnFonts
from generator.writers.pdf.parts.unusual import Unusual

LOOKS = ("font_", "letter_spacing", "word_spacing", "lang", "direction", "color", "white_space", "text_decoration_line")
"""Beginnings of the names of what tells how a text looks, and how wide it is."""
NAMES = tuple(sorted(name for name in INITIAL_VALUES if name.startswith(LOOKS)))
REPERTOIRE = "".join(
    [chr(code) for code in (*range(0x21, 0x7F), *range(0xA1, 0x180)) if code != 0xAD] + [*"‘’‚“”„–—…€‹›•№™ȘșȚț"]
)
"""The characters that every file's fonts have, whatever its account: Latin with its marks, and what stands among it."""
BESIDE = "-–—:()[]{}@/\\+=<>«»‹›·•*"
"""Signs that fonts draw in another place beside capitals and digits."""
BESIDES = " ".join(f"{one}{sign}{other}" for sign in BESIDE for one, other in ("AA", "00", "A0", "0A")) + " 0x0 0×0"
KEPT = 20_000  # pieces; an account has some dozens of its own
Fonts = dict[Any, Any]
"""Fonts of a document as the print engine keeps them, with the glyphs that are used of each."""


class Look:
    """How a text looks. Equal looks of two documents are one."""

    def __init__(self, style: Any) -> None:
        self.style = style
        self.key = tuple(str(style[name]) for name in NAMES)
        self._hash = hash(self.key)

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, Look) and self.key == other.key)

    def __hash__(self) -> int:
        return self._hash


@dataclass(frozen=True, slots=True)
class Shaped:
    """A piece as it is drawn: its width in CSS pixels, the operators of its colour, and those of its font and glyphs;
    none if it draws nothing."""

    width: float
    colour: bytes
    glyphs: bytes


class Shaper:
    """Shapes pieces; the same one once. One with a glyph that neither the repertoire has nor one of the texts that all
    files have is an `Unusual`."""

    def __init__(self, texts: Iterable[tuple[Look, str]]) -> None:
        self.fonts: Fonts = DrawnFonts()
        stock(texts, self.fonts)
        self._glyphs = _count_glyphs(self.fonts)
        self._kept: dict[tuple[Look, str], Shaped] = {}
        self._widths: dict[tuple[Look, str], float] = {}

    def shape(self, look: Look, text: str) -> Shaped:
        """The piece in this look."""
        found = self._kept.get((look, text))
        if found is None:
            if len(self._kept) >= KEPT:
                self._kept.clear()
            found = self._kept[look, text] = self._shape(look, text)
        return found

    def measure(self, look: Look, text: str) -> float:
        """The width of the piece, in CSS pixels."""
        found = self._widths.get((look, text))
        if found is None:
            if len(self._widths) >= KEPT:
                self._widths.clear()
            found = self._widths[look, text] = measure_piece(look, text)
        return found

    def _shape(self, look: Look, text: str) -> Shaped:
        shaped = draw_piece(look, text, self.fonts)
        if _count_glyphs(self.fonts) != self._glyphs:
            _forget_glyphs(self.fonts, self._glyphs)
            raise Unusual("a glyph that not every file has")
        return shaped


def stock(texts: Iterable[tuple[Look, str]], fonts: Fonts) -> None:
    """Have what every file has in the fonts: the texts in their looks, and for each look the repertoire."""
    given = list(texts)
    for look in dict.fromkeys(look for look, _ in given):
        known = _characters_of(_font_of(look).file_content)
        signs = " ".join(["A", *(sign for sign in REPERTOIRE if ord(sign) in known)])
        for text in (signs, "".join(sign for sign in BESIDES if sign == " " or ord(sign) in known)):
            draw_piece(look, text, fonts)
    for look, text in given:
        draw_piece(look, text, fonts)


def _count_glyphs(fonts: Fonts) -> dict[Any, int]:
    return {key: len(font.to_unicode) for key, font in fonts.items()}


def _forget_glyphs(fonts: Fonts, counts: Mapping[Any, int]) -> None:
    """Leave in the fonts what they had before."""
    for key in tuple(fonts):
        if key not in counts:
            del fonts[key]
            continue
        for glyph in tuple(fonts[key].to_unicode)[counts[key] :]:
            del fonts[key].to_unicode[glyph]


def _font_of(look: Look) -> Any:
    fonts: Fonts = {}
    draw_piece(look, "A", fonts)
    return next(iter(fonts.values()))


@lru_cache(maxsize=16)
def _characters_of(file: bytes) -> frozenset[int]:
    return frozenset(characters(file))


def measure_piece(look: Look, text: str) -> float:
    """How wide the print engine takes the piece to be."""
    layout = create_layout(text, look.style, None, None, 0)  # its lines are gone with it
    line, _ = layout.get_first_line()
    width, _ = line_size(line, look.style)
    return float(width)


def draw_piece(look: Look, text: str, fonts: Fonts) -> Shaped:
    """The piece as the print engine draws it; `fonts` remember its glyphs."""
    layout = create_layout(text, look.style, None, None, 0)
    line, _ = layout.get_first_line()
    width, _ = line_size(line, look.style)
    resources: dict[str, dict[str, Any]] = {"ExtGState": {}}
    paper = Stream(fonts, (0, 0, 1, 1), resources, {}, None, {}, None)
    paper.set_color(look.style["color"])
    colour = join(paper)
    paper.stream.clear()
    box = SimpleNamespace(style=look.style, text=text, pango_layout=layout)
    if draw_first_line(paper, box, "clip", "none", Matrix()):
        raise Unusual("a picture among its letters")
    return Shaped(width, colour, join(paper, 1))


def join(paper: Any, since: int = 0) -> bytes:
    """The operators of a content stream from one on."""
    return b"\n".join(one if isinstance(one, bytes) else str(one).encode("ascii") for one in paper.stream[since:])
