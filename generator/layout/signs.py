"""Small pictures of a page: icons and gauges in the colours that the page wears."""

import re
from dataclasses import replace

from generator.content.brand import FONTS, Brand
from generator.content.guard import decode
from generator.content.locale_forms import localize
from generator.content.segment_looks import ICONS, list_icons
from generator.content.svg import clean_svg
from generator.diagnostics import Diagnostic, Problem, did_you_mean
from generator.drawings.gauge import Zone, gauge_svg
from generator.drawings.glyphs import typeface
from generator.drawings.icons import icon_svg
from generator.drawings.ink import Ink
from generator.drawings.signature import seal_svg, signature_svg
from generator.drawings.svg_pictures import svg_uri
from generator.pages.tree import Element
from generator.pages.workspace import Workspace
from generator.quantities.quantity import Quantity
from generator.quantities.scan import parse_quantity

TONES = {"": "hue", "hue": "hue", "ink": "ink", "muted": "muted", "dark": "hue_on_dark", "paper": "on_dark"}
"""What `data-tone` says, and the brand's colour that it is; `dark` and `paper` are for dark grounds."""
UNIT = re.compile(r"\d(\s?%|\s?(?!(?:or|and|to)\b)[^\W\d_]+\b)")
"""The sign or the word behind a number."""
ICON_SIZE = "16"  # CSS pixels: what media without a style sheet show


def draw_icon(element: Element, workspace: Workspace, brand: Brand) -> Element:
    """The icon that the element names. It says nothing by itself: a word stands beside it."""
    name, tone = element.get("data-icon"), element.get("data-tone")
    known = workspace.once(Icons).known
    if name not in known:
        hint = did_you_mean(name, known) or "known: " + ", ".join(known)
        raise Problem(Diagnostic("unknown-icon", f"there is no icon `{name}`", element.at, hint))
    if tone not in TONES:
        hint = did_you_mean(tone, TONES) or "known: " + ", ".join(filter(None, TONES))
        raise Problem(Diagnostic("unknown-icon", f"`{tone}` is no tone of an icon", element.at, hint))
    source = svg_uri(icon_svg(workspace.once(Icons).read(name), brand.colours[TONES[tone]]))
    picture = Element("img", {"src": source, "alt": "", "width": ICON_SIZE, "height": ICON_SIZE}, (), element.at)
    return replace(element, children=(picture,))


class Icons:
    """The icons of the project, each read once for a workspace: a page shows dozens."""

    def __init__(self, workspace: Workspace) -> None:
        self.project = workspace.project
        self.known = list_icons(self.project)
        self._read: dict[str, str] = {}

    def read(self, name: str) -> str:
        """The icon as drawn, once it is known to be safe; cleaning would drop the colour that stands for others."""
        if name not in self._read:
            path = self.project.layout(f"_shared/{ICONS}/{name}.svg")
            data, file = self.project.read(path), self.project.name(path)
            clean_svg(data, file)
            self._read[name] = decode(data, file)
        return self._read[name]


def draw_gauge(element: Element, workspace: Workspace, brand: Brand) -> Element:
    """The gauge of the figure that the element cites, before it."""
    said = next((cited.text for cited in element.find("citation")), "")
    zone = find_zone(parse_quantity(said, workspace.facts.units), element.get("data-whole"))
    if zone is None:
        message = f"a gauge needs one cited figure that it can place on a scale from 0, and `{said}` is none"
        hint = "cite a figure in it, and give `data-whole`, the end of the scale, unless it is a percentage"
        raise Problem(Diagnostic("empty-gauge", message, element.at, hint))
    drawn = (
        gauge_svg(zone, mix_ink(workspace, brand), ("0", say_end(zone, said, workspace.language)))
        if workspace.drawing
        else "<svg/>"
    )
    source = svg_uri(drawn)
    alt = workspace.translation.gettext("Gauge: {figure}", figure=said)
    return replace(
        element,
        children=(Element("img", {"src": source, "alt": alt, "width": "112"}, (), element.at), *element.children),
    )


def say_end(zone: Zone, said: str, language: str = "en") -> str:
    """The end of the scale in the unit of the figure: `100 ms` of `under 50 ms`."""
    unit = UNIT.search(said)
    return f"{localize(f'{zone.whole:,g}', language)}{unit[1] if unit else ''}"


def mix_ink(workspace: Workspace, brand: Brand) -> Ink:
    """The ink of pictures: the brand's colours, its lightest and its boldest face."""
    project = workspace.project
    families = [sorted(faces.items()) for faces in (brand.faces, *(one.faces for one in brand.scripts))]
    regular, bold = (
        typeface(*(project.read(project.layout(f"{FONTS}/{faces[end][1]}")) for faces in families)) for end in (0, -1)
    )
    return Ink(brand.colours, regular, bold, workspace.language)


def draw_receipt(element: Element, workspace: Workspace, brand: Brand) -> Element:
    """The signature line of what a drawn receipt says, and its seal: ornaments of an illustration."""
    said = signature_svg(" ".join(element.text.split()), brand.colours["brand"])
    refused = any(part.get("data-icon") == "cross" for part in element.walk())
    seal = seal_svg(brand.colours["brand"], brand.colours["paper"], refused=refused)
    signs = [
        Element("img", {"src": svg_uri(said), "alt": "", "width": "128"}, (), element.at),
        Element("img", {"src": svg_uri(seal), "alt": "", "width": "48"}, (), element.at),
    ]
    caption = next((part for part in element.elements if part.tag == "figcaption"), None)
    rest = tuple(child for child in element.children if child is not caption)
    ornament = Element("div", {}, tuple(signs), element.at)
    return replace(element, children=(*rest, ornament, *([caption] if caption else ())))


def find_zone(figure: Quantity | None, whole: str) -> Zone | None:
    """The part of the scale that a figure lets pass: all below "<50 ms", all above "50%+", all of "100%"."""
    if figure is None or not figure.ends:
        return None
    try:
        end = float(whole) if whole else 100.0 if figure.unit.name == "%" else 2 * max(figure.ends)
    except ValueError:
        return None
    low, high = figure.low or 0.0, end if figure.high is None else figure.high
    if low == high:
        low = 0.0
    return Zone(low, high, end) if 0 <= low < high <= end else None
