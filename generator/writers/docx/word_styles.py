"""The style sheet of a Word document: the looks as Word writes them down."""

from collections.abc import Iterable

from generator.writers.docx.ooxml import Xml, element, qualify, root, twips, w
from generator.writers.docx.theme import THEME_COLOURS
from generator.writers.docx.word_looks import CHARACTERS, PARAGRAPHS, TABLES, TEXT, Ground, Look


def style_sheet() -> Xml:
    """The styles part."""
    return root("styles", _defaults(), _normal(), *_plain(),
                *(_style("paragraph", name, look) for name, look in PARAGRAPHS.items()),
             *(_style("character", name, look) for name, look in CHARACTERS.items()),
             *(_table(name, ground) for name, ground in TABLES.items()))  # fmt: skip


def style_id(name: str) -> str:
    """The identifier of a style: its name without spaces."""
    return name.replace(" ", "")


FONTS = {"asciiTheme": "minorHAnsi", "hAnsiTheme": "minorHAnsi", "eastAsiaTheme": "minorEastAsia",
         "cstheme": "minorBidi"}  # fmt: skip

HEADINGS = {name: value.replace("minor", "major") for name, value in FONTS.items()}


def _defaults() -> Xml:
    run = w(
        "rPr",
        w("rFonts", **FONTS),
        _colour("text"),
        *_size(TEXT.size),
        w("lang", val="en-US", eastAsia="en-US", bidi="ar-SA"),
    )
    return w("docDefaults", w("rPrDefault", run), w("pPrDefault", w("pPr")))


def _normal() -> Xml:
    look = w("pPr", w("widowControl"), *_spacing(TEXT))
    return w("style", w("name", val="Normal"), w("qFormat"), look, type="paragraph", default=1, styleId="Normal")


def _plain() -> tuple[Xml, ...]:
    """The styles that Word expects to find at the root of characters, tables and lists."""
    margins = w("tblCellMar", *(w(side, w=0 if side in {"top", "bottom"} else 108, type="dxa")
                                for side in ("top", "left", "bottom", "right")))  # fmt: skip
    table = w("tblPr", w("tblInd", w=0, type="dxa"), margins)
    return (
        w("style", w("name", val="Default Paragraph Font"), w("uiPriority", val=1), w("semiHidden"),
          type="character", default=1, styleId="DefaultParagraphFont"),
        w("style", w("name", val="Normal Table"), w("uiPriority", val=99), w("semiHidden"), table,
          type="table", default=1, styleId="NormalTable"),
        w("style", w("name", val="No List"), w("uiPriority", val=99), w("semiHidden"),
          type="numbering", default=1, styleId="NoList"),
    )  # fmt: skip


BUILT_IN = {"Title", "Quote", "Caption", "Hyperlink", "List Bullet", "List Number", "Header", "Footer",
            "Heading 1", "Heading 2", "Heading 3"}  # fmt: skip
LOWER = {
    "Heading 1",
    "Heading 2",
    "Heading 3",
    "Caption",
    "Header",
    "Footer",
}  # Word's own names of these are lower case


def _style(kind: str, name: str, look: Look) -> Xml:
    base = look.based if kind == "paragraph" else "DefaultParagraphFont"
    custom = {} if name in BUILT_IN else {"customStyle": 1}
    paragraph = w("pPr", *_paragraph(look)) if kind == "paragraph" else None
    following = w("next", val=style_id(look.next)) if look.next else None
    return w("style", w("name", val=name.lower() if name in LOWER else name), w("basedOn", val=style_id(base)),
             following, w("uiPriority", val=look.priority), w("qFormat"), paragraph,
             w("rPr", *_run(look, shaded=kind == "character")), type=kind, styleId=style_id(name),
             **custom)  # fmt: skip


def _paragraph(look: Look) -> Iterable[Xml]:
    if look.keep:
        yield from (w("keepNext"), w("keepLines"))
    if look.listed:
        yield w("numPr", w("numId", val=look.listed))
    if look.edges:
        edges = sorted(look.edges, key=lambda edge: EDGES.index(edge[0]))
        yield w("pBdr", *(_edge(*edge, kind="dashSmallGap" if look.dashed else "single") for edge in edges))
    if look.fill:
        yield _fill(look.fill, look.tint)
    if look.tabs:
        yield w("tabs", *(w("tab", val=side, pos=twips(at)) for side, at in look.tabs))
    yield from _spacing(look)
    if look.left or look.right or look.hanging:
        yield w("ind", left=twips(look.left), right=twips(look.right), hanging=twips(look.hanging))
    if look.align:
        yield w("jc", val=look.align)
    if look.outline is not None:
        yield w("outlineLvl", val=look.outline)


EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")


def _spacing(look: Look) -> Iterable[Xml]:
    values = {"before": look.before, "after": look.after}
    spacing: dict[str, object] = {key: twips(value) for key, value in values.items() if value is not None}
    if look.exact:
        spacing |= {"line": twips(look.exact), "lineRule": "exact"}
    elif look.line:
        spacing |= {"line": round(look.line * 240), "lineRule": "auto"}
    if spacing:
        yield w("spacing", **spacing)


def _run(look: Look, *, shaded: bool) -> Iterable[Xml]:
    if look.heading:
        yield w("rFonts", **HEADINGS)
    if look.font:
        yield w("rFonts", ascii=look.font, hAnsi=look.font, cs=look.font)
    for name, value in (("b", look.bold), ("i", look.italic)):
        if value is not None:
            yield from (w(name, val=int(value)), w(f"{name}Cs", val=int(value)))
    if look.colour:
        yield _colour(look.colour)
    if look.tracking:
        yield w("spacing", val=twips(look.tracking))
    yield from _size(look.size)
    if shaded and look.edges:
        yield _edge("bdr", *look.edges[0][1:], kind="dashed" if look.dashed else "single")
    if shaded and look.fill:
        yield _fill(look.fill, look.tint)
    if look.tabular:
        numbers = element("w14:numSpacing")
        numbers.set(qualify("w14:val"), "tabular")
        yield numbers


def _size(points: float | None) -> Iterable[Xml]:
    return (w("sz", val=round(points * 2)), w("szCs", val=round(points * 2))) if points else ()


def _colour(name: str) -> Xml:
    return w("color", val="auto", themeColor=THEME_COLOURS[name])


def _fill(name: str, tint: str = "") -> Xml:
    more = {"themeFillTint": tint} if tint else {}
    return w("shd", val="clear", color="auto", fill="auto", themeFill=THEME_COLOURS[name], **more)


def _edge(side: str, width: float, colour: str, distance: float, kind: str = "single") -> Xml:
    shade = THEME_COLOURS[colour]
    return w(side, val=kind, sz=round(width * 8), space=round(distance), color="auto", themeColor=shade)


def _table(name: str, ground: Ground) -> Xml:
    top, right, bottom, left = (twips(margin) for margin in ground.margins)
    margins = w("tblCellMar", w("top", w=top, type="dxa"), w("left", w=left, type="dxa"),
                w("bottom", w=bottom, type="dxa"), w("right", w=right, type="dxa"))  # fmt: skip
    rules = sorted(ground.rules, key=lambda rule: EDGES.index(rule[0]))
    borders = w("tblBorders", *(_edge(*rule, 0) for rule in rules)) if rules else None
    cells = w("tcPr", _fill(ground.fill)) if ground.fill else None
    return w("style", w("name", val=name), w("basedOn", val="NormalTable"), w("uiPriority", val=40), w("qFormat"),
             w("tblPr", w("tblInd", w=0, type="dxa"), borders, margins), cells,
             type="table", styleId=style_id(name), customStyle=1)  # fmt: skip
