"""Typographic marks: curly quotes, real dashes and ellipses, and no line break between a figure and its unit."""

import re
from dataclasses import replace

from generator.pages.tree import Element

OPENS = frozenset(" \t\n([{—–-/\u00a0")
MARKS = (
    (re.compile(r"\.\.\."), "…"),
    (re.compile(r"(?<=\s)--(?=\s)"), "–"),
    (re.compile(r"(?<=\d) (?=(?:ms|s|h|K|M|kg|GB|MB|percent|million|billion)\b)"), "\u00a0"),
    (re.compile(r"(?<=\d) (?=%)"), "\u00a0"),
    (re.compile(r"\b(SOC|Section|Week|Day|Month|Step|Page) (?=\d)"), "\\1\u00a0"),
)
VERBATIM = frozenset({"code"})


def typeset(element: Element, language: str) -> Element:
    """The element with its texts set as a typographer would; quotes only where the language is English."""
    return _Typesetter(english=language.startswith("en")).element(element)


class _Typesetter:
    """Walks a tree in reading order, remembering the last character: a quote opens or closes by what is before it."""

    def __init__(self, *, english: bool) -> None:
        self.english, self.before = english, " "

    def element(self, element: Element) -> Element:
        if element.tag in VERBATIM:
            self.before = "x"
            return element
        if element.tag not in {"a", "data", "em", "strong", "span", "sub", "sup"}:
            self.before = " "
        children = tuple(self.text(c) if isinstance(c, str) else self.element(c) for c in element.children)
        return replace(element, children=children)

    def text(self, text: str) -> str:
        for pattern, mark in MARKS:
            text = pattern.sub(mark, text)
        return "".join(map(self.character, text))

    def character(self, character: str) -> str:
        opening = self.before in OPENS
        self.before = character
        if self.english and character == '"':
            return "“" if opening else "”"
        if self.english and character == "'":
            return "‘" if opening else "’"
        return character
