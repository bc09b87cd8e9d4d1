"""What stands beside others with one of them lifted: the columns of prices, and today's way beside a better one."""

from generator.pages.tree import Element, rewrite
from generator.writers.docx import grids
from generator.writers.docx.beside import Blocks, fitting
from generator.writers.docx.ooxml import Xml, w
from generator.writers.docx.panels import DARK
from generator.writers.docx.word_document import Place
from generator.writers.docx.word_paragraphs import text

STYLE, SIDES = "Status Panel", 28.0
"""The table style of both, and what its cells keep free at left and right, in points."""
SMALL = {"Figure": "Figure Row", "Says": "Basis", "Heading 1": "Heading 2", "Picture": "Picture"}
LIFTED = {**DARK, "Figure": DARK["Figure Row"], "Says": DARK["Basis"], "Caption": DARK["Basis"]}
LEAST = 100.0
"""Points that a column of prices needs."""


def tiers(element: Element, place: Place, write: Blocks) -> list[Xml]:
    """Columns of prices on one ground, the recommended one on the ink."""
    entries = element.elements
    if not entries:
        return []
    number = grids.count_abreast(len(entries), place.width, LEAST)
    wide = place.width / number
    inside = place.within(instead=SMALL)
    size = fitting(element.find("figure"), inside.within(width=wide - SIDES))
    here = inside.within(figure=size)
    rows = [grids.row([_tier(entry, wide, here, write) for entry in entries[n : n + number]])
            for n in range(0, len(entries), number)]  # fmt: skip
    return grids.grid(STYLE, [wide] * number, rows, place)


def _tier(entry: Element, wide: float, place: Place, write: Blocks) -> Xml:
    lifted = entry.has("recommended")
    inner = place.within(instead=LIFTED) if lifted else place
    cell = inner.cell(wide - SIDES)
    return grids.cell(wide, write(entry, cell), cell, *([_ink()] if lifted else []))


def _ink() -> Xml:
    return w("shd", val="clear", color="auto", fill="auto", themeFill="text2")


def lanes(element: Element, place: Place, write: Blocks) -> list[Xml]:
    """One way after the other, each under its heading; the stages of the recommended one stand on the ink."""
    made: list[Xml] = []
    for section in element.elements:
        lifted = section.has("recommended")
        shown = rewrite(section, lambda part: part.having(data_lifted="yes") if part.has("lane") else part)
        made += write(shown if lifted else section, place)
    return made


def lane(element: Element, place: Place, write: Blocks) -> list[Xml]:
    """Stages in a row, numbered, as many abreast as have room."""
    lifted = element.get("data-lifted") == "yes"
    entries = element.elements
    if not entries:
        return []
    number = grids.count_abreast(len(entries), place.width, LEAST)
    wide = place.width / number
    inside = place.within(instead=DARK) if lifted else place
    cells = [_stage(n, entry, wide, inside, write, lifted=lifted) for n, entry in enumerate(entries, 1)]
    cells += [grids.cell(wide, [], place.cell(wide)) for _ in range(-len(entries) % number)]
    rows = [grids.row(cells[n : n + number]) for n in range(0, len(cells), number)]
    return grids.grid(STYLE, [wide] * number, rows, place)


def _stage(n: int, entry: Element, wide: float, place: Place, write: Blocks, *, lifted: bool) -> Xml:
    inner = place.cell(wide - SIDES)
    blocks = [*text("Table Head" if not lifted else "Eyebrow", (str(n),), inner), *write(entry, inner)]
    return grids.cell(wide, blocks, inner, *([_ink()] if lifted else []))
