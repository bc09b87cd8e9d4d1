"""Sentences that follow the cells they cite: what a chart finds, as a formula that puts it together."""

import re
from collections.abc import Iterator, Mapping

from generator.pages.tree import Element, Node

CITED = re.compile(r"calc:[^.]+\.(\w+)$")
NUMBER = re.compile(r"(?P<before>\D*)\d[\d,]*(?:\.(?P<decimals>\d+))?(?P<percent>\s?%)?$")


def find_live(element: Element) -> Element | None:
    """The element itself if its layout says that its words follow what they cite; else nothing."""
    return element if element.get("data-live") else None


def live_formula(sentence: Element, names: Mapping[str, Element]) -> str:
    """The sentence as a formula over the named cells that it cites; empty if one of its figures is of no cell, or is
    written in a way that no formula repeats, such as `$300K`.

    `FIXED` writes a number as the reader's own program does, in any language; the codes of `TEXT` do not.
    """
    parts = list(_parts(sentence.children, names))
    if None in parts or not any(sentence.find("citation")):
        return ""
    return "=" + "&".join(part for part in parts if part)


def _parts(nodes: tuple[Node, ...], names: Mapping[str, Element]) -> Iterator[str | None]:
    for node in nodes:
        if isinstance(node, str):
            yield _quote(node)
        elif node.has("citation"):
            yield _figure(node, names)
        else:
            yield from _parts(node.children, names)


def _figure(cited: Element, names: Mapping[str, Element]) -> str | None:
    """The cited cell as the sentence writes it: its sign before it, its decimals, its percent sign."""
    found, form = CITED.fullmatch(cited.get("value")), NUMBER.fullmatch(cited.text.strip())
    if found is None or form is None or found[1].lower() not in names:
        return None
    name, places = found[1], len(form["decimals"] or "")
    number = f"FIXED({name}{'*100' if form['percent'] else ''},{places})"
    return "&".join(part for part in (_quote(form["before"]), number, _quote(form["percent"] or "")) if part)


def _quote(words: str) -> str:
    doubled = words.replace('"', '""')
    return f'"{doubled}"' if words else ""
