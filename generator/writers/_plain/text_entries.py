"""Labels with what they say, and lists, in plain text."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, repeat
from typing import TypeGuard

from generator.pages.tree import Element, Node, rewrite
from generator.writers._plain.text_lines import ENDLESS, Block, Lines, indent, put_mark, stack, wrap
from generator.writers._plain.text_paragraphs import INDENT, Flow, Nodes, type_parts
from generator.writers._plain.text_words import PHRASES, wording

LONGEST_LABEL = 24  # characters; a longer label would push its text to the edge


def figures(element: Element, width: int, flow: Flow) -> Iterator[Block]:
    """Big numbers as labels, with what each says."""
    entries = [_figure(child) if isinstance(child, Element) else ("", (child,)) for child in _parts(element)]
    yield from _entries(entries, width, flow)


def proof(element: Element, width: int, flow: Flow) -> Iterator[Block]:
    """One big number with what it says, set in."""
    for block in _entries([_figure(element)], width - INDENT, flow):
        yield replace(block, lines=indent(block.lines, INDENT))


def type_division(element: Element, width: int, flow: Flow) -> Iterator[Block]:
    """A plain box: a big number with what it says, or just its parts."""
    big = any(child.has("figure") and child.tag == "p" for child in element.elements)
    yield from _entries([_figure(element)], width, flow) if big else type_parts(element, width, flow)


def _figure(element: Element) -> tuple[str, Nodes]:
    """The big number as a label, and all else as what it says."""
    nodes = _unbox(element.children)
    big = [node for node in nodes if isinstance(node, Element) and node.has("figure")]
    return wording(big), [node for node in nodes if not any(node is number for number in big)]


def facts(element: Element, width: int, flow: Flow) -> Iterator[Block]:
    """The terms of a list as labels."""
    entries: list[tuple[str, list[Node]]] = []
    for node in _unbox(_parts(element)):
        if isinstance(node, Element) and node.tag == "dt":
            entries.append((wording(node.children), []))
        elif entries:
            entries[-1][1].append(node)
        else:
            entries.append(("", [node]))
    yield from _entries(entries, width, flow)


def _entries(entries: Sequence[tuple[str, Nodes]], width: int, flow: Flow) -> Iterator[Block]:
    """Labels and what they say, aligned if all labels are short; close together if none is long."""
    labels = [f"{label}{'' if label.endswith(('?', ':')) else ':'}" if label else "" for label, _ in entries]
    longest = max(map(len, labels), default=0)
    column = longest + 2 if longest <= LONGEST_LABEL and width < ENDLESS else 0
    told = [type_labelled(label, nodes, width, flow, column) for label, (_, nodes) in zip(labels, entries, strict=True)]
    airy = any("" in lines or len(lines) > 2 for lines in told)
    for n, lines in enumerate(told):
        yield Block(lines, above=1 if airy or n == 0 else 0)


def type_labelled(label: str, nodes: Nodes, width: int, flow: Flow, column: int = 0) -> Lines:
    """`label: words`, the words in their own column, or running on from the label and then indented."""
    if column:
        lines = stack(flow(nodes, width - column))
        return put_mark(label.ljust(column), lines) if lines else (label,)
    head, rest = _opening(nodes)
    first = wrap(f"{label} {head}".strip(), width, hang=INDENT if label else 0)
    return (*first, *indent(stack(flow(rest, width - INDENT)), INDENT if label else 0))


def _opening(nodes: Nodes) -> tuple[str, Nodes]:
    """The words that open a text (its first paragraph or heading) and what follows."""
    nodes = _unbox(nodes)
    end = next((n for n, node in enumerate(nodes) if not isinstance(node, str) and node.tag not in PHRASES), len(nodes))
    if end:
        return wording(nodes[:end]), nodes[end:]
    first = nodes[0] if nodes else ""
    if isinstance(first, Element) and first.tag in {"p", "h3", "h4"}:
        return wording(first.children), nodes[1:]
    return "", nodes


def type_list(element: Element, width: int, flow: Flow) -> Iterator[Block]:
    """A list's entries behind their marks; blank lines between them only if one of them is long."""
    entries = []
    for n, entry in enumerate(_parts(element), start=int(element.get("start") or 1)):
        mark, nodes = _mark(element, entry, n)
        blocks = flow(nodes, width - len(mark))
        entries.append(put_mark(mark, stack(blocks if _has_blocks(nodes) else (replace(b, above=0) for b in blocks))))
    airy = any("" in lines or len(lines) > 2 for lines in entries)
    for n, lines in enumerate(entries):
        yield Block(lines, above=1 if airy or n == 0 else 0)


def type_tier(element: Element, width: int, flow: Flow) -> Iterator[Block]:
    """One offer; what its price is for stands close under the price."""
    for child in element.children:
        price = isinstance(child, Element) and child.has("figure")
        for block in flow((child,), width):
            yield replace(block, closed=block.closed or price)


def type_contents(element: Element, width: int, flow: Flow) -> Iterator[Block]:
    """Chapters behind their numbers, what each says and takes close under it."""
    for n, entry in enumerate(_parts(element), start=1):
        mark, nodes = _mark(element, entry, n)
        lines = stack(replace(block, above=0) for block in flow(nodes, width - len(mark)))
        yield Block(put_mark(mark, lines))


def _mark(parent: Element, entry: Node, n: int) -> tuple[str, Nodes]:
    """`- `, `3. ` or `[ ] `, and the entry's content without a box or number that the mark repeats."""
    if isinstance(entry, str):
        return "- ", (entry,)
    if parent.has("checklist"):
        first = chain((True,), repeat(False))  # noqa: FBT003 - a sequence of answers
        return "[\u00a0] ", rewrite(entry, lambda e: e.children if e.has("box") and next(first) else e).children
    if entry.get("id").startswith("source-"):
        return f"[{n}] ", entry.children
    if parent.tag == "ol":
        return ("", entry.children) if next(entry.find("number"), None) else (f"{n}. ", entry.children)
    return "- ", entry.children


def _has_blocks(nodes: Nodes) -> bool:
    """Whether there is more than words and lists below them."""
    return any(isinstance(node, Element) and node.tag not in {*PHRASES, "ul", "ol"} for node in nodes)


def _parts(element: Element) -> list[Node]:
    return [child for child in element.children if not isinstance(child, str) or child.strip()]


def _unbox(nodes: Iterable[Node]) -> list[Node]:
    """The nodes, with what stands in plain boxes taken out of them."""
    return [inner for node in nodes for inner in (_unbox(node.children) if _is_box(node) else (node,))]


def _is_box(node: Node) -> TypeGuard[Element]:
    return isinstance(node, Element) and node.tag == "div" and not node.classes
