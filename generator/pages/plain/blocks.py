"""Blocks in plain text: how each part of a page is typed, as one table."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, groupby, repeat
from typing import TypeGuard

from generator.diagnostics import Diagnostic, Problem
from generator.pages.plain.lines import ENDLESS, Block, Lines, indented, marked, stack, wrapped
from generator.pages.plain.tables import columns, records
from generator.pages.plain.words import PHRASES, RULED, wording
from generator.pages.tree import Element, Node, rewritten

INDENT = 4
LONGEST_LABEL = 24  # characters; a longer label would push its text to the edge

Nodes = Sequence[Node]
Type = Callable[[Element, int], Iterable[Block]]
"""Types an element in lines of a width."""


def typed(nodes: Nodes, width: int) -> Lines:
    """The nodes as lines."""
    return stack(flow(nodes, width))


def flow(nodes: Iterable[Node], width: int) -> Iterator[Block]:
    """The nodes as blocks, one after the other; words between them are paragraphs."""
    for inline, group in groupby(nodes, key=lambda node: isinstance(node, str) or node.tag in PHRASES):
        if inline:
            text = wording(group)
            yield from (Block(wrapped(text, width)),) if text else ()
        else:
            for node in group:
                yield from _way(node)(node, width) if isinstance(node, Element) else ()


def _way(element: Element) -> Type:
    strange = next((name for name in (*element.classes, element.tag) if name not in PARTS and name not in TYPES), None)
    if strange is not None:
        raise Problem(Diagnostic("unknown-component", f"plain text has no words for `{strange}`", element.at))
    return next((way for name in element.classes if (way := PARTS[name])), TYPES.get(element.tag, _flowing))


# Sections and paragraphs


def _flowing(element: Element, width: int) -> Iterator[Block]:
    yield from flow(element.children, width)


def _paragraph(element: Element, width: int) -> Iterator[Block]:
    text = wording(element.children)
    yield from (Block(wrapped(text, width)),) if text else ()


def _apart(above: int) -> Type:
    """Like its parts, with more room above."""

    def way(element: Element, width: int) -> Iterator[Block]:
        first, *rest = (*_flowing(element, width), Block(()))
        yield replace(first, above=max(first.above, above))
        yield from rest

    return way


def _under(element: Element, width: int) -> Iterator[Block]:
    """Small print that belongs to the words above it."""
    for block in _paragraph(element, width):
        yield replace(block, above=0)


def _over(element: Element, width: int) -> Iterator[Block]:
    """A label that belongs to the words below it."""
    for block in _paragraph(element, width):
        yield replace(block, closed=True)


def _heading(line: str, above: int) -> Type:
    """A heading with a line under it; in text that is pasted elsewhere it stands by itself."""

    def way(element: Element, width: int) -> Iterator[Block]:
        for block in _paragraph(element, width):
            under = (line * max(map(len, block.lines)),) if width < ENDLESS else ()
            yield Block((*block.lines, *under), above)

    return way


def _rule(element: Element, width: int) -> Iterator[Block]:
    yield Block(() if element.has("page-break") else ("* * *".center(min(width, 76)).rstrip(),), above=2)


def _draft(element: Element, width: int) -> Iterator[Block]:
    rule = "*" * min(width, 76)
    yield Block((rule, *wrapped(wording(element.children), width), rule))


def _direction(element: Element, width: int) -> Iterator[Block]:
    """A direction to the speaker, in parentheses so that nobody reads it out."""
    text = wording(element.children)
    if element.tag != "p":
        yield from _over(element, width)
    elif text:
        yield Block(wrapped(text if text.startswith("(") else f"({text})", width))


def _masthead(element: Element, width: int) -> Iterator[Block]:
    """The logo's name and, at the other end of its line, the label."""
    ends = [text for child in element.elements if (text := wording((child,)))]
    room = width - sum(map(len, ends))
    if len(ends) == 2 and 3 <= room < width < ENDLESS:
        yield Block((ends[0] + " " * room + ends[1],))
    else:
        yield from _flowing(element, width)


# Emphasis


def _set_in(element: Element, width: int) -> Iterator[Block]:
    yield Block(indented(typed(element.children, width - INDENT), INDENT))


def _missing(element: Element, width: int) -> Iterator[Block]:
    """What only a customer can supply, in brackets as every place to fill in."""
    first, *rest = typed(element.children, width - INDENT) or ("",)
    *body, last = (first if first.startswith("[") else f"[{first}", *rest)
    yield Block(indented((*body, last if last.endswith("]") else f"{last}]"), INDENT))


def _attribution(element: Element, width: int) -> Iterator[Block]:
    text = wording(element.children)
    yield Block(wrapped(text if text.startswith(("—", "–")) else f"— {text}", width, hang=2), above=0)


def _figures(element: Element, width: int) -> Iterator[Block]:
    entries = [_figure(child) if isinstance(child, Element) else ("", (child,)) for child in _parts(element)]
    yield from _entries(entries, width)


def _proof(element: Element, width: int) -> Iterator[Block]:
    for block in _entries([_figure(element)], width - INDENT):
        yield replace(block, lines=indented(block.lines, INDENT))


def _divided(element: Element, width: int) -> Iterator[Block]:
    big = any(child.has("figure") and child.tag == "p" for child in element.elements)
    yield from _entries([_figure(element)], width) if big else _flowing(element, width)


def _figure(element: Element) -> tuple[str, Nodes]:
    """The big number as a label, and all else as what it says."""
    nodes = _unboxed(element.children)
    big = [node for node in nodes if isinstance(node, Element) and node.has("figure")]
    return wording(big), [node for node in nodes if not any(node is number for number in big)]


def _code(element: Element, width: int) -> Iterator[Block]:
    """A QR code as its link; its picture's words would say the same."""
    words = wording(child for child in element.children if isinstance(child, str) or child.tag != "img")
    link = element.get("data-link")
    yield Block(wrapped(f"{words} <{link}>" if words and link else words or link, width))


# Labels and lists


def _facts(element: Element, width: int) -> Iterator[Block]:
    entries: list[tuple[str, list[Node]]] = []
    for node in _unboxed(_parts(element)):
        if isinstance(node, Element) and node.tag == "dt":
            entries.append((wording(node.children), []))
        elif entries:
            entries[-1][1].append(node)
        else:
            entries.append(("", [node]))
    yield from _entries(entries, width)


def _entries(entries: Sequence[tuple[str, Nodes]], width: int) -> Iterator[Block]:
    """Labels and what they say, aligned if all labels are short; close together if none is long."""
    labels = [f"{label}{'' if label.endswith(('?', ':')) else ':'}" if label else "" for label, _ in entries]
    longest = max(map(len, labels), default=0)
    column = longest + 2 if longest <= LONGEST_LABEL and width < ENDLESS else 0
    told = [_told(label, nodes, width, column) for label, (_, nodes) in zip(labels, entries, strict=True)]
    airy = any("" in lines or len(lines) > 2 for lines in told)
    for n, lines in enumerate(told):
        yield Block(lines, above=1 if airy or n == 0 else 0)


def _told(label: str, nodes: Nodes, width: int, column: int) -> Lines:
    """`label: words`, the words in their own column, or running on from the label and then indented."""
    if column:
        lines = typed(nodes, width - column)
        return marked(label.ljust(column), lines) if lines else (label,)
    head, rest = _opening(nodes)
    first = wrapped(f"{label} {head}".strip(), width, hang=INDENT if label else 0)
    return (*first, *indented(typed(rest, width - INDENT), INDENT if label else 0))


def _opening(nodes: Nodes) -> tuple[str, Nodes]:
    """The words that open a text (its first paragraph or heading) and what follows."""
    nodes = [node for node in _unboxed(nodes) if not isinstance(node, str) or node.strip()]
    end = next((n for n, node in enumerate(nodes) if not isinstance(node, str) and node.tag not in PHRASES), len(nodes))
    if end:
        return wording(nodes[:end]), nodes[end:]
    first = nodes[0] if nodes else ""
    if isinstance(first, Element) and first.tag in {"p", "h3", "h4"}:
        return wording(first.children), nodes[1:]
    return "", nodes


def _listed(element: Element, width: int) -> Iterator[Block]:
    """A list's entries behind their marks; blank lines between them only if one of them is long."""
    entries = []
    for n, entry in enumerate(_parts(element), start=int(element.get("start") or 1)):
        mark, nodes = _mark(element, entry, n)
        blocks = flow(nodes, width - len(mark))
        entries.append(marked(mark, stack(blocks if _has_blocks(nodes) else (replace(b, above=0) for b in blocks))))
    airy = any("" in lines or len(lines) > 2 for lines in entries)
    for n, lines in enumerate(entries):
        yield Block(lines, above=1 if airy or n == 0 else 0)


def _mark(parent: Element, entry: Node, n: int) -> tuple[str, Nodes]:
    """`- `, `3. ` or `[ ] `, and the entry's content without a box or number that the mark repeats."""
    if isinstance(entry, str):
        return "- ", (entry,)
    if parent.has("checklist"):
        first = chain((True,), repeat(False))  # noqa: FBT003 - a sequence of answers
        return "[\u00a0] ", rewritten(entry, lambda e: e.children if e.has("box") and next(first) else e).children
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


def _unboxed(nodes: Iterable[Node]) -> list[Node]:
    """The nodes, with what stands in plain boxes taken out of them."""
    return [inner for node in nodes for inner in (_unboxed(node.children) if _is_box(node) else (node,))]


def _is_box(node: Node) -> TypeGuard[Element]:
    return isinstance(node, Element) and node.tag == "div" and not node.classes


# Tables


def _table(element: Element, width: int) -> Iterator[Block]:
    """The caption, then aligned columns if the width allows, else records."""
    lines = columns(element, width, ENDLESS, _cell)
    if lines is None:
        yield from _records(element, width)
    else:
        yield from _caption(element, width)
        yield Block(lines)


def _records(element: Element, width: int) -> Iterator[Block]:
    """Row after row, each cell behind the head of its column: a pain, then its answer."""
    yield from _caption(element, width)
    for row in records(element):
        for n, (label, cell) in enumerate(row):
            lines = _told(f"{label}:" if label else "", _written(cell), width, column=0)
            yield Block(lines, above=0 if n else 1)


def _caption(table: Element, width: int) -> Iterator[Block]:
    for child in table.elements:
        yield from _paragraph(child, width) if child.tag == "caption" else ()


def _cell(cell: Element, width: int) -> Lines:
    return typed(_written(cell), width)


def _written(cell: Element) -> Nodes:
    """What stands in a cell; in an empty one to write in, a line."""
    if cell.has("blank") and not cell.text.strip():
        return ("_" * RULED,)
    return rewritten(cell, _lowered).children


def _lowered(element: Element) -> Element:
    """A heading in a cell stands over its own lines and not over the rest of the text."""
    return replace(element, tag="h4") if element.tag in {"h1", "h2"} else element


def _sheet(element: Element, width: int) -> Iterator[Block]:
    """A model's values as `label: value unit`, the values under each other."""

    def label(cell: Element) -> Element:
        heads_row = cell.tag == "th" and cell.get("scope") == "row" and not wording(cell.children).endswith((":", "?"))
        return replace(cell, children=(*cell.children, ":")) if heads_row else cell

    yield from _table(rewritten(element, label), width)


# Messages


def _subject(element: Element, width: int) -> Iterator[Block]:
    yield Block((f"Subject: {wording(element.children)}",))


def _pasted(element: Element, width: int) -> Iterator[Block]:
    """A message's text, one line a paragraph: mail programs and networks wrap by themselves."""
    yield from flow(element.children, ENDLESS)


def _charted(element: Element, width: int) -> Iterator[Block]:
    """A chart as its table: the picture says nothing else."""
    yield from flow(tuple(part for part in element.children if isinstance(part, str) or part.tag != "img"), width)


TYPES: Mapping[str, Type] = {
    "article": _flowing, "section": _flowing, "header": _flowing, "footer": _flowing, "aside": _flowing,
    "div": _divided, "h1": _heading("=", 2), "h2": _heading("-", 2), "h3": _over, "h4": _over, "p": _paragraph,
    "hr": _rule, "blockquote": _set_in, "ul": _listed, "ol": _listed, "li": _flowing,
    "dl": _facts, "dt": _over, "dd": _flowing,
    "figure": _flowing, "figcaption": _paragraph, "table": _table, "caption": _paragraph,
    "thead": _flowing, "tbody": _flowing, "tr": _flowing, "th": _flowing, "td": _flowing,
}  # fmt: skip
"""Block element -> how it is typed."""

PARTS: Mapping[str, Type | None] = {
    "face": _apart(2), "masthead": _masthead, "logo": None, "hero": None, "title": None, "eyebrow": _over, "lede": None,
    "draft": _draft, "status": _set_in, "imprint": _apart(2), "sources": _apart(2),
    "columns": None, "pairs": _records, "steps": None, "figures": _figures, "facts": None,
    "figure": None, "says": None, "basis": _under, "proof": _proof, "callout": _set_in, "quote": None,
    "attribution": _attribution, "action": _apart(2), "button": None, "contact": _under, "qr": _code,
    "part": None, "timeline": None, "criteria": None, "amount": None, "total": None, "signatures": None, "blank": None,
    "checklist": None, "keep": None, "page-break": None, "gap": _missing,
    "script": None, "beat": _direction, "card": _apart(2), "message": None, "subject": _subject, "body": _pasted,
    "chart": _charted, "scenarios": None, "worksheet": _apart(2), "sheet": _sheet, "input": None, "output": None,
}  # fmt: skip
"""Component -> how it is typed; `None`: as its element."""
