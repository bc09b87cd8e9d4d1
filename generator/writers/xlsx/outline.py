"""Read a part of the page tree as blocks of rows: what each element and component becomes in a sheet."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from generator.diagnostics import Diagnostic, Problem
from generator.pages.tree import Element, Node, rewrite
from generator.writers._office.chart_sketches import can_draw, has_values, part_figure
from generator.writers.xlsx.cell_looks import MANNERS, TAGS, Manner
from generator.writers.xlsx.cell_words import Words, is_address, words
from generator.writers.xlsx.live_words import find_live
from generator.writers.xlsx.sheet_blocks import Block, Cell, Row, beside, paragraph
from generator.writers.xlsx.table_blocks import alone, table

NAME_AND_VALUE = 2  # columns of a table that may stand beside its chart
FEW = 9  # rows of it, its head included


@dataclass(frozen=True, slots=True)
class Setting:
    """What the elements around lay down: the ground, the look of plain paragraphs, and the depth of lists."""

    ground: str = "paper"
    inside: str = "Body"
    depth: int = 0


def outline(nodes: Iterable[Node], setting: Setting = Setting()) -> Iterator[Block]:
    """The blocks of some neighbours; words that stand loose between blocks are a paragraph."""
    loose: list[Node] = []
    for node in nodes:
        if isinstance(node, str) or _manner(node).shape == "inline":
            loose.append(node)
            continue
        yield from _loose(loose, setting)
        loose = []
        yield from _element(node, setting)
    yield from _loose(loose, setting)


def _element(element: Element, setting: Setting) -> Iterator[Block]:
    manner = _manner(element)
    inner = replace(setting, ground=manner.ground or setting.ground, inside=manner.inside or setting.inside)
    blocks = _SHAPES[manner.shape](element, manner, inner)
    name = element.get("id")
    for block in blocks:
        yield replace(block, anchors=(name, *block.anchors)) if name else block
        name = ""


def _manner(element: Element) -> Manner:
    """The element's manner with that of its components laid over it; what is not in the tables is a finding."""
    manner = TAGS.get(element.tag)
    overlays = [MANNERS.get(name) for name in element.classes]
    if manner is None or None in overlays:
        wrong = f"`{element.get('class')}`" if manner else f"`<{element.tag}>`"
        raise Problem(Diagnostic("unknown-element", f"the workbook does not know {wrong}", element.at,
                                 "add its row to generator/writers/xlsx/cell_looks.py"))  # fmt: skip
    for over in filter(None, overlays):
        manner = Manner(over.look or manner.look, over.inside or manner.inside, over.ground or manner.ground,
                        over.shape or manner.shape)  # fmt: skip
    return manner


def _loose(nodes: list[Node], setting: Setting) -> Iterator[Block]:
    yield from _say(words(nodes, with_rows=True), setting.inside, setting)


def _say(said: Words, look: str, setting: Setting) -> Iterator[Block]:
    if said.text:
        yield paragraph(said, look, ground=setting.ground, indent=setting.depth)
    for link in said.links:
        yield paragraph(link, "Link", ground=setting.ground, indent=setting.depth)
    for picture in said.pictures:
        yield Block((Row((), setting.ground),), picture=picture)


def _inside(element: Element, manner: Manner, setting: Setting) -> Iterator[Block]:
    """A container: what is in it. A look of its own is the look of its paragraphs."""
    return outline(element.children, replace(setting, inside=manner.look or setting.inside))


def _paragraph(element: Element, manner: Manner, setting: Setting) -> Iterator[Block]:
    source = alone(element)
    said = words(element.children, with_rows=True)
    if source is not None and setting.depth == 0:
        look = manner.look if source.has("output") and manner.look else MANNERS[source.classes[0]].look
        yield Block((Row((Cell(said, look, source=source),), setting.ground),))
        return
    if find_live(element):
        yield Block((Row((Cell(said, manner.look or setting.inside, source=element),), setting.ground),))
        return
    yield from _say(said, manner.look or setting.inside, setting)


def _entries(element: Element, _manner: Manner, setting: Setting) -> Iterator[Block]:
    """A list: each entry behind its bullet or its number, nested lists further in."""
    first = int(element.get("start", "1")) if element.get("start", "1").isdecimal() else 1
    for number, entry in enumerate(element.elements, first):
        lead = f"{number}. " if element.tag == "ol" else "• "
        blocks = outline(entry.children, replace(setting, depth=setting.depth + 1))
        yield from _lead(blocks, lead, setting.depth)


def _lead(blocks: Iterator[Block], lead: str, depth: int) -> Iterator[Block]:
    """The blocks of a list's entry; the first words carry the lead."""
    first = next(blocks, None)
    if first is None:
        return
    if first.is_words:
        row = first.rows[0]
        cell = replace(row.cells[0], words=row.cells[0].words.after(lead), indent=depth)
        first = replace(first, rows=(replace(row, cells=(cell,)), *first.rows[1:]))
    yield first
    yield from blocks


def _checklist(element: Element, _manner: Manner, setting: Setting) -> Iterator[Block]:
    """Entries with a box to tick in the margin."""
    for entry in element.elements:
        blocks = tuple(outline(_without_box(entry).children, setting))
        for number, block in enumerate(blocks):
            rows = tuple(replace(row, tick=number == line == 0) for line, row in enumerate(block.rows))
            yield replace(block, rows=rows)


def _without_box(entry: Element) -> Element:
    return rewrite(entry, lambda part: None if part.has("box") else part)


def _steps(element: Element, _manner: Manner, setting: Setting) -> Iterator[Block]:
    """Numbered steps side by side."""
    steps = enumerate(element.elements, 1)
    return beside([list(_lead(outline(step.children, setting), f"{n}. ", 0)) for n, step in steps], setting.ground)


def _beside(element: Element, _manner: Manner, setting: Setting) -> Iterator[Block]:
    return beside([list(_element(child, setting)) for child in element.elements], setting.ground)


def _tiers(element: Element, _manner: Manner, setting: Setting) -> Iterator[Block]:
    """Offers side by side, their names on one line: what stands over the recommended one's has a row of its own."""
    headed = [bool(child.elements) and child.elements[0].has("eyebrow") for child in element.elements]
    lead = [paragraph(Words(), setting.inside, ground=setting.ground)] if any(headed) else []
    stacks = [list(_element(child, setting)) for child in element.elements]
    stood = [stack if over else [*lead, *stack] for over, stack in zip(headed, stacks, strict=True)]
    return beside(stood, setting.ground)


def _facts(element: Element, _manner: Manner, setting: Setting) -> Iterator[Block]:
    """Labels on the left, their values on the right."""
    rows, label = [], Words()
    pairs, others = _pairs(element)
    for part in pairs:
        if part.tag == "dt":
            label = words(part.children)
            continue
        source = alone(part)
        look = MANNERS[source.classes[0]].look if source else "Fact"
        cells = (Cell(label, "Label"), Cell(words(part.children), look, column=1, source=source))
        rows.append(Row(cells, setting.ground))
        label = Words()
    if label.text:
        rows.append(Row((Cell(label, "Label"),), setting.ground))
    if rows:
        yield Block(tuple(rows), columns=2, form="facts")
    yield from outline(others, setting)


def _pairs(element: Element) -> tuple[list[Element], list[Node]]:
    """The labels and values of a list of facts in order, and whatever else stands between them."""
    pairs: list[Element] = []
    others: list[Node] = []
    for child in element.children:
        if isinstance(child, Element) and child.tag in {"dt", "dd"}:
            pairs.append(child)
        elif isinstance(child, Element) and child.tag == "div":
            inner = _pairs(child)
            pairs += inner[0]
            others += inner[1]
        else:
            others.append(child)
    return pairs, others


def _table(element: Element, _manner: Manner, setting: Setting) -> Iterator[Block]:
    for part in element.elements:
        if part.tag == "caption":
            yield from _element(part, setting)
    yield table(element, setting.ground)
    for picture in words((element,)).pictures:
        yield Block((Row((), setting.ground),), picture=picture)


def _rule(_element: Element, _manner: Manner, setting: Setting) -> Iterator[Block]:
    yield paragraph(Words(), "Rule", ground=setting.ground)


def _break(_element: Element, _manner: Manner, _setting: Setting) -> Iterator[Block]:
    yield Block(form="break")


def _face(element: Element, manner: Manner, setting: Setting) -> Iterator[Block]:
    yield Block(form="face")
    yield from _inside(element, manner, setting)


def _title(element: Element, manner: Manner, setting: Setting) -> Iterator[Block]:
    """The opening of a working document, and air below it: where its logo is that for dark ground, a band of ink."""
    dark = any(part.get("data-ground") == "dark" for part in element.walk())
    yield from _inside(element, manner, replace(setting, ground="dark" if dark else setting.ground))
    yield paragraph(Words(), "Air")


def _logo(element: Element, manner: Manner, setting: Setting) -> Iterator[Block]:
    for block in _paragraph(element, manner, setting):
        yield replace(block, form="logo") if block.picture else block


def _chart(element: Element, manner: Manner, setting: Setting) -> Iterator[Block]:
    """A native chart between its caption and its table; the page's own drawing of it says the same and is left out.
    Where nothing can be entered, a chart without values is left out, too; one that waits for entries stands last."""
    if not can_draw(element):
        yield from outline(element.children, setting)
        return
    above, below = part_figure(element)
    caption, tables = list(outline(above, setting)), list(outline(below, setting))
    chart = Block((Row((), setting.ground),), form="chart", source=element)
    if not has_values(element):
        waits = any(_is_live(cell) for cell in element.walk())
        yield from (*tables, *caption, chart) if waits else (*caption, *tables)
        return
    yield from caption
    beside = bool(tables) and _stands_beside(tables[0])
    yield replace(chart, beside=tables[0]) if beside else chart
    yield from tables[beside:]


def _stands_beside(block: Block) -> bool:
    """Whether a chart's data are few enough to stand beside it, as they do on paper."""
    return block.form == "table" and block.columns == NAME_AND_VALUE and len(block.rows) <= FEW


def _is_live(cell: Element) -> bool:
    return cell.has("input") or bool(cell.get("data-formula") or cell.get("data-name"))


def _bare(element: Element, manner: Manner, setting: Setting) -> Iterator[Block]:
    """The words alone: what is drawn beside them says the same, or is an ornament."""
    rest = tuple(child for child in element.children if isinstance(child, str) or child.tag != "img")
    yield from _inside(replace(element, children=rest), manner, setting)


def _opener(element: Element, manner: Manner, setting: Setting) -> Iterator[Block]:
    """The opening of a chapter begins a new page."""
    yield Block(form="break")
    yield from _bare(element, manner, setting)


def _slot(element: Element, manner: Manner, setting: Setting) -> Iterator[Block]:
    """A picture, or in its place the words that say what is missing."""
    pictured = any(part.tag == "img" and part.get("alt") for part in element.walk())
    yield from _inside(element, manner, setting) if pictured else _say(words(element.children), "Gap", setting)


def _qr(element: Element, manner: Manner, setting: Setting) -> Iterator[Block]:
    """A code to photograph; on a screen its caption is the link."""
    link = element.get("data-link")
    for block in _inside(element, manner, setting):
        yield _link(block, link) if block.is_words and is_address(link) else block


def _link(block: Block, link: str) -> Block:
    row = block.rows[0]
    cell = replace(row.cells[0], words=replace(row.cells[0].words, link=link))
    return replace(block, rows=(replace(row, cells=(cell,)), *block.rows[1:]))


Shape = Callable[[Element, Manner, Setting], Iterator[Block]]
_SHAPES: Mapping[str, Shape] = {
    "": _inside, "inline": _inside, "paragraph": _paragraph, "entries": _entries, "checklist": _checklist,
    "steps": _steps, "beside": _beside, "facts": _facts, "table": _table, "rule": _rule, "break": _break, "face": _face,
    "title": _title, "logo": _logo, "qr": _qr, "chart": _chart,
    "bare": _bare, "tiers": _tiers, "opener": _opener, "slot": _slot,
}  # fmt: skip
