"""The cascade for a few properties: what each element of a page takes from its style sheets."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from xml.etree import ElementTree as ET

import cssselect2
import tinycss2

from generator.layout.style_tokens import Declaration, read_declarations
from generator.pages.tree import Element

NAME = re.compile(r"[a-zA-Z_][\w.-]*")
PART = re.compile(r"::?(first-letter|first-line)\b")
"""The beginnings of words that a sheet can give looks of their own."""
Named = tuple[tuple[str, str], ...]
"""Style sheets by name, in order."""
Found = tuple[tuple[str, Declaration], ...]
"""Declarations that match an element, each with the name of its sheet; the later wins."""


def find_conditions(named: Named, properties: re.Pattern[str]) -> set[tuple[str, ...]]:
    """The conditions under which one of the properties changes; none is always among them."""
    read = (one for _, css in named for one in read_declarations(css) if properties.fullmatch(one.name))
    return {(), *(_conditions(one, part) for one in read for part in ("", *PART.findall(one.selector)))}


@lru_cache(maxsize=64)
def _matcher(named: Named, properties: re.Pattern[str]) -> cssselect2.Matcher:
    matcher = cssselect2.Matcher()
    for name, css in named:
        for one in read_declarations(css):
            if properties.fullmatch(one.name):
                _add(matcher, name, one)
    return matcher


def _conditions(one: Declaration, part: str) -> tuple[str, ...]:
    """The conditions of a declaration; that it holds for a part of the words only is one more."""
    return (*one.conditions, f"::{part}") if part else one.conditions


def _add(matcher: cssselect2.Matcher, name: str, one: Declaration) -> None:
    prelude = tinycss2.parse_component_value_list(re.sub(r"\s*&", "", one.selector) or ":root")
    try:
        selectors = cssselect2.compile_selector_list(prelude)
    except cssselect2.SelectorError:  # one that only browsers know matches nothing here
        return
    for selector in selectors:
        part = selector.pseudo_element or ""
        if part in {"", "first-letter", "first-line"}:
            selector.pseudo_element = None  # the part stands for its element, under a condition of its own
            matcher.add_selector(selector, (name, replace(one, conditions=_conditions(one, part)) if part else one))


def cascade(root: Element, named: Named, properties: re.Pattern[str]) -> Iterator[tuple[int, Element, Found]]:
    """Every element, parents first, with its depth and the declarations that match it under any conditions.

    Before the page's root come the window and the body.
    """
    tree = ET.Element("html")
    body = ET.SubElement(tree, "body")
    planted = [(1, Element("html"), tree), (2, Element("body"), body), *_plant(root, body, depth=3)]
    matcher = _matcher(named, properties)
    whole = cssselect2.ElementWrapper.from_html_root(tree).iter_subtree()
    for (depth, element, _), wrapped in zip(planted, whole, strict=True):
        found = sorted(matcher.match(wrapped), key=lambda match: (match[3][1].important, *match[:2]))
        yield depth, element, tuple(match[3] for match in found)


def _plant(element: Element, parent: ET.Element, depth: int) -> Iterator[tuple[int, Element, ET.Element]]:
    attributes = {name: value for name, value in element.attributes.items() if NAME.fullmatch(name)}
    planted = ET.SubElement(parent, element.tag, attributes)
    yield depth, element, planted
    for child in element.elements:
        yield from _plant(child, planted, depth + 1)
