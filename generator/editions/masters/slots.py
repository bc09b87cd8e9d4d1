"""Slots: the blocks of a laid-out page whose lines an account's values are in, and what else those lines say.

Places are CSS pixels inside the print engine, from the left and the top of the sheet.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from weasyprint.formatting_structure import boxes

from generator.editions.filling import OWN
from generator.editions.masters.shaping import Look
from generator.editions.masters.unusual import Unusual

FLOWING = frozenset({"normal", "pre-line"})
PLAIN = {"text_decoration_line": "none", "visibility": "visible", "position": "static", "float": "none"}
"""What the style of a variable text must say, so that nothing is drawn but its letters."""
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


@dataclass(frozen=True, slots=True)
class Slot:
    """A block of lines: what they say, their room, and how they stand in it."""

    sources: tuple[Source, ...]
    left: float
    width: float
    align: str
    language: str


@dataclass(frozen=True, slots=True)
class Found:
    """A slot as the engine has laid it out: its sheet, its text boxes in order, its lines and their baselines."""

    slot: Slot
    sheet: int
    boxes: tuple[Any, ...]
    lines: tuple[Line, ...]
    baselines: tuple[float, ...]


def list_flows(root: Any) -> list[tuple[Source, ...]]:
    """The sources of every block with a field, from the tree of boxes before it is laid out."""
    return [tuple(map(_read_source, texts)) for block in _walk(root) if (texts := _texts_of(block))]


def find_slots(document: Any, flows: list[tuple[Source, ...]]) -> tuple[Found, ...]:
    """The slots of the laid-out document, one for each of the flows. Anything that lines cannot be set anew in is an
    `Unusual`."""
    blocks = [(n, block) for n, sheet in enumerate(document.pages) for block in _walk(sheet._page_box)]
    held = [(n, block) for n, block in blocks if _texts_of(block)]
    if len(held) != len(flows):
        raise Unusual("a field stands in a running head, in a head that is repeated, or in a block on two pages")
    return tuple(_find_slot(n, block, flow) for (n, block), flow in zip(held, flows, strict=True))


def _find_slot(sheet: int, block: Any, flow: tuple[Source, ...]) -> Found:
    lines = [line for line in block.children if isinstance(line, boxes.LineBox)]
    for line in lines:
        _refuse_unplain(line)
    leaves = tuple(box for line in lines for box in _leaves(line))
    heights = [sorted({round(box.position_y + box.baseline, 3) for box in _leaves(line)}) for line in lines]
    style = block.style
    if len(lines) != len(block.children) or any(len(one) != 1 for one in heights):
        raise Unusual("a field stands beside something that floats, or beside letters of another size")
    if style["white_space"] not in FLOWING or style["text_indent"].value or style["direction"] != "ltr":
        raise Unusual("a field stands in lines that do not flow as others")
    slot = Slot(flow, round(block.content_box_x(), 3), round(block.width, 3), _align(style), str(style["lang"] or ""))
    pieces = tuple(tuple(map(_read_piece, _leaves(line))) for line in lines)
    return Found(slot, sheet, leaves, pieces, tuple(one[0] for one in heights))


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
    return said.removeprefix(f"{OWN}:") if said.startswith(f"{OWN}:") else ""


def _read_source(text: Any) -> Source:
    field = _name_field(text)
    return Source(Look(text.style), "" if field else text.text, field)


def _read_piece(text: Any) -> Piece:
    return Piece(Look(text.style), text.text, text.position_x)


def fill_sources(slot: Slot, values: Mapping[str, str]) -> list[tuple[Look, str]]:
    """What the slot says with these values."""
    return [(source.look, values[source.field] if source.field else source.text) for source in slot.sources]
