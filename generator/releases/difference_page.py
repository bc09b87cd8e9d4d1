"""Differences between releases as one web page that people who sell read: what changed for you."""

from base64 import b64encode
from collections.abc import Iterator
from html import escape
from pathlib import Path

from generator.diagnostics import Problem
from generator.project import Project
from generator.releases.difference_text import HEADS, summarize
from generator.releases.freeze import FILES
from generator.releases.history import FOLDER
from generator.releases.page_pictures import compare_pages
from generator.releases.redline import Redline
from generator.releases.release_differences import Differences, DocumentChange
from generator.releases.release_record import Release

STYLE = Path(__file__).with_name("difference_page.css")
TAGS = {"same": "{}", "gone": "<del>{}</del>", "new": "<ins>{}</ins>"}
FEW = 6
"""Lines that are shown without a click."""
LEADS = {
    "added": "New documents, ready to send.",
    "changed": "Throw away copies that you have saved, and send these.",
    "withdrawn": "Do not send them any more.",
    "set anew": "The words are the same; they look different.",
}


def as_page(found: Differences, sides: tuple[Release, Release], project: Project) -> str:
    """The whole page, which needs no other file. `sides` are what was compared: their PDFs are shown where pages look
    different, if both have them."""
    title = f"What changed from {escape(found.was)} to {escape(found.now)}"
    sections = "".join(_section(state, found, sides, project) for state in HEADS)
    style = f"<style>\n{STYLE.read_text('utf-8')}</style>"
    head = f'<meta name="viewport" content="width=device-width, initial-scale=1">\n{style}'
    body = f"<main><h1>{title}</h1><p>{escape(summarize(found)).capitalize()}.</p>\n{sections}</main>"
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title>\n{head}</head>\n'
        f"<body>{body}</body></html>"
    )


def _section(state: str, found: Differences, sides: tuple[Release, Release], project: Project) -> str:
    listed = [one for one in found.documents if one.state == state]
    if not listed:
        return ""
    body = "".join(_document(one, sides, project) for one in listed)
    return f"<section><h2>{HEADS[state]}</h2><p>{LEADS[state]}</p>\n{body}</section>\n"


def _document(one: DocumentChange, sides: tuple[Release, Release], project: Project) -> str:
    version = f"version {one.version or one.was_version}" if one.version or one.was_version else ""
    figures = "".join(f"<li>{escape(figure.sentence)}</li>" for figure in one.figures)
    lines = "".join(f"<p>{_mark(line)}</p>" for line in one.lines)
    told = f'<ul class="figures">{figures}</ul>' if figures else ""
    shown = " open" if len(one.lines) <= FEW else ""
    words = f"<details{shown}><summary>Every word that changed</summary>{lines}</details>" if lines else ""
    pictures = "".join(_pictures(one, sides, project))
    pages = f"<details><summary>Pages side by side</summary>{pictures}</details>" if pictures else ""
    about = f"<p>{escape(one.key)}{f', {escape(version)}' if version else ''}</p>"
    return f"<article><h3>{escape(one.title)}</h3>{about}{told}{words}{pages}</article>\n"


def _mark(line: Redline) -> str:
    return "".join(TAGS[kind].format(escape(words)) for kind, words in line.parts)


def _pictures(one: DocumentChange, sides: tuple[Release, Release], project: Project) -> Iterator[str]:
    was, now = sides
    before = {file.path: file.sha256 for file in was.files_of(one.key) if file.path.endswith(".pdf")}
    for file in now.files_of(one.key):
        if file.path in before and before[file.path] != file.sha256:
            yield from _compare(file.path, was, now, project)


def _compare(path: str, was: Release, now: Release, project: Project) -> Iterator[str]:
    try:
        data = [project.read(_find(path, side, project)) for side in (was, now)]
    except Problem:
        return
    for number, before, after in compare_pages(*data):
        shown = "".join(_figure(png, name, number) for png, name in ((before, "before"), (after, "now")))
        yield f'<div class="pair">{shown}</div>'


def _find(path: str, side: Release, project: Project) -> Path:
    return project.root / FOLDER / side.number / FILES / path if side.number else project.build / path


def _figure(png: bytes, name: str, number: int) -> str:
    if not png:
        return f"<figure><figcaption>Page {number}, {name}: there is none</figcaption></figure>"
    address = f"data:image/png;base64,{b64encode(png).decode()}"
    words = f"Page {number}, {name}"
    return f'<figure><figcaption>{words}</figcaption><img src="{address}" alt="{words}"></figure>'
