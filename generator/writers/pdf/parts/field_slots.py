"""Slots: the blocks of a laid-out page whose lines an account's values are in, and what else those lines say.

Places are CSS pixels inside the print engine, from the left and the top of the sheet.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from weasyprint.formatting_structure import boxes

from generator.pages.filled_values import SCHEME
from generator.writers.pdf.parts.shaping import Look
from generator.writers.pdf.parts.unusual import Unusual

FLOWING = frozenset({"normal", "pre-line"})
PLAIN = {"text_decoration_line": "none", "visibility": "visible", "position": "static", "float": "none"}
"""What the style of a variable text must say, so that nothing is drawn but its letters."""
ORDINARY = frozenset({("block", "flow"), ("block", "flow-root"), ("inline", "flow")})
TABLE_PARTS = (boxes.TableRowGroupBox, boxes.TableRowBox, boxes.TableCellBox)
APART = frozenset({"absolute", "fixed"})
LEVEL = 0.001  # px
SIDES = {"left": "start", "right": "end"}
EDGES = tuple(f"{what}_{side}" for what in ("margin", "padding") for side in ("left", "right"))


@dataclass(frozen=True, slots=True)
class Source:
    """A run of text in one look: the text, or the name of the field whose value stands there."""

    look: Look
    text: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A text with the place of its left end in the line."""

    look: Look
    text: str
    left: float


Line = tuple[Piece, ...]
Flow = tuple[tuple[Source, ...], tuple[str, ...]]
"""The sources of a block, and what each says."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A block of lines: what they say, their room, and how they stand in it. `bound` says whether other parts of the
    page may be placed by how wide its words are."""

    sources: tuple[Source, ...]
    left: float
    width: float
    align: str
    language: str
    bound: bool


@dataclass(frozen=True, slots=True)
class Found:
    """A slot as the engine has laid it out: what each of its sources says, its sheet, its text boxes in order, its
    lines and their baselines."""

    slot: Slot
    said: tuple[str, ...]
    sheet: int
    boxes: tuple[Any, ...]
    lines: tuple[Line, ...]
    baselines: tuple[float, ...]


def list_flows(root: Any) -> list[Flow]:
    """The sources of every block with a field, from the tree of boxes before it is laid out."""
    found = [texts for block in _walk(root) if (texts := _texts_of(block))]
    return [(tuple(map(_read_source, texts)), tuple(text.text for text in texts)) for texts in found]


def find_slots(document: Any, flows: list[Flow]) -> tuple[Found, ...]:
    """The slots of the laid-out document, one for each of the flows. Anything that lines cannot be set anew in is an
    `Unusual`."""
    blocks = [(n, *found) for n, sheet in enumerate(document.pages) for found in _walk_bound(sheet._page_box)]
    held = [(n, block, bound) for n, block, bound in blocks if _texts_of(block)]
    if len(held) != len(flows):
        raise Unusual("a field stands in a running head, in a head that is repeated, or in a block on two pages")
    return tuple(_find_slot(n, block, flow, bound) for (n, block, bound), flow in zip(held, flows, strict=True))


def _find_slot(sheet: int, block: Any, flow: Flow, bound: bool) -> Found:
    lines = [line for line in block.children if isinstance(line, boxes.LineBox)]
    for line in lines:
        _refuse_unplain(line)
    leaves = tuple(box for line in lines for box in _leaves(line))
    heights = [[box.position_y + box.baseline for box in _leaves(line)] for line in lines]
    style = block.style
    if len(lines) != len(block.children) or any(max(one) - min(one) > LEVEL for one in heights):
        raise Unusual("a field stands beside something that floats, or beside letters of another size")
    if style["white_space"] not in FLOWING or style["text_indent"].value or style["direction"] != "ltr":
        raise Unusual("a field stands in lines that do not flow as others")
    slot = Slot(flow[0], block.content_box_x(), block.width, _align(style), str(style["lang"] or ""), bound)
    pieces = tuple(_strip_end(list(map(_read_piece, _leaves(line)))) for line in lines)
    return Found(slot, flow[1], sheet, leaves, pieces, tuple(one[0] for one in heights))


def _align(style: Any) -> str:
    first, last = (SIDES.get(style[name], style[name]) for name in ("text_align_all", "text_align_last"))
    if first not in {"start", "end", "center"} or last not in {first, "auto"}:
        raise Unusual("a field stands in lines that are stretched")
    return str(first)


def _refuse_unplain(box: Any) -> None:
    """An `Unusual` for a line that holds more than letters, or letters that are drawn with more than themselves."""
    if not isinstance(box, boxes.LineBox):
        style = box.style
        drawn = box.link_annotation is not None or style["anchor"] or getattr(box, "background", None)
        spaced = not isinstance(box, boxes.TextBox) and any(style[edge].value for edge in EDGES)
        framed = any(style[f"border_{side}_width"] for side in ("left", "right", "top", "bottom"))
        odd = any(style[name] != said for name, said in PLAIN.items()) or style["hyphens"] == "auto"
        if drawn or spaced or framed or odd or not isinstance(box, boxes.TextBox | boxes.InlineBox):
            raise Unusual("a field stands in a line with a link, a picture, a frame or a ground")
    for child in getattr(box, "children", ()):
        _refuse_unplain(child)


def _walk(box: Any) -> Iterator[Any]:
    box = getattr(box, "_box", box)
    yield box
    for child in getattr(box, "children", ()):
        yield from _walk(child)


def _walk_bound(box: Any, bound: bool = False) -> Iterator[tuple[Any, bool]]:
    """Every box, and whether it lies in something that is as wide as its words: only in blocks of an ordinary flow, one
    in the other, nothing is."""
    box = getattr(box, "_box", box)
    style = box.style
    bound = bound or style["float"] != "none" or style["position"] in APART or _sizes_by_words(box)
    yield box, bound
    for child in getattr(box, "children", ()):
        yield from _walk_bound(child, bound)


def _sizes_by_words(box: Any) -> bool:
    """Whether the rooms in the box are as wide as the words in them ask for: those of a grid are not if each column is
    a share of the whole, and those of a table not if its layout is fixed."""
    style = box.style
    if isinstance(box, boxes.TableBox):
        return bool(style["table_layout"] != "fixed")
    if "grid" in style["display"]:
        return any(not _is_share(track) for track in style["grid_template_columns"] if track != ())
    return style["display"][:2] not in ORDINARY and not isinstance(box, TABLE_PARTS)


def _is_share(track: Any) -> bool:
    """Whether the width of a grid's column depends on no word: `minmax(0, 1fr)`."""
    named, least, most = (*track, None, None)[:3] if isinstance(track, tuple) else ("", None, None)
    return named == "minmax()" and getattr(least, "value", None) == 0 and getattr(most, "unit", "") == "fr"


def _strip_end(line: list[Piece]) -> Line:
    """The line without the blank at its end, which draws nothing."""
    while line and not (words := line[-1].text.rstrip(" ")):
        line.pop()
    return (*line[:-1], replace(line[-1], text=words)) if line else ()


def _leaves(box: Any) -> list[Any]:
    return [one for one in _walk(box) if isinstance(one, boxes.TextBox)]


def _texts_of(block: Any) -> list[Any]:
    """The text boxes of a block of lines, if one of them is an account's value."""
    children = getattr(block, "children", ())
    if not children or not isinstance(children[0], boxes.LineBox):
        return []
    texts = [text for line in children for text in _leaves(line)]
    return texts if any(_name_field(text) for text in texts) else []


def _name_field(text: Any) -> str:
    """The field whose value the text is."""
    element = text.element
    said = element.get("value") or "" if element is not None and element.tag == "data" else ""
    return said.removeprefix(SCHEME) if said.startswith(SCHEME) else ""


def _read_source(text: Any) -> Source:
    field = _name_field(text)
    return Source(Look(text.style), "" if field else text.text, field)


def _read_piece(text: Any) -> Piece:
    return Piece(Look(text.style), text.text, text.position_x)
