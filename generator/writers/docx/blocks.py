"""The page's blocks in Word: one row for each element and component of the vocabulary."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from generator.diagnostics import Diagnostic, Problem
from generator.pages.tree import Element, Node
from generator.writers.docx import beside, inline, lists, panels, pictures, tables
from generator.writers.docx.manuscript import Manner, Place
from generator.writers.docx.measure import width
from generator.writers.docx.ooxml import Xml, local, put, twips, w
from generator.writers.docx.paragraphs import grouped, kept, page_break, paragraph, text

Block = Callable[[Element, Place], list[Xml]]


def contents(element: Element, place: Place) -> list[Xml]:
    """What the element holds, one block after the other; words between blocks are paragraphs."""
    return blocks(element.children, place)


def blocks(nodes: Iterable[Node], place: Place) -> list[Xml]:
    """The nodes as blocks of Word."""
    made: list[Xml] = []
    for node in grouped(nodes):
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
        raise Problem(Diagnostic("unknown-element", f"Word has no way to say {what}", element.at,
                                 "use an element of the page vocabulary, or give the Word writer a row for it"))  # fmt: skip
    language = element.get("lang")
    here = place.within(manner=replace(place.manner, language=language)) if language else place
    made = write(element, here)
    return _anchored(element, place, kept(made) if element.has("keep") else made)


def _anchored(element: Element, place: Place, made: list[Xml]) -> list[Xml]:
    first = next((each for part in made for each in part.iter(w("p").tag)), None)
    if element.get("id") in place.manuscript.anchors and first is not None:
        first[1:1] = inline.anchored(element, place, ())
    return made


def _holding(instead: Mapping[str, str] | None = None, *, rule: str = "") -> Block:
    """A component that only says in which styles its contents stand, and whether a rule comes first."""

    def write(element: Element, place: Place) -> list[Xml]:
        above = [paragraph(rule, (), place)] if rule else []
        return [*above, *contents(element, place.within(instead=instead or {}))]

    return write


def _styled(style: str) -> Block:
    """A component that is one paragraph, or a stretch of them, in the style of its name."""

    def write(element: Element, place: Place) -> list[Xml]:
        if element.tag in {"p", "h3"}:
            return list(text(style, element.children, place))
        return contents(element, place.within(instead={"Normal": place.style(style)}))

    return write


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
    first = place.manuscript.opened
    place.manuscript.opened = True
    return [*([page_break(place)] if first else []), *contents(element, place)]


def _card(element: Element, place: Place) -> list[Xml]:
    """A pocket card has a sheet of its own where the paper is that small."""
    return _face(element, place) if place.manuscript.page.size[1] < POCKET else kept(contents(element, place))


def _worksheet(element: Element, place: Place) -> list[Xml]:
    named = any(part.tag in {"h1", "h2"} for part in element.walk())
    title = [] if named else list(text("Heading 1", (element.get("data-title"),), place))
    return [*title, *contents(element, place)]


def _masthead(element: Element, place: Place) -> list[Xml]:
    """The logo and, at the other end of its line, the label: one line with a tab, for a table would say nothing more."""
    if any(part.tag != "p" for part in element.elements):
        return contents(element, place)
    runs: list[Xml] = []
    for part in element.elements:
        label = place.within(manner=Manner() if part.has("logo") else Manner(style="Label"))
        runs += [*([inline.tab()] if runs else []), *_logo_runs(part, label)]
    stop = w("tabs", w("tab", val="right", pos=twips(place.width)))
    return [paragraph("Masthead", runs, place, stop, w("textAlignment", val="center"))] if runs else []


def _logo_runs(part: Element, place: Place) -> list[Xml]:
    if not part.has("logo"):
        return inline.line(part.children, place)
    brand = place.manuscript.page.brand
    images = [image.having(alt=image.get("alt") or brand.logo_alt) for image in part.walk() if image.tag == "img"]
    if not images:
        return inline.line(part.children, place)
    return [w("r", pictures.drawing(image, place, height=brand.logo_height)) for image in images]


def _logo(element: Element, place: Place) -> list[Xml]:
    runs = _logo_runs(element, place)
    return [paragraph("Logo", runs, place)] if runs else []


def _figure(element: Element, place: Place) -> list[Xml]:
    """A big number, as big as its column lets it stand on one line."""
    style = place.style("Figure")
    size, said = place.manuscript.size(style), " ".join(element.text.split())
    fits = size * min(1, place.width / max(width(said, size, bold=True), 1))
    here = place.within(manner=replace(place.manner, size=float(int(fits)) if fits < size else 0))
    return list(text("Figure", element.children, here))


def _button(element: Element, place: Place) -> list[Xml]:
    """The link to press: a band of the accent, as wide as its words."""
    said = " ".join(element.text.split())
    left = 14.0
    right = max(left, place.width - 2 * left - width(said, 10, bold=True) - 12)
    bare = place.within(instead={"Hyperlink": "Button Link"})
    return list(text("Button", element.children, bare, w("ind", left=twips(left), right=twips(right))))


def _part(element: Element, place: Place) -> list[Xml]:
    """A clause: a real heading that hangs at the left, and its text in the right column by indent.

    Not two cells of a table: Word leaves headings in tables out of its navigation, and a lawyer who strikes, moves or adds
    a clause with tracked changes wants paragraphs. The number is a counting field, so that a new clause renumbers the rest.
    """
    made: list[Xml] = []
    across = place.manuscript.left("Part Text")
    column = place.within(width=place.width - across, indent=place.indent + across, instead={"Normal": "Part Text"})
    for node in grouped(element.children):
        if isinstance(node, Element) and node.tag in {"h1", "h2"}:
            made += _part_heading(node, place)
        else:
            made += blocks((node,) if isinstance(node, Element) else node, column)
    return made


def _part_heading(element: Element, place: Place) -> list[Xml]:
    number = next(element.find("number"), None)
    said = " ".join(number.text.split()) if number else ""
    if not said.isdecimal():
        return list(text("Part", element.children, place))
    rest = [child for child in element.children if child is not number]
    return [paragraph("Part", [inline.sequence(said, place), inline.tab(), *inline.line(rest, place)], place)]


def _list(kind: int) -> Block:
    def write(element: Element, place: Place) -> list[Xml]:
        start = int(element.get("start", "1") or "1")
        here = lists.QUIET if kind == lists.NUMBERS and place.style("Normal") in QUIET else kind
        counted = here != lists.BULLETS
        instance = place.manuscript.counted(here, place.level, start) if counted else here
        return [made for entry in element.elements for made in _entry(entry, place, here, instance)]

    return write


QUIET = frozenset({"Sources", "Imprint", "Basis"})
OWN = frozenset({"Normal", "Part Text", "Callout", "Status", "Proof", "Pair Text", "Table Text"})


def _entry(element: Element, place: Place, kind: int, instance: int) -> list[Xml]:
    """One entry of a list; what it holds beyond its words stands under them."""
    step = lists.STEP[kind]
    normal = place.style("Normal")
    style = ("List Bullet", "List Number", normal)[kind - 1] if normal in OWN else normal
    left = place.indent + step * (place.level + 1)
    numbered = w("numPr", w("ilvl", val=min(place.level, lists.DEPTH - 1)), w("numId", val=instance))
    inside = place.within(width=place.width - step, level=place.level + 1)
    under = place.within(width=place.width - step, indent=left, instead={"Normal": SMALL.get(normal, "Normal")})
    made: list[Xml] = []
    for node in grouped(element.children):
        nodes = node.children if isinstance(node, Element) and node.tag == "p" else node
        if not made and isinstance(nodes, tuple):
            made += text(style, nodes, place, numbered, w("ind", left=twips(left), hanging=twips(step)))
        elif isinstance(node, Element) and node.tag in {"ul", "ol"}:
            made += block(node, inside)
        else:
            made += blocks((node,) if isinstance(node, Element) else node, under)
    return made


SMALL = {"Table Text": "Table Text", "Sources": "Sources", "Text Dark": "Text Dark", "Imprint": "Imprint"}


def _checklist(element: Element, place: Place) -> list[Xml]:
    """Entries with a box: the box hangs at the left, the words stand in line."""
    made: list[Xml] = []
    for entry in element.elements:
        box = next(entry.find("box"), None)
        rest = [child for child in entry.children if child is not box]
        groups = list(grouped(rest))
        first, others = (groups[0], groups[1:]) if groups else ((), [])
        nodes = first.children if isinstance(first, Element) else first
        lead = [*inline.line((box,), place), inline.tab()] if box else []
        made.append(paragraph("Checklist", [*lead, *inline.line(nodes, place)], place))
        under = place.within(indent=place.indent + 20, instead={"Normal": "Normal"})
        made += [each for other in others for each in blocks((other,) if isinstance(other, Element) else other, under)]
    return made


def _qr(element: Element, place: Place) -> list[Xml]:
    made: list[Xml] = []
    for part in element.elements:
        if part.tag == "img":
            drawn = pictures.drawing(pictures.on_white(part), place, width=pictures.QR, link=element.get("data-link"))
            made.append(paragraph("QR", [w("r", drawn)], place))
        else:
            made += block(part, place)
    return made


def _picture(element: Element, place: Place) -> list[Xml]:
    """A picture or a chart with its caption; the picture stays with the caption."""
    return contents(element, place.within(instead={"Normal": "Picture"})) if _is_picture(element) else contents(element, place)


def _is_picture(element: Element) -> bool:
    return any(part.tag in {"img"} for part in element.elements)


def _quote(element: Element, place: Place) -> list[Xml]:
    name = "Quote" if element.has("quote") else "Block Quote"
    return contents(element, place.within(instead={"Normal": name}))


def _gap(element: Element, place: Place) -> list[Xml]:
    if element.tag == "aside":
        return contents(element, place.within(instead={"Normal": "Gap"}))
    return list(text("Normal", (element,), place))


def _page_break(element: Element, place: Place) -> list[Xml]:
    return [page_break(place)]


def _rule(element: Element, place: Place) -> list[Xml]:
    return [paragraph("Rule", (), place)]


def _alone(element: Element, place: Place) -> list[Xml]:
    return list(text("Normal", (element,), place))


SOURCES = {"Normal": "Sources", "Heading 1": "Sources Heading", "Heading 2": "Sources Heading", "Heading 3": "Sources Heading"}

COMPONENTS: Mapping[str, Block] = {
    "face": _face, "masthead": _masthead, "logo": _logo, "hero": _using(panels.hero), "title": _title,
    "eyebrow": _styled("Eyebrow"), "lede": _styled("Lede"), "draft": _styled("Draft"), "status": _using(panels.status),
    "imprint": _holding({"Normal": "Imprint"}), "sources": _holding(SOURCES, rule="Rule"),
    "columns": _using(beside.columns), "pairs": _using(beside.pairs), "steps": _using(beside.steps),
    "figures": _using(beside.figures), "facts": _using(beside.facts),
    "figure": _figure, "says": _styled("Says"), "basis": _styled("Basis"), "proof": _using(panels.proof),
    "callout": _using(panels.callout), "quote": _quote, "attribution": _styled("Attribution"),
    "action": _using(panels.action), "button": _button, "contact": _styled("Contact"), "qr": _qr,
    "part": _part, "timeline": _using(tables.table), "criteria": _using(tables.table), "signatures": _using(tables.table),
    "sheet": _using(tables.table), "checklist": _checklist, "page-break": _page_break, "gap": _gap,
    "script": _holding({"Normal": "Script"}), "beat": _styled("Beat"), "card": _card, "message": _holding(),
    "subject": _styled("Subject"), "body": _holding(), "worksheet": _worksheet,
}  # fmt: skip
"""Component -> how Word says it as a block."""

ELEMENTS: Mapping[str, Block] = {
    **dict.fromkeys(("article", "section", "header", "footer", "aside", "div", "thead", "tbody", "tr", "th", "td", "li"),
                    _holding()),
    "dl": _holding({"Term": "Definition Term", "Value": "Definition"}),
    "h1": _heading(0), "h2": _heading(1), "h3": _heading(2), "h4": _heading(3), "p": _styled("Normal"), "hr": _rule,
    "blockquote": _quote, "ul": _list(lists.BULLETS), "ol": _list(lists.NUMBERS), "dt": _styled("Term"),
    "dd": _styled("Value"), "figure": _picture, "figcaption": _styled("Caption"), "caption": _styled("Caption"),
    "table": _using(tables.table), **dict.fromkeys(inline.TAGS, _alone),
}  # fmt: skip
"""Element -> how Word says it as a block when no component says more."""

MODIFIERS = frozenset({"keep", "amount", "total", "blank", "input", "output"})
"""Components that only change what the element around them or they themselves already are: tables and `keep` read them."""

KNOWN = frozenset({*COMPONENTS, *MODIFIERS, *inline.COMPONENTS})
