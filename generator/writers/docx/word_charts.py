"""Native charts: drawn by Word from a workbook that each carries, named for those who cannot see them."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from generator.pages.tree import Element
from generator.writers._office.chart_frames import fits_upright
from generator.writers._office.chart_parts import DRAWINGML, RELATIONS, chart_part
from generator.writers._office.chart_rows import describe, read_rows
from generator.writers._office.chart_sketch import Sketch
from generator.writers._office.chart_sketches import can_draw, has_values, part_figure, sketch
from generator.writers._office.embedded_book import KIND as BOOK
from generator.writers._office.embedded_book import find_ranges, write_book
from generator.writers.docx import grids
from generator.writers.docx.ooxml import Xml, element, emu, local, put, qualify, twips, w
from generator.writers.docx.word_document import Place
from generator.writers.docx.word_paragraphs import paragraph

CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
DATA = "rId1"  # the only relationship of a chart: to its workbook
Blocks = Callable[[Element, Place], list[Xml]]


def chart(figure: Element, place: Place, write: Blocks) -> list[Xml]:
    """The figure with its title in words, a native chart, and the table of its values."""
    if not can_draw(figure):
        return write(figure, place)
    above, after = (replace(figure, children=nodes) for nodes in part_figure(figure))
    before = _apart(write(above, place))
    if has_values(figure) and (share := _find_share(figure, place)):
        return [*before, *_beside(figure, after, share, place, write)]
    # Kept with its table, a tall picture would leave the rest of its sheet blank.
    loose = () if figure.has("keep") else (w("keepNext", val="0"),)
    drawn = [paragraph("Picture", _draw(figure, place), place, *loose)] if has_values(figure) else []
    return [*before, *drawn, *write(after, place)]


def _apart(blocks: list[Xml]) -> list[Xml]:
    """The chart's title stands apart from what comes before it."""
    if blocks and local(blocks[0]) == "p":
        put(blocks[0], w("spacing", before=twips(APART)))
    return blocks


APART = 8.0  # points
BESIDE, ROOM, PART, COLUMNS = frozenset({"bar"}), 400.0, 0.82, 3
"""Kinds of chart that stand beside their table, as on paper, the points of width from which they do, how much of the
line a picture of another kind may take on paper and do so, and the most columns of a table that stands there."""
UPRIGHT, SHARES = frozenset({"waterfall", "column"}), (0.58, 0.62, 0.66)
"""Kinds of chart whose words stand under columns, and the shares of the line that a chart beside its table may take."""


def _find_share(figure: Element, place: Place) -> float:
    """How much of the line a chart takes that stands beside its table: bars, and what the layout draws that narrow; 0
    if it stands above it."""
    narrow = 0 < float(figure.get("data-width") or 0) <= place.width * PART
    columns = max((len(row.elements) for row in figure.walk() if row.tag == "tr"), default=0)
    if place.width <= ROOM or columns > COLUMNS or not (narrow or figure.get("data-kind") in BESIDE):
        return 0
    return next((share for share in SHARES if _stands_upright(figure, place, share)), 0)


def _stands_upright(figure: Element, place: Place, share: float) -> bool:
    """Whether the words at columns have room beside a table, where they would have to be turned otherwise."""
    if figure.get("data-kind") not in UPRIGHT:
        return True
    rows = read_rows(figure, place.manuscript.page.translation)
    names, shown = [row.name for row in rows], [row.cells[0].shown for row in rows]
    return fits_upright(names, shown, place.width * share - grids.gutter("Columns"))


def _beside(figure: Element, table: Element, share: float, place: Place, write: Blocks) -> list[Xml]:
    gap = grids.gutter("Columns")
    left, right = place.cell(place.width * share - gap), place.cell(place.width * (1 - share))
    cells = [
        grids.cell(left.width + gap, [paragraph("Picture", _draw(figure, left), left)], left),
        grids.cell(right.width, write(table, right), right, grids.margins(right=0)),
    ]
    return grids.grid("Columns", [left.width + gap, right.width], [grids.row(cells)], place)


def _draw(figure: Element, place: Place) -> Iterator[Xml]:
    """A run for each chart of the figure; small ones stand side by side."""
    translation = place.manuscript.page.translation
    rows = read_rows(figure, translation)
    told = describe(figure, rows, translation)
    for one in sketch(figure, place.width - place.indent, translation, titled=False):
        yield w("r", element("w:drawing", _inline(one, told, place)))
        told = one.heading or told


def _inline(one: Sketch, told: str, place: Place) -> Xml:
    number = place.manuscript.take_number()
    extent = {"cx": emu(one.frame.width), "cy": emu(one.frame.height)}
    name = place.manuscript.page.translation.gettext("Chart {number}", number=number)
    shown = element("c:chart")
    shown.set(qualify("r:id"), _relate(one, told, place))
    graphic = element("a:graphic", element("a:graphicData", shown, uri=f"{DRAWINGML}/chart"))
    about = element("wp:docPr", id=number, name=name, descr=told)
    edges = element("wp:effectExtent", l=0, t=0, r=0, b=0)  # without it LibreOffice stretches the letters
    frame = element("wp:cNvGraphicFramePr")
    sides = dict.fromkeys(("distT", "distB", "distL", "distR"), 0)
    return element("wp:inline", element("wp:extent", **extent), edges, about, frame, graphic, **sides)


def _relate(one: Sketch, told: str, place: Place) -> str:
    """The relationship to a chart, which comes with its workbook."""
    manuscript = place.manuscript
    manuscript.charts += 1
    number, page = manuscript.charts, manuscript.page
    part = chart_part(one.plot(find_ranges(one.grid), told), page.brand, DATA)
    drawn = manuscript.make_part(f"/word/charts/chart{number}.xml", CHART, part)
    book = manuscript.make_part(f"/word/embeddings/chart{number}.xlsx", BOOK, write_book(one.grid, page.translation))
    drawn.relate_to(book, f"{RELATIONS}/package")
    return manuscript.document.part.relate_to(drawn, f"{RELATIONS}/chart")
