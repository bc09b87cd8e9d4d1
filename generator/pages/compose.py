"""Compose: a document and one of its views become a page."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any

from generator.content.documents import Document
from generator.content.kinds import View
from generator.content.schemas import Node as SchemaNode
from generator.content.schemas import Schema
from generator.content.sources import Steps
from generator.diagnostics import Diagnostic, Position, Problem, did_you_mean
from generator.pages.layouts import lay_out
from generator.pages.markup import from_html
from generator.pages.modelling import model_context
from generator.pages.page import Page
from generator.pages.parts import filled, unproven, with_draft_band
from generator.pages.styles import print_styles, screen_styles
from generator.pages.texts import Text, read_texts
from generator.pages.tree import Element, Node
from generator.pages.vocabulary import INLINE, check_vocabulary
from generator.pages.workspace import Workspace
from generator.project import Project

TOKEN = re.compile("\ue000(\\d+)\ue001")
HOLDS_INLINE_ONLY = INLINE | {"p", "h1", "h2", "h3", "h4", "dt", "figcaption", "caption"}


@dataclass(frozen=True, slots=True)
class Composed:
    """The pages of one document and all findings on the way."""

    pages: tuple[tuple[View, Page], ...]
    findings: tuple[Diagnostic, ...]


def compose(document: Document, workspace: Workspace) -> Composed:
    """Every page of the document. With findings that are errors there may be fewer pages, never a wrong one."""
    texts, findings = read_texts(document, workspace)
    if any(found.severity == "error" for found in findings):
        return Composed((), tuple(findings))
    pages: list[tuple[View, Page]] = []
    for view, steps, suffix in _sheets(document):
        try:
            page, found = _page(document, view, steps, suffix, texts, workspace)
        except Problem as problem:
            findings += problem.diagnostics
            continue
        findings += found
        pages.append((view, page))
    return Composed(tuple(pages), (*findings, *_twins(document, pages)))


def _twins(document: Document, pages: list[tuple[View, Page]]) -> Iterator[Diagnostic]:
    """Two entries of a list whose artifacts would have the same name."""
    names = Counter(page.artifact for _, page in pages)
    for name in (name for name, count in names.items() if count > 1):
        yield Diagnostic(
            "same-name",
            f"{names[name]} entries would both make `{name.rpartition('/')[2]}`",
            Position(document.source.file),
            "give every entry of the list its own `id`",
        )


def _sheets(document: Document) -> Iterator[tuple[View, Steps, str]]:
    """Each page to make: its view, the entry it is for (or nothing), and the end of its artifact's name."""
    for view in document.kind.views:
        suffix = "" if view.name == "main" else f"-{view.name}"
        if view.each is None:
            yield view, (), suffix
            continue
        for n, entry in enumerate(document.data.get(view.each) or ()):
            yield view, (view.each, n), f"{suffix}-{entry.get('id', n + 1)}"


def _page(
    document: Document, view: View, entry: Steps, suffix: str, texts: Mapping[Steps, Text], workspace: Workspace
) -> tuple[Page, list[Diagnostic]]:
    layout = f"{document.kind.name}/{view.page}"
    order = tuple(texts)
    context = page_context(document, entry, {steps: f"\ue000{n}\ue001" for n, steps in enumerate(order)}, workspace)
    root = from_html(lay_out(layout, context, workspace.project))
    root = filled(_with_texts(root, [texts[steps] for steps in order]), workspace)
    findings = list(check_vocabulary(root))
    if document.kind.for_customers:
        root = with_draft_band(root, unproven(root, workspace))
    return _bound(document, view, suffix, root, texts, workspace), findings


def _bound(
    document: Document, view: View, suffix: str, root: Element, texts: Mapping[Steps, Text], workspace: Workspace
) -> Page:
    control = document.data.get("control") or {}
    title = texts["title",].words if ("title",) in texts else str(document.data.get("title", document.name))
    paper = view.paper or workspace.brand.paper
    return Page(
        artifact=f"{document.key}{suffix}",
        title=title,
        kind=document.kind.title,
        description=f"{document.kind.title} of {workspace.brand.name}",
        dated=date.fromisoformat(control.get("date", "1980-01-01")),
        version=str(control.get("version", "")),
        root=root,
        home=Position(document.source.file),
        brand=workspace.brand,
        paper=paper,
        fit=view.fit,
        print_styles=print_styles(workspace.project, document.kind.name, workspace.brand, paper),
        screen_styles=screen_styles(workspace.project, document.kind.name, workspace.brand),
        fonts=_fonts(workspace),
        reference=_reference(workspace.project),
    )


def _fonts(workspace: Workspace) -> dict[str, bytes]:
    return {weight: _font(workspace.project, file) for weight, file in workspace.brand.faces.items()}


@cache
def _font(project: Project, file: str) -> bytes:
    return project.read(project.shared / "fonts" / file)


@cache
def _reference(project: Project) -> bytes:
    path = project.shared / "reference.docx"
    return project.read(path) if path.is_file() else b""


def page_context(document: Document, entry: Steps, tokens: Mapping[Steps, str], workspace: Workspace) -> dict[str, Any]:
    """Plain data for the layout; each text is a token that is replaced in the tree, so it can never become markup."""
    doc = _tokened(document.data, document.kind.schema, tokens)
    brand = workspace.facts.values["brand"]
    segment = workspace.facts.values.get("segments", {}).get(document.data.get("segment"), {})
    context = {
        "doc": doc,
        "name": document.name,
        "kind": {"title": document.kind.title},
        "brand": brand,
        "segment": segment,
        "facts": workspace.facts.values,
        "item": None,
        "model": None,
    }
    if entry:
        context["item"] = doc[entry[0]][entry[1]]
    if document.name in workspace.models and workspace.models[document.name].document is document:
        context["model"] = model_context(workspace.models[document.name])
    return context


def _tokened(
    data: Any, schema: Schema, tokens: Mapping[Steps, str], steps: Steps = (), node: SchemaNode | None = None
) -> Any:
    """The data with its texts as tokens and every optional field that is absent as `None`."""
    node = schema.resolve(schema.root if node is None else node)
    if isinstance(data, Mapping):
        absent = {name: None for name in node.get("properties", {}) if name not in data}
        return absent | {k: _tokened(v, schema, tokens, (*steps, k), schema.below(node, k)) for k, v in data.items()}
    if isinstance(data, list):
        return [_tokened(v, schema, tokens, (*steps, n), schema.below(node, n)) for n, v in enumerate(data)]
    return tokens.get(steps, data)


def _with_texts(element: Element, texts: list[Text]) -> Element:
    """The tree with every token replaced by the nodes of its text."""
    attributes = {
        name: TOKEN.sub(lambda m: texts[int(m[1])].words, value) for name, value in element.attributes.items()
    }
    children: list[Node] = []
    for child in element.children:
        children += _spliced(child, element, texts) if isinstance(child, str) else [_with_texts(child, texts)]
    at = element.at
    if len(children) == 1 or element.tag in {"p", "h1", "h2", "h3", "li"}:
        found = [
            texts[int(m[1])].at for child in element.children if isinstance(child, str) for m in TOKEN.finditer(child)
        ]
        at = found[0] if found else at
    return replace(element, attributes=attributes, children=tuple(children), at=at)


def _spliced(text: str, parent: Element, texts: list[Text]) -> list[Node]:
    nodes: list[Node] = []
    for n, piece in enumerate(TOKEN.split(text)):
        if n % 2 == 0:
            nodes += [piece] if piece else []
            continue
        found = texts[int(piece)]
        if found.blocks and parent.tag in HOLDS_INLINE_ONLY:
            raise Problem(
                Diagnostic(
                    "misplaced-prose",
                    f"prose of several paragraphs cannot stand in `<{parent.tag}>`",
                    parent.at,
                    "put it into a <div>",
                )
            )
        nodes += found.nodes
    return nodes


def find_view(document: Document, name: str) -> View:
    """The document's view of this name; a `Problem` with the close ones if there is none."""
    for view in document.kind.views:
        if view.name == name:
            return view
    raise Problem(
        Diagnostic(
            "unknown-view",
            f"{document.kind.name} has no view `{name}`",
            None,
            did_you_mean(name, (view.name for view in document.kind.views)),
        )
    )
