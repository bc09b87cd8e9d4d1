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
from generator.content.translation import Translation, put_in, translatable
from generator.layout.styles import font_faces, tokens
from generator.pages.workspace import Workspace
from generator.press.manifest import Artifact
from generator.reports.phrases import join

AUDIENCES = {
    "customer": translatable("For customers"),
    "partner": translatable("For partners"),
    "internal": translatable("Internal"),
}

DRAFT, WAITS = translatable("Draft"), translatable("{draft}: waits for {list}.")


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
    entries, translation = _entries(artifacts, workspace.formats), workspace.translation
    groups = [
        (kind.audience, kind.title, [one for one in entries if one.key.partition("/")[0] == kind.name])
        for kind in sorted(workspace.kinds.values(), key=lambda kind: (list(AUDIENCES).index(kind.audience), kind.name))
    ]
    sections = [
        _section(AUDIENCES[audience], title, listed, translation) for audience, title, listed in groups if listed
    ]
    return _page(_summarize(entries, translation), "".join(sections), workspace)


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


def _section(audience: str, title: str, entries: list[Entry], translation: Translation) -> str:
    rows = "".join(_row(entry, translation) for entry in entries)
    heading, readers = (escape(translation.gettext(words)) for words in (title, audience))
    return f"<section><h2>{heading} <small>{readers}</small></h2><ul>{rows}</ul></section>"


def _row(entry: Entry, translation: Translation) -> str:
    views = "".join(
        f"<li>{f'<span>{escape(name)}</span> ' if name else ''}{' '.join(map(_link, group))}</li>"
        for name, group in entry.views
    )
    said = f'<p><code>{escape(entry.key)}</code></p><p class="state">{_state(entry, translation)}</p>'
    return f'<li><div><h3>{escape(entry.title)}</h3>{said}</div><ul class="files">{views}</ul></li>'


def _link(file: Artifact) -> str:
    ending = file.path.rpartition(".")[2]
    old = "" if file.current else ' class="old"'
    return f'<a{old} href="{escape(file.path)}" aria-label="{escape(file.title)}, {ending}">{ending}</a>'


def _state(entry: Entry, translation: Translation) -> str:
    """Whether the document may leave the building, and how many of its files' figures are traced."""
    claims = len({name for file in entry.files for name in file.waiting})
    roles = len({role for file in entry.files for role in file.unsigned})
    ngettext = translation.ngettext
    waits = [ngettext("proof of {number} claim", "proof of {number} claims", claims)] if claims else []
    waits += [ngettext("{number} signature", "{number} signatures", roles)] if roles else []
    gaps = max((file.gaps for file in entry.files), default=0)
    waits += [ngettext("{number} fact", "{number} facts", gaps)] if gaps else []
    current = [file for file in entry.files if file.current]
    figures, traced = sum(file.figures for file in current), sum(file.traced for file in current)
    if not current:
        said = ""
    elif traced == figures:
        said = ngettext(
            "All {number} figure in its files traced.", "All {number} figures in its files traced.", figures
        )
    else:
        part = f"{traced:,}"
        said = ngettext(
            "{part} of {number} figure in its files traced.",
            "{part} of {number} figures in its files traced.",
            figures,
            part=part,
        )
    return f"{_mark_draft(waits, translation)}{_mark_old(len(entry.files) - len(current), translation)}{escape(said)}"


def _mark_draft(waits: list[str], translation: Translation) -> str:
    """That the document is a draft, with the first word of the sentence set off."""
    if not waits:
        return ""
    words, draft = (escape(translation.gettext(said)) for said in (WAITS, DRAFT))
    return put_in(words, {"draft": f"<strong>{draft}</strong>", "list": escape(join(waits, translation))}) + " "


def _mark_old(count: int, translation: Translation) -> str:
    """That files are not what the document would make now: it has an error, or nobody has rebuilt it."""
    if not count:
        return ""
    said = translation.ngettext(
        "{number} file is out of date: do not use it.", "{number} files are out of date: do not use them.", count
    )
    return f"<strong>{escape(said)}</strong> "


def _summarize(entries: list[Entry], translation: Translation) -> str:
    drafts = sum(any(file.waiting or file.unsigned or file.gaps for file in entry.files) for entry in entries)
    count, ngettext = sum(len(entry.files) for entry in entries), translation.ngettext
    documents = ngettext("{number} document", "{number} documents", len(entries))
    files = ngettext("{number} file", "{number} files", count)
    said = translation.gettext("{documents} in {files}.", documents=documents, files=files)
    waiting = ngettext("{number} of them is a draft.", "{number} of them are drafts.", drafts)
    return escape(f"{said} {waiting}" if drafts else said)


def _page(summary: str, body: str, workspace: Workspace) -> bytes:
    brand, shared = workspace.brand, workspace.project.shared / "fonts"
    language, heading = workspace.translation.language, escape(workspace.translation.gettext("Catalogue"))
    title = escape(workspace.translation.gettext("Catalogue: {company}", company=brand.name))
    fonts = {weight: workspace.project.read(shared / file) for weight, file in brand.faces.items()}
    sheet = files("generator.press").joinpath("catalogue.css").read_text("utf-8")
    style = f"{font_faces(brand.family, fonts)}\n{tokens(brand)}\n{sheet}"
    logo = base64.b64encode(brand.logo["on_light"].encode()).decode()
    return (
        f'<!doctype html>\n<html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<style>{style}</style></head>\n<body><main><header>"
        f'<img src="data:image/svg+xml;base64,{logo}" alt="{escape(brand.logo_alt)}">'
        f"<h1>{heading}</h1><p>{summary}</p></header>\n{body}</main></body></html>\n"
    ).encode()
