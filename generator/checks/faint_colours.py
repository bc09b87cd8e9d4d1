"""Words in nearly the colour of their ground, or too small: nobody reads them, though they were checked and signed."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from generator.checks.small_words import LEAST as SMALLEST
from generator.checks.small_words import SIZES, find_size, report_small
from generator.content.brand import contrast
from generator.diagnostics import Diagnostic, Position
from generator.layout.style_cascade import Cascade, Found, Grove, find_conditions
from generator.layout.style_colours import read_colour, read_grounds
from generator.layout.style_rules import Named
from generator.layout.style_tokens import Declaration
from generator.layout.style_values import put_variables
from generator.pages.page import Page
from generator.pages.tree import Element

LEAST = 2.0
"""The contrast under which words count as hidden; to be read easily they need 4.5."""
PROPERTIES = re.compile(r"color|background(-color|-image)?|font(-size)?|--.+")
INHERITED = frozenset({"inherit", "unset", "currentcolor"})
"""A colour of words that is that of the words around them."""
NO_GROUND = re.compile(r"none|transparent|inherit|initial|unset|0")
PICTURE = re.compile(r"\burl\(", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Ink:
    """The colour of words, those of their ground (none if nobody can tell), their size, and who says so."""

    colour: str
    grounds: tuple[str, ...]
    said: tuple[str, Declaration] | None
    variables: Mapping[str, frozenset[str]]
    size: float = 12.0
    sized: tuple[str, Declaration] | None = None


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
        start = Ink("#000000", (paper,), None, {})
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
    """The inks within an element; under most conditions they are the same, and are mixed once."""
    mixed: dict[tuple[int, ...], Ink] = {}
    under = {}
    for conditions, ink in before.under.items():
        taken = [one for one in found.declarations if one[1].conditions in {(), conditions}]
        key = (id(ink), *map(id, taken))
        under[conditions] = mixed[key] if key in mixed else mixed.setdefault(key, _ink(taken, ink) if taken else ink)
    return _look(under)


def _look(under: Mapping[tuple[str, ...], Ink]) -> Inks:
    inks = [*{id(ink): ink for ink in under.values()}.values()]
    said = ((ink, _faint_ground(ink.colour, ink.grounds)) for ink in inks if ink.said)
    faint = [_report(ink.said, ink.colour, ground) for ink, ground in said if ink.said and ground]
    small = [report_small(ink.sized, ink.size) for ink in inks if ink.sized and ink.size < SMALLEST]
    return Inks(under, tuple(dict.fromkeys([*faint, *small])))


@lru_cache(maxsize=1024)
def _faint_ground(colour: str, grounds: tuple[str, ...]) -> str:
    """The first colour of the ground on which the words cannot be read; nothing if they can be on all of it."""
    return next((ground for ground in grounds if contrast(colour, ground) < LEAST), "")


def _says(element: Element) -> bool:
    return any(isinstance(child, str) and child.strip() for child in element.children)


def _ink(taken: Sequence[tuple[str, Declaration]], before: Ink) -> Ink:
    own = {one.name: frozenset({one.value}) for _, one in taken if one.name.startswith("--")}
    ink = replace(before, variables={**before.variables, **own}) if own else before
    for sheet, one in sorted(taken, key=lambda said: said[1].name != "color"):
        if one.name.startswith("--"):
            continue
        value, below = min(put_variables(one.value, ink.variables), default=""), before.grounds[:1] or ("#FFFFFF",)
        if one.name == "color" and value in INHERITED:
            ink = replace(ink, colour=before.colour, said=before.said)
        elif one.name == "color" and (colour := read_colour(value, (ink.grounds or below)[0])):
            ink = replace(ink, colour=colour, said=(sheet, one))
        elif one.name in SIZES:
            ink = replace(ink, size=find_size(one, value, before.size), sized=(sheet, one))
        elif one.name != "color":
            value = value.replace("currentcolor", ink.colour)
            keeps = ink.grounds if one.name == "background-image" else before.grounds
            grounds = keeps if NO_GROUND.fullmatch(value) else _grounds(value, below[0], keeps)
            ink = replace(ink, grounds=grounds, said=ink.said or (sheet, one))
    return ink


def _grounds(value: str, below: str, keeps: tuple[str, ...]) -> tuple[str, ...]:
    """The colours that a background shows, or those under its picture: the engine draws lines on them, no ground."""
    return read_grounds(value, below) or (keeps if PICTURE.search(value) else ())


def _report(said: tuple[str, Declaration], colour: str, ground: str) -> Diagnostic:
    sheet, one = said
    message = f"`{one.name}: {one.value}` leaves words in `{colour}` on `{ground}`, which nobody can read"
    hint = "take a colour of the brand that its ground is checked for: `--text`, or `--on-dark` on `--ink`"
    return Diagnostic("faint-colour", message, Position(sheet, one.line), hint)
