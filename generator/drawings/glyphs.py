"""Words as outlines: text in charts is drawn as shapes, so that it looks the same in every format and everywhere."""

import io
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from generator.content.font_files import open_font, unpack_font

if TYPE_CHECKING:
    from fontTools.pens.recordingPen import RecordingPen
    from fontTools.ttLib import TTFont

ANCHORS = {"start": 0.0, "middle": 0.5, "end": 1.0}


class Typeface:
    """One font file, its glyphs drawn as SVG paths; what it lacks is drawn from the others. Sizes and places are in the
    drawing's own units."""

    def __init__(self, font: "TTFont", others: "tuple[Typeface, ...]" = ()) -> None:
        self.others = others
        self.glyphs, self.names = font.getGlyphSet(), font.getBestCmap()
        self.unit = font["head"].unitsPerEm
        self.advances: dict[str, float] = {}
        self.outlines: dict[str, RecordingPen] = {}
        self.missing = font.getGlyphOrder()[0]

    def width(self, text: str, size: float) -> float:
        """The length of the text."""
        return float(sum(map(self._advance, text)) * size / self.unit)

    @lru_cache(maxsize=4096)  # noqa: B019 - a typeface lives as long as the process, and charts say the same on many pages
    def path(self, text: str, x: float, y: float, size: float, anchor: str = "start") -> str:
        """The text's outlines on the baseline `y`, as the data of an SVG path."""
        from fontTools.pens.svgPathPen import SVGPathPen  # noqa: PLC0415 - only pages with charts need it
        from fontTools.pens.transformPen import TransformPen  # noqa: PLC0415

        place, pieces = x - ANCHORS[anchor] * self.width(text, size), []
        for letter in text:
            face = self._face(letter)
            scale, pen = size / face.unit, SVGPathPen(face.glyphs, ntos=_short)
            face.outline(letter).replay(TransformPen(pen, (scale, 0, 0, -scale, place, y)))
            pieces.append(pen.getCommands())
            place += self._advance(letter) * size / self.unit
        return "".join(pieces)

    def outline(self, letter: str) -> "RecordingPen":
        """The letter as this font draws it, or the box that stands for what it lacks; read from the font once."""
        from fontTools.pens.recordingPen import RecordingPen  # noqa: PLC0415 - as above

        if letter not in self.outlines:
            self.outlines[letter] = pen = RecordingPen()
            self.glyph(letter).draw(pen)
        return self.outlines[letter]

    def glyph(self, letter: str) -> Any:
        """The letter's glyph."""
        return self.glyphs[self.names.get(ord(letter), self.missing)]

    def _advance(self, letter: str) -> float:
        if letter not in self.advances:
            face = self._face(letter)
            self.advances[letter] = face.glyph(letter).width * self.unit / face.unit
        return self.advances[letter]

    def _face(self, letter: str) -> "Typeface":
        return next((face for face in (self, *self.others) if ord(letter) in face.names), self)

    def lines(self, text: str, size: float, room: float, most: int = 3) -> list[str]:
        """The text broken at spaces into lines that fit the room; what does not fit is cut with an ellipsis."""
        lines = [""]
        for word in text.split():
            longer = f"{lines[-1]} {word}".strip()
            if self.width(longer, size) <= room or not lines[-1]:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines if len(lines) <= most else [*lines[: most - 1], lines[most - 1] + "…"]


def _short(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")


@cache
def characters(data: bytes) -> frozenset[int]:
    """Every character that the font file has a glyph for, by its number."""
    return frozenset(open_font(data).getBestCmap())


@cache
def typeface(data: bytes, *others: bytes) -> Typeface:
    """The typeface of a font file's bytes, read once for each process; the others have letters that it lacks."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - only pages with charts need it

    return Typeface(TTFont(io.BytesIO(unpack_font(data))), tuple(map(typeface, others)))
