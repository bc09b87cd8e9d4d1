"""Blocks of Markdown: how each part of a page is typed, as one table."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from itertools import chain, groupby, repeat

from generator.diagnostics import Diagnostic, Problem
from generator.pages.tree import Element, Node, rewrite
from generator.writers.md.marked_tables import type_table
from generator.writers.md.marked_words import CLOSE, OPEN, PHRASES, type_words

Way = Callable[[Element], list[str]]
STEP = " " * 4
"""How far in the parts of a list's entry stand: every reader of Markdown takes four spaces."""


def type_blocks(nodes: Iterable[Node]) -> list[str]:
    """The nodes as blocks, one after the other; words between them are paragraphs."""
    made: list[str] = []
    for inline, group in groupby(nodes, key=lambda node: isinstance(node, str) or node.tag in PHRASES):
        if inline:
            made += filter(None, [type_words(group)])
        else:
            made += [block for node in group if isinstance(node, Element) for block in _way(node)(node)]
    return made


def _way(element: Element) -> Way:
    strange = next((name for name in (*element.classes, element.tag) if name not in PARTS and name not in TYPES), None)
    if strange is not None:
        raise Problem(Diagnostic("unknown-component", f"Markdown has no words for `{strange}`", element.at))
    return next((way for name in element.classes if (way := PARTS[name])), TYPES.get(element.tag, _parts))


def _parts(element: Element) -> list[str]:
    return type_blocks(element.children)


def _paragraph(element: Element) -> list[str]:
    return [*filter(None, [type_words(element.children)])]


def _heading(rank: int) -> Way:
    return lambda element: [f"{'#' * rank} {words}" for words in _paragraph(element)]


def _strong(element: Element) -> list[str]:
    """A small heading, or a big number; nothing within it is bold already."""
    plain = rewrite(element, lambda e: e.children if e.tag in {"strong", "em"} else e)
    return [f"**{words}**" for words in _paragraph(plain)]


def _quiet(element: Element) -> list[str]:
    """A label or small print, in italics where no mark is within."""
    return [words if "*" in words or OPEN in words else f"*{words}*" for words in _paragraph(element)]


def _quoted(element: Element) -> list[str]:
    said = "\n\n".join(_parts(element))
    return ["\n".join(f"> {line}".rstrip() for line in said.split("\n"))] if said else []


def _band(element: Element) -> list[str]:
    """What the document still lacks."""
    return [f"> {words}" for words in _strong(element)]


def _rule(element: Element) -> list[str]:
    return [] if element.has("page-break") else ["---"]


def _list(element: Element) -> list[str]:
    """Entries behind their marks; close together where each is one line."""
    entries = [child for child in element.children if not isinstance(child, str) or child.strip()]
    start = int(element.get("start") or 1)
    made = [_entry(entry, _mark(element, n)) for n, entry in enumerate(entries, start)]
    close = not any("\n\n" in entry for entry in made)
    return [("\n" if close else "\n\n").join(made)] if made else []


def _mark(parent: Element, n: int) -> str:
    return f"{n}. " if parent.tag == "ol" else "- "


def _entry(entry: Node, mark: str) -> str:
    nodes = (entry,) if isinstance(entry, str) else entry.children
    said = type_blocks(nodes)
    nested = len(said) == 2 and said[1].startswith(("- ", "1. ")) and "\n\n" not in said[1]
    lines = ("\n" if nested else "\n\n").join(said).split("\n")
    return "\n".join((mark + lines[0], *(STEP + line if line else "" for line in lines[1:])))


def _checklist(element: Element) -> list[str]:
    """GitHub's task list."""
    made = [_entry(_without_box(entry), f"- {OPEN} {CLOSE} ") for entry in element.elements]
    return ["\n".join(made)] if made else []


def _without_box(entry: Element) -> Element:
    first = chain((True,), repeat(False))  # noqa: FBT003 - a sequence of answers
    return rewrite(entry, lambda e: e.children if e.has("box") and next(first) else e)


def _facts(element: Element) -> list[str]:
    """Labels in bold, each with what it says behind it."""
    lines: list[str] = []
    for part in _unbox(element.children):
        words = type_words(part.children)
        if part.tag == "dt":
            lines.append(f"- **{words}{'' if words.endswith((':', '?')) else ':'}**" if words else "-")
        elif lines:
            lines[-1] += f" {words}"
        else:
            lines.append(f"- {words}")
    return ["\n".join(lines)] if lines else []


def _unbox(nodes: Iterable[Node]) -> list[Element]:
    elements = [node for node in nodes if isinstance(node, Element)]
    return [one for node in elements for one in (_unbox(node.children) if node.tag == "div" else [node])]


def _gap(element: Element) -> list[str]:
    said = type_words(element.children).strip("[]")
    return [f"{OPEN}{said.replace(OPEN, '').replace(CLOSE, '')}{CLOSE}"] if said else []


def _slot(element: Element) -> list[str]:
    """A picture as its description; the place for one as every place to fill in."""
    pictured = any(child.tag == "img" and child.get("alt") for child in element.elements)
    return _parts(element) if pictured else _gap(element)


def _chart(element: Element) -> list[str]:
    """A chart as its table: the picture says nothing else."""
    return type_blocks(part for part in element.children if isinstance(part, str) or part.tag != "img")


def _promise(element: Element) -> list[str]:
    """A figure with what it is of, on one line."""
    said = " ".join(_chart(element))
    return [f"- {said}"] if said else []


def _contents(element: Element) -> list[str]:
    """Chapters, each with what it says behind it."""
    entries = (": ".join(type_blocks(entry.children)) for entry in element.elements)
    return ["\n".join(f"{n}. {said}" for n, said in enumerate(entries, 1))]


def _remark(element: Element) -> list[str]:
    """A note of the margin, set apart; its heading is none of the page's."""
    return _quoted(rewrite(element, lambda e: replace(e, tag="dt") if e.tag in {"h3", "h4"} else e))


def _code(element: Element) -> list[str]:
    """A QR code as its link; its picture's words would say the same."""
    words = type_words(child for child in element.children if isinstance(child, str) or child.tag != "img")
    link = element.get("data-link")
    return [f"[{words}]({link})" if words and link else words or f"<{link}>"]


def _attribution(element: Element) -> list[str]:
    return [words if words.startswith(("—", "–")) else f"— {words}" for words in _paragraph(element)]


def _subject(element: Element) -> list[str]:
    label = element.get("data-label")
    return [f"**{label}:** {words}" if label else words for words in _paragraph(element)]


def _direction(element: Element) -> list[str]:
    return _strong(element) if element.tag != "p" else [f"*({words})*" for words in _paragraph(element)]


def _advice(mark: str) -> Way:
    return lambda element: [f"> {mark} {words}" for words in _paragraph(element)]


FLOWING = ("article", "section", "header", "footer", "aside", "div", "li", "dd", "figure", "thead", "tbody", "tr", "th",
           "td")  # fmt: skip
TYPES: Mapping[str, Way] = {
    **dict.fromkeys(FLOWING, _parts),
    "h1": _heading(1), "h2": _heading(2), "h3": _heading(3), "h4": _heading(4), "p": _paragraph, "hr": _rule,
    "blockquote": _quoted, "ul": _list, "ol": _list, "dl": _facts, "dt": _strong, "figcaption": _paragraph,
    "table": type_table, "caption": _paragraph,
}  # fmt: skip
"""Block element -> how it is typed."""

PARTS: Mapping[str, Way | None] = {
    **dict.fromkeys(
        ("face", "run-on", "masthead", "logo", "hero", "title", "lede", "imprint", "sources", "columns", "pairs",
         "steps", "figures", "facts", "flow", "fork", "scorecard", "stamp", "quote", "action", "button", "contact",
         "part", "timeline", "criteria", "amount", "total", "signatures", "blank", "keep", "page-break", "lanes",
         "lane", "recommended", "tiers", "tier", "objections", "say", "cover", "opener", "noted", "script",
         "card", "message", "body", "annotation", "mark", "milestone", "load", "form", "scenarios", "worksheet",
         "sheet", "input", "output", "event"), None,
    ),
    "eyebrow": _quiet, "draft": _band, "status": _quoted, "bracket": _quiet, "receipt": _quoted, "verdict": _strong,
    "gauge": _promise, "offer": _quoted, "figure": _strong, "says": None, "basis": _quiet, "proof": _quoted,
    "callout": _quoted, "attribution": _attribution, "qr": _code, "checklist": _checklist, "scale": _chart,
    "do": _advice("✓"), "never": _advice("✗"), "margin-note": _remark, "slot": _slot, "gap": _gap,
    "beat": _direction, "subject": _subject, "contents": _contents, "chart": _chart, "finding": _strong,
    "measure": _quiet,
}  # fmt: skip
"""Component -> how it is typed; `None`: as its element."""
