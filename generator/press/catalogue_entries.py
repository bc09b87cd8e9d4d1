"""Entries of the catalogue: the documents of a build, each with its files as people look for them."""

import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import PurePosixPath

from generator.content.documents import views_of
from generator.content.formats import Format
from generator.content.kinds import INTERNAL
from generator.layout.artifact_names import name_artifact
from generator.pages.workspace import Workspace
from generator.press.manifest import Artifact


@dataclass(frozen=True, slots=True)
class Entry:
    """One document of the build: its key, the title of its main page, and its files as people look for them; `stem`
    is what the names of its files begin with, `audience` who may read it."""

    key: str
    title: str
    stem: str
    segment: str
    audience: str
    files: tuple[Artifact, ...]
    language: str = ""
    """The language that the document names, if it is not that of the company: `de-DE`."""
    use: str = ""
    """When to use it, if it is one edition of a document; that of the document stands at its stage of the sale."""
    withdrawn: str = ""
    """Why it must not be shown any more, if somebody has withdrawn it."""

    @property
    def kind(self) -> str:
        return self.key.partition("/")[0]

    @property
    def views(self) -> Iterator[tuple[str, list[Artifact]]]:
        """The files of each view, the main one first under no name: `Case large`, `Draft day 4`."""
        ordered = sorted(self.files, key=lambda file: _in_order(_view(file, self.stem)))
        for name, group in groupby(ordered, key=lambda file: _view(file, self.stem)):
            yield name, list(group)


def list_entries(artifacts: Iterable[Artifact], workspace: Workspace) -> list[Entry]:
    """The documents of the build by kind, then by segment in the company's order, then by name."""
    listed = sorted(artifacts, key=lambda artifact: (artifact.document, artifact.path))
    groups = ((key, tuple(group)) for key, group in groupby(listed, key=lambda artifact: artifact.document))
    return sorted((_entry(key, group, workspace) for key, group in groups), key=lambda one: _place(one, workspace))


def _entry(key: str, files: tuple[Artifact, ...], workspace: Workspace) -> Entry:
    main, document = min(files, key=lambda one: len(one.path)), workspace.documents.get(key)
    stem = name_artifact(document, "", workspace) if document else main.path.rpartition(".")[0]
    segment = str(document.data.get("segment", "")) if document else ""
    ordered = tuple(sorted(files, key=lambda one: _rank(one, workspace.formats)))
    language = document.language if document else ""
    taken = workspace.withdrawals.standing(key)
    return Entry(
        key, main.title, PurePosixPath(stem).name, segment, _audience(key, workspace), ordered, language,
        withdrawn=taken.why if taken else "",
    )  # fmt: skip


def _audience(key: str, workspace: Workspace) -> str:
    """Who may read the document: our own people alone, if all its views are for them. One of a kind that is no more
    counts as one for customers."""
    kind, document = workspace.kinds.get(key.partition("/")[0]), workspace.documents.get(key)
    views = views_of(document) if document else ()
    ours = views and all(view.internal for view in views)
    return INTERNAL if ours else kind.audience if kind else "customer"


def _place(entry: Entry, workspace: Workspace) -> tuple[str, int, str]:
    segments = workspace.facts.names("segments")
    return entry.kind, segments.index(entry.segment) if entry.segment in segments else len(segments), entry.key


def _view(file: Artifact, stem: str) -> str:
    return name_view(PurePosixPath(file.path).stem.removeprefix(stem).strip("-"))


def name_view(name: str) -> str:
    """How people read the end of a file's name: `Draft day 4`."""
    return name.replace("-", " ").capitalize()


def _in_order(name: str) -> list[tuple[int, str]]:
    """The words of a name so that `Draft day 9` comes before `Draft day 14`."""
    return [(int(word), "") if word.isdecimal() else (0, word) for word in name.split()]


def _rank(file: Artifact, formats: Mapping[str, Format]) -> tuple[int, str]:
    """Where people look for the file; one of a format that is no more comes last."""
    form = formats.get(file.format)
    return (form.rank, form.suffix) if form else (sys.maxsize, file.path)
