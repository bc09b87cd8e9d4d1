"""The map: every document of the project on one page of Markdown, made from the documents themselves."""

import re
from collections.abc import Iterable, Iterator

from generator.content.kinds import INTERNAL
from generator.content.survey import Surveyed
from generator.pages.workspace import Workspace
from generator.press.surveying import survey_documents

NAME = "README.md"
HEAD = """# What is in this folder

Made by `collateral map` from the documents themselves; an edit here is lost the next time it is made. Each document is
one file; `facts/` holds what several of them say, `claims/` what has to be proven.
"""
COLUMNS = ("Covers", "Document", "What it is", "Formats", "For", "Owner", "Status")
MARKED = re.compile(r"([\\|*_`<>\[\]])")


def make_map(workspace: Workspace) -> str:
    """The map as Markdown: a section for each kind, a row for each document."""
    surveyed = survey_documents(workspace.undrawn).documents
    reports = [_of_report(key, workspace) for key in workspace.documents if workspace.documents[key].kind.survey]
    every = (*surveyed, *reports)
    kinds = dict.fromkeys(one.kind for one in every)
    sections = (_write_section([one for one in every if one.kind == kind], workspace) for kind in kinds)
    return "\n".join((HEAD, *sections))


def _of_report(key: str, workspace: Workspace) -> Surveyed:
    """A report tells of the others, and waits for nothing itself."""
    document = workspace.documents[key]
    kind, control = document.kind, document.data.get("control") or {}
    formats = tuple(dict.fromkeys(name for view in kind.views for name in view.formats))
    title, owner = str(document.data.get("title", document.name)), str(control.get("owner", ""))
    return Surveyed(key, kind.name, kind.title, title, kind.audience, owner=owner, formats=formats)


def _write_section(documents: list[Surveyed], workspace: Workspace) -> str:
    rows = (_write_row(_list_cells(one, workspace)) for one in documents)
    title = f"## {documents[0].kind_title}\n\n"
    return title + "\n".join((_write_row(COLUMNS), _write_row("---" for _ in COLUMNS), *rows)) + "\n"


def _list_cells(one: Surveyed, workspace: Workspace) -> Iterator[str]:
    document = workspace.documents.get(one.key)
    control = (document.data.get("control") or {}) if document else {}
    labels = [workspace.formats[name].label for name in one.formats]
    yield ", ".join(control.get("covers", ()))
    yield f"[{one.key}]({document.source.file.removeprefix('content/')})" if document else one.key
    yield from (MARKED.sub(r"\\\1", text) for text in (one.title, ", ".join(dict.fromkeys(labels))))
    yield "the company" if one.audience == INTERNAL else one.audience
    yield from (MARKED.sub(r"\\\1", text) for text in (one.owner, describe_status(one)))


def _write_row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def describe_status(one: Surveyed) -> str:
    """What the document waits for, in words: nothing, or evidence, facts, signatures."""
    if one.errors:
        return "has errors"
    waits = ((one.unproven, "claim"), (one.gaps, "gap"), (one.unsigned, "signature"))
    counted = [f"{len(what)} {word}{'s' if len(what) > 1 else ''}" for what, word in waits if what]
    if not one.leaves:
        return "stays inside" + (f", {', '.join(counted)} open" if counted else "")
    return f"draft: {', '.join(counted)} open" if counted else "cleared"
