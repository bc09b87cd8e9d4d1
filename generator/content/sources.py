"""Content files as read: their data, Markdown body, and the place of every key and value."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from generator.content.disguise import find_disguise, report_disguise
from generator.content.guard import FORBIDDEN, decode, guard_events, report_character
from generator.content.soft_hyphens import find_breaks, take_out
from generator.content.yaml_losses import find_comment, find_split, report_comment, report_split
from generator.diagnostics import Diagnostic, Position, Problem
from generator.project import Project

Steps = tuple[str | int, ...]
"""The way to a value: ("pains", 0, "title")."""


class Plain(str):
    """A scalar written without quotes: the schema may ask for it to be a number or true/false."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands: its key (for a list's entry, the entry), its first character, and its last line."""

    key: Position
    value: Position
    last_line: int


@dataclass(frozen=True, slots=True)
class Source:
    """One content file. `data` holds text, lists and mappings only; `lines` is the file as written. What a translation
    takes from the file `under` it has its place there."""

    file: str
    data: dict[str, Any]
    places: Mapping[Steps, Place] = field(repr=False)
    lines: tuple[str, ...] = field(repr=False)
    digest: str = ""
    under: "Source | None" = field(default=None, repr=False)
    breaks: Mapping[str, str] = field(default_factory=dict, repr=False)
    """Words that somebody typed with soft hyphens, whole, each with the word as typed; `data` has them whole."""

    def position(self, steps: Steps) -> Position:
        """The key at `steps`, or the nearest one above it that the file has."""
        if below := self._below(steps):
            return below.position(steps)
        while steps and steps not in self.places:
            steps = steps[:-1]
        place = self.places.get(steps)
        return place.key if place else Position(self.file)

    def value_position(self, steps: Steps) -> Position:
        """The first character of the value at `steps`."""
        if below := self._below(steps):
            return below.value_position(steps)
        return self.places[steps].value if steps in self.places else self.position(steps)

    def _below(self, steps: Steps) -> "Source | None":
        """The file under this one, if only that has the value."""
        return self.under if self.under and steps not in self.places and steps in self.under.places else None

    def lines_of(self, steps: Steps) -> list[tuple[Position, str]]:
        """The lines of the value at `steps` from its first character on, each with its place."""
        if below := self._below(steps):
            return below.lines_of(steps)
        place = self.places.get(steps)
        if place is None:
            return []
        first = place.value
        numbers = range(first.line, min(place.last_line, len(self.lines)) + 1)
        starts = [(n, first.column if n == first.line else 1) for n in numbers]
        return [(Position(self.file, n, column), self.lines[n - 1][column - 1 :]) for n, column in starts]

    def locate(self, steps: Steps, words: str, nth: int = 0) -> Position:
        """The nth place of `words` as written within the value at `steps`; the value itself if it is not found."""
        for at, line in self.lines_of(steps):
            start = 0
            while (found := line.find(words, start)) >= 0:
                if nth == 0:
                    return replace(at, column=at.column + found)
                nth, start = nth - 1, found + len(words)
        return self.value_position(steps)


def read_source(path: Path, project: Project) -> Source:
    """Read a `.yaml` file, or a `.md` file with YAML between `---` lines; raises `Problem` with every position."""
    return read_bytes(project.name(path), project.read(path))


@lru_cache(maxsize=1_000)
def read_bytes(file: str, raw: bytes) -> Source:
    """The source that these bytes are; a file that did not change is not parsed again."""
    text = decode(raw, file, soft_hyphens=True)
    head, body, body_line = split(text, file) if file.endswith(".md") else (text, None, 0)
    first_line = 2 if body is not None else 1
    guard_events(head, file, first_line)
    source = build(head, file, first_line)
    data, places, breaks = source.data, dict(source.places), source.breaks
    if body is not None:
        data["body"] = take_out(body)
        breaks = {**breaks, **find_breaks(body)}
        places["body",] = Place(Position(file, body_line), Position(file, body_line), text.count("\n") + 1)
    lines = tuple(text.split("\n"))
    return Source(file, data, places, lines, hashlib.sha256(raw).hexdigest(), breaks=breaks)


def split(text: str, file: str) -> tuple[str, str, int]:
    """The YAML head and the Markdown body of a `.md` file, and the line on which the body starts."""
    head, mark, body = text.removeprefix("---\n").partition("\n---\n")
    if not text.startswith("---\n") or not mark:
        raise Problem(
            Diagnostic(
                "no-front-matter",
                "a Markdown content file starts with its fields between `---` lines",
                Position(file),
                "write `---`, the fields, `---`, then the text",
            )
        )
    return head, body, head.count("\n") + 4


def build(text: str, file: str, first_line: int) -> Source:
    """Compose the YAML nodes and construct data and places from them."""
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    if not isinstance(root, MappingNode):
        raise Problem(
            Diagnostic(
                "not-a-mapping",
                "a content file is a list of `field: value` lines" + ("" if root else ", and here is none"),
                Position(file, first_line),
                "start with a field, for example `title: …`",
            )
        )
    construction = Construction(text, file, first_line)
    data = construction.value(root, (), construction.at(root))
    if construction.findings:
        raise Problem(*construction.findings)
    return Source(file, data, construction.places, (), breaks=construction.breaks)


class Construction:
    """Builds data from nodes, remembering every place and collecting duplicate keys and forbidden characters."""

    def __init__(self, text: str, file: str, first_line: int) -> None:
        self.file, self.first_line, self.lines = file, first_line, text.split("\n")
        self.places: dict[Steps, Place] = {}
        self.findings: list[Diagnostic] = []
        self.breaks: dict[str, str] = {}

    def at(self, node: Node) -> Position:
        return Position(self.file, node.start_mark.line + self.first_line, node.start_mark.column + 1)

    def value(self, node: Node, steps: Steps, key: Position) -> Any:
        last = node.end_mark.line + self.first_line - (1 if node.end_mark.column == 0 else 0)
        self.places[steps] = Place(key, self.at(node), max(last, node.start_mark.line + self.first_line))
        if part := find_split(node):
            self.findings.append(report_split(part, self.at(part)))
        if isinstance(node, MappingNode):
            return self.mapping(node, steps)
        if isinstance(node, SequenceNode):
            return [self.value(child, (*steps, n), self.at(child)) for n, child in enumerate(node.value)]
        assert isinstance(node, ScalarNode)
        if cut := find_comment(node, self.lines):
            at = Position(self.file, cut[0] + self.first_line, cut[1] + 1)
            self.findings.append(report_comment(self.lines[cut[0]][cut[1] :], at))
        return self.scalar(node)

    def mapping(self, node: MappingNode, steps: Steps) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for key, child in node.value:
            if not isinstance(key, ScalarNode):
                self.findings.append(
                    Diagnostic(
                        "yaml-syntax",
                        "a field's name is a word",
                        self.at(key),
                        "put a value that contains brackets or braces in quotes",
                    )
                )
                continue
            name = str(self.scalar(key) or "")
            if name in data:
                self.findings.append(self.duplicate(name, key, (*steps, name)))
            data[name] = self.value(child, (*steps, name), self.at(key))
        return data

    def duplicate(self, name: str, key: Node, steps: Steps) -> Diagnostic:
        first = self.places[steps].key.line
        return Diagnostic(
            "duplicate-field",
            f"`{name}` is written twice: first on line {first}, again here",
            self.at(key),
            "keep one of the two",
            width=len(name),
        )

    def scalar(self, node: ScalarNode) -> str | None:
        found = FORBIDDEN.search(node.value)
        if found:  # the text as written had none, so a backslash made it
            cure = "delete its escape, which starts with a backslash"
            self.findings.append(report_character(found.group(), self.at(node), cure))
        elif disguised := find_disguise(node.value, soft_hyphens=True):
            self.findings.append(report_disguise(disguised[1], self.at(node)))
        self.breaks |= find_breaks(node.value)
        text = take_out(node.value)
        if node.style:  # quoted, or a block of text
            return text
        return None if text in {"", "~", "null"} else Plain(text)
