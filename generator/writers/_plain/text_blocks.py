"""Blocks in plain text: how each part of a page is typed, as one table."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from generator.diagnostics import Diagnostic, Problem
from generator.pages.tree import Element, Node
from generator.writers._plain import text_entries, text_paragraphs, text_rows
from generator.writers._plain.text_lines import Block, Lines, stack, wrap
from generator.writers._plain.text_paragraphs import Nodes, Way
from generator.writers._plain.text_words import PHRASES, wording


def type_lines(nodes: Nodes, width: int) -> Lines:
    """The nodes as lines."""
    return stack(flow(nodes, width))


def flow(nodes: Iterable[Node], width: int) -> Iterator[Block]:
    """The nodes as blocks, one after the other; words between them are paragraphs."""
    for inline, group in groupby(nodes, key=lambda node: isinstance(node, str) or node.tag in PHRASES):
        if inline:
            text = wording(group)
            yield from (Block(wrap(text, width)),) if text else ()
        else:
            for node in group:
                yield from _way(node)(node, width, flow) if isinstance(node, Element) else ()


def _way(element: Element) -> Way:
    strange = next((name for name in (*element.classes, element.tag) if name not in PARTS and name not in TYPES), None)
    if strange is not None:
        raise Problem(Diagnostic("unknown-component", f"plain text has no words for `{strange}`", element.at))
    return next(
        (way for name in element.classes if (way := PARTS[name])), TYPES.get(element.tag, text_paragraphs.type_parts)
    )


FLOWING = ("article", "section", "header", "footer", "aside", "li", "dd", "figure", "thead", "tbody", "tr", "th", "td")

TYPES: Mapping[str, Way] = {
    **dict.fromkeys(FLOWING, text_paragraphs.type_parts),
    "div": text_entries.type_division,
    "h1": text_paragraphs.heading("=", 2),
    "h2": text_paragraphs.heading("-", 2),
    "h3": text_paragraphs.type_over,
    "h4": text_paragraphs.type_over,
    "p": text_paragraphs.paragraph,
    "hr": text_paragraphs.rule,
    "blockquote": text_paragraphs.type_set_in,
    "ul": text_entries.type_list,
    "ol": text_entries.type_list,
    "dl": text_entries.facts,
    "dt": text_paragraphs.type_over,
    "figcaption": text_paragraphs.paragraph,
    "table": text_rows.table,
    "caption": text_paragraphs.paragraph,
}
"""Block element -> how it is typed."""

PARTS: Mapping[str, Way | None] = {
    "face": text_paragraphs.set_apart(2),
    "run-on": None,
    "masthead": text_paragraphs.masthead,
    "logo": None,
    "hero": None,
    "title": None,
    "eyebrow": text_paragraphs.type_over,
    "lede": None,
    "draft": text_paragraphs.draft,
    "status": text_paragraphs.type_set_in,
    "imprint": text_paragraphs.set_apart(2),
    "sources": text_paragraphs.set_apart(2),
    "columns": None,
    "pairs": text_rows.row_by_row,
    "steps": None,
    "figures": text_entries.figures,
    "facts": None,
    "flow": None,
    "fork": None,
    "bracket": text_paragraphs.type_under,
    "receipt": text_paragraphs.type_set_in,
    "verdict": None,
    "scorecard": None,
    "gauge": text_paragraphs.type_chart,
    "offer": text_paragraphs.type_set_in,
    "stamp": None,
    "figure": None,
    "says": None,
    "basis": text_paragraphs.type_under,
    "proof": text_entries.proof,
    "callout": text_paragraphs.type_set_in,
    "quote": None,
    "attribution": text_paragraphs.attribution,
    "action": text_paragraphs.set_apart(2),
    "button": None,
    "contact": text_paragraphs.type_under,
    "qr": text_paragraphs.code,
    "part": None,
    "timeline": None,
    "criteria": None,
    "amount": None,
    "total": None,
    "signatures": None,
    "blank": None,
    "checklist": None,
    "keep": None,
    "page-break": None,
    "lanes": None,
    "lane": None,
    "recommended": None,
    "tiers": None,
    "tier": text_entries.type_tier,
    "scale": text_paragraphs.type_under,
    "objections": text_rows.row_by_row,
    "say": None,
    "do": None,
    "never": None,
    "cover": None,
    "opener": text_paragraphs.set_apart(2),
    "contents": text_entries.type_contents,
    "noted": None,
    "margin-note": text_paragraphs.type_gap,
    "slot": text_paragraphs.type_slot,
    "gap": text_paragraphs.type_gap,
    "script": None,
    "beat": text_paragraphs.direction,
    "card": text_paragraphs.set_apart(2),
    "message": None,
    "event": None,
    "subject": text_paragraphs.subject,
    "body": text_paragraphs.type_pasted,
    "chart": text_paragraphs.type_chart,
    "finding": None,
    "measure": text_paragraphs.type_under,
    "annotation": None,
    "mark": None,
    "milestone": None,
    "load": None,
    "form": None,
    "scenarios": None,
    "worksheet": text_paragraphs.set_apart(2),
    "sheet": text_rows.sheet,
    "input": None,
    "output": None,
}
"""Component -> how it is typed; `None`: as its element."""
