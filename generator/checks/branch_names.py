"""The branches of a formula: each is taken for something of its own, and takes what belongs to the entry that it names.

`IFS(tier="Starter", growth_price, …)` computes without an error, and prices the wrong plan.
"""

from collections.abc import Iterator

from generator.checks.model_labels import RowReader
from generator.checks.named_entries import Names, find_mixed, find_names, join
from generator.content.documents import Document
from generator.diagnostics import Diagnostic
from generator.formulas import Formula
from generator.formulas.syntax_tree import Call, Name, Node, Text, walk
from generator.pages.workspace import Workspace

BRANCHING = frozenset({"IF", "IFS"})


def check_branches(document: Document, workspace: Workspace) -> Iterator[Diagnostic]:
    """A finding for each branch of a model's formulas that names one entry and takes another, or stands twice."""
    model = workspace.models.get(document.key)
    if model is None or model.document is not document:
        return
    reader = RowReader(model, workspace)
    for formula in model.formulas.values():
        for call in (one for one in walk(formula.tree) if isinstance(one, Call) and one.function in BRANCHING):
            yield from _check_call(call, formula, reader)


def _check_call(call: Call, formula: Formula, reader: RowReader) -> Iterator[Diagnostic]:
    conditions: list[Node] = []
    for condition, taken in zip(call.arguments[::2], call.arguments[1::2], strict=False):
        if condition in conditions:
            hint = "name in each condition what only this branch is for"
            yield formula.finding(
                "branch-twice", "this branch is never taken: one before it asks the same", condition.at, hint=hint
            )
        conditions.append(condition)
        mixed = find_mixed(_names(taken, reader), _names(condition, reader))
        if mixed:
            message = f"the branch is for {mixed[1]}, and takes what is of {mixed[0]}"
            yield formula.finding(
                "wrong-name", message, taken.at, hint="take what belongs to the entry that the condition names"
            )


def _names(node: Node, reader: RowReader) -> Names:
    """The entries that a part of a formula speaks of: its texts, and the sources of the names that it takes."""
    parts = list(walk(node))
    texts = find_names([one.value for one in parts if isinstance(one, Text)], reader.workspace.facts)
    rows = [one.key for one in parts if isinstance(one, Name) and "from" in reader.rows.get(one.key, {})]
    return join([texts, *map(reader.names, rows)])
