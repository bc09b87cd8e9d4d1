"""The brand's type and colours in drawings of Office: what is mixed of the colours, and how DrawingML writes both."""

from collections.abc import Mapping
from xml.sax.saxutils import quoteattr

from generator.content.brand import Brand

HIDDEN = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
MIXED: Mapping[str, tuple[str, float]] = {
    "tint": ("brand", 0.1), "edge": ("brand", 0.35), "fresh": ("accent", 0.4),
    "part": ("brand", 0.38), "slate": ("muted", 0.5),
}  # fmt: skip
"""Colours laid over the paper: for what is to be filled in, for what went well, and for the bars of charts."""


def palette(brand: Brand) -> dict[str, str]:
    """The brand's colours as Office writes them, and what is mixed of them; `hue` is the one of a chart's point."""
    colours = {name: code.lstrip("#").upper() for name, code in brand.colours.items()}
    mixed = {name: _mix(colours[one], colours["paper"], share) for name, (one, share) in MIXED.items()}
    return {**mixed, "hue": colours["brand"], **colours}


def _mix(one: str, other: str, share: float) -> str:
    pairs = ((int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (0, 2, 4))
    return "".join(f"{round(first * share + second * (1 - share)):02X}" for first, second in pairs)


def body(*, turned: bool = False, whole: bool = False) -> str:
    """How text stands: upright if it is turned, on one line if it is to stay whole."""
    looks = (' rot="-5400000" vert="horz"' if turned else "") + (' wrap="none"' if whole else "")
    return f"<a:bodyPr{looks}/>"


class Ink:
    """The brand's type and colours in DrawingML."""

    def __init__(self, brand: Brand) -> None:
        self.family, self.language, self.colours = brand.family, brand.language, palette(brand)

    def fill(self, colour: str) -> str:
        return f'<a:solidFill><a:srgbClr val="{self.colours[colour]}"/></a:solidFill>'

    def bars(self, colour: str) -> str:
        return f"<c:spPr>{self.fill(colour)}<a:ln><a:noFill/></a:ln></c:spPr>" if colour else HIDDEN

    def type(self, tag: str, size: float, colour: str, *, bold: bool = False) -> str:
        """Properties of text, as the element that its place asks for."""
        language = "" if tag == "a:defRPr" else f' lang="{self.language}"'
        face = f"<a:latin typeface={quoteattr(self.family)}/>"
        return f'<{tag}{language} sz="{size * 100:.0f}" b="{int(bold)}">{self.fill(colour)}{face}</{tag}>'

    def line(self, colour: str, *, dotted: bool = False) -> str:
        """A line: strong, or thin and dotted."""
        dots, width = ('<a:prstDash val="sysDot"/>', 0.75) if dotted else ("", 2.25)
        drawn = f"{self.fill(colour)}{dots}<a:round/>"
        return f'<c:spPr><a:ln w="{width * 12700:.0f}" cap="rnd">{drawn}</a:ln></c:spPr>'

    def text(self, size: float, colour: str, *, bold: bool = False, turned: bool = False, whole: bool = False) -> str:
        said = self.type("a:defRPr", size, colour, bold=bold)
        looks = f'<a:pPr>{said}</a:pPr><a:endParaRPr lang="{self.language}"/>'
        return f"<c:txPr>{body(turned=turned, whole=whole)}<a:p>{looks}</a:p></c:txPr>"
