"""Tables of rows and figures: repeated heads, rows in one piece, columns as wide as their words ask for."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.layout.form_fields import KIND, is_field, stand_side_by_side
from generator.pages.tree import Element
from generator.writers._office.chart_tasks import DIAMOND
from generator.writers.docx import entry_controls, field_strips, grids
from generator.writers.docx.beside import Blocks
from generator.writers.docx.ooxml import Xml, w
from generator.writers.docx.word_document import Place
from generator.writers.docx.word_paragraphs import paragraph, text
from generator.writers.docx.word_widths import measure_longest_word, settle_values, share_out, width

PADDING, SHORT = 12.0, 16
"""Points after a cell's words, and how many letters of a cell with a figure or a box stand on one line."""
STYLES = {"timeline": "Timeline", "criteria": "Criteria", "sheet": "Sheet", "signatures": "Signatures",
          "objections": "Data"}  # fmt: skip
LABELS = {"timeline": "Week", "criteria": "Table Label", "signatures": "Table Label", "objections": "Table Label"}
"""Component -> the paragraph style of the first column."""
STRIP = "strip"
"""Fields side by side: a figure among them stands at the left of its column, as the entries do."""
FIELDS = {"line": (92.0, 210.0), "passage": (180.0, 240.0), "date": (66.0, 74.0), "number": (40.0, 44.0),
          "choice": (70.0, 84.0), "tick": (34.0, 36.0), "result": (92.0, 110.0)}  # fmt: skip
"""Kind of field -> the least and the most points that what people write takes."""


BLANK = (38.0, 58.0)
"""The same for a cell that is filled in by hand, unless `data-size` says what: a passage has two lines."""


TONES = {"hue": "accent1", "ink": "text2", "quiet": "background2", "mint": "accent2"}
"""How a stretch of a line of time stands out -> its ground."""
ON_DARK = {"Table Text": "Basis Dark", "Table Head": "Basis Dark", "Basis": "Basis Dark", "Number": "Label Dark"}
DARK = frozenset({"hue", "ink"})


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell where it stands in the grid; `goes_on` marks a further row of a cell that spans several."""

    entry: Element
    column: int
    across: int
    goes_on: bool = False


def table(element: Element, place: Place, write: Blocks) -> list[Xml]:
    """A table with its caption above it."""
    kind = next((name for name in element.classes if name in STYLES), "")
    rows = [row for row in element.walk() if row.tag == "tr"]
    if stand_side_by_side([row.elements for row in rows]):
        return field_strips.strip(
            [row.elements for row in rows], place, lambda cell, inner: _words(Slot(cell, 0, 1), STRIP, inner, write)
        )
    heads = {id(row) for part in element.elements if part.tag == "thead" for row in part.elements}
    slots = list(lay_out_rows(rows))
    number = max((slot.column + slot.across for line in slots for slot in line), default=1)
    widths = _signing(slots, number, place.width) if kind == "signatures" else _widths(slots, number, place.width)
    made = [grids.row([_cell(slot, row, kind, widths, place, write) for slot in line], heads=id(row) in heads)
            for row, line in zip(rows, slots, strict=True)]  # fmt: skip
    captions = [block for part in element.elements if part.tag == "caption"
                for block in text("Caption", part.children, place, w("keepNext"))]  # fmt: skip
    return [*captions, *grids.grid(STYLES.get(kind, "Data"), widths, made, place)]


def lay_out_rows(rows: list[Element]) -> Iterator[list[Slot]]:
    """Each row's cells in their columns, with those that come down from rows above."""
    down: dict[int, tuple[int, Slot]] = {}  # column -> rows that are left, and the cell
    for row in rows:
        line, column, entries = [], 0, list(row.elements)
        while entries or column in down:
            left, slot = down.pop(column, (0, None))
            if slot is None:
                entry = entries.pop(0)
                slot, left = Slot(entry, column, int(entry.get("colspan", "1"))), int(entry.get("rowspan", "1"))
            line.append(slot)
            if left > 1:
                down[column] = (left - 1, replace(slot, goes_on=True))
            column += slot.across
        yield line


def _widths(slots: list[list[Slot]], number: int, total: float) -> list[float]:
    if any(_tone(slot.entry) for line in slots for slot in line):
        return [total / number] * number
    least, most = [24.0] * number, [24.0] * number
    clear = 10.0 if any(is_field(slot.entry) for line in slots for slot in line) else 0.0  # words stand clear of fields
    for slot in (slot for line in slots for slot in line if slot.across == 1):
        last = slot.column == number - 1
        room = _written(slot.entry) or _measured(slot.entry, _space(slot, last=last) + clear)
        least[slot.column], most[slot.column] = max(least[slot.column], room[0]), max(most[slot.column], room[1])
    return _roomy(least, most, total)


def _written(entry: Element) -> tuple[float, float] | None:
    """The least and the most points of a cell that somebody writes in."""
    if entry.has("blank"):
        return FIELDS.get(entry.get("data-size"), BLANK)
    return FIELDS[entry.get(KIND)] if is_field(entry) else None


def _measured(entry: Element, space: float) -> tuple[float, float]:
    """The least and the most points of words: a short line with a figure or a box is not broken."""
    bold = entry.tag == "th"
    size = 8.0 if bold and entry.get("scope") == "col" else 9.0
    least = most = 0.0
    for line in _lines(settle_values(entry)):
        wants = width(line, size, bold=bold) + space
        whole = len(line) < SHORT and size > 8 and (any(map(str.isdigit, line)) or any(entry.find("box")))
        least = max(least, wants if whole else measure_longest_word(line, size, bold=bold) + space)
        most = max(most, wants)
    return least, most


def _lines(entry: Element) -> Iterator[str]:
    """The words of a cell from one line break to the next."""
    line = ""
    for node in entry.children:
        if isinstance(node, Element) and node.tag == "br":
            yield line.strip()
            line = ""
        else:
            line += node if isinstance(node, str) else node.text
    yield line.strip()


def _space(slot: Slot, *, last: bool) -> float:
    """What a cell needs beside its words: the gap to the next, a box."""
    gap = (8.0 if _is_figure(slot.entry) else 2.0) if last else 24.0 if _is_figure(slot.entry) else PADDING + 2
    return gap + 14 * any(slot.entry.find("box"))


def _roomy(least: list[float], most: list[float], total: float) -> list[float]:
    """When everything fits on one line, what is left goes to the first column: figures stay together at the right."""
    if sum(most) <= total and len(most) > 2:
        spare = (total - sum(most)) / 2
        return [most[0] + spare, *(wide + spare / (len(most) - 1) for wide in most[1:])]
    return share_out(total, least, most)


def _signing(slots: list[list[Slot]], number: int, total: float) -> list[float]:
    gap = grids.gutter("Signatures")
    words = (line[0].entry.text.strip() for line in slots if line)
    label = gap + 4 + max((width(each, 9.0, bold=True) for each in words), default=0)
    return [label, *grids.columns(number - 1, total - label, gap)] if number > 1 else [total]


def _cell(slot: Slot, row: Element, kind: str, widths: list[float], place: Place, write: Blocks) -> Xml:
    wide = sum(widths[slot.column : slot.column + slot.across])
    last = slot.column + slot.across == len(widths)
    inner = place.cell(wide - (0 if last else 10)).within(manner=replace(place.manner, bold=row.has("total")))
    tone = _tone(slot.entry)
    inner = inner.within(instead=ON_DARK) if tone in DARK else inner
    settings = [*_spans(slot), *_edges(slot, row), *_fill(slot), *_margins(slot, kind, last=last)]
    if kind == "signatures":
        settings.append(w("vAlign", val="bottom"))
    corner = slot.entry.tag == "td" and any(part.get("scope") == "col" for part in row.elements)
    blocks = [] if slot.goes_on or (corner and not slot.entry.text.strip()) else _words(slot, kind, inner, write)
    return grids.cell(wide, blocks, inner, *settings, top=kind != "signatures")


def _margins(slot: Slot, kind: str, *, last: bool) -> list[Xml]:
    """The last column ends at the edge; a figure stands clear of the words after it, and words of those of a tint."""
    if _tone(slot.entry) or slot.entry.get("data-tone") == "plain":
        return [grids.margins(top=3.0, left=5.0, bottom=3.0, right=5.0)]
    sides = {"right": 0.0} if last else {"right": 10.0 if kind == "sheet" else 18.0} if _is_figure(slot.entry) else {}
    sides |= {"left": 12.0} if kind == "sheet" and slot.column and not _is_figure(slot.entry) else {}
    return [grids.margins(**sides)] if sides else []


def _fill(slot: Slot) -> list[Xml]:
    """The tint of a cell that somebody fills in, the ground of a stretch."""
    if tone := _tone(slot.entry):
        return [w("shd", val="clear", color="auto", fill="auto", themeFill=TONES[tone])]
    tint = w("shd", val="clear", color="auto", fill="auto", themeFill="accent1", themeFillTint="1A")
    return [tint] if slot.entry.has("input") else []


def _tone(entry: Element) -> str:
    return entry.get("data-tone") if entry.get("data-tone") in TONES else ""


def _spans(slot: Slot) -> list[Xml]:
    spans = [w("gridSpan", val=slot.across)] if slot.across > 1 else []
    if slot.goes_on or int(slot.entry.get("rowspan", "1")) > 1:
        spans.append(w("vMerge") if slot.goes_on else w("vMerge", val="restart"))
    return spans


def _edges(slot: Slot, row: Element) -> list[Xml]:
    """A rule over a total; a broad white line that parts a field from the one before it."""
    rule = w("top", val="single", sz=8, space=0, color="auto", themeColor="text2")
    gap = w("left", val="single", sz=36, space=0, color="auto", themeColor="background1")
    if slot.entry.get(KIND) == "result":
        return field_strips.frame(slot.entry)
    lines = [line for line, is_drawn in ((rule, row.has("total")), (gap, slot.entry.has("input"))) if is_drawn]
    return [w("tcBorders", *lines)] if lines else []


def _words(slot: Slot, kind: str, place: Place, write: Blocks) -> list[Xml]:
    entry = slot.entry
    style = place.style(_style(slot, kind))
    if entry.has("blank") or (kind == "signatures" and entry.tag == "td"):
        lines = 2 if entry.get("data-size") == "passage" else 1
        return [*text("Line to Sign", entry.children, place)] or [paragraph("Line to Sign", (), place)] * lines
    if is_field(entry):
        return [entry_controls.entry(entry, style, place)]
    named = next((name for name in ("input", "output") if entry.has(name)), "")
    manner = replace(place.manner, style=named.capitalize()) if named else place.manner
    inside = place.within(instead={"Normal": style, "List Bullet": "Table List"}, manner=manner)
    return write(_marked(entry), inside)


def _marked(entry: Element) -> Element:
    """A milestone behind the mark that it has in the chart of its table."""
    said = entry.has("milestone") and entry.text.strip()
    return replace(entry, children=(f"{DIAMOND}\u00a0", *entry.children)) if said else entry


def _style(slot: Slot, kind: str) -> str:
    """The paragraph style of a cell: a head, a label at the start of a row, a figure or words."""
    entry = slot.entry
    figure = _is_figure(entry) and kind != STRIP
    if entry.tag == "th" and entry.get("scope") != "row":
        return "Amount Head" if figure else "Table Head"
    if entry.tag == "th":
        return LABELS.get(kind, "Table Row")
    return "Amount" if figure else "Table Text"


def _is_figure(entry: Element) -> bool:
    return entry.has("amount") or _is_number(entry.get("data-value"))


def _is_number(value: str) -> bool:
    return value.lstrip("-").replace(".", "", 1).isdigit()
