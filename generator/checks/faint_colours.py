"""Words in nearly the colour of their ground: nobody reads them, though they were checked and signed."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from tinycss2.color4 import parse_color

from generator.content.brand import contrast
from generator.diagnostics import Diagnostic, Position
from generator.layout.style_cascade import Cascade, Found, Grove, find_conditions
from generator.layout.style_rules import Named
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


@dataclass(frozen=True, slots=True, eq=False)
class Inks:
    """The ink under each condition, and what there is to say of words in it."""

    under: Mapping[tuple[str, ...], Ink]
    faint: tuple[Diagnostic, ...]


def check_faint_colours(pages: Iterable[Page]) -> list[Diagnostic]:
    """A finding for each declaration by which words have nearly the colour of their ground."""
    found: dict[Diagnostic, None] = {}
    for page in pages:
        grove = Grove(page.root)
        for sheets in (page.print_styles, page.screen_styles):
            styles = _Styles(tuple(sheets.items()), page.brand.colours["paper"])
            found |= dict.fromkeys(styles.find_faint(grove))
    return list(found)


@lru_cache(maxsize=64)
class _Styles:
    """The sheets and the paper under them, and what is known of inks so far: elements alike take the same."""

    def __init__(self, named: Named, paper: str) -> None:
        self.cascade = Cascade(named, PROPERTIES)
        start = Ink("#000000", paper, None, {})
        self.start = _look(dict.fromkeys(find_conditions(named, PROPERTIES), start))
        self._known: dict[tuple[Inks, Found], Inks] = {}

    def find_faint(self, grove: Grove) -> Iterator[Diagnostic]:
        """What there is to say of each element with words, in reading order."""
        inks = [self.start]  # outermost first
        for one, found in self.cascade.follow(grove):
            key = (inks[one.depth - 1], found)
            if key not in self._known:
                self._known[key] = _take(*key)
            inks[one.depth :] = [self._known[key]]
            if self._known[key].faint and _says(one.element):
                yield from self._known[key].faint


def _take(before: Inks, found: Found) -> Inks:
    under = dict(before.under)
    for conditions, ink in before.under.items():
        if taken := [one for one in found.declarations if one[1].conditions in {(), conditions}]:
            under[conditions] = _ink(taken, ink)
    return _look(under)


def _look(under: Mapping[tuple[str, ...], Ink]) -> Inks:
    said = ((ink.said, ink) for ink in under.values() if ink.ground and _is_faint(ink.colour, ink.ground))
    return Inks(under, tuple(_report(who, ink) for who, ink in said if who))


@lru_cache(maxsize=1024)
def _is_faint(colour: str, ground: str) -> bool:
    return contrast(colour, ground) < LEAST


def _says(element: Element) -> bool:
    return any(isinstance(child, str) and child.strip() for child in element.children)


def _ink(taken: Sequence[tuple[str, Declaration]], before: Ink) -> Ink:
    own = {one.name: frozenset({one.value}) for _, one in taken if one.name.startswith("--")}
    ink = replace(before, variables={**before.variables, **own})
    for sheet, one in ((sheet, one) for sheet, one in taken if not one.name.startswith("--")):
        value = min(put_variables(one.value, ink.variables), default="")
        if one.name == "color" and (colour := _colour(value, ink.ground or "#FFFFFF")):
            ink = replace(ink, colour=colour, said=(sheet, one))
        elif one.name != "color":
            ground = before.ground if NO_GROUND.fullmatch(value) else _colour(value, before.ground)
            ink = replace(ink, ground=ground, said=ink.said or (sheet, one))
    return ink


@lru_cache(maxsize=1024)
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
