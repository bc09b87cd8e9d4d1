"""The catalogue: one offline web page over a build. It asks where a seller is with a customer, and shows what helps."""

import base64
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from importlib import resources

from generator.content.sale_stages import Stage, list_stages
from generator.content.translation import put_in, translatable
from generator.layout.page_fonts import read_fonts, read_script_fonts
from generator.layout.styles import font_faces, tokens
from generator.pages.workspace import Workspace
from generator.press.catalogue_cards import draw_card
from generator.press.catalogue_editions import split_editions
from generator.press.catalogue_entries import Entry, list_entries
from generator.press.catalogue_filters import draw_filters, draw_search, search_style, segment_styles
from generator.press.catalogue_first_steps import draw_first_steps
from generator.press.catalogue_sections import Section, list_sections
from generator.press.catalogue_standing import list_waits
from generator.press.manifest import Artifact

IN_FILES, WITH_REPORTS = (
    translatable("{documents} in {files}."),
    translatable("{documents} in {files}, reports included."),
)

WITHDRAWN = translatable("Withdrawn documents")
NO_COPIES = translatable("Do not show copies of these any more.")


def catalogue(
    artifacts: Iterable[Artifact],
    workspace: Workspace,
    pictures: Mapping[str, bytes],
    withdrawn: Sequence[tuple[str, str]] = (),
) -> bytes:
    """The page as HTML in the brand's looks, documents by stage of the sale, links relative to `build/`; where the
    company names no stages, by audience and kind. `pictures` are WebP files of first pages, by the digest of a file;
    documents that were `withdrawn`, each with the reason, stand at the end without files."""
    stages = list_stages(workspace.facts)
    entries = split_editions(list_entries(artifacts, workspace), workspace)
    sections = list_sections(entries, stages, workspace)
    body = "".join(_draw_section(section, workspace, pictures) for section in sections)
    body = f"{draw_first_steps(entries, stages, workspace)}{body}{_draw_withdrawn(withdrawn, workspace)}"
    return _page(_top(entries, sections, stages, workspace), draw_filters(entries, workspace) + body, workspace)


def _draw_section(section: Section, workspace: Workspace, pictures: Mapping[str, bytes]) -> str:
    cards = "".join(draw_card(entry, use, workspace, pictures) for entry, use in section.shown)
    heading = f"<h2>{escape(section.title)}</h2><p>{escape(section.says)}</p>"
    return f'<section id="{escape(section.id)}"><header>{heading}</header><div class="cards">{cards}</div></section>'


def _draw_withdrawn(withdrawn: Sequence[tuple[str, str]], workspace: Workspace) -> str:
    if not withdrawn:
        return ""
    say = workspace.translation.gettext
    listed = "".join(f"<li><b>{escape(title)}</b> {escape(why)}</li>" for title, why in withdrawn)
    heading = f"<h2>{escape(say(WITHDRAWN))}</h2><p>{escape(say(NO_COPIES))}</p>"
    return f'<section id="withdrawn"><header>{heading}</header><ul class="withdrawn">{listed}</ul></section>'


def _top(entries: list[Entry], sections: list[Section], stages: tuple[Stage, ...], workspace: Workspace) -> str:
    """The head of the page: the search, the question, and the way to each stage."""
    say, logo = workspace.translation.gettext, base64.b64encode(workspace.brand.logo["on_dark"].encode()).decode()
    image = f'<img src="data:image/svg+xml;base64,{logo}" alt="{escape(workspace.brand.logo_alt)}">'
    asks = say("Where are you with them?") if stages else say("Documents")
    ways = "".join(_draw_way(section, workspace) for section in sections if section.icon is not None)
    route = f'<nav><ol class="route">{ways}</ol></nav>' if ways else ""
    summary = f'<p class="summary">{_summarize(entries, workspace)}</p>'
    return f'<div class="bar">{image}{draw_search(workspace)}</div><h1>{escape(asks)}</h1>{summary}{route}'


def _draw_way(section: Section, workspace: Workspace) -> str:
    path = workspace.project.layout(f"_shared/icons/{section.icon}.svg")
    icon = workspace.project.read(path).decode() if section.icon and workspace.project.has(path) else ""
    count, words = len(section.shown), f"<b>{escape(section.title)}</b><span>{escape(section.says)}</span>"
    return f'<li><a href="#{escape(section.id)}">{icon}{words}<em>{count}</em></a></li>'


def _summarize(entries: list[Entry], workspace: Workspace) -> str:
    drafts = len({entry.key for entry in entries if list_waits(entry, workspace.translation)})
    count, ngettext = sum(len(entry.files) for entry in entries), workspace.translation.ngettext
    documents = ngettext("{number} document", "{number} documents", len({entry.key for entry in entries}))
    reports = any(kind.survey for entry in entries if (kind := workspace.kinds.get(entry.kind)))
    counted = WITH_REPORTS if reports else IN_FILES
    files = ngettext("{number} file", "{number} files", count)
    said = workspace.translation.gettext(counted, documents=documents, files=files)
    waiting = ngettext("{number} of them is a draft.", "{number} of them are drafts.", drafts)
    return escape(f"{said} {waiting}" if drafts else said)


def _page(top: str, body: str, workspace: Workspace) -> bytes:
    brand, say = workspace.brand, workspace.translation.gettext
    title, script = escape(say("Documents of {company}", company=brand.name)), _own("catalogue.js")
    proof = escape(say("SHA256SUMS, beside this page, holds the digest of every file. {command} compares one."))
    proof = put_in(proof, {"command": "<code>collateral verify FILE</code>"})
    return (
        f'<!doctype html>\n<html lang="{workspace.translation.language}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(script)}"><title>{title}</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<style>{_styles(workspace)}</style></head>"
        f'\n<body><header class="top"><div class="wrap">{top}</div></header>\n<main class="wrap">{body}'
        f'<p class="proof">{proof}</p></main>\n<script>{script}</script></body></html>\n'
    ).encode()


def _policy(script: str) -> str:
    """Nothing is fetched, and no script runs but this one."""
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return f"default-src 'none'; script-src 'sha256-{digest}'; style-src 'unsafe-inline'; img-src data:; font-src data:"


def _styles(workspace: Workspace) -> str:
    brand = workspace.brand
    families = [(brand.family, read_fonts(workspace))]
    families += zip((one.family for one in brand.scripts), read_script_fonts(workspace), strict=True)
    faces = (font_faces(family, fonts) for family, fonts in families)
    parts = (*faces, tokens(brand), _own("catalogue.css"))
    return "\n".join((*parts, search_style(workspace), segment_styles(workspace)))


def _own(name: str) -> str:
    return resources.files("generator.press").joinpath(name).read_text("utf-8")
