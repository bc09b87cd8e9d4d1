"""Bare figures in the texts of a document that cannot be laid out, as other fields have errors: all is told at once."""

from collections.abc import Iterator, Mapping

from generator.checks.trace import trace_text
from generator.checks.untraced_figures import report_figure
from generator.content.documents import Document
from generator.content.sources import Steps
from generator.diagnostics import Diagnostic
from generator.pages.workspace import Workspace
from generator.texts.text_nodes import Text


def check_bare_figures(document: Document, texts: Mapping[Steps, Text], workspace: Workspace) -> Iterator[Diagnostic]:
    """A finding for each figure without a source in the texts of a document for customers."""
    for text in texts.values() if document.kind.for_customers else ():
        for figure in trace_text(text.nodes, workspace.terms, workspace.facts.units):
            if not figure.by:
                yield report_figure(figure, document, workspace)
