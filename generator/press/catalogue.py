"""The catalogue: one offline web page over a build, every document with its state and all its files."""

import base64
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from importlib.resources import files
from itertools import groupby
from pathlib import PurePosixPath

from generator.content.formats import Format
from generator.counting import count_noun
from generator.layout.styles import font_faces, tokens
from generator.pages.workspace import Workspace
from generator.press.manifest import Artifact

AUDIENCES = {"customer": "For customers", "partner": "For partners", "internal": "Internal"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One document of the build: its key, the title of its main page, and its files as people look for them."""

    key: str
    title: str
    files: tuple[Artifact, ...]

    @property
    def name(self) -> str:
        return self.key.partition("/")[2]

    @property
    def views(self) -> Iterator[tuple[str, list[Artifact]]]:
        """The files of each view, the main one first under no name: `Case saas`, `Draft day 4`."""
        ordered = sorted(self.files, key=lambda file: _in_order(_view(file, self.name)))
        for name, group in groupby(ordered, key=lambda file: _view(file, self.name)):
            yield name, list(group)


def _view(file: Artifact, name: str) -> str:
    return PurePosixPath(file.path).stem.removeprefix(name).strip("-").replace("-", " ").capitalize()


def _in_order(name: str) -> list[tuple[int, str]]:
    """The words of a name so that `Draft day 9` comes before `Draft day 14`."""
    return [(int(word), "") if word.isdecimal() else (0, word) for word in name.split()]


def _rank(file: Artifact, formats: Mapping[str, Format]) -> tuple[int, str]:
    """Where people look for the file; one of a format that is no more comes last."""
    form = formats.get(file.format)
    return (form.rank, form.suffix) if form else (sys.maxsize, file.path)


def catalogue(artifacts: Iterable[Artifact], workspace: Workspace) -> bytes:
    """The page as HTML in the brand's looks, documents grouped by audience and kind, links relative to `build/`."""
    entries = _entries(artifacts, workspace.formats)
    groups = [
        (kind.audience, kind.title, [one for one in entries if one.key.partition("/")[0] == kind.name])
        for kind in sorted(workspace.kinds.values(), key=lambda kind: (list(AUDIENCES).index(kind.audience), kind.name))
    ]
    sections = [_section(AUDIENCES[audience], title, listed) for audience, title, listed in groups if listed]
    return _page(_summary(entries), "".join(sections), workspace)


def _entries(artifacts: Iterable[Artifact], formats: Mapping[str, Format]) -> list[Entry]:
    listed = sorted(artifacts, key=lambda artifact: (artifact.document, artifact.path))
    groups = ((key, tuple(group)) for key, group in groupby(listed, key=lambda artifact: artifact.document))
    return [
        Entry(
            key,
            min(group, key=lambda one: len(one.path)).title,
            tuple(sorted(group, key=lambda one: _rank(one, formats))),
        )
        for key, group in groups
    ]


def _section(audience: str, title: str, entries: list[Entry]) -> str:
    rows = "".join(map(_row, entries))
    return f"<section><h2>{escape(title)} <small>{audience}</small></h2><ul>{rows}</ul></section>"


def _row(entry: Entry) -> str:
    views = "".join(
        f"<li>{f'<span>{escape(name)}</span> ' if name else ''}{' '.join(map(_link, group))}</li>"
        for name, group in entry.views
    )
    said = f'<p><code>{escape(entry.key)}</code></p><p class="state">{_state(entry)}</p>'
    return f'<li><div><h3>{escape(entry.title)}</h3>{said}</div><ul class="files">{views}</ul></li>'


def _link(file: Artifact) -> str:
    ending = file.path.rpartition(".")[2]
    return f'<a href="{escape(file.path)}" aria-label="{escape(file.title)}, {ending}">{ending}</a>'


def _state(entry: Entry) -> str:
    """Whether the document may leave the building, and how many of its files' figures are traced."""
    claims = len({name for file in entry.files for name in file.waiting})
    roles = len({role for file in entry.files for role in file.unsigned})
    waits = [f"proof of {count_noun(claims, 'claim')}"] if claims else []
    waits += [count_noun(roles, "signature")] if roles else []
    figures, traced = sum(file.figures for file in entry.files), sum(file.traced for file in entry.files)
    draft = f"<strong>Draft</strong>: waits for {' and '.join(waits)}. " if waits else ""
    return f"{draft}{'All' if traced == figures else f'{traced:,} of'} {count_noun(figures, 'figure')} traced."


def _summary(entries: list[Entry]) -> str:
    drafts = sum(any(file.waiting or file.unsigned for file in entry.files) for entry in entries)
    count = sum(len(entry.files) for entry in entries)
    waiting = f" {drafts} of them {'is a draft' if drafts == 1 else 'are drafts'}." if drafts else ""
    return f"{count_noun(len(entries), 'document')} in {count_noun(count, 'file')}.{waiting}"


def _page(summary: str, body: str, workspace: Workspace) -> bytes:
    brand, shared = workspace.brand, workspace.project.shared / "fonts"
    fonts = {weight: workspace.project.read(shared / file) for weight, file in brand.faces.items()}
    sheet = files("generator.press").joinpath("catalogue.css").read_text("utf-8")
    style = f"{font_faces(brand.family, fonts)}\n{tokens(brand)}\n{sheet}"
    logo = base64.b64encode(brand.logo["on_light"].encode()).decode()
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>Catalogue: {escape(brand.name)}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<style>{style}</style></head>\n<body><main><header>"
        f'<img src="data:image/svg+xml;base64,{logo}" alt="{escape(brand.logo_alt)}">'
        f"<h1>Catalogue</h1><p>{summary}</p></header>\n{body}</main></body></html>\n"
    ).encode()
