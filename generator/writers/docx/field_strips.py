"""Fields side by side in Word: a gap between them, so that five fields do not look like one, and lines around each."""

from collections.abc import Callable, Sequence

from generator.layout.form_fields import KIND, is_field
from generator.pages.tree import Element
from generator.writers.docx import grids
from generator.writers.docx.ooxml import Xml, w
from generator.writers.docx.word_document import Place

Words = Callable[[Element, Place], list[Xml]]
GAP, PADDING = 9.0, 4.0
"""Points between two fields, and between a frame and what stands in it."""
FRAMES = {
    True: ("single", 8, "text1", ("top", "left", "bottom", "right")),
    False: ("single", 8, "accent1", ("bottom",)),
}
"""Whether it is a result -> its lines: a result has a frame, an entry a line to write on."""


def strip(rows: Sequence[Sequence[Element]], place: Place, words: Words) -> list[Xml]:
    """Heads, and under each its field; `words` writes what a cell says."""
    number = len(rows[0])
    wide = (place.width - GAP * (number - 1)) / number
    widths = ([wide, GAP] * number)[:-1]
    made = [grids.row(_cells(row, wide, place, words), heads=n == 0) for n, row in enumerate(rows)]
    return grids.grid("Columns", widths, made, place)


def _cells(row: Sequence[Element], wide: float, place: Place, words: Words) -> list[Xml]:
    cells: list[Xml] = []
    for entry in row:
        if cells:
            cells.append(grids.cell(GAP, [], place.cell(GAP), grids.margins(right=0)))
        padded = PADDING if is_field(entry) else 0.0
        inner = place.cell(wide - 2 * padded)
        settings = [*frame(entry), grids.margins(top=padded / 2, left=padded, bottom=padded / 2, right=padded)]
        cells.append(grids.cell(wide, words(entry, inner), inner, *settings))
    return cells


def frame(entry: Element) -> list[Xml]:
    """The lines and the tint of a field; what is only read has none."""
    if not is_field(entry):
        return []
    line, size, colour, sides = FRAMES[entry.get(KIND) == "result"]
    lines = (w(side, val=line, sz=size, space=0, color="auto", themeColor=colour) for side in sides)
    tint = w("shd", val="clear", color="auto", fill="auto", themeFill="accent1", themeFillTint="1A")
    return [w("tcBorders", *lines), tint]
