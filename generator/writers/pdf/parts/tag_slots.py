"""Tags of slots: in the file of a master each slot is one marked part of its sheet, and one element of the tree.

The objects are the print engine's, before they are written: dictionaries, lists and streams, linked by references.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from generator.writers.pdf.parts.slot_marks import Mark
from generator.writers.pdf.parts.unusual import Unusual

WRAPPERS = frozenset({"/Span", "/NonStruct"})
"""Elements that stand for parts of a line."""
OPEN, SHUT = 3, 1
"""How many operators begin a marked part, and end it."""


def merge_parts(pdf: Any) -> None:
    """Leave one part and one element of each slot, and number all parts anew from the first of each sheet."""
    objects = {each.reference: each for each in pdf.objects}
    parents = objects[objects[pdf.catalog["StructTreeRoot"]]["ParentTree"]]["Nums"]
    elements = [each for each in pdf.objects if _is_element(each) and each.get("K") is not None]
    _name_cells(elements)
    for n, reference in enumerate(pdf.page_references):
        owners = parents[2 * n + 1]
        stream = objects[objects[reference]["Contents"]]
        for numbers in _merge_marks(stream):
            _merge_elements(numbers, owners, objects)
        renumbered = _renumber(stream)
        owners[:] = [owners[old] for old in renumbered]
        for element in elements:
            if element.get("Pg") == reference:
                element["K"][:] = [renumbered.get(kid, kid) if isinstance(kid, int) else kid for kid in element["K"]]


def _name_cells(elements: Iterable[Any]) -> None:
    """Name the cells that head others by the place of their table among all: the print engine does so by how many
    objects there are before it. Where a cell names its heads, these are the same names."""
    tables: dict[str, int] = {}
    for element in elements:
        if "ID" in element:
            table, _, place = element["ID"].string.partition("-")
            element["ID"].string = f"{tables.setdefault(table, len(tables) + 1)}-{place}"


def _is_element(each: Any) -> bool:
    return isinstance(each, dict) and each.get("Type") == "/StructElem"


def _merge_marks(stream: Any) -> Iterator[list[int]]:
    """Leave the first of a slot's parts in the stream; the numbers that the parts of each slot had."""
    words, at = stream.stream, 0
    while at < len(words):
        if not isinstance(words[at], Mark):
            at += 1
            continue
        numbers = [words[at - 2]["MCID"]]
        after = at + SHUT + 1
        while after + OPEN < len(words) and getattr(words[after + OPEN], "number", None) == words[at].number:
            numbers.append(words[after + 1]["MCID"])
            after += OPEN + SHUT + 1
        if any(getattr(word, "number", None) == words[at].number for word in words[after:]):
            raise Unusual("something is drawn between the lines of a field")
        del words[at + SHUT + 1 : after]
        yield numbers
        at += SHUT + 1


def _merge_elements(numbers: list[int], owners: list[Any], objects: dict[bytes, Any]) -> None:
    """Leave one element of the slot's parts, in the block that they stand in."""
    leaves = [objects[owners[number]] for number in numbers]
    first, tops = leaves[0], [_climb(leaf, objects) for leaf in leaves]
    block = objects[tops[0]["P"]]
    references = {top.reference for top in tops}
    if any(top["P"] != block.reference for top in tops) or _count(tops, objects) != len(numbers):
        raise Unusual("the lines of a field stand in several blocks")
    at = block["K"].index(tops[0].reference)
    block["K"][:] = [
        first.reference if n == at else kid for n, kid in enumerate(block["K"]) if n == at or kid not in references
    ]
    first["P"], first["S"] = block.reference, "/Span"


def _climb(leaf: Any, objects: dict[bytes, Any]) -> Any:
    """The outermost part of a line that the element lies in."""
    while objects[leaf["P"]]["S"] in WRAPPERS:
        leaf = objects[leaf["P"]]
    return leaf


def _count(tops: list[Any], objects: dict[bytes, Any]) -> int:
    """How many parts lie below the elements."""
    waiting, found = list({top.reference: top for top in tops}.values()), 0
    while waiting:
        kids = waiting.pop()["K"]
        found += sum(isinstance(kid, int) for kid in kids)
        waiting += [objects[kid] for kid in kids if not isinstance(kid, int)]
    return found


def _renumber(stream: Any) -> dict[int, int]:
    """Number the parts of the stream in order; the new number of each by its old one."""
    marks = [word for word in stream.stream if isinstance(word, dict) and "MCID" in word]
    renumbered = {mark["MCID"]: n for n, mark in enumerate(marks)}
    for mark in marks:
        mark["MCID"] = renumbered[mark["MCID"]]
    return renumbered
