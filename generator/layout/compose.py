"""Compose: a document and one of its views become a page."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.content.brand import find_contact
from generator.content.documents import Document
from generator.content.kinds import View
from generator.content.segment_looks import dress
from generator.content.sources import Steps
from generator.diagnostics import Diagnostic, Position, Problem, has_errors
from generator.layout.assemble import assemble
from generator.layout.clearance import Clearance, find_bands, find_clearance, seen_in, with_band
from generator.layout.cross_references import fill_references
from generator.layout.document_sheets import list_sheets, value_at
from generator.layout.drawn_parts import fill_parts
from generator.layout.faulty_facts import FaultyFile, with_faulty
from generator.layout.model_cells import fill_cells
from generator.layout.named_files import put_files
from generator.layout.source_notes import add_sources
from generator.layout.templates import lay_out
from generator.layout.tokens import make_tokens, put_texts, put_tokens
from generator.layout.unprinted import find_printed, find_unprinted
from generator.layout.vocabulary_check import check_vocabulary
from generator.layout.white_space import collapse_tree
from generator.layout.written_pictures import find_written_pictures
from generator.models.model_context import model_context
from generator.models.speaking import speak_as
from generator.pages.markup import from_html
from generator.pages.page import Page
from generator.pages.solved_model import ACCOUNT, DEFAULT, SolvedModel
from generator.pages.workspace import Workspace
from generator.reports.checklist import check_checks
from generator.reports.survey_words import find_words, report_context
from generator.texts.text_nodes import Text, read_texts


@dataclass(frozen=True, slots=True)
class Composed:
    """The pages of one document, its texts, all findings, and what holds it back; with errors nobody can tell."""

    pages: tuple[tuple[View, Page], ...]
    texts: Mapping[Steps, Text]
    findings: tuple[Diagnostic, ...]
    clearance: Clearance | None = None


def compose(document: Document, workspace: Workspace) -> Composed:
    """Every page of the document. With findings that are errors there may be fewer pages, never a wrong one."""
    workspace = speak_as(document, workspace)
    texts, findings = read_texts(document, workspace)
    findings += check_checks(document, workspace)
    pages: list[tuple[View, Page]] = []
    faulty = has_errors(findings)
    printed: set[Steps] = set()
    for view, steps, suffix in list_sheets(document):
        try:
            page, found = _compose_page(document, view, steps, suffix, texts, printed, workspace)
        except Problem as problem:
            findings += problem.diagnostics
            continue
        # What the vocabulary says of a text that is at fault already, its reader has said better.
        findings += () if faulty else found
        pages.append((view, page))
    findings += _find_twins(document, pages)
    # A view without an entry to show may be what prints a text; for an account some of them are left out.
    partly = bool(workspace.account) or {view.name for view, _ in pages} < _views(document)
    unsure = document.kind.survey or has_errors(findings) or partly
    findings += () if unsure else find_unprinted(texts, printed)
    if has_errors(findings):
        return Composed(tuple(pages), texts, tuple(findings))
    cleared = find_clearance(document, pages, workspace)
    banded = tuple((view, with_band(page, seen_in(view, page, cleared))) for view, page in pages)
    return Composed(banded, texts, tuple(findings), cleared)


def _find_twins(document: Document, pages: list[tuple[View, Page]]) -> Iterator[Diagnostic]:
    """Two entries of a list whose artifacts would have the same name."""
    names = Counter(page.artifact for _, page in pages)
    for name in (name for name, count in names.items() if count > 1):
        yield Diagnostic(
            "same-name",
            f"{names[name]} entries would both make `{name.rpartition('/')[2]}`",
            Position(document.source.file),
            "give every entry of the list its own `id`",
        )


def _views(document: Document) -> set[str]:
    return {view.name for view in document.kind.views}


def _compose_page(
    document: Document,
    view: View,
    entry: Steps,
    suffix: str,
    texts: Mapping[Steps, Text],
    printed: set[Steps],
    workspace: Workspace,
) -> tuple[Page, list[Diagnostic]]:
    layout = f"{document.kind.name}/{view.page}"
    told = find_words(document, workspace)
    context = page_context(document, entry, make_tokens(texts), workspace)
    if told:
        context |= report_context(document, context["doc"], make_tokens(told, after=len(texts)), workspace)
    written = lay_out(layout, context, workspace.project, workspace.translation)
    printed |= find_printed(written, texts)
    laid = from_html(written, Position(f"layouts/{layout}"))
    worded = put_texts(laid, [*texts.values(), *told.values()])
    model, brand = workspace.models.get(document.key), dress(workspace.brand, _find_segment(document, entry, workspace))
    root = fill_parts(fill_cells(worded, model, find_scenario(model, entry), workspace.translation), workspace, brand)
    # The bare layout first: with the texts in it, its own slips would be shown at the content.
    findings = list(check_vocabulary(laid)) or list(check_vocabulary(root))
    findings += [*find_written_pictures(laid), *find_bands(laid)]
    root, unknown = fill_references(put_files(root, document, view, workspace), workspace.translation)
    findings += unknown
    root, found = add_sources(root, document, view, workspace)
    findings += found
    return assemble(document, view, suffix, collapse_tree(root), texts, workspace, brand), findings


def page_context(document: Document, entry: Steps, tokens: Mapping[Steps, str], workspace: Workspace) -> dict[str, Any]:
    """Plain data for the layout; each text is a token that is replaced in the tree, so it can never become markup."""
    doc = put_tokens(document.data, document.kind.schema, tokens)
    facts = with_faulty(workspace.facts)
    segments = facts.get("segments", {})
    faulty = isinstance(segments, FaultyFile)
    segment = segments if faulty else _find_segment(document, entry, workspace)
    context = {
        "doc": doc,
        "name": document.name,
        "key": document.key,
        "kind": {"title": workspace.translation.gettext(document.kind.title)},
        "brand": facts["brand"],
        "contact": find_contact(facts["brand"]),
        "segment": segment,
        "facts": facts,
        "item": value_at(doc, entry) if entry else None,
        "model": None,
    }
    model = workspace.models.get(document.key)
    if model:
        context["model"] = model_context(model, find_scenario(model, entry), workspace.translation)
    return context


def _find_segment(document: Document, entry: Steps, workspace: Workspace) -> Mapping[str, Any]:
    """What the facts say of the segment that the entry is for, or else the document; nothing if it is for all."""
    item = value_at(document.data, entry) if entry else None
    named = (item.get("segment") if isinstance(item, Mapping) else None) or document.data.get("segment")
    found: Mapping[str, Any] = workspace.facts.values.get("segments", {}).get(named, {})
    return found


def find_scenario(model: SolvedModel | None, entry: Steps) -> str:
    """The scenario that a page is about: the one that it is made for, or an account's own, or the default."""
    if model and entry and entry[-1] in model.solved:
        return str(entry[-1])
    return ACCOUNT if model and ACCOUNT in model.solved else DEFAULT
