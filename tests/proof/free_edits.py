"""Edits that no source can prove or disprove: where they stand, and why they are their author's own choice."""

import re
from collections.abc import Iterator
from functools import lru_cache

import yaml

from tests.tools import REPOSITORY

NAME = "a name that files use among themselves; it prints nothing"
VERSION = "the version that its author counts, and its day if it has come"
ENTRY = "a bound, a choice or a length of what people may enter"
GIVEN = "an example's own figure, which people change; a page that prints it cites it"
METHOD = "how its author calculates; whoever signs the document signs its formulas"
NOTE = "a note for our own people, which no page for customers may print"
QUOTED = "a quotation of what was said before; whoever cites it gets a finding"
PLAN = "the day or the length of a step, which whoever signs the document signs"
ASKS = "the label of what people enter, which no source states; it asks, and says nothing"
WEAKER = "a bound that holds wherever that of the source does: what is stated is less still"
COMMENT = "a comment of the file; it prints nothing"
BLANK = "words around a blank that somebody fills in"
OURS = "a word beside no figure, which only our own people read"
DIGEST = "a digest that the engine writes; it prints nothing, and another one calls the translation out of date"
UNPRINTED = "a fact or a claim that no document prints: no word of any has changed"
SIGNED = frozenset({GIVEN, METHOD, PLAN})
"""What is free only if the signatures under its document fall with it."""
FREE = (
    (r"content/.*", r".*:key|(?:.*\.)?id", NAME),
    (r"content/.*", r"control\.(?:version|date)", VERSION),
    (r"content/.*", r".*\.(?:least|most|step|choices|lines|longest|decimals|blank_rows)", ENTRY),
    (r"content/(?:calculators|workbooks)/.*", r"model\.(?:inputs|assumptions)\.\w+\.value", GIVEN),
    (r"content/(?:forms|plans|sheets)/.*", r"model\.tables\.\w+\.rows\..*", GIVEN),
    (r"content/(?:calculators|workbooks)/.*", r"model\.(?:scenarios\.\w+\.inputs|tables\.\w+\.rows)\..*", GIVEN),
    (r"content/(?:calculators|workbooks|(?:customer-)?forms|plans|sheets)/.*", r"model\..*\.(?:formula|alert)", METHOD),
    (r"content/claims/.*", r"[\w-]+\.note", NOTE),
    (r"content/claims/.*", r"[\w-]+\.(?:subject|measure)", NOTE),
    (r"content/facts/.*", r"(?:.*\.)?note", NOTE),
    (r"content/claims/retired\.yaml", r"[\w-]+\.(?:statement|value|population|uses|formula).*", QUOTED),
    (r"content/email-sequences/.*", r"steps\.day", PLAN),
    (r"content/guides/.*", r".*\.wide", PLAN),
    (r"content/.*", r"translates\..*", DIGEST),
    (r"content/(?:meetings|plans|scripts)/.*", r".*\.(?:minutes|quiet)", PLAN),
)
"""File, place in it, and why an edit there is free."""
MARKUP = re.compile(r"<[^>]*>|\{[{%#].*?[}%#]\}", re.DOTALL)


ASKED = re.compile(r"[^.!:?\[\]]*\?")
"""The rest of a sentence that asks."""


TRAILING = re.compile(r"(?:[^\"']|\"[^\"]*\"|'[^']*')*?\s#\s")
"""What stands before a comment at the end of a line of YAML."""
SENTENCE = re.compile(r"[.!?;:](?=\s|$)")
FIGURES = re.compile(r"\d|\]\(")
WORDS = frozenset({"period", "unit", "segment"})
"""Kinds of change that touch a word, and no number."""
FILLED_IN = re.compile(r"_{3,}|to_supply:")
INPUT = re.compile(r"model\.inputs\.(\w+)\.label")


def reason(file: str, text: str, line: int, column: int, kind: str = "") -> str:
    """Why an edit at this place of a file is free; empty if it is not."""
    row = text.splitlines()[line]
    if file.endswith(".html"):
        place = sum(len(one) + 1 for one in text.splitlines()[:line]) + column
        inside = any(match.start() < place < match.end() for match in MARKUP.finditer(text))
        return "an attribute or a condition of a layout; it prints nothing" if inside else ""
    if ASKED.match(row, column):
        return "a question: it asks for a figure, and states none"
    comment = TRAILING.match(row)
    if comment and comment.end() <= column:
        return COMMENT
    at = find_place(text, line, column)
    fits = (why for files, places, why in FREE if re.fullmatch(files, file) and re.fullmatch(places, at))
    found = next(fits, "")
    return found or _words_alone(file, text, line, column, kind, at)


def _words_alone(file: str, text: str, line: int, column: int, kind: str, place: str) -> str:
    """Why a word is free that stands beside no figure: nobody outside reads it, or its figure is not there yet."""
    asked = INPUT.fullmatch(place)
    if asked and "from" not in (yaml.load(text, yaml.CSafeLoader)["model"]["inputs"][asked[1]] or {}):
        return ASKS
    rows = text.splitlines()
    said = rows[line][max((one.end() for one in SENTENCE.finditer(rows[line][:column])), default=0) :]
    said = SENTENCE.split(said)[0]
    if kind not in WORDS or FIGURES.search(said):
        return ""
    if FILLED_IN.search(said) or (rows[line].lstrip().startswith("- what:") and FILLED_IN.search(rows[line + 1])):
        return BLANK
    return OURS if file.split("/")[1] in _internal() else ""


@lru_cache(maxsize=1)
def _internal() -> frozenset[str]:
    """The kinds that only our own people read, as the company's policy has them."""
    policy = yaml.load((REPOSITORY / "content/facts/audiences.yaml").read_bytes(), yaml.CSafeLoader)
    return frozenset(policy["internal"])


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
