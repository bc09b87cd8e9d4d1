"""Examine: lay a document out and find everything that can be wrong with it short of printing it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.checks.branch_names import check_branches
from generator.checks.called_real import check_called_real
from generator.checks.chart_rules import check_charts
from generator.checks.chart_titles import check_chart_titles
from generator.checks.claims_in_use import check_claims
from generator.checks.confirmations import check_confirmation
from generator.checks.cut_off import check_cut_off
from generator.checks.error_words import find_error_words
from generator.checks.event_times import check_events
from generator.checks.faint_colours import check_faint_colours
from generator.checks.future_date import check_date
from generator.checks.grid_places import check_grid_places
from generator.checks.hidden_by_style import check_hidden_by_style
from generator.checks.layout_citations import check_layout_citations
from generator.checks.list_starts import check_list_starts
from generator.checks.missing_glyphs import find_missing_glyphs
from generator.checks.model_labels import check_model_labels
from generator.checks.model_words import check_model_words
from generator.checks.named_values import check_named_values
from generator.checks.neighbours import check_neighbours
from generator.checks.off_voice import check_voice
from generator.checks.outlived import check_outlived
from generator.checks.page_marks import mark_pages
from generator.checks.price_periods import check_prices
from generator.checks.rules import check_rules
from generator.checks.segment_headings import check_headings
from generator.checks.table_labels import check_table_labels
from generator.checks.totals import check_totals
from generator.checks.trace import Trace, trace_page
from generator.checks.two_scales import check_two_scales
from generator.checks.uncounted_results import check_uncounted
from generator.checks.unread_language import check_language
from generator.checks.untraced_figures import report_untraced
from generator.claims.approvals import POLICY, signers
from generator.content.documents import Document
from generator.diagnostics import Diagnostic, Position, has_errors
from generator.layout.compose import Composed, compose
from generator.models.speaking import speak_as
from generator.pages.page import Page
from generator.pages.workspace import Workspace

MISREAD = frozenset({"unread-mark", "leftover-bracket", "dropped-word", "too-deep", "too-many-values"})
"""What makes another text of a whole line: a mark or a bracket that means nothing."""


@dataclass(frozen=True, slots=True)
class Examined:
    """A document as laid out, the trace of each page, and all findings."""

    document: Document
    composed: Composed
    traces: tuple[Trace, ...]
    findings: tuple[Diagnostic, ...]


class Examinations:
    """The documents of one workspace that have been examined, each once: reports look at every document, too."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self._known: dict[str, Examined] = {}

    def of(self, document: Document) -> Examined:
        """The document examined."""
        known = self._known.get(document.key)
        if known is None or known.document is not document:
            known = self._known[document.key] = examine(document, self.workspace)
        return known


def examine_once(document: Document, workspace: Workspace) -> Examined:
    """The document examined, once for each workspace."""
    return workspace.once(Examinations).of(document)


def examine(document: Document, workspace: Workspace) -> Examined:
    """The document examined; a report needs a workspace with a survey."""
    workspace = speak_as(document, workspace)
    composed = compose(document, workspace)
    pages = [page for _, page in composed.pages]
    traces = tuple(trace_page(page, workspace.terms, workspace.facts.units) for page in pages)
    held = [
        *check_figures(document, pages, traces, workspace, faulty=has_errors(composed.findings)),
        *_check_uncounted(document, pages, workspace),
    ]
    further = (
        *check_language(document, workspace),
        *check_rules(document, composed.texts, workspace),
        *check_voice(document, composed.texts, workspace),
        *check_claims(document, composed.texts, pages, workspace),
        *held,
        *_check_words(document, composed, held, workspace),
        *dict.fromkeys(check_charts(pages, workspace.facts.units)),
        *dict.fromkeys(check_chart_titles(document, pages, workspace)),
        *dict.fromkeys(check_events(pages, workspace.facts)),
        *check_hidden_by_style(pages),
        *check_cut_off(pages),
        *_check_elements(pages if document.kind.for_customers else ()),
        *dict.fromkeys(found for page in pages for found in find_error_words(page)),
        *find_missing_glyphs(document, composed, workspace),
        *check_signers(document, workspace),
        *check_date(document, workspace.today),
        *check_outlived(pages, workspace),
        *dict.fromkeys(check_prices(document, pages, workspace)),
        *check_confirmation(document, workspace),
        *check_headings(document, pages, workspace),
        *check_model_labels(document, workspace),
        *check_branches(document, workspace),
        *check_two_scales(document, composed.texts, pages, workspace),
        *check_table_labels(pages, document, workspace),
    )
    marked = mark_pages(composed, traces, internal=not document.kind.for_customers)
    return Examined(document, marked, traces, (*composed.findings, *_apart(further, composed.findings)))


def _check_elements(pages: Iterable[Page]) -> Iterator[Diagnostic]:
    """What style sheets do to each element. Long tables of our own, which are never released, would cost the most."""
    yield from check_grid_places(pages)
    yield from check_faint_colours(pages)


def _check_uncounted(document: Document, pages: Iterable[Page], workspace: Workspace) -> Iterator[Diagnostic]:
    read = pages if document.kind.for_customers else ()
    checks = (check_uncounted, check_called_real)
    yield from dict.fromkeys(found for page in read for check in checks for found in check(document, page, workspace))


def _check_words(
    document: Document, composed: Composed, held: Iterable[Diagnostic], workspace: Workspace
) -> Iterator[Diagnostic]:
    """What the words of a model say without a source, where no page that prints them has told it."""
    told = {one.at for one in held}
    found = dict.fromkeys(check_model_words(document, composed.texts, workspace))
    return (one for one in found if one.at not in told)


def _apart(further: Iterable[Diagnostic], first: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """The findings that do not follow from the errors found first: those of other places, and of other lines than one
    that is misread as a whole."""
    errors = [one for one in first if one.at and one.severity == "error"]
    places = {one.at for one in errors}
    misread = {_line(one) for one in errors if one.code in MISREAD or _line(one)[0].startswith("layouts/")}
    return (one for one in further if one.at is None or (one.at not in places and _line(one) not in misread))


def _line(found: Diagnostic) -> tuple[str, int]:
    return (found.at.file, found.at.line) if found.at else ("", 0)


def check_signers(document: Document, workspace: Workspace) -> list[Diagnostic]:
    """A finding if nobody must sign what goes to a customer: the policy names a role that the document leaves out."""
    policed = POLICY in workspace.facts.values and document.kind.for_customers and not document.kind.survey
    if not policed or signers(document, workspace.facts):
        return []
    message = "nobody must sign this document, though it goes to customers"
    hint = "name the `reviewer` in its `control` block, or a role in content/facts/sign-off.yaml"
    return [Diagnostic("nobody-signs", message, Position(document.source.file), hint)]


def check_figures(
    document: Document, pages: list[Page], traces: tuple[Trace, ...], workspace: Workspace, *, faulty: bool
) -> list[Diagnostic]:
    """Every figure of the pages that has no source, or another than the layout says."""
    beside = {found.at: found for page in pages for found in check_neighbours(page, workspace)}
    held = dict.fromkeys(found for page in pages for found in check_layout_citations(document, page, workspace))
    held |= dict.fromkeys(found for page in pages for found in check_list_starts(page))
    units = workspace.facts.units
    held |= dict.fromkeys(found for page in pages for found in check_totals(page, units))
    held |= dict.fromkeys(found for page in pages for found in check_named_values(document, page, units))
    untraced = (one for one in report_untraced(document, traces, workspace, faulty=faulty) if one.at not in beside)
    return [*untraced, *beside.values(), *held]
