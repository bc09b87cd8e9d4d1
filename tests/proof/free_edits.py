"""Edits that no source can prove or disprove: where they stand, and why they are their author's own choice."""

import re
from collections.abc import Iterator
from functools import lru_cache

import yaml

NAME = "a name that files use among themselves; it prints nothing"
VERSION = "the version that its author counts, and its day if it has come"
ENTRY = "a bound, a choice or a length of what people may enter"
GIVEN = "an example's own figure, which people change; a page that prints it cites it"
METHOD = "how its author calculates; whoever signs the document signs its formulas"
NOTE = "a note for our own people, which no page for customers may print"
QUOTED = "a quotation of what was said before; whoever cites it gets a finding"
PLAN = "the day of a step in a plan, which whoever signs the document signs"
UNPRINTED = "a fact or a claim that no document prints: no word of any has changed"
SIGNED = frozenset({GIVEN, METHOD, PLAN})
"""What is free only if the signatures under its document fall with it."""
FREE = (
    (r"content/.*", r".*:key|(?:.*\.)?id", NAME),
    (r"content/.*", r"control\.(?:version|date)", VERSION),
    (r"content/.*", r".*\.(?:least|most|step|choices|lines|longest|decimals|blank_rows)", ENTRY),
    (r"content/(?:calculators|workbooks)/.*", r"model\.(?:inputs|assumptions)\.\w+\.value", GIVEN),
    (r"content/(?:calculators|workbooks)/.*", r"model\.(?:scenarios\.\w+\.inputs|tables\.\w+\.rows)\..*", GIVEN),
    (r"content/(?:calculators|workbooks)/.*", r"model\..*\.(?:formula|alert)", METHOD),
    (r"content/claims/.*", r"[\w-]+\.note", NOTE),
    (r"content/claims/.*", r"[\w-]+\.(?:subject|measure)", NOTE),
    (r"content/facts/.*", r"(?:.*\.)?note", NOTE),
    (r"content/claims/retired\.yaml", r"[\w-]+\.(?:statement|value|population|uses|formula).*", QUOTED),
    (r"content/email-sequences/.*", r"steps\.day", PLAN),
)
"""File, place in it, and why an edit there is free."""
MARKUP = re.compile(r"<[^>]*>|\{[{%#].*?[}%#]\}")


ASKED = re.compile(r"[^.!:?\[\]]*\?")
"""The rest of a sentence that asks."""


def reason(file: str, text: str, line: int, column: int) -> str:
    """Why an edit at this place of a file is free; empty if it is not."""
    if file.endswith(".html"):
        spans = (match.span() for match in MARKUP.finditer(text.splitlines()[line]))
        inside = any(start < column < end for start, end in spans)
        return "an attribute or a condition of a layout; it prints nothing" if inside else ""
    if ASKED.match(text.splitlines()[line], column):
        return "a question: it asks for a figure, and states none"
    place = find_place(text, line, column)
    return next((why for files, places, why in FREE if re.fullmatch(files, file) and re.fullmatch(places, place)), "")


def find_place(text: str, line: int, column: int) -> str:
    """The fields that lead to a place of a YAML file: `model.inputs.people.most`; a name itself ends in `:key`."""
    spans = (path for start, end, path in _places(text) if start <= (line, column) < end)
    return next(spans, "")


@lru_cache(maxsize=64)
def _places(text: str) -> list[tuple[tuple[int, int], tuple[int, int], str]]:
    return list(_walk(yaml.compose(text, Loader=yaml.CSafeLoader), ""))


def _walk(node: yaml.Node | None, path: str) -> Iterator[tuple[tuple[int, int], tuple[int, int], str]]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            inner = f"{path}.{key.value}".lstrip(".")
            yield from _walk(key, f"{inner}:key")
            yield from _walk(value, inner)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from _walk(value, path)
    elif node is not None:
        yield (node.start_mark.line, node.start_mark.column), (node.end_mark.line, node.end_mark.column), path
