"""Blocks in plain text: how each part of a page is typed, as one table."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from generator.diagnostics import Diagnostic, Problem
from generator.pages.plain import entries, paragraphs, rows
from generator.pages.plain.lines import Block, Lines, stack, wrapped
from generator.pages.plain.paragraphs import Nodes, Way
from generator.pages.plain.words import PHRASES, wording
from generator.pages.tree import Element, Node


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
                yield from _way(node)(node, width, flow) if isinstance(node, Element) else ()


def _way(element: Element) -> Way:
    strange = next((name for name in (*element.classes, element.tag) if name not in PARTS and name not in TYPES), None)
    if strange is not None:
        raise Problem(Diagnostic("unknown-component", f"plain text has no words for `{strange}`", element.at))
    return next((way for name in element.classes if (way := PARTS[name])), TYPES.get(element.tag, paragraphs.flowing))


FLOWING = ("article", "section", "header", "footer", "aside", "li", "dd", "figure", "thead", "tbody", "tr", "th", "td")

TYPES: Mapping[str, Way] = {
    **dict.fromkeys(FLOWING, paragraphs.flowing),
    "div": entries.divided, "h1": paragraphs.heading("=", 2), "h2": paragraphs.heading("-", 2), "h3": paragraphs.over,
    "h4": paragraphs.over, "p": paragraphs.paragraph, "hr": paragraphs.rule, "blockquote": paragraphs.set_in,
    "ul": entries.listed, "ol": entries.listed, "dl": entries.facts, "dt": paragraphs.over,
    "figcaption": paragraphs.paragraph, "table": rows.table, "caption": paragraphs.paragraph,
}  # fmt: skip
"""Block element -> how it is typed."""

PARTS: Mapping[str, Way | None] = {
    "face": paragraphs.apart(2), "masthead": paragraphs.masthead, "logo": None, "hero": None, "title": None,
    "eyebrow": paragraphs.over, "lede": None, "draft": paragraphs.draft, "status": paragraphs.set_in,
    "imprint": paragraphs.apart(2), "sources": paragraphs.apart(2), "columns": None, "pairs": rows.row_by_row,
    "steps": None, "figures": entries.figures, "facts": None, "figure": None, "says": None, "basis": paragraphs.under,
    "proof": entries.proof, "callout": paragraphs.set_in, "quote": None, "attribution": paragraphs.attribution,
    "action": paragraphs.apart(2), "button": None, "contact": paragraphs.under, "qr": paragraphs.code, "part": None,
    "timeline": None, "criteria": None, "amount": None, "total": None, "signatures": None, "blank": None,
    "checklist": None, "keep": None, "page-break": None, "gap": paragraphs.missing, "script": None,
    "beat": paragraphs.direction, "card": paragraphs.apart(2), "message": None, "subject": paragraphs.subject,
    "body": paragraphs.pasted, "chart": paragraphs.charted, "scenarios": None, "worksheet": paragraphs.apart(2),
    "sheet": rows.sheet, "input": None, "output": None,
}  # fmt: skip
"""Component -> how it is typed; `None`: as its element."""
