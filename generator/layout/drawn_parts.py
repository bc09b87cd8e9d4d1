"""The parts of a page that the engine itself fills in: logo, QR code, printed citations, charts."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache

from generator.content.brand import Brand
from generator.content.links import leads_out
from generator.diagnostics import Diagnostic, Problem, did_you_mean
from generator.drawings.forms import KINDS
from generator.drawings.ink import mix
from generator.drawings.svg_pictures import svg_uri
from generator.layout.chart_cells import read_cells
from generator.layout.chart_data import describe_chart, find_finding, read_chart
from generator.layout.ornaments import numeral_svg, require_said, scale_svg
from generator.layout.signs import draw_gauge, draw_icon, draw_receipt, mix_ink
from generator.layout.slots import fill_slot
from generator.pages.tree import Element, rewrite
from generator.pages.workspace import Workspace
from generator.texts.citations import resolve, say

BESIDE, ACROSS, NARROW, WIDTHS = 264.0, 480.0, 270.0, (200, 1000)
"""Points: a chart beside its table, one across the page, one on a phone, and what a layout may ask for."""
LONGEST_LINK = 300  # characters; a longer QR code needs modules too small for a phone at arm's length


def fill_parts(root: Element, workspace: Workspace, brand: Brand) -> Element:
    """The tree with every part that the engine draws, in the brand as the page wears it."""

    def fill(element: Element) -> Element:
        for component in element.classes:
            if component in FILLERS:
                return FILLERS[component](element, workspace, brand)
        return element

    return rewrite(root, fill)


def _logo(element: Element, workspace: Workspace, brand: Brand) -> Element:
    svg = brand.logo["on_dark" if element.get("data-ground") == "dark" else "on_light"]
    picture = Element("img", {"src": svg_uri(svg), "alt": brand.logo_alt}, (), element.at)
    return replace(element, children=(picture,))


def _qr(element: Element, workspace: Workspace, brand: Brand) -> Element:
    link = element.get("data-link")
    if not (link.startswith("https://") and leads_out(link)) or len(link) > LONGEST_LINK:
        raise Problem(
            Diagnostic(
                "bad-link",
                f"`{link[:60]}` cannot be a QR code",
                element.at,
                f"data-link is an https:// address of at most {LONGEST_LINK} characters",
            )
        )
    alt = workspace.translation.gettext("QR code: {link}", link=link)
    picture = Element("img", {"src": svg_uri(qr_svg(link)), "alt": alt}, (), element.at)
    return replace(element, children=(picture, *element.elements))


def _citation(element: Element, workspace: Workspace, brand: Brand) -> Element:
    """A citation that a layout writes, `<data class="citation" value="fact:…">`, prints the value."""
    if element.text.strip():
        return element
    try:
        cited = resolve(element.get("value"), workspace)
    except Problem as unknown:
        raise Problem(*unknown.place(element.at)) from None
    return replace(element, children=(say(cited, workspace),))


def _chart(element: Element, workspace: Workspace, brand: Brand) -> Element:
    """The drawing of a chart's table, between its caption and the table itself."""
    kind, title = element.get("data-kind"), find_finding(element)
    if kind not in KINDS:
        raise Problem(
            Diagnostic("unknown-chart", f"`{kind}` is not a kind of chart", element.at, did_you_mean(kind, KINDS))
        )
    element = read_cells(element, workspace.facts.units)
    chart = read_chart(element, workspace.translation)

    def drawn(width: float) -> str:
        # A page says the same whether its charts are drawn or not: signatures are over what it says.
        return svg_uri(
            KINDS[kind](chart, mix_ink(workspace, brand), width).svg(title) if workspace.drawing else "<svg/>"
        )

    width = _width(element)
    narrow = {"data-narrow": drawn(NARROW)} if width > NARROW else {}
    picture = Element("img", {"src": drawn(width), "alt": describe_chart(element), **narrow}, (), element.at)
    captions = tuple(child for child in element.elements if child.tag == "figcaption")
    others = tuple(child for child in element.elements if child.tag != "figcaption")
    named = element if element.get("data-title") else element.having(data_title=title)
    return replace(named, children=(*captions, picture, *others))


def _width(figure: Element) -> float:
    """How wide a chart is drawn, in points: as the layout says, or as its kind is laid out."""
    written = figure.get("data-width")
    usual = BESIDE if figure.get("data-kind") == "bar" else ACROSS
    return float(written) if written.isdecimal() and WIDTHS[0] <= int(written) <= WIDTHS[1] else usual


def _scale(element: Element, workspace: Workspace, brand: Brand) -> Element:
    """The squares of a scale before the words that say the same."""
    return _ornament(element, scale_svg(element, workspace))


def _opener(element: Element, workspace: Workspace, brand: Brand) -> Element:
    """The opening of a chapter behind its numeral, if it has a number."""
    number = element.get("data-number")
    if not number:
        return element
    require_said(element, number, "data-number")
    if not workspace.drawing:
        return _ornament(element, "<svg/>")
    ink, colours = mix_ink(workspace, brand), brand.colours
    return _ornament(element, numeral_svg(number, ink.bold, mix(colours["ink"], colours["brand"], 0.3)))


def _ornament(element: Element, svg: str) -> Element:
    picture = Element("img", {"src": svg_uri(svg), "alt": ""}, (), element.at)
    gap = (" ",) if element.tag == "p" else ()
    return replace(element, children=(picture, *gap, *element.children))


FILLERS: Mapping[str, Callable[[Element, Workspace, Brand], Element]] = {
    "logo": _logo,
    "qr": _qr,
    "citation": _citation,
    "chart": _chart,
    "gauge": draw_gauge,
    "icon": draw_icon,
    "receipt": draw_receipt,
    "scale": _scale,
    "opener": _opener,
    "slot": fill_slot,
}


@cache
def qr_svg(link: str) -> str:
    """The link as a QR code with its quiet zone of four modules (ISO/IEC 18004), one path, black on white."""
    from qrcode.constants import ERROR_CORRECT_M  # noqa: PLC0415 - only pages with a code need the library
    from qrcode.main import QRCode  # noqa: PLC0415

    code: QRCode = QRCode(border=4, error_correction=ERROR_CORRECT_M)  # type: ignore[type-arg]
    code.add_data(link)
    code.make(fit=True)
    rows = code.get_matrix()
    path = "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark)
    side = len(rows)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" width="{side * 10}" height="{side * 10}">'
        f'<rect width="{side}" height="{side}" fill="#fff"/>'
        f'<path d="{path}" fill="#000" shape-rendering="crispEdges"/></svg>'
    )
