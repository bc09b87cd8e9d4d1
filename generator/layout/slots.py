"""Slots: places for pictures that somebody supplies. Empty, they name what is missing; filled, it fits them."""

import re
from dataclasses import replace

from generator.content.brand import Brand
from generator.content.pictures import clean_picture, picture_size, whiten
from generator.content.svg import clean_svg
from generator.diagnostics import Diagnostic, Problem, did_you_mean
from generator.drawings.svg_pictures import png_uri, svg_uri
from generator.layout.svg_colours import draw_in_one_colour, natural_size
from generator.pages.tree import Element
from generator.pages.workspace import Workspace

KINDS = ("logo", "portrait", "screenshot")
SIZE = re.compile(r"(\d{2,4})x(\d{2,4})")
PIXELS = 96 / 72


def fill_slot(element: Element, workspace: Workspace, brand: Brand) -> Element:
    """The slot with its picture in place of the words that name it, or as it is while there is none.

    `data-picture` is the file's path below `content/`, `data-alt` what it shows, `data-size` the room in points.
    """
    _require_form(element)
    path = element.get("data-picture")
    if not path:
        return element
    if not element.get("data-alt").strip():
        message = f"`{path}` has no words for those who cannot see it"
        raise Problem(Diagnostic("bad-slot", message, element.at, "write in `data-alt` what the picture shows"))
    source, size = _read(element, path, workspace)
    width, height = _fit(element, size)
    shown = {"src": source, "alt": element.get("data-alt"), "width": str(width), "height": str(height)}
    kept = {name: value for name, value in element.attributes.items() if name not in {"data-picture", "data-alt"}}
    picture = Element("img", shown, (), element.at)
    return replace(element, attributes={**kept, "data-filled": "yes"}, children=(picture,))


def _require_form(element: Element) -> None:
    kind, size = element.get("data-kind"), element.get("data-size")
    if kind not in KINDS:
        cure = did_you_mean(kind, KINDS) or f"a slot is one of {', '.join(KINDS)}"
        raise Problem(Diagnostic("bad-slot", f"`{kind}` is no kind of slot", element.at, cure))
    if not SIZE.fullmatch(size):
        message = f"`{size}` is no size of a slot"
        raise Problem(Diagnostic("bad-slot", message, element.at, "write width and height in points, as `144x40`"))
    if not element.text.strip() and not element.get("data-picture"):
        message = "an empty slot does not say what is missing"
        raise Problem(Diagnostic("bad-slot", message, element.at, "name it in a `<figcaption>`: Customer's logo"))


def _read(element: Element, path: str, workspace: Workspace) -> tuple[str, tuple[float, float]]:
    """The cleaned picture as a data address, and its size in pixels."""
    project = workspace.project
    file = project.content / path
    if not project.holds(file):
        message = f"there is no file `content/{path}`"
        raise Problem(Diagnostic("missing-picture", message, element.at, "put the picture there, or correct the name"))
    on_dark = element.get("data-kind") == "logo" and element.get("data-ground") == "dark"
    colours = workspace.brand.colours
    if file.suffix == ".svg":
        svg = clean_svg(project.read(file), project.name(file))
        shown = draw_in_one_colour(svg, colours["on_dark"], colours["ink"]) if on_dark else svg
        return svg_uri(shown), natural_size(svg)
    png = clean_picture(project.read(file), project.name(file), square=element.get("data-kind") == "portrait")
    shown_png = whiten(png, colours["on_dark"], project.name(file)) if on_dark else png
    return png_uri(shown_png), picture_size(png)


def _fit(element: Element, size: tuple[float, float]) -> tuple[int, int]:
    """Width and height in pixels, as large as the slot allows."""
    found = SIZE.fullmatch(element.get("data-size"))
    assert found
    room = [float(side) * PIXELS for side in found.groups()]
    factor = min(room[0] / size[0], room[1] / size[1])
    return round(size[0] * factor), round(size[1] * factor)
