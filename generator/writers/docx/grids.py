"""Tables of Word: rows, cells, widths; what stands side by side, and panels with a ground of their own."""

from collections.abc import Iterable, Sequence

from generator.writers.docx.ooxml import Xml, local, twips, w
from generator.writers.docx.split_words import refuse_split_words
from generator.writers.docx.word_document import Place
from generator.writers.docx.word_looks import TABLES
from generator.writers.docx.word_paragraphs import flush, paragraph, spacer

SIDES = ("top", "left", "bottom", "right")
BARE = {"val": "0600", "firstRow": 0, "lastRow": 0, "firstColumn": 0, "lastColumn": 0, "noHBand": 1, "noVBand": 1}


def grid(style: str, widths: Sequence[float], rows: Iterable[Xml], place: Place) -> list[Xml]:
    """A table of set widths, and the thin paragraph after it."""
    settings = w("tblPr", w("tblStyle", val=place.manuscript.style(style)), w("tblW", w=twips(sum(widths)), type="dxa"),
                 w("tblInd", w=twips(place.indent), type="dxa"), w("tblLayout", type="fixed"),
                 w("tblLook", **BARE))  # fmt: skip
    columns = w("tblGrid", *(w("gridCol", w=twips(width)) for width in widths))
    return [w("tbl", settings, columns, *rows), spacer(place)]


def row(cells: Iterable[Xml], *, heads: bool = False) -> Xml:
    """A row that is never split; heads are repeated on each page."""
    return w("tr", w("trPr", w("cantSplit"), w("tblHeader") if heads else None), *cells)


def cell(width: float, blocks: list[Xml], place: Place, *more: Xml, top: bool = True) -> Xml:
    """A cell: begins flush with its top unless told otherwise, and ends in a paragraph as Word demands."""
    refuse_split_words(blocks, min(width, place.width), place.manuscript)
    ended = blocks and local(blocks[-1]) == "p"
    held = blocks if ended else [*blocks, paragraph("Table Text", (), place.within(indent=0))]
    if top and local(held[0]) == "p":
        flush(held[0])
    return w("tc", w("tcPr", w("tcW", w=twips(width), type="dxa"), *more), *held)


def margins(**sides: float) -> Xml:
    """Margins of one cell, in points, where they differ from its table's."""
    return w("tcMar", *(w(side, w=twips(sides[side]), type="dxa") for side in SIDES if side in sides))


def gutter(style: str) -> float:
    """The space between two columns of a table style."""
    return TABLES[style].margins[1]


def count_abreast(count: int, total: float, least: float) -> int:
    """How many of `count` stand in one row when each needs `least`; rows are filled evenly."""
    most = max(1, min(count, int(total // least)))
    rows = -(-count // most)
    return -(-count // rows)


def columns(number: int, total: float, gap: float) -> list[float]:
    """Widths of cells whose text is equally wide: all but the last hold the gap to the next."""
    each = (total - gap * (number - 1)) / number
    return [each + gap] * (number - 1) + [each]
