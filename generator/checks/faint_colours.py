"""Words in nearly the colour of their ground: nobody reads them, though they were checked and signed."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from tinycss2.color4 import parse_color

from generator.content.brand import contrast
from generator.diagnostics import Diagnostic, Position
from generator.layout.style_cascade import Sheets, Taken, cascade, find_conditions
from generator.layout.style_tokens import Declaration
from generator.layout.style_values import put_variables
from generator.layout.styles import mix
from generator.pages.page import Page
from generator.pages.tree import Element

LEAST = 1.5
"""The contrast under which words count as hidden; to be read easily they need 4.5."""
PROPERTIES = re.compile(r"color|background|background-color|--.+")
NO_GROUND = re.compile(r"none|transparent|inherit|initial|unset|0")


@dataclass(frozen=True, slots=True)
class Ink:
    """The colour of words, that of their ground (nothing if it is a picture), and who says so."""

    colour: str
    ground: str
    said: tuple[str, Declaration] | None
    variables: Mapping[str, frozenset[str]]


def check_faint_colours(pages: Iterable[Page]) -> list[Diagnostic]:
    """A finding for each declaration by which words have nearly the colour of their ground."""
    found: dict[Diagnostic, None] = {}
    for page in pages:
        for sheets in (page.print_styles, page.screen_styles):
            named = tuple(sheets.items())
            for conditions in find_conditions(named, PROPERTIES):
                found |= dict.fromkeys(_find_faint(page, Sheets(named, conditions)))
    return list(found)


def _find_faint(page: Page, sheets: Sheets) -> Iterator[Diagnostic]:
    inks = [Ink("#000000", page.brand.colours["paper"], None, {})]  # those of the element's parents, outermost first
    for depth, element, taken in cascade(page.root, sheets, PROPERTIES):
        ink = _ink(taken, inks[depth - 1])
        inks[depth:] = [ink]
        if ink.said and _says(element) and ink.ground and contrast(ink.colour, ink.ground) < LEAST:
            yield _report(ink.said, ink)


def _says(element: Element) -> bool:
    return any(isinstance(child, str) and child.strip() for child in element.children)


def _ink(taken: Taken, before: Ink) -> Ink:
    own = {name: frozenset({one.value}) for name, (_, one) in taken.items() if name.startswith("--")}
    ink = replace(before, variables={**before.variables, **own})
    for name, (sheet, one) in taken.items():
        if name.startswith("--"):
            continue
        value = min(put_variables(one.value, ink.variables), default="")
        if name == "color" and (colour := _colour(value, ink.ground or "#FFFFFF")):
            ink = replace(ink, colour=colour, said=(sheet, one))
        elif name != "color" and not NO_GROUND.fullmatch(value):
            ink = replace(ink, ground=_colour(value, ink.ground), said=ink.said or (sheet, one))
    return ink


def _colour(value: str, ground: str) -> str:
    """The colour as `#RRGGBB` on its ground; nothing if it is no plain colour."""
    colour = parse_color(value)
    if colour is None or isinstance(colour, str):
        return ""
    red, green, blue, cover = (float(part or 0) for part in colour.to("srgb"))
    plain = "#" + "".join(f"{round(255 * min(max(part, 0), 1)):02X}" for part in (red, green, blue))
    return plain if cover >= 1 else mix(plain, ground, cover) if ground else ""


def _report(said: tuple[str, Declaration], ink: Ink) -> Diagnostic:
    sheet, one = said
    message = f"`{one.name}: {one.value}` leaves words in `{ink.colour}` on `{ink.ground}`, which nobody can read"
    hint = "take a colour of the brand that its ground is checked for: `--text`, or `--on-dark` on `--ink`"
    return Diagnostic("faint-colour", message, Position(sheet, one.line), hint)
