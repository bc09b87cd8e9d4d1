"""A laid-out page uses elements, attributes and components of the vocabulary, and no others."""

from collections.abc import Iterator

from generator.content.links import is_safe_link, link_cure
from generator.diagnostics import Diagnostic, did_you_mean
from generator.pages.tree import Element
from generator.pages.vocabulary import COMPONENTS, DEEPEST, ELEMENTS, GLOBAL, LOOKS, TOO_DEEP, WIDEST


def check_vocabulary(root: Element) -> Iterator[Diagnostic]:
    """A finding for every element, attribute or class that is not in the tables, and for traps in depth and width."""
    yield from _check(root, depth=1)


def _check(element: Element, depth: int) -> Iterator[Diagnostic]:
    if depth > DEEPEST:
        yield Diagnostic("too-deep", f"elements nested more than {DEEPEST} levels deep", element.at)
        return
    if element.tag not in ELEMENTS:
        yield Diagnostic(
            "unknown-element",
            f"`<{element.tag}>` is not in the page vocabulary",
            element.at,
            TOO_DEEP.get(element.tag) or did_you_mean(element.tag, ELEMENTS),
            width=len(element.tag) + 1,
        )
        return
    yield from _check_attributes(element)
    if element.tag == "a" and not is_safe_link(element.get("href")):
        address = element.get("href")
        yield Diagnostic("bad-link", f"`{address[:80]}` cannot be linked to", element.at, link_cure(address))
    yield from _check_classes(element)
    for child in element.elements:
        yield from _check(child, depth + 1)


def _check_attributes(element: Element) -> Iterator[Diagnostic]:
    known = {*GLOBAL, *ELEMENTS[element.tag]}
    for name, value in element.attributes.items():
        if name not in known and not name.startswith("data-"):
            yield Diagnostic(
                "unknown-attribute",
                f"`{name}` is not an attribute of `<{element.tag}>` in pages",
                element.at,
                LOOKS.get(name) or did_you_mean(name, known),
            )
        if name in {"colspan", "rowspan"} and not (value.isdecimal() and 1 <= int(value) <= WIDEST):
            yield Diagnostic("bad-span", f"`{name}` must be a number from 1 to {WIDEST}", element.at)


def _check_classes(element: Element) -> Iterator[Diagnostic]:
    for name in element.classes:
        component = COMPONENTS.get(name)
        if component is None:
            yield Diagnostic(
                "unknown-component",
                f"`{name}` is not a component of the page vocabulary",
                element.at,
                did_you_mean(name, COMPONENTS),
            )
        elif element.tag not in component.on:
            allowed = " or ".join(f"<{tag}>" for tag in component.on)
            yield Diagnostic("misplaced-component", f"`{name}` goes on {allowed}, not on <{element.tag}>", element.at)
