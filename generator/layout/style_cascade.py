"""The cascade for a few properties: what each element of a page takes from its style sheets."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple
from xml.etree import ElementTree as ET

import cssselect2

from generator.layout.style_rules import Named, Rule, read_rules
from generator.layout.style_tokens import Declaration, read_declarations
from generator.pages.tree import Element


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """Declarations that match an element, each with the name of its sheet; the later wins."""

    declarations: tuple[tuple[str, Declaration], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """What elements alike in elements alike share: the rules that match, and those that hang on their neighbours."""

    sure: tuple[Rule, ...]
    open: tuple[Rule, ...]
    found: Found


class Planted(NamedTuple):
    """An element with its depth below the window, and as selectors see it."""

    depth: int
    element: Element
    seen: cssselect2.ElementWrapper


def find_conditions(named: Named, properties: re.Pattern[str]) -> set[tuple[str, ...]]:
    """The conditions under which one of the properties changes; none is always among them."""
    read = (one for _, css in named for one in read_declarations(css))
    return {(), *(one.conditions for one in read if properties.fullmatch(one.name))}


def plant(root: Element) -> list[Planted]:
    """Every element, parents first; before the page's root come the window and the body."""
    tree = ET.Element("html")
    body = ET.SubElement(tree, "body")
    outlined = [(1, Element("html")), (2, Element("body")), *_outline(root, body)]
    whole = cssselect2.ElementWrapper.from_html_root(tree).iter_subtree()
    return [Planted(depth, element, seen) for (depth, element), seen in zip(outlined, whole, strict=True)]


def _outline(root: Element, body: ET.Element) -> Iterator[tuple[int, Element]]:
    """The elements with their depths, each put below its parent as selectors see it."""
    waiting = [(3, root, body)]
    while waiting:
        depth, element, parent = waiting.pop()
        seen = ET.SubElement(parent, element.tag, dict(element.attributes))
        yield depth, element
        waiting += [(depth + 1, child, seen) for child in reversed(element.elements)]


@lru_cache(maxsize=64)
class Cascade:
    """The sheets' rules for a few properties, and what is known of elements seen so far: most are alike."""

    def __init__(self, named: Named, properties: re.Pattern[str]) -> None:
        self.rules = read_rules(named, properties)
        self._places: dict[tuple[Place | str | None, ...], Place] = {}
        self._found: dict[tuple[Rule, ...], Found] = {}

    def follow(self, planted: Iterable[Planted]) -> Iterator[tuple[Planted, Found]]:
        """Each element with the declarations that match it under any conditions."""
        places: list[Place | None] = [None]
        for one in planted:
            place = self._place(one, places[one.depth - 1])
            places[one.depth :] = [place]
            matching = tuple(rule for rule in place.open if rule.selector.test(one.seen))
            yield one, self._sort((*place.sure, *matching)) if matching else place.found

    def _place(self, one: Planted, above: Place | None) -> Place:
        key = (above, one.element.tag, *map(one.element.attributes.get, self.rules.read))
        if key not in self._places:
            rules = tuple(self.rules.that_may_match(one.element))
            sure = tuple(rule for rule in rules if rule.outward and rule.selector.test(one.seen))
            hanging = tuple(rule for rule in rules if not rule.outward)
            self._places[key] = Place(sure, hanging, self._sort(sure))
        return self._places[key]

    def _sort(self, rules: tuple[Rule, ...]) -> Found:
        if rules not in self._found:
            self._found[rules] = Found(tuple(rule.said for rule in sorted(rules, key=attrgetter("rank"))))
        return self._found[rules]
