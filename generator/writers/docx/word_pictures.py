"""Pictures: drawn as PNG, placed at their size, named for those who cannot see them."""

from base64 import b64decode, b64encode
from io import BytesIO
from struct import unpack
from urllib.parse import unquote_to_bytes

from PIL import Image

from generator.diagnostics import Diagnostic, Problem
from generator.pages.tree import Element
from generator.writers._office.drawings import SHARPNESS, draw_svg
from generator.writers.docx.ooxml import NAMESPACES, Xml, element, emu, qualify
from generator.writers.docx.word_document import Place

PIXEL = 0.75  # points of a CSS pixel
QR = 84.0  # points; a phone reads 40 modules of 2 points from an arm's length
PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
DECORATIVE = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"


def drawing(node: Element, place: Place, *, height: float = 0, width: float = 0, link: str = "") -> Xml:
    """The picture in its proportions, no wider than its place; `height` or `width` in points when it has a set size."""
    png, scale = _png(node)
    across, down = unpack(">II", png[16:24])
    wide, high = _size(node, across / scale * PIXEL, down / across, height, width)
    if wide > place.width:
        wide, high = place.width, high * place.width / wide
    return _inline(node, place, png, (wide, high), link)


def _size(node: Element, natural: float, ratio: float, height: float, width: float) -> tuple[float, float]:
    said = _pixels(node.get("width")), _pixels(node.get("height"))
    wide = width or (height or (0 if said[0] else said[1])) / ratio or said[0] or natural
    return wide, wide * ratio


def _pixels(length: str) -> float:
    digits = length.removesuffix("px")
    return float(digits) * PIXEL if digits.replace(".", "", 1).isdigit() else 0


def _png(node: Element) -> tuple[bytes, int]:
    """The picture's PNG, and how many of its pixels make one of the original's."""
    kind, _, content = node.get("src").removeprefix("data:").partition(",")
    data = b64decode(content) if kind.endswith(";base64") else unquote_to_bytes(content)
    if kind.startswith("image/svg+xml"):
        return draw_svg(data.decode()), SHARPNESS
    if kind.startswith("image/png"):
        return data, 1
    raise Problem(Diagnostic("unknown-picture", f"Word takes SVG and PNG pictures, not `{kind[:40]}`", node.at,
                             "put the picture in as an SVG or PNG file"))  # fmt: skip


def on_white(node: Element) -> Element:
    """The picture on a white card of its own: a QR code must stand on light, with a margin four modules wide."""
    png, scale = _png(node)
    code = Image.open(BytesIO(png)).convert("RGBA")
    margin = round(code.width * 0.06)
    card = Image.new("RGBA", (code.width + 2 * margin, code.height + 2 * margin), "#FFFFFF")
    card.alpha_composite(code, (margin, margin))
    out = BytesIO()
    card.convert("RGB").save(out, "PNG", optimize=True)
    pixels = str(round(card.width / scale))
    return node.having(src="data:image/png;base64," + b64encode(out.getvalue()).decode(), width=pixels)


def _inline(node: Element, place: Place, png: bytes, size: tuple[float, float], link: str) -> Xml:
    number, alt = place.manuscript.take_number(), node.get("alt")
    extent = {"cx": emu(size[0]), "cy": emu(size[1])}
    name = place.manuscript.page.translation.gettext("Picture {number}", number=number)
    named = {"id": number, "name": name, "descr": alt}
    about = element("wp:docPr", _click(link, place), None if alt else _decorative(), **named)
    shown = element("a:blip")
    shown.set(qualify("r:embed"), place.manuscript.relate_picture(png))
    picture = element(
        "pic:pic",
        element("pic:nvPicPr", element("pic:cNvPr", **named), element("pic:cNvPicPr")),
        element("pic:blipFill", shown, element("a:stretch", element("a:fillRect"))),
        element("pic:spPr", element("a:xfrm", element("a:off", x=0, y=0), element("a:ext", **extent)),
                element("a:prstGeom", element("a:avLst"), prst="rect")),
    )  # fmt: skip
    graphic = element("a:graphic", element("a:graphicData", picture, uri=PICTURE))
    lock = element("wp:cNvGraphicFramePr", element("a:graphicFrameLocks", noChangeAspect=1))
    inline = element(
        "wp:inline", element("wp:extent", **extent), about, lock, graphic, distT=0, distB=0, distL=0, distR=0
    )
    return element("w:drawing", inline)


def _click(link: str, place: Place) -> Xml | None:
    if not link:
        return None
    click = element("a:hlinkClick")
    click.set(qualify("r:id"), place.manuscript.relate_link(link))
    return click


def _decorative() -> Xml:
    return element("a:extLst", element("a:ext", element("adec:decorative", val=1), uri=DECORATIVE))


def strip(number: int, width: float, height: float, *, slot: str) -> Xml:
    """A rectangle in a colour of the theme behind the top of the paper, from edge to edge: an ornament, unnamed."""
    extent = {"cx": emu(width), "cy": emu(height)}
    about = element("wp:docPr", _decorative(), id=number, name=f"Strip {number}", descr="")
    shape = element("wps:wsp", element("wps:cNvSpPr"), element(
        "wps:spPr", element("a:xfrm", element("a:off", x=0, y=0), element("a:ext", **extent)),
        element("a:prstGeom", element("a:avLst"), prst="rect"),
        element("a:solidFill", element("a:schemeClr", val=slot)), element("a:ln", element("a:noFill")),
    ), element("wps:bodyPr"))  # fmt: skip
    anchor = element(
        "wp:anchor", element("wp:simplePos", x=0, y=0), _from_page("H"), _from_page("V"),
        element("wp:extent", **extent), element("wp:effectExtent", l=0, t=0, r=0, b=0), element("wp:wrapNone"), about,
        element("wp:cNvGraphicFramePr"),
        element("a:graphic", element("a:graphicData", shape, uri=NAMESPACES["wps"])),
        distT=0, distB=0, distL=0, distR=0, simplePos=0, relativeHeight=1, behindDoc=1, locked=1,
        layoutInCell=1, allowOverlap=1,
    )  # fmt: skip
    return element("mc:AlternateContent", element("mc:Choice", element("w:drawing", anchor), Requires="wps"))


def _from_page(axis: str) -> Xml:
    offset = element("wp:posOffset")
    offset.text = "0"
    return element(f"wp:position{axis}", offset, relativeFrom="page")
