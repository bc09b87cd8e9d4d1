"""What a chart is drawn with: the brand's faces, and one colour for what the chart is about among quiet ones."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.drawings.glyphs import ANCHORS, Typeface
from generator.drawings.shapes import WORDS, Box, Place, Shape

SMALL, TEXT = 8.0, 9.5
"""The sizes of words in a picture: names, and values. In points, for pictures are drawn as large as they are shown."""
RISE, DROP = 0.76, 0.24
"""How far words reach above their baseline and below it, as shares of their size."""


@dataclass(frozen=True, slots=True)
class Ink:
    """The brand's colours, and its regular and its bold face."""

    colours: Mapping[str, str]
    regular: Typeface
    bold: Typeface
    language: str = "en"
    """The language that words and numbers of the picture are in."""

    @property
    def hue(self) -> str:
        """The colour of the one series that the chart is about: the segment's own, or the brand's."""
        return self.colours.get("hue") or self.colours["brand"]

    @property
    def slate(self) -> str:
        """The colour of all other bars; never of words, for it is too light."""
        return self.colours.get("slate") or mix(self.colours["muted"], self.paper, 0.5)

    @property
    def mint(self) -> str:
        """The colour of a saving."""
        return self.colours.get("mint") or self.colours["accent"]

    @property
    def ink(self) -> str:
        return self.colours["ink"]

    @property
    def muted(self) -> str:
        return self.colours["muted"]

    @property
    def paper(self) -> str:
        return self.colours["paper"]

    def wash(self, colour: str, share: float = 0.18) -> str:
        """The colour thinned for an area behind marks."""
        return mix(colour, self.paper, share)

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        """The length of the text."""
        return (self.bold if bold else self.regular).width(text, size)

    def write(
        self,
        text: str,
        at: Place,
        size: float = SMALL,
        *,
        colour: str = "",
        anchor: str = "start",
        bold: bool = False,
        of: str = "",
    ) -> Shape:
        """The text as outlines from this place on its baseline: names in grey, bold words in ink, unless told."""
        face = self.bold if bold else self.regular
        fill = colour or (self.ink if bold else self.muted)
        outlines = face.path(text, *at, size, anchor)
        return Shape(
            WORDS, self.box(text, at, size, anchor, bold=bold), f'<path d="{outlines}" fill="{fill}"/>', of, text
        )

    def box(self, text: str, at: Place, size: float = SMALL, anchor: str = "start", *, bold: bool = False) -> Box:
        """The room that the text takes when it is written at this place."""
        wide, (x, y) = self.width(text, size, bold=bold), at
        return Box(x - ANCHORS[anchor] * wide, y - RISE * size, wide, (RISE + DROP) * size)


def mix(colour: str, ground: str, share: float) -> str:
    """The colour laid over the ground with this share of cover, as `#RRGGBB`."""
    pairs = ((int(colour[n : n + 2], 16), int(ground[n : n + 2], 16)) for n in (1, 3, 5))
    return "#" + "".join(f"{round(over * share + under * (1 - share)):02X}" for over, under in pairs)
