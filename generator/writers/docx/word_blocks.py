"""The page's blocks in Word: one row for each element and component of the vocabulary."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from generator.diagnostics import Diagnostic, Problem
from generator.pages.tree import Element, Node
from generator.writers.docx import (
    beside,
    chapters,
    clauses,
    emphasis,
    inline,
    lifted,
    list_entries,
    opening,
    panels,
    word_charts,
    word_contents,
    word_tables,
)
from generator.writers.docx.awaited_slope import AWAITED, awaited_slope
from generator.writers.docx.ooxml import Xml, local, put, w
from generator.writers.docx.word_document import Place
from generator.writers.docx.word_paragraphs import BREAK, group, keep, page_break, paragraph, style_of, text

Block = Callable[[Element, Place], list[Xml]]


def contents(element: Element, place: Place) -> list[Xml]:
    """What the element holds, one block after the other; words between blocks are paragraphs."""
    return blocks(element.children, place)


def blocks(nodes: Iterable[Node], place: Place) -> list[Xml]:
    """The nodes as blocks of Word."""
    made: list[Xml] = []
    for node in group(nodes):
        more = list(text("Normal", node, place)) if isinstance(node, tuple) else block(node, place)
        if isinstance(node, Element) and node.has("signatures") and made:
            put(made[-1], w("keepNext"))  # nobody signs a page without the words above the lines
        made += more
    return made


def block(element: Element, place: Place) -> list[Xml]:
    """One element; raises `Problem` at its place when Word has no way to say it."""
    unknown = [name for name in element.classes if name not in KNOWN]
    name = next((name for name in element.classes if name in COMPONENTS), "")
    write = COMPONENTS[name] if name else ELEMENTS.get(element.tag)
    if unknown or write is None:
        what = f"the component `{unknown[0]}`" if unknown else f"`<{element.tag}>`"
        raise Problem(Diagnostic("unknown-element", f"Word has no way to say {what}", element.at, inline.WAY_OUT))
    language = element.get("lang")
    here = place.within(manner=replace(place.manner, language=language)) if language else place
    made = write(element, here)
    return _anchor(element, place, keep(made) if element.has("keep") else made)


def _anchor(element: Element, place: Place, made: list[Xml]) -> list[Xml]:
    breaks = place.manuscript.style(BREAK)  # a mark of a new page is gone in the end
    first = next((each for part in made for each in part.iter(w("p").tag) if style_of(each) != breaks), None)
    if element.get("id") in place.manuscript.anchors and first is not None:
        first[1:1] = inline.anchor(element, place, ())
    return made


def _holding(instead: Mapping[str, str] | None = None) -> Block:
    """A component that only says in which styles its contents stand."""

    def write(element: Element, place: Place) -> list[Xml]:
        return contents(element, place.within(instead=instead or {}))

    return write


def _style(style: str) -> Block:
    """A component that is one paragraph, or a stretch of them, in the style of its name."""

    def write(element: Element, place: Place) -> list[Xml]:
        if element.tag in {"p", "h3"}:
            return list(text(style, element.children, place))
        return contents(element, place.within(instead={"Normal": place.style(style)}))

    return write


def _lede(element: Element, place: Place) -> list[Xml]:
    """The promise under a headline, on one page with what it promises."""
    made = _style("Lede")(element, place)
    return [put(block, w("keepNext")) if local(block) == "p" else block for block in made]


def _using(write: Callable[[Element, Place, beside.Blocks], list[Xml]]) -> Block:
    """A component of another module, which is given `contents` for what stands inside it."""
    return lambda element, place: write(element, place, contents)


HEADINGS = ("Title", "Heading 1", "Heading 2", "Heading 3", "Heading 3")
POCKET = 300  # points: on lower paper every heading is one size smaller


def _heading(rank: int) -> Block:
    def write(element: Element, place: Place) -> list[Xml]:
        manuscript = place.manuscript
        lower = manuscript.page.size[1] < POCKET or (rank == 0 and manuscript.titled)
        manuscript.titled = manuscript.titled or rank == 0
        return list(text(HEADINGS[rank + lower], element.children, place))

    return write


def _title(element: Element, place: Place) -> list[Xml]:
    return [*contents(element, place), paragraph("Title Rule", (), place)]


def _face(element: Element, place: Place) -> list[Xml]:
    breaks = place.manuscript.opened and not element.has("run-on")
    place.manuscript.opened = True
    return [*([page_break(place)] if breaks else []), *contents(element, place)]


def _card(element: Element, place: Place) -> list[Xml]:
    """A pocket card has a sheet of its own where the paper is that small."""
    return _face(element, place) if place.manuscript.page.size[1] < POCKET else keep(contents(element, place))


def _worksheet(element: Element, place: Place) -> list[Xml]:
    named = any(part.tag in {"h1", "h2"} for part in element.walk())
    title = [] if named else list(text("Heading 1", (element.get("data-title"),), place))
    return [*title, *contents(element, place)]


def _picture(element: Element, place: Place) -> list[Xml]:
    """A picture with its caption; the picture stays with the caption."""
    return contents(element, place.within(instead={"Normal": "Picture"}))


def _scale(element: Element, place: Place) -> list[Xml]:
    """Words behind the squares that show them."""
    return list(text("Basis", element.children, place)) if element.tag == "p" else _picture(element, place)


def _chart(element: Element, place: Place) -> list[Xml]:
    return word_charts.chart(element, place, _picture)


def _sources(element: Element, place: Place) -> list[Xml]:
    """Sources under a rule, on one page with each other and with the imprint that follows."""
    blocks = keep(contents(element, place.within(instead=SOURCES)))
    if blocks and local(blocks[-1]) == "p":
        put(blocks[-1], w("keepNext"))
    return [paragraph("Rule", (), place), *blocks]


def _block_quote(element: Element, place: Place) -> list[Xml]:
    return contents(element, place.within(instead={"Normal": "Block Quote"}))


def _gap(element: Element, place: Place) -> list[Xml]:
    if element.tag == "aside":
        return contents(element, place.within(instead={"Normal": "Gap"}))
    return list(text("Normal", (element,), place))


def _paragraph(element: Element, place: Place) -> list[Xml]:
    """A paragraph, or the box of what somebody has yet to write: a line of its own has room for it."""
    only = element.elements[0] if len(element.children) == len(element.elements) == 1 else None
    if only is None or not only.has("gap") or any(part.tag == "em" for part in only.elements):
        return list(text("Normal", element.children, place))
    return list(text("Gap", only.children, place))


def _division(element: Element, place: Place) -> list[Xml]:
    return awaited_slope(element, place, contents) if element.get("data-rows") == AWAITED else contents(element, place)


def _columns(element: Element, place: Place) -> list[Xml]:
    return beside.columns(element, place, _division)


def _page_break(element: Element, place: Place) -> list[Xml]:
    return [page_break(place)]


def _rule(element: Element, place: Place) -> list[Xml]:
    return [paragraph("Rule", (), place)]


def _alone(element: Element, place: Place) -> list[Xml]:
    return list(text("Normal", (element,), place))


SOURCES = {
    "Normal": "Sources",
    "Heading 1": "Sources Heading",
    "Heading 2": "Sources Heading",
    "Heading 3": "Sources Heading",
}

COMPONENTS: Mapping[str, Block] = {
    "face": _face, "run-on": _face, "hero": _using(panels.hero),
    "masthead": _using(opening.masthead), "logo": opening.logo,
    "title": _title, "eyebrow": _style("Eyebrow"), "lede": _lede, "draft": _using(opening.draft),
    "status": _using(panels.status), "imprint": _holding({"Normal": "Imprint"}), "sources": _sources,
    "columns": _columns, "pairs": _using(beside.pairs), "steps": _using(beside.steps),
    "figures": _using(beside.figures), "facts": _using(beside.facts),
    "flow": _using(beside.flow), "fork": _using(list_entries.entries), "bracket": _style("Basis"),
    "receipt": _using(panels.receipt), "verdict": _style("Verdict"), "scorecard": _using(beside.scorecard),
    "gauge": _picture, "offer": _using(panels.offer), "stamp": _style("Imprint"),
    "figure": emphasis.figure, "says": _style("Says"), "basis": _style("Basis"), "proof": _using(panels.proof),
    "callout": _using(panels.callout), "quote": _using(chapters.quote), "attribution": _style("Attribution"),
    "action": _using(panels.action), "button": emphasis.button, "contact": _style("Contact"),
    "qr": _using(emphasis.qr), "part": _using(clauses.part),
    **dict.fromkeys(("timeline", "criteria", "signatures", "sheet"), _using(word_tables.table)),
    "checklist": _using(list_entries.checklist), "page-break": _page_break, "gap": _gap,
    "script": _holding({"Normal": "Script"}), "beat": _style("Beat"), "card": _card, "message": _using(panels.message),
    "event": _holding(), "form": _holding(),
    "subject": _style("Subject"), "body": _holding(), "worksheet": _worksheet, "chart": _chart,
    "finding": _style("Says Row"), "measure": _style("Basis"), "annotation": _style("Basis"),
    "scenarios": _using(list_entries.entries), "lanes": _using(lifted.lanes), "lane": _using(lifted.lane),
    "tiers": _using(lifted.tiers), "tier": _holding(), "scale": _scale, "objections": _using(word_tables.table),
    "say": _using(chapters.advice), "do": _style("Callout"), "never": _style("Callout"),
    "cover": _using(chapters.cover), "opener": _using(chapters.opener), "contents": _using(word_contents.contents),
    "noted": _using(chapters.noted), "margin-note": _using(chapters.margin_note), "slot": _using(chapters.slot),
}  # fmt: skip
"""Component -> how Word says it as a block."""

HOLDERS = ("article", "section", "header", "footer", "aside", "div", "thead", "tbody", "tr", "th", "td", "li")

ELEMENTS: Mapping[str, Block] = {
    **dict.fromkeys(HOLDERS, _holding()), "div": _division,
    "dl": _holding({"Term": "Definition Term", "Value": "Definition"}),
    "h1": _heading(0), "h2": _heading(1), "h3": _heading(2), "h4": _heading(3), "p": _paragraph, "hr": _rule,
    "blockquote": _block_quote, "ul": _using(list_entries.entries), "ol": _using(list_entries.entries),
    "dt": _style("Term"), "dd": _style("Value"), "figure": _picture, "figcaption": _style("Caption"),
    "caption": _style("Caption"), "table": _using(word_tables.table), **dict.fromkeys(inline.TAGS, _alone),
}  # fmt: skip
"""Element -> how Word says it as a block when no component says more."""

MODIFIERS = frozenset(
    {"keep", "amount", "total", "blank", "input", "output", "recommended", "mark", "milestone", "load"}
)
"""Components that only change what their element already is: tables and `block` read them."""

KNOWN = frozenset({*COMPONENTS, *MODIFIERS, *inline.COMPONENTS})
