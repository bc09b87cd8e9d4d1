"""Cards of the catalogue: a document with the moment to use it, its files as buttons, and how it stands."""

import base64
from collections.abc import Mapping
from html import escape
from typing import Any

from generator.content.search_words import words_for
from generator.drawings.signature import group, signature_svg
from generator.pages.workspace import Workspace
from generator.press.catalogue_entries import Entry, name_view
from generator.press.catalogue_parts import name_parts
from generator.press.catalogue_standing import draw_mark, find_standing
from generator.press.manifest import Artifact

MOST_ROWS = 2
SHOWN = 16  # digits of a digest that a card shows; SHA256SUMS holds all


def draw_card(entry: Entry, use: str, workspace: Workspace, pictures: Mapping[str, bytes]) -> str:
    """The card as HTML."""
    kind, say = workspace.kinds.get(entry.kind), workspace.translation.gettext
    standing = find_standing(entry, workspace.translation)
    named = escape(say(kind.title) if kind else entry.kind)
    head = f'<p class="of"><span>{named}</span> {_language(entry)}{_segment(entry.segment, workspace)}</p>'
    when = f'<p class="when"><b>{escape(say("Use it when:"))}</b> {escape(use)}</p>' if use else ""
    pill = f'<p class="pill">{draw_mark(standing.mark)}<strong>{escape(standing.named)}</strong></p>'
    state = f"<span>{escape(standing.said)}</span> <small>{escape(standing.traced)}</small>"
    title = f"<h3{_speaks(entry)}>{escape(entry.title)}</h3>"
    also = escape(words_for(entry.key, workspace.facts))
    return (
        f'<article class="card" data-segment="{escape(entry.segment)}" data-state="{standing.mark}"'
        f' data-for="{entry.audience}" data-words="{also}">'
        f'<div class="look">{pill}{_picture(entry, pictures)}</div><div class="body">{head}{title}{when}'
        f"{_files(entry, workspace)}"
        f'<footer><code>{escape(entry.key)}</code> <p class="state">{state}</p>{_seal(entry, workspace)}'
        "</footer></div></article>"
    )


def _picture(entry: Entry, pictures: Mapping[str, bytes]) -> str:
    """The first page of the document's first PDF file, as it looks; without one, nothing."""
    drawn = next((pictures[file.sha256] for _, files in entry.views for file in files if file.sha256 in pictures), b"")
    data = base64.b64encode(drawn).decode()
    return f'<img src="data:image/webp;base64,{data}" alt="" loading="lazy">' if drawn else ""


def _language(entry: Entry) -> str:
    """The language of a translation, as a tag: `DE`."""
    code = entry.language.partition("-")[0]
    return f'<b class="language">{escape(code.upper())}</b> ' if code else ""


def _speaks(entry: Entry) -> str:
    return f' lang="{escape(entry.language)}"' if entry.language else ""


def _segment(segment: str, workspace: Workspace) -> str:
    entry: Mapping[str, Any] = workspace.facts.values.get("segments", {}).get(segment, {})
    return f'<b class="segment">{escape(entry["label"])}</b>' if entry else ""


def _files(entry: Entry, workspace: Workspace) -> str:
    """The file that people open first and those of the main view as buttons; those of the others below, by name."""
    (first, main), *others = entry.views
    kind, scenarios = workspace.kinds.get(entry.kind), _scenarios(entry.key, workspace)
    opens = [file for name, files in others if kind and name == name_view(kind.opens) for file in files]
    named = name_parts(entry.key, workspace)
    lead = f"<span>{escape(named[first])}</span> " if first in named and others else ""
    buttons = "".join(_button(file, workspace) for file in (*opens, *main))
    rows = "".join(
        f"<li><span>{escape(named.get(name) or _say_view(name, scenarios, workspace))}</span> "
        f"<span>{''.join(_button(file, workspace) for file in files)}</span></li>"
        for name, files in sorted(others, key=lambda one: _rank(one[0], scenarios))
        if files != opens
    )
    listed = _fold(f'<ul class="more">{rows}</ul>', rows.count("<li>"), workspace) if rows else ""
    return f'<p class="files">{lead}{buttons}</p>{listed}'


def _fold(listed: str, count: int, workspace: Workspace) -> str:
    """A list of more than two, folded: a card is read at a glance."""
    said = workspace.translation.ngettext("{number} more part", "{number} more parts", count)
    return (
        f'<details class="parts"><summary>{escape(said)}</summary>{listed}</details>' if count > MOST_ROWS else listed
    )


def _say_view(name: str, scenarios: Mapping[str, str], workspace: Workspace) -> str:
    """The name of a view, its segment or scenario as people call it: `Case: Large, small team`."""
    view, scenario = _part(name)
    if scenario in scenarios:
        return f"{view}: {scenarios[scenario]}"
    segments: Mapping[str, Any] = workspace.facts.values.get("segments", {})
    return " ".join(str(segments.get(word, {}).get("label", word)) for word in name.split(" "))


def _part(name: str) -> tuple[str, str]:
    """A view and the scenario that its name may end in: `Case large`."""
    view, _, one = name.partition(" ")
    return view, one.replace(" ", "-")


def _rank(name: str, scenarios: Mapping[str, str]) -> int:
    """Scenarios stand in the order of their model, before views of another kind."""
    _, scenario = _part(name)
    return list(scenarios).index(scenario) if scenario in scenarios else len(scenarios)


def _scenarios(key: str, workspace: Workspace) -> Mapping[str, str]:
    """What the scenarios of the document's model are called, by name."""
    document = workspace.documents.get(key)
    model: Mapping[str, Any] = document.data.get("model", {}) if document else {}
    return {name: one["label"] for name, one in model.get("scenarios", {}).items()}


def _button(file: Artifact, workspace: Workspace) -> str:
    form, say = workspace.formats.get(file.format), workspace.translation.gettext
    label = say(form.label) if form else file.path.rpartition(".")[2]
    old = "" if file.current else f' class="old" title="{escape(say("Out of date: do not use it."))}"'
    named = f"{escape(label[:1].upper() + label[1:])}"
    return f'<a{old} href="{escape(file.path)}" aria-label="{escape(f"{file.title}, {label}")}">{named}</a>'


def _seal(entry: Entry, workspace: Workspace) -> str:
    """The signature line of the document's first file and the digits that it is drawn from, folded: few compare."""
    (_, (main, *_)), *_ = entry.views
    digits = group(main.sha256[:SHOWN])
    line = signature_svg(main.sha256, workspace.brand.colours["brand"])
    say = workspace.translation.gettext
    label = workspace.formats[main.format].label if main.format in workspace.formats else main.format
    says = say(
        "SHA-256 of the {format} file, its first digits. The receipt on a page is another: that of its words.",
        format=say(label),
    )
    summary = f"<summary>{escape(say('Verify a copy'))}</summary>"
    return f'<details class="seal">{summary}<p>{line}<span>{digits}</span></p><p>{escape(says)}</p></details>'
