"""The words of a model that no page shows today: a chart's finding, a source, a choice. A view, a scenario or another
document may print them tomorrow, so what goes to customers is proven wherever it stands.

What one may choose as a whole is an entry, as a number in a cell is: `10–50`, `30 days`. Other words are read as text.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from generator.checks.neighbours import check_context
from generator.checks.trace import trace_text
from generator.checks.uncounted_results import find_uncounted
from generator.checks.untraced_figures import report_figure
from generator.content.documents import Document
from generator.content.sources import Steps
from generator.diagnostics import Diagnostic
from generator.models.solve_models import model_at
from generator.pages.tree import Element
from generator.pages.workspace import Workspace
from generator.quantities.scan import parse_quantity
from generator.texts.text_nodes import Text

GROUPS = ("inputs", "assumptions")
"""The groups of a model whose rows may have choices, or words as a value."""


def check_model_words(document: Document, texts: Mapping[Steps, Text], workspace: Workspace) -> Iterator[Diagnostic]:
    """A finding for each figure and each result without a source in the words of a model that goes to customers."""
    field = model_at(document) if document.kind.for_customers else None
    model = [text for steps, text in texts.items() if steps[0] == field]
    for text in (*model, *_entries(document, field, workspace)) if field else ():
        root = Element("p", {}, text.nodes, text.at)
        yield from (*find_uncounted(root, document, workspace), *check_context(root, workspace))
        for figure in trace_text(text.nodes, workspace.terms, workspace.facts.units):
            if not figure.by:
                yield report_figure(replace(figure, at=figure.at or text.at), document, workspace)


def _entries(document: Document, field: str, workspace: Workspace) -> Iterator[Text]:
    """Each thing that may be chosen, or stands in a cell of words, and is more than a number with its unit."""
    for steps, words in _list_entries(document.data.get(field, {})):
        if parse_quantity(words, workspace.facts.units) is None:
            at = document.source.value_position((field, *steps))
            yield Text((field, *steps), (words,), blocks=False, at=at)


def _list_entries(model: Mapping[str, Any]) -> Iterator[tuple[Steps, str]]:
    rows: list[tuple[Steps, Mapping[str, Any]]] = []
    for group in GROUPS:
        rows += [((group, name), row) for name, row in model.get(group, {}).items()]
    for table, it in model.get("tables", {}).items():
        rows += [(("tables", table, "columns", name), column) for name, column in it["columns"].items()]
    for steps, row in rows:
        choices = row.get("choices", ())
        yield from (((*steps, "choices", n), str(one)) for n, one in enumerate(choices) if not isinstance(choices, str))
        if row.get("unit") == "text" and "value" in row:
            yield (*steps, "value"), str(row["value"])
