"""Style sheets of layouts say nothing: what they print, no source proves, no signature covers and no audit reads."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from generator.checks.layout_files import read_layout_files
from generator.diagnostics import Diagnostic, Position
from generator.pages.vocabulary import SPOKEN
from generator.project import Project

TOKEN = re.compile(r"/\*.*?\*/|\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'|[;{}]|[^;{}\"'/]+|.", re.DOTALL)
ENDS = frozenset(";{}")
QUIET = re.compile(r"[\s·•:/|–—→←↑↓✓✗()\[\]“”‘’«»„…]*")
"""What a string may hold: marks between words, none that turns a figure into another one."""
NAMES = frozenset({"font-family", "font", "grid-template-areas", "grid-template", "font-feature-settings"})
"""Properties whose strings name something and are not printed."""
DRAWN = re.compile(r"(?:\b|-)(?:url|src|image|image-set|element|cross-fade|symbols)\(", re.IGNORECASE)
RULES = re.compile(r"@(?:import|counter-style|namespace)\b", re.IGNORECASE)
ATTRIBUTE = re.compile(r"attr\(\s*([^\s,)]*)", re.IGNORECASE)
READ_OUT = frozenset({*SPOKEN, "data-source"})
PAGES = re.compile(r"target-counter\(\s*attr\(href( url)?\)\s*,\s*page\s*\)", re.IGNORECASE)
"""The number of the page that a link leads to, which the print engine counts."""
COUNTED = {"counter-reset": {"0"}, "counter-increment": {"1"}, "counter-set": set[str]()}
"""Counters count from one, by one: any other number would be a figure."""
NUMBER = re.compile(r"(?<![\w-])[+-]?\d+")
CURE = "write words and figures into the content or the layout; a style sheet may print counters and spoken attributes"


@dataclass(frozen=True, slots=True)
class Declaration:
    """A piece of a style sheet up to a semicolon or a brace: as written, where it begins, and its strings."""

    words: str
    start: int
    strings: tuple[str, ...]
    opens: bool


def check_styles(project: Project) -> Iterator[Diagnostic]:
    """A finding for each declaration by which a style sheet of the project prints words, figures or pictures."""
    for name, text in read_layout_files(project, "css"):
        for one, says in find_printed(text):
            at = Position(name, text.count("\n", 0, one.start) + 1, one.start - text.rfind("\n", 0, one.start))
            yield Diagnostic("style-says", f"the style sheet prints `{says}`", at, CURE, width=len(one.words))


@lru_cache(maxsize=128)
def find_printed(text: str) -> tuple[tuple[Declaration, str], ...]:
    """The declarations of a style sheet that print, and what; a project that is read again has mostly the same."""
    return tuple((one, says) for one in read_declarations(text) if (says := find_words(one)))


def read_declarations(text: str) -> Iterator[Declaration]:
    """The declarations of a style sheet and the beginnings of its rules, in order, without comments."""
    words, start, strings = "", 0, list[str]()
    for token in (*TOKEN.finditer(text), None):
        said = token.group() if token else ";"
        if said in ENDS:
            if words.strip():
                yield Declaration(words.strip(), start, tuple(strings), opens=said == "{")
            words, strings = "", []
        elif not said.startswith("/*"):
            if not words.strip() and token:
                start = token.start() + len(said) - len(said.lstrip())
            words += said
            strings += [said] if said[0] in "\"'" else []


def find_words(one: Declaration) -> str:
    """What the declaration prints, or may print; nothing if it only sets how things look."""
    if RULES.match(one.words):
        return one.words
    if one.opens:
        return ""
    name, _, value = one.words.partition(":")
    bare = one.words
    for string in one.strings:
        bare = bare.replace(string, " ")
    name = name.strip().lower()
    loud = [] if name in NAMES else [text for text in one.strings if not QUIET.fullmatch(text[1:-1])]
    steps = [step for step in NUMBER.findall(value) if step not in COUNTED[name]] if name in COUNTED else []
    hidden = [part for part in ATTRIBUTE.findall(PAGES.sub("", value)) if part not in READ_OUT]
    strange = DRAWN.findall(bare) or ["\\"] * ("\\" in bare)
    return next(iter((*loud, *steps, *hidden, *(one.words for _ in strange))), "")
