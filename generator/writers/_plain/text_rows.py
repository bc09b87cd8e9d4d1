"""Tables in plain text: aligned columns if the width allows, else row after row."""

from collections.abc import Iterator
from dataclasses import replace

from generator.layout.form_fields import stand_side_by_side
from generator.pages.tree import Element, rewrite
from generator.writers._plain.text_entries import type_labelled
from generator.writers._plain.text_lines import ENDLESS, Block, stack
from generator.writers._plain.text_paragraphs import Flow, Nodes, paragraph
from generator.writers._plain.text_tables import columns, records
from generator.writers._plain.text_words import RULED, wording


def table(element: Element, width: int, flow: Flow) -> Iterator[Block]:
    """The caption, then aligned columns if the width allows, else records."""
    lines = columns(element, width, ENDLESS, lambda cell, room: stack(flow(_type_cell(cell), room)))
    if lines is None:
        yield from row_by_row(element, width, flow)
    else:
        yield from _caption(element, width, flow)
        yield Block(lines)


def row_by_row(element: Element, width: int, flow: Flow) -> Iterator[Block]:
    """Row after row, each cell behind the head of its column: a pain, then its answer."""
    yield from _caption(element, width, flow)
    for row in records(element):
        for n, (label, cell) in enumerate(row):
            lines = type_labelled(f"{label}:" if label else "", _type_cell(cell), width, flow)
            yield Block(lines, above=0 if n else 1)


def _caption(table: Element, width: int, flow: Flow) -> Iterator[Block]:
    for child in table.elements:
        yield from paragraph(child, width, flow) if child.tag == "caption" else ()


def _type_cell(cell: Element) -> Nodes:
    """What stands in a cell; in an empty one to write in, a line."""
    if cell.has("blank") and not cell.text.strip():
        return ("_" * RULED,)
    return rewrite(cell, _lower_heading).children


def _lower_heading(element: Element) -> Element:
    """A heading in a cell stands over its own lines and not over the rest of the text."""
    return replace(element, tag="h4") if element.tag in {"h1", "h2"} else element


def sheet(element: Element, width: int, flow: Flow) -> Iterator[Block]:
    """A model's values as `label: value unit`, the values under each other."""

    def label(cell: Element) -> Element:
        heads_row = cell.tag == "th" and cell.get("scope") == "row" and not wording(cell.children).endswith((":", "?"))
        return _with_colon(cell) if heads_row else cell

    yield from table(rewrite(_stand_up(element), label), width, flow)


def _with_colon(head: Element) -> Element:
    """The head with a colon behind its name, that is its first paragraph where small print follows."""
    name = next((child for child in head.elements if child.tag == "p"), None)
    if name is None:
        return replace(head, children=(*head.children, ":"))
    named = replace(name, children=(*name.children, ":"))
    return replace(head, children=tuple(named if child is name else child for child in head.children))


def _stand_up(element: Element) -> Element:
    """Fields side by side, one below the other: a row of values alone under their heads becomes a row for each."""
    rows = [row.elements for row in element.walk() if row.tag == "tr"]
    if not stand_side_by_side(rows):
        return element
    pairs = zip(*rows, strict=False)
    turned = tuple(Element("tr", {}, (head.having(scope="row"), cell), head.at) for head, cell in pairs)
    return replace(element, children=(Element("tbody", {}, turned, element.at),))
