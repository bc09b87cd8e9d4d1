"""What stands side by side: columns, figures, steps, facts, pairs."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from generator.layout.white_space import collapse
from generator.pages.tree import Element
from generator.writers.docx import grids
from generator.writers.docx.ooxml import Xml, put, w
from generator.writers.docx.word_document import Place
from generator.writers.docx.word_paragraphs import spacer, text
from generator.writers.docx.word_widths import share_out, width, width_of

Blocks = Callable[[Element, Place], list[Xml]]
"""How the contents of an element are written; given, for contents may be anything."""


FIGURE = 105.0  # points that a column of figures needs
APART = 10.0  # points between two rows of entries
WIDE, BIG = 170.0, 14.0  # what it gets where the longest figure would be smaller than this otherwise


def side_by_side(style: str, entries: Sequence[Element], place: Place, write: Blocks, *, least: float) -> list[Xml]:
    """The entries as cells of a borderless table, in as many rows as their least width asks for."""
    if not entries:
        return []
    number = grids.count_abreast(len(entries), place.width, least)
    widths = grids.columns(number, place.width, grids.gutter(style))
    return grids.grid(style, widths, _rows(style, entries, widths, place, write), place)


def _rows(style: str, entries: Sequence[Element], widths: Sequence[float], place: Place, write: Blocks) -> list[Xml]:
    starts = range(0, len(entries), len(widths))
    return [
        grids.row(_cells(style, entries[n : n + len(widths)], widths, place, write, below=APART if n else 0.0))
        for n in starts
    ]


def _cells(
    style: str, entries: Sequence[Element], widths: Sequence[float], place: Place, write: Blocks, *, below: float
) -> list[Xml]:
    """The cells of one row, which is so far `below` the one before it."""
    cells = []
    for n, wide in enumerate(widths):
        last = n == len(widths) - 1
        inner = place.cell(wide if last else wide - grids.gutter(style))
        blocks = write(entries[n], inner) if n < len(entries) else []
        sides = {**({"top": below} if below else {}), **({"right": 0.0} if last else {})}
        cells.append(grids.cell(wide, blocks, inner, *([grids.margins(**sides)] if sides else [])))
    return cells


def columns(element: Element, place: Place, write: Blocks) -> list[Xml]:
    """Blocks side by side; a table beside words takes the larger share, or its labels would break."""
    entries = element.elements
    if entries and all(any(entry.find("chart")) for entry in entries):
        # Half a sheet cuts the names in a chart, and a row that is one piece leaves the sheet before it blank.
        return write(element, place)
    tabled = [any(part.tag == "table" for part in entry.walk()) for entry in entries]
    if len(entries) != 2 or tabled[0] == tabled[1]:
        inside = place.within(instead=NARROW) if len(entries) > 2 else place
        longest = _find_longest(entries)
        if longest is not None:
            widths = [place.width * (LONGEST if entry is longest else (1 - LONGEST) / 2) for entry in entries]
            return grids.grid("Columns", widths, _rows("Columns", entries, widths, inside, write), place)
        return side_by_side("Columns", entries, inside, write, least=120)
    widths = [place.width * (SHARE if has_table else 1 - SHARE) for has_table in tabled]
    return grids.grid("Columns", widths, _rows("Columns", entries, widths, place, write), place)


def _find_longest(entries: Sequence[Element]) -> Element | None:
    """The one of three entries of words that says more than twice as much as either other, and would be the tallest."""
    ordered = sorted(entries, key=lambda entry: len(entry.text), reverse=True)
    if len(ordered) != THREE or len(ordered[0].text) <= 2 * len(ordered[1].text):
        return None
    return ordered[0]


THREE, LONGEST = 3, 0.44  # how many stand abreast, and the share of the width that the longest takes
NARROW = {"Heading 2": "Heading 3"}
SHARE = 0.63  # of the width, its gap included, that a table beside words takes


def figures(element: Element, place: Place, write: Blocks) -> list[Xml]:
    """Big numbers side by side."""
    smaller = {"Figure": place.style("Figure Row"), "Says": place.style("Says Row")}
    inside = place.within(instead=smaller)
    sizes = {least: _size_abreast(element, inside, least) for least in (FIGURE, WIDE)}
    least = FIGURE if sizes[FIGURE] >= BIG else WIDE
    inside = inside.within(figure=sizes[least])
    # A heading above stays with its figures, across the thin paragraph between them.
    return [put(spacer(place), w("keepNext")), *side_by_side("Figures", element.elements, inside, write, least=least)]


def _size_abreast(element: Element, place: Place, least: float) -> float:
    """The size of the numbers where each column needs `least`."""
    number = grids.count_abreast(len(element.elements), place.width, least)
    column = grids.columns(number, place.width, grids.gutter("Figures"))[-1]
    return fitting(element.find("figure"), place.within(width=column))


def scorecard(element: Element, place: Place, write: Blocks) -> list[Xml]:
    """Big numbers, each under its gauge."""
    return figures(element, place.within(instead={"Normal": "Picture"}), write)


def fitting(figures: Iterable[Element], place: Place) -> float:
    """The size at which each of the numbers stands on one line: that of their style, or what they are reduced to."""
    usual = place.manuscript.find_size(place.style("Figure"))
    widest = max((width_of(figure, usual) for figure in figures), default=0)
    return usual if widest <= place.width else float(int(usual * place.width / widest))


def steps(element: Element, place: Place, write: Blocks) -> list[Xml]:
    """Numbered steps side by side, each under a rule."""
    numbers = {id(step): str(n) for n, step in enumerate(element.elements, int(element.get("start", "1")))}
    inside = place.within(instead={"Heading 2": "Step", "Heading 3": "Step"})

    def step(entry: Element, here: Place) -> list[Xml]:
        number = next(entry.find("number"), None)
        nodes = (number,) if number else (numbers[id(entry)],)
        rest = _drop(entry, number) if number else entry
        return [*text("Step Number", nodes, here), *write(rest, here)]

    return side_by_side("Steps", element.elements, inside, step, least=118)


def flow(element: Element, place: Place, write: Blocks) -> list[Xml]:
    """A path from step to step: side by side, each under a rule, and without numbers, as on paper."""
    inside = place.within(instead={"Heading 2": "Path Step", "Heading 3": "Path Step"})
    return side_by_side("Steps", element.elements, inside, write, least=118)


def _drop(element: Element, part: Element) -> Element:
    children = tuple(_drop(child, part) if isinstance(child, Element) else child
                     for child in element.children if child is not part)  # fmt: skip
    return replace(element, children=collapse(children))


def facts(element: Element, place: Place, write: Blocks) -> list[Xml]:
    """Labels over values: in a row, each column as wide as its words ask for; in several rows, equal columns."""
    entries = [entry for entry in element.elements if entry.tag == "div"]
    if not entries or len(entries) < len(element.elements):
        return write(element, place)
    number = grids.count_abreast(len(entries), place.width, 108)
    several = number < len(entries)
    widths = (
        grids.columns(number, place.width, grids.gutter("Facts")) if several else _fact_widths(entries, place.width)
    )
    inside = place.within(instead={"Normal": "Value"})
    return grids.grid("Facts", widths, _rows("Facts", entries, widths, inside, write), place)


def _fact_widths(entries: Sequence[Element], total: float) -> list[float]:
    gap = grids.gutter("Facts")
    widest = [max(width(child.text.strip(), 10, bold=True) for child in entry.elements) for entry in entries]
    wants = [wide + gap + 14 for wide in widest]
    if sum(wants) <= total:
        return [*wants[:-1], total - sum(wants[:-1])]
    return share_out(total, [60.0] * len(entries), wants)


def pairs(element: Element, place: Place, write: Blocks) -> list[Xml]:
    """Two columns to compare, on common lines; the second in the brand's colour."""
    rows = [row for row in element.walk() if row.tag == "tr"]
    number = max(len(row.elements) for row in rows)
    widths = grids.columns(number, place.width, grids.gutter("Pairs"))
    made = []
    for row in rows:
        heads = all(entry.tag == "th" for entry in row.elements)
        cells = [_pair_cell(n, entry, wide, place, write, heads=heads, last=n == number - 1)
                 for n, (entry, wide) in enumerate(zip(row.elements, widths, strict=False))]  # fmt: skip
        made.append(grids.row(cells, heads=heads))
    return grids.grid("Pairs", widths, made, place)


def _pair_cell(n: int, entry: Element, wide: float, place: Place, write: Blocks, *, heads: bool, last: bool) -> Xml:
    inner = place.cell(wide - (0 if last else grids.gutter("Pairs"))).within(instead=ANSWER if n else PAIN)
    margins = {**({"right": 0.0} if last else {}), **({"top": 0.0, "bottom": 6.0} if heads else {})}
    blocks = (
        [*text(("Table Head Brand" if n else "Table Head"), entry.children, inner)] if heads else write(entry, inner)
    )
    return grids.cell(wide, blocks, inner, *([grids.margins(**margins)] if margins else []))


PAIN = {"Normal": "Pair Text", "Heading 1": "Heading 2", "Heading 3": "Heading 2"}
ANSWER = {"Normal": "Pair Text", "Heading 1": "Answer", "Heading 2": "Answer", "Heading 3": "Answer"}
