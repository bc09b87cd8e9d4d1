"""Words in nearly the colour of their ground: nobody reads them, though they were checked and signed."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from generator.content.brand import contrast
from generator.diagnostics import Diagnostic, Position
from generator.layout.style_cascade import Found, Named, cascade, find_conditions
from generator.layout.style_colours import read_colour, read_grounds
from generator.layout.style_tokens import Declaration
from generator.layout.style_values import put_variables
from generator.pages.page import Page
from generator.pages.tree import Element

LEAST = 2.0
"""The contrast under which words count as hidden; to be read easily they need 4.5."""
PROPERTIES = re.compile(r"color|background(-color|-image)?|--.+")
NO_GROUND = re.compile(r"none|transparent|inherit|initial|unset|0")


@dataclass(frozen=True, slots=True)
class Ink:
    """The colour of words, those of their ground (none if it is a picture), and who says so."""

    colour: str
    grounds: tuple[str, ...]
    said: tuple[str, Declaration] | None
    variables: Mapping[str, frozenset[str]]


def check_faint_colours(pages: Iterable[Page]) -> list[Diagnostic]:
    """A finding for each declaration by which words have nearly the colour of their ground."""
    found: dict[Diagnostic, None] = {}
    for page in pages:
        for sheets in (page.print_styles, page.screen_styles):
            found |= dict.fromkeys(_find_faint(page, tuple(sheets.items())))
    return list(found)


def _find_faint(page: Page, named: Named) -> Iterator[Diagnostic]:
    start = Ink("#000000", (page.brand.colours["paper"],), None, {})
    variants = {conditions: [start] for conditions in find_conditions(named, PROPERTIES)}  # inks, outermost first
    known: dict[tuple[int, Found], Ink] = {}  # one ink for all elements alike
    for depth, element, found in cascade(page.root, named, PROPERTIES):
        says = _says(element)
        for conditions, inks in variants.items():
            before = inks[depth - 1]
            taken = tuple(one for one in found if one[1].conditions in {(), conditions})
            key = (id(before), taken)
            ink = before if not taken else known.get(key) or known.setdefault(key, _ink(taken, before))
            inks[depth:] = [ink]
            if says and ink.said and (ground := _faint_ground(ink.colour, ink.grounds)):
                yield _report(ink.said, ink.colour, ground)


@lru_cache(maxsize=1024)
def _faint_ground(colour: str, grounds: tuple[str, ...]) -> str:
    """The first colour of the ground on which the words cannot be read; nothing if they can be on all of it."""
    return next((ground for ground in grounds if contrast(colour, ground) < LEAST), "")


def _says(element: Element) -> bool:
    return any(isinstance(child, str) and child.strip() for child in element.children)


def _ink(taken: Found, before: Ink) -> Ink:
    own = {one.name: frozenset({one.value}) for _, one in taken if one.name.startswith("--")}
    ink = replace(before, variables={**before.variables, **own})
    for sheet, one in ((sheet, one) for sheet, one in taken if not one.name.startswith("--")):
        value, below = min(put_variables(one.value, ink.variables), default=""), before.grounds[:1] or ("#FFFFFF",)
        if one.name == "color" and (colour := read_colour(value, (ink.grounds or below)[0])):
            ink = replace(ink, colour=colour, said=(sheet, one))
        elif one.name != "color":
            keeps = ink.grounds if one.name == "background-image" else before.grounds
            grounds = keeps if NO_GROUND.fullmatch(value) else read_grounds(value, below[0])
            ink = replace(ink, grounds=grounds, said=ink.said or (sheet, one))
    return ink


def _report(said: tuple[str, Declaration], colour: str, ground: str) -> Diagnostic:
    sheet, one = said
    message = f"`{one.name}: {one.value}` leaves words in `{colour}` on `{ground}`, which nobody can read"
    hint = "take a colour of the brand that its ground is checked for: `--text`, or `--on-dark` on `--ink`"
    return Diagnostic("faint-colour", message, Position(sheet, one.line), hint)
