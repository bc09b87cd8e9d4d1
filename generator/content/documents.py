"""Documents: sources that are valid for their kind, with every reference to a fact or a file resolved."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from generator.content.facts import Facts
from generator.content.kinds import Kind, View
from generator.content.language_codes import check_language, speaks
from generator.content.overlays import check_age, check_overlay, find_source_file, lay_over, overlaid
from generator.content.schemas import Leaf, leaves
from generator.content.sources import Source, Steps, read_source
from generator.content.split_lists import check_lists
from generator.content.validation import validate
from generator.diagnostics import Diagnostic, Position, Problem, did_you_mean
from generator.project import SUFFIXES, Project

PICTURES = (".svg", ".png", ".jpg", ".jpeg", ".webp")
NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST_NAME = 60  # characters; an artifact adds its view, its entry and its ending
RESERVED = re.compile(r"con|prn|aux|nul|(com|lpt)[0-9]")  # names of devices on Windows, whatever the ending


def cure_for_name(name: str) -> str:
    """What to do about a document's name that makes no good file names on every system; nothing if it does."""
    if RESERVED.fullmatch(name):
        return f"choose another name: Windows keeps `{name}` for a device"
    if not NAME.fullmatch(name) or len(name) > LONGEST_NAME:
        return f"use small letters, digits and hyphens, at most {LONGEST_NAME} characters"
    return ""


@dataclass(frozen=True)
class Document:
    """A valid document. `key` is `<kind>/<name>`; `data` is as the schema shapes it."""

    kind: Kind
    name: str
    source: Source
    data: Mapping[str, Any]

    @property
    def key(self) -> str:
        return f"{self.kind.name}/{self.name}"

    @property
    def language(self) -> str:
        """The language that the document names, such as `de-DE`; empty for that of the brand."""
        data: Any = self.data  # which is no mapping where a file is all wrong
        return str(data.get("language", "")) if isinstance(data, Mapping) else ""

    @cached_property
    def leaves(self) -> tuple[Leaf, ...]:
        """Every value that is neither list nor mapping, with its steps and its schema; asked for many times."""
        return tuple(leaves(self.data, self.kind.schema))

    def find_words(self, words: str) -> Position | None:
        """Where the first field that holds the words has them; nothing if no field does."""
        found = (steps for steps, value, _ in self.leaves if isinstance(value, str) and words in value)
        return next((self.source.locate(steps, words) for steps in found), None)

    def texts(self) -> Iterator[tuple[Steps, str, str]]:
        """Every Markdown text: its steps, the text, and whether it is a `line` or `prose`."""
        for steps, value, node in self.leaves:
            if isinstance(value, str) and "x-text" in node:
                yield steps, value, node["x-text"]


def read_documents(kind: Kind, facts: Facts, project: Project) -> tuple[list[Document], list[Diagnostic]]:
    """Every document of a kind; those with errors are left out and their findings returned."""
    documents, findings = [], []
    for path in project.find_files(project.content / kind.name, "*"):
        folder = path.is_dir() and path.suffix not in SUFFIXES
        if path.name.startswith(".") or folder or path.suffix in PICTURES:
            continue
        document, found = read_document(path, kind, facts, project)
        findings += found
        documents += [document] if document else []
    return documents, findings + twins(documents)


def read_document(path: Path, kind: Kind, facts: Facts, project: Project) -> tuple[Document | None, list[Diagnostic]]:
    """One document, or `None` with the reasons."""
    at = Position(project.name(path))
    if path.suffix not in SUFFIXES:
        return None, [
            Diagnostic("not-content", f"`{path.name}` is not a content file", at, "content files end in .yaml or .md")
        ]
    translated = overlaid(path)
    cure = cure_for_name(translated[0] if translated else path.stem)
    if cure:
        message = f"`{path.name}` cannot name artifacts on every system"
        return None, [Diagnostic("bad-file-name", message, at, cure)]
    try:
        source, doubts = read_whole(path, kind, project)
    except Problem as problem:
        return None, list(problem.diagnostics)
    data, findings = validate(source, kind.schema, kind.name)
    findings += check_language(str(data.get("language", "")), source.value_position(("language",)))
    wrong = {found.at for found in findings}
    findings += [found for found in references(source, data, kind, facts, project) if found.at not in wrong]
    if source.under:  # what is wrong below is said there
        findings = [found for found in findings if found.at and found.at.file == source.file] or findings
    doubts += check_lists(source, data, kind.schema) if not findings else []
    return (None if findings else Document(kind, path.stem, source, data)), findings + doubts


def read_whole(path: Path, kind: Kind, project: Project) -> tuple[Source, list[Diagnostic]]:
    """The source of a document, a translation laid over what it translates; with what is out of date."""
    source, translated = read_source(path, project), overlaid(path)
    if translated is None:
        return source, []
    name, language = translated
    below = find_source_file(path, project)
    if below is None:
        message = f"there is no document `{name}` that `{path.name}` could translate"
        known = [key.partition("/")[2] for key in project.document_keys(kind.name) if "." not in key]
        raise Problem(Diagnostic("no-original", message, Position(source.file), did_you_mean(name, known)))
    under = read_source(below, project)
    findings = check_overlay(source, under)
    said = source.data.get("language", language)
    if not isinstance(said, str) or not speaks(said, language):
        message, at = f"`{path.name}` is named for `{language}`", source.value_position(("language",))
        findings.append(Diagnostic("other-language", message, at, f"write `language: {language}`, or rename the file"))
    if findings:
        raise Problem(*findings)
    return lay_over(source, under, language), list(check_age(source, under, f"{kind.name}/{path.stem}"))


def views_of(document: Document) -> tuple[View, ...]:
    """The views that have a page of the document: one that prints a list makes none where the list is left out."""
    return tuple(view for view in document.kind.views if view.each is None or _holds(document.data, view.each))


def _holds(data: Any, path: str) -> bool:
    for name in path.split("."):
        data = data.get(name) if isinstance(data, Mapping) else None
    return bool(data)


def references(source: Source, data: Any, kind: Kind, facts: Facts, project: Project) -> list[Diagnostic]:
    """Findings for names of facts and files that do not exist."""
    findings, folder = [], project.content / kind.name
    for steps, value, node in leaves(data, kind.schema):
        known = facts.names(node["x-reference"]) if "x-reference" in node else ()
        if "x-reference" in node and isinstance(value, str) and value not in known:
            what = node["x-reference"].rpartition(".")[2].removesuffix("s")
            findings.append(
                Diagnostic(
                    f"unknown-{what}",
                    f"there is no {what} `{value}`",
                    source.value_position(steps),
                    facts.cure(node["x-reference"], value),
                    width=len(value),
                )
            )
        if "x-file" in node and isinstance(value, str) and not project.holds(folder / value):
            files = [p.name for p in project.find_files(folder, "*") if p.suffix in PICTURES]
            findings.append(
                Diagnostic(
                    "missing-picture",
                    f"there is no file `{value}` in `content/{kind.name}`",
                    source.value_position(steps),
                    did_you_mean(value, files) or "put the picture there, or correct the name",
                    width=len(value),
                )
            )
    return findings


def twins(documents: list[Document]) -> list[Diagnostic]:
    """Two files whose artifacts would have the same name."""
    seen: dict[str, Document] = {}
    findings = []
    for document in documents:
        first = seen.setdefault(document.name, document)
        if first is not document:
            findings.append(
                Diagnostic(
                    "same-name",
                    f"`{first.source.file}` already makes the artifacts of `{document.key}`",
                    Position(document.source.file),
                    "rename one of the two files",
                )
            )
    return findings
