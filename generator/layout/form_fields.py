"""The fields of a form: each cell to enter with its name, its kind, and the words that a listener hears for it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.pages.tree import Element, rewrite

NAME, KIND, WORDS = "data-entry", "data-kind", "data-words"
"""What a field of a form says beside what its cell says; writers read no more than these."""
KINDS = {"flag": "tick", "text": "line", "date": "date"}
"""Unit -> the kind of field where the cell names no other; any other unit is a number."""


def name_fields(root: Element) -> Element:
    """The tree in which every empty cell of a form is a field: it has a name of its own, its kind, and its words.

    A cell that holds a value already is read, not filled in.
    """
    named = {id(cell): attributes for form in root.find("form") for cell, attributes in _fields(form)}
    return _put(root, named) if named else root


def is_field(cell: Element) -> bool:
    """Whether the cell is a field of a form."""
    return NAME in cell.attributes


def stand_side_by_side(rows: Sequence[Sequence[Element]]) -> bool:
    """Whether a table's rows of cells are heads and, under them, one row of fields or results."""
    return len(rows) == 2 and all(cell.has("input") or cell.has("output") for cell in rows[1])


def kind_of(cell: Element) -> str:
    """How the cell is filled in: line, passage, date, number, choice or tick; a result is calculated where it can be,
    and else filled in by hand."""
    if cell.has("output"):
        return "result"
    if cell.get("data-choices"):
        return "choice"
    return cell.get("data-as") or KINDS.get(cell.get("data-unit", "text"), "number")


def _put(element: Element, named: dict[int, dict[str, str]]) -> Element:
    attributes = {**element.attributes, **named.get(id(element), {})}
    children = tuple(child if isinstance(child, str) else _put(child, named) for child in element.children)
    return replace(element, attributes=attributes, children=children)


def _fields(form: Element) -> Iterator[tuple[Element, dict[str, str]]]:
    for table in (part for part in form.walk() if part.tag == "table"):
        heads = [_said(cell) for cell in table.walk() if cell.tag == "th" and cell.get("scope") == "col"]
        rows = [row for part in table.elements if part.tag == "tbody" for row in part.elements]
        for number, row in enumerate(rows, 1):
            for place, cell in enumerate(row.elements):
                if not cell.text.strip() and (cell.has("input") or cell.has("output")):
                    head = heads[place] if place < len(heads) else ""
                    yield cell, _name(cell, row, head, f"{table.get('data-table')}_{number}")


def _name(cell: Element, row: Element, head: str, place: str) -> dict[str, str]:
    """A cell of a table goes by its place and its column; the words of its row say what is asked, or the head of its
    column where fields stand side by side."""
    name, asked = cell.get("data-name"), _asked(row)
    key = name or f"{place}_{head}".replace(" ", "_")
    words = (asked or head,) if name else filter(None, (head, asked))
    return {NAME: key, KIND: kind_of(cell), WORDS: ": ".join(words)}


def _asked(row: Element) -> str:
    """The head of the row, or the longest of its words that nobody enters."""
    heads = [_said(cell) for cell in row.elements if cell.tag == "th"]
    words = [_said(cell) for cell in row.elements if not cell.has("input") and not cell.has("output")]
    return next(iter(heads), "") or max(words, key=len, default="")


def _said(element: Element) -> str:
    """The words without the marks of sources and what explains them in small print."""
    plain = rewrite(element, lambda part: None if part.has("note") or part.has("basis") else part)
    return " ".join(plain.text.split())
