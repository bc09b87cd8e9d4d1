"""The tags of a PDF, as far as WeasyPrint leaves them open: what a listener hears, and in which part of a table.

The objects are those of the file that is about to be written: dictionaries and lists, linked by references.
"""

from collections.abc import Iterator
from typing import Any

TAGS = {"dl": "div", "dt": "p", "dd": "p"}
"""WeasyPrint tags `dl` as a list, whose entries PDF/UA wants without the groups that our facts have."""
CELLS = frozenset({"/TD", "/TH"})
"""What stays though it holds nothing: a row without its empty cell would be too short."""


def retag(document: Any) -> None:
    """Give the boxes of labels and values the tags of plain blocks; their styles are applied already."""
    for box in _boxes(document):
        box.element_tag = TAGS.get(box.element_tag, box.element_tag)


def merge_links(document: Any) -> None:
    """Leave one place to press for each link: WeasyPrint makes another of every element within it."""
    for sheet in document.pages:
        sheet.links[:] = [link for link in sheet.links if link[-1].link]


def finish_tags(document: Any, pdf: Any) -> None:
    """Say what each header heads, drop elements that hold nothing, and make of all outside of the tree an artifact."""
    for box in _boxes(document):
        if box.element_tag == "th" and hasattr(box, "mark"):
            box.mark["A"]["Scope"] = "/Row" if box.element.get("scope") == "row" else "/Column"
        if box.element_tag == "table":
            _head_all_columns(box)
    root = _at(pdf, pdf.catalog["StructTreeRoot"])
    elements = {each.reference: each for each in pdf.objects if _is_element(each)}
    inside = {reference for kid in root["K"] for reference in _prune(elements[kid], elements)}
    outside = {reference: each for reference, each in elements.items() if reference not in inside}
    _set_apart(outside, _at(pdf, root["ParentTree"]), pdf)


def _head_all_columns(table: Any) -> None:
    """Name a head that stands over several columns in the cells of each: WeasyPrint does so in those of its first."""
    heads: dict[int, list[Any]] = {}
    for cell, columns in _place_cells(table):
        if not hasattr(cell, "mark"):
            continue
        if cell.element_tag == "th" and cell.element.get("scope") != "row":
            for column in columns:
                heads.setdefault(column, []).append(cell.mark["ID"])
        elif cell.element_tag == "td":
            named = cell.mark["A"]["Headers"]
            named += [head for column in columns for head in heads.get(column, ()) if head not in named]


def _place_cells(table: Any) -> Iterator[tuple[Any, range]]:
    """Each cell of the table with the columns that it takes; a cell of a row above may reach into some."""
    reaching: dict[int, int] = {}
    for row in _rows(table):
        column = 0
        below: dict[int, int] = {}
        for cell in row.children:
            while reaching.get(column):
                column += 1
            taken = range(column, column + cell.colspan)
            yield cell, taken
            below |= dict.fromkeys(taken, cell.rowspan - 1)
            column = taken.stop
        reaching = {at: left - 1 for at, left in reaching.items() if left > 1} | {k: n for k, n in below.items() if n}


def _rows(box: Any) -> Iterator[Any]:
    for child in box.children:
        if child.element_tag == "tr":
            yield child
        elif hasattr(child, "children"):
            yield from _rows(child)


def _boxes(document: Any) -> Iterator[Any]:
    waiting = [sheet._page_box for sheet in document.pages]
    while waiting:
        box = waiting.pop()
        box = getattr(box, "_box", box)
        yield box
        waiting += getattr(box, "children", ())


def _at(pdf: Any, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]


def _is_element(thing: Any) -> bool:
    return isinstance(thing, dict) and thing.get("Type") == "/StructElem"


def _prune(element: Any, elements: dict[bytes, Any]) -> Iterator[bytes]:
    """The references of the element and of all below it, of which those that hold nothing leave the tree."""
    yield element.reference
    for reference in [kid for kid in element["K"] if kid in elements]:
        kid = elements[reference]
        if _is_ornament(kid):
            element["K"].remove(reference)  # what is outside of the tree becomes an artifact
            continue
        yield from _prune(kid, elements)
        if not kid["K"] and kid["S"] not in CELLS:
            element["K"].remove(reference)
            kid.clear()


def _is_ornament(element: Any) -> bool:
    """Whether the element is a picture without a description: it says nothing, and a listener skips it."""
    alt = element.get("Alt")
    return element["S"] == "/Figure" and not (alt and getattr(alt, "string", alt))


def _set_apart(outside: dict[bytes, Any], parents: Any, pdf: Any) -> None:
    """Running heads and page numbers have elements, which are in no tree: they are artifacts, and no element's."""
    for owners in parents["Nums"][1::2]:
        if isinstance(owners, list):
            owners[:] = ["null" if owner in outside else owner for owner in owners]
    for element in outside.values():
        words = _at(pdf, _at(pdf, element["Pg"])["Contents"]).stream
        for place, mark in enumerate(words):
            if isinstance(mark, dict) and mark.get("MCID") in element["K"]:
                words[place - 1] = "/Artifact"
                mark.clear()
                mark["Type"] = "/Pagination"
        element.clear()
