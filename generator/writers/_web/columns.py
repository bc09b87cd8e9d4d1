"""Columns of a web table: a cell begins in each, as HTML asks, and each is as wide as the places that it stands for."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from generator.pages.tree import Element, rewrite
from generator.writers._plain.table_grid import Grid, grid


def join_columns(root: Element) -> Element:
    """The tree, whose tables have no column without a cell that begins in it.

    Where cells are as wide as what they stand for lasts, such columns are the measure; here the widths say it.
    Source: the table model of HTML, which calls a column to which no cell is anchored an error.
    """
    return rewrite(root, lambda element: _join(element) if element.tag == "table" else element)


def column_styles(root: Element) -> str:
    """Rules that make the columns of joined tables as wide as they say; a style of an element's own is not let in."""
    shares = sorted({each.get("data-share") for each in root.walk() if each.tag == "col"})
    return "".join(f'col[data-share="{share}"] {{ width: {share}; }}\n' for share in shares)


def _join(table: Element) -> Element:
    places = grid(table)
    width = max(map(len, places.rows), default=0)
    edges = sorted({x for row in places.rows for x, place in enumerate(row) if place and not place.across})
    if len(edges) in (0, width):
        return table
    spans = _find_spans(places, edges)
    joined = rewrite(table, lambda each: each.having(colspan=str(spans[id(each)])) if id(each) in spans else each)
    return _set_widths(joined, [(end - edge) / width for edge, end in pairwise([*edges, width])])


def _find_spans(places: Grid, edges: Sequence[int]) -> dict[int, int]:
    """In how many of the columns that begin at `edges` each cell stands, by the cell's identity."""
    stands: dict[int, set[int]] = {}
    for row in places.rows:
        for x in edges:
            if x < len(row) and (place := row[x]):
                stands.setdefault(id(place.cell), set()).add(x)
    return {cell: len(columns) for cell, columns in stands.items()}


def _set_widths(table: Element, shares: Sequence[float]) -> Element:
    columns = tuple(Element("col", {"data-share": f"{share:.4%}"}) for share in shares)
    captions = sum(each.tag == "caption" for each in table.elements[:1])
    first = table.children.index(table.elements[0]) + captions
    return replace(table, children=(*table.children[:first], Element("colgroup", {}, columns), *table.children[first:]))
