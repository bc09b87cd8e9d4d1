"""Pictures for a sheet: drawn as PNG, anchored to a cell, with the words for those who do not see them."""

from base64 import b64decode
from dataclasses import dataclass
from io import BytesIO
from urllib.parse import unquote_to_bytes

from openpyxl.drawing.fill import Blip
from openpyxl.drawing.geometry import PresetGeometry2D
from openpyxl.drawing.image import Image
from openpyxl.drawing.picture import PictureFrame
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, OneCellAnchor
from openpyxl.drawing.xdr import XDRPositiveSize2D
from PIL import Image as Pixels

from generator.diagnostics import Diagnostic, Problem
from generator.writers._office.drawings import SHARPNESS, draw_svg
from generator.writers.xlsx.cell_words import Picture

EMU = 12_700  # English metric units in a point
Size = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture as PNG, with its width and height in points."""

    png: bytes
    alt: str
    width: float
    height: float


def draw(picture: Picture, *, height: float | None, widest: float) -> Drawn:
    """The picture at its size, no wider than the sheet."""
    png, natural = _png(picture)
    return Drawn(png, picture.alt, *_size(picture, natural, height, widest))


def anchor(drawing: Drawn, number: int, name: str, corner: AnchorMarker) -> Image:
    """The picture under its name, hung on the cell at its upper left corner."""
    image = Image(BytesIO(drawing.png))
    size = XDRPositiveSize2D(round(drawing.width * EMU), round(drawing.height * EMU))
    image.anchor = OneCellAnchor(_from=corner, ext=size, pic=_frame(drawing.alt, number, name))
    return image


def corner(row: int, column: int, *, above: float, before: float) -> AnchorMarker:
    """A place in a cell, some points from its upper and its left edge."""
    return AnchorMarker(col=column - 1, row=row - 1, rowOff=round(above * EMU), colOff=round(before * EMU))


def _png(picture: Picture) -> tuple[bytes, Size]:
    """The picture as PNG and its own size in points."""
    kind, _, data = picture.source.partition(",")
    content = b64decode(data) if kind.endswith(";base64") else unquote_to_bytes(data)
    sharpness = 1
    if kind.startswith("data:image/svg+xml"):
        content, sharpness = draw_svg(content.decode("utf-8")), SHARPNESS
    elif not kind.startswith("data:image/png"):
        raise Problem(Diagnostic("bad-picture", f"the workbook takes SVG and PNG, not `{kind[:40]}`", None,
                                 "use an SVG or a PNG"))  # fmt: skip
    with Pixels.open(BytesIO(content), formats=("PNG",)) as pixels:
        wide, high = pixels.size
    return content, (wide / sharpness * 0.75, high / sharpness * 0.75)


def _size(picture: Picture, natural: Size, height: float | None, widest: float) -> Size:
    wide, high = natural
    asked_high, asked_wide = height or _points(picture.height), _points(picture.width)
    scale = asked_high / high or asked_wide / wide or 1.0
    scale = min(scale, widest / wide)
    return wide * scale, high * scale


def _points(pixels: str) -> float:
    return float(pixels) * 0.75 if pixels.isdecimal() else 0.0


def _frame(alt: str, number: int, name: str) -> PictureFrame:
    frame = PictureFrame()
    shown = frame.nvPicPr.cNvPr
    shown.id, shown.name, shown.descr = number, name, alt
    frame.blipFill.blip = Blip(cstate="print")
    frame.spPr.prstGeom = PresetGeometry2D(prst="rect")
    frame.spPr.ln = None
    return frame
