"""Tables in plain text: aligned columns if the width allows, else row after row."""

from collections.abc import Iterator
from dataclasses import replace

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
        return replace(cell, children=(*cell.children, ":")) if heads_row else cell

    yield from table(rewrite(element, label), width, flow)
