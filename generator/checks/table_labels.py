"""The heads of a table's rows and columns: they say the period, the measure and the bound of the cells beside them."""

import re
from collections.abc import Iterable, Iterator

from generator.checks.model_labels import RowReader
from generator.content.documents import Document
from generator.diagnostics import Diagnostic
from generator.pages.page import Page
from generator.pages.tree import Element, rewrite
from generator.pages.workspace import Workspace
from generator.quantities.periods import find_measures, find_periods

BOUNDS = {"at least": "<", "at most": ">"}
"""What a head says -> how the formula of a cell of its row may not compare the actual with the target."""
COMPARED = re.compile(r"(\w+)\s*([<>])=?\s*(\w+)")


def check_table_labels(pages: Iterable[Page], document: Document, workspace: Workspace) -> Iterator[Diagnostic]:
    """A finding for each head that says another period or bound than a cell of its row or column has."""
    model = workspace.models.get(document.key)
    if model is None or model.document is not document:
        return
    reader = RowReader(model, workspace)
    found = (found for page in pages for row in _rows(page.root) for found in _check_row(*row, reader))
    yield from dict.fromkeys(found)


def _rows(root: Element) -> Iterator[tuple[Element, list[Element]]]:
    """Every row of a table with the heads of its columns."""
    for table in (one for one in root.walk() if one.tag == "table"):
        rows = [one for one in table.walk() if one.tag == "tr"]
        heads = list(rows[0].elements) if rows and all(one.tag == "th" for one in rows[0].elements) else []
        for row in rows[1 if heads else 0 :]:
            yield row, heads


def _check_row(row: Element, heads: list[Element], reader: RowReader) -> Iterator[Diagnostic]:
    cells = list(row.elements)
    names = [cell.get("data-name") for cell in cells if cell.get("data-name") in reader.rows]
    for n, cell in enumerate(cells):
        over = heads[n : n + 1] if len(heads) == len(cells) else []
        for head in (*(one for one in cells if one.tag == "th"), *over):
            if cell.get("data-name") in names:
                yield from _compare(head, cell.get("data-name"), reader)
            yield from _compare_bound(head, cell, names, reader)


def _compare(head: Element, name: str, reader: RowReader) -> Iterator[Diagnostic]:
    """A head that speaks of another period or measure than the label of its cell."""
    label = reader.rows[name]["label"]
    for said, has in (
        (find_periods(reader.english(_name(head))), reader.label_periods(name) or reader.periods(name)),
        (find_measures(reader.english(_name(head))), find_measures(label)),
    ):
        if said and has and not said & has:
            message = f"“{_name(head)}” says {'/'.join(sorted(said))}, and `{name}` beside it {'/'.join(sorted(has))}"
            yield Diagnostic("label-differs", message, head.at, "say the same in both")


def _compare_bound(head: Element, cell: Element, names: list[str], reader: RowReader) -> Iterator[Diagnostic]:
    """A head that says "at least" where the row counts what lies below."""
    said = reader.english(_words(head))
    wrong = next((sign for words, sign in BOUNDS.items() if words in said), "")
    for left, sign, right in COMPARED.findall(cell.get("data-formula")) if wrong else ():
        if {left, right} <= {*names} and sign == wrong and names.index(left) > names.index(right):
            message = f"“{_words(head)}” and `{left} {sign} {right}` beside it contradict each other"
            yield Diagnostic("label-differs", message, head.at, "say in words what the formula compares")


def _name(head: Element) -> str:
    """The head without its small print, in which a row says what its value means: that is checked with the model."""
    return _words(rewrite(head, lambda part: None if part.has("basis") else part))


def _words(head: Element) -> str:
    return " ".join(head.text.split())
