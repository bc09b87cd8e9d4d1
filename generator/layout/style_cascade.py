"""The cascade for a few properties: what each element of a page takes from its style sheets."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from operator import attrgetter
from typing import NamedTuple
from xml.etree import ElementTree as ET

import cssselect2

from generator.layout.style_rules import PART, Named, Rule, find_conditions_of, read_rules
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
    """An element with its depth below the window, and whether it is the first and the last of its siblings."""

    depth: int
    element: Element
    first: bool = True
    last: bool = True


def find_conditions(named: Named, properties: re.Pattern[str]) -> set[tuple[str, ...]]:
    """The conditions under which one of the properties changes; none is always among them."""
    read = (one for _, css in named for one in read_declarations(css) if properties.fullmatch(one.name))
    return {(), *(find_conditions_of(one, part) for one in read for part in ("", *PART.findall(one.selector)))}


class Grove:
    """Every element of a page, parents first; before the page's root come the window and the body."""

    def __init__(self, root: Element) -> None:
        self.planted = [Planted(1, Element("html")), Planted(2, Element("body")), *_plant(Planted(3, root))]

    @cached_property
    def names(self) -> frozenset[str]:
        """What its elements are called, `#id`, `.class` and tag; the empty name stands for any."""
        elements = [one.element for one in self.planted]
        ids = {f"#{name}" for one in elements if (name := one.get("id"))}
        tags = {one.tag for one in elements}
        return frozenset({"", *ids, *tags, *(f".{name}" for one in elements for name in one.classes)})

    @cached_property
    def seen(self) -> list[cssselect2.ElementWrapper]:
        """The same elements as selectors see them; they are seldom looked at, as most are alike."""
        above = [ET.Element("")]
        for one in self.planted:
            attributes = dict(one.element.attributes)
            above[one.depth :] = [ET.SubElement(above[one.depth - 1], one.element.tag, attributes)]
        return list(cssselect2.ElementWrapper.from_html_root(above[1]).iter_subtree())


def _plant(root: Planted) -> Iterator[Planted]:
    waiting = [root]
    while waiting:
        one = waiting.pop()
        yield one
        below, final = one.element.elements, len(one.element.elements) - 1
        waiting += [Planted(one.depth + 1, below[n], n == 0, n == final) for n in range(final, -1, -1)]


@lru_cache(maxsize=64)
class Cascade:
    """The sheets' rules for a few properties, and what is known of elements seen so far: most are alike."""

    def __init__(self, named: Named, properties: re.Pattern[str]) -> None:
        self.rules = read_rules(named, properties)
        self._places: dict[tuple[Place | str | bool | None, ...], Place] = {}
        self._found: dict[tuple[Rule, ...], Found] = {}

    def follow(self, grove: Grove) -> Iterator[tuple[Planted, Found]]:
        """Each element with the declarations that match it under any conditions."""
        places: list[Place | None] = [None]
        for n, one in enumerate(grove.planted):
            key = (places[one.depth - 1], one.first, one.last, one.element.tag, *self.rules.traits(one.element))
            place = self._places.get(key) or self._places.setdefault(key, self._look(one.element, grove, n))
            places[one.depth :] = [place]
            matching = tuple([rule for rule in place.open if rule.selector.test(grove.seen[n])]) if place.open else ()
            yield one, self._sort((*place.sure, *matching)) if matching else place.found

    def _look(self, element: Element, grove: Grove, n: int) -> Place:
        rules = tuple(self.rules.that_may_match(element))
        sure = tuple(rule for rule in rules if rule.outward and rule.selector.test(grove.seen[n]))
        hanging = (rule for rule in rules if not rule.outward)
        may = tuple(rule for rule in hanging if rule.wider is None or rule.wider.test(grove.seen[n]))
        return Place(sure, may, self._sort(sure))

    def _sort(self, rules: tuple[Rule, ...]) -> Found:
        if rules not in self._found:
            self._found[rules] = Found(tuple(rule.said for rule in sorted(rules, key=attrgetter("rank"))))
        return self._found[rules]
