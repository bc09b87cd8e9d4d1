"""Recording: a page laid out by the print engine, drawn with a mark in the place of each slot's letters."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

from weasyprint import document as engine
from weasyprint import draw
from weasyprint.pdf import pydyf

from generator.diagnostics import Problem
from generator.pages.page import Page
from generator.pages.soft_words import soften
from generator.writers.pdf.page_fit import find_misfits
from generator.writers.pdf.parts.field_slots import Flow, Found, Line, find_slots, list_flows
from generator.writers.pdf.parts.file_parts import complete, loosen, pack
from generator.writers.pdf.parts.shaping import Look, Shaped, draw_piece, stock
from generator.writers.pdf.parts.slot_marks import Mark
from generator.writers.pdf.parts.tag_slots import merge_parts
from generator.writers.pdf.parts.unusual import Unusual
from generator.writers.pdf.print_engine import identify, print_page


@dataclass(frozen=True, slots=True)
class Recording:
    """A page as the engine has laid it out: the objects of its file without the letters of its slots, the slots, and
    the letters of each."""

    pdf: Any
    found: tuple[Found, ...]
    letters: tuple[bytes, ...]


def record_page(page: Page) -> Recording:
    """The page, laid out and drawn. Raises `Problem` as the writer does, `Unusual` if its slots cannot be set anew."""
    flows: list[Flow] = []
    with _seeing_flows(flows):
        sheets = print_page(soften(page))
    findings = [*sheets.findings, *find_misfits(sheets.document, sheets.page)]
    if findings:
        raise Problem(*findings)
    found = find_slots(sheets.document, flows)
    if not found:
        raise Unusual("no field stands on the page")
    fonts = sheets.document.fonts
    stock(list_texts(found), fonts)
    shape = partial(draw_piece, fonts=fonts)
    letters = tuple(draw_lines(one.lines, one.baselines, shape) for one in found)
    with _marking({box: n for n, one in enumerate(found) for box in one.boxes}):
        pdf = sheets.objects()
    merge_parts(pdf)
    return Recording(pdf, found, letters)


def list_texts(found: Iterable[Found]) -> list[tuple[Look, str]]:
    """The texts that every file has in its slots, with their looks."""
    return [(source.look, source.text) for one in found for source in one.slot.sources]


def draw_lines(lines: Sequence[Line], baselines: Sequence[float], shape: Callable[[Look, str], Shaped]) -> bytes:
    """The operators that draw the lines of a slot."""
    drawn, colour = [], b""
    for line, baseline in zip(lines, baselines, strict=True):
        for piece in line:
            shaped = shape(piece.look, piece.text)
            if shaped.glyphs:
                drawn += [shaped.colour] if shaped.colour != colour else []
                drawn.append(b"BT\n1 0 0 -1 %f %f Tm\n%s\nET" % (piece.left, baseline, shaped.glyphs))
                colour = shaped.colour
    return b"\n".join(drawn)


def write_recording(recording: Recording, page: Page) -> bytes:
    """The file of the page that was recorded."""
    constant = pack(loosen(recording.pdf, len(recording.found)))
    return complete(constant, recording.letters, recording.pdf.info.data, identify(page))


@contextmanager
def _seeing_flows(flows: list[Flow]) -> Iterator[None]:
    """Note the texts of blocks with fields before lines are broken: afterwards blanks at breaks are gone."""
    ordinary = engine.layout_document

    def lay_out(html: Any, root: Any, context: Any) -> Any:
        flows[:] = list_flows(root)
        return ordinary(html, root, context)

    engine.layout_document = lay_out
    try:
        yield
    finally:
        engine.layout_document = ordinary


@contextmanager
def _marking(slots: Mapping[Any, int]) -> Iterator[None]:
    """Have a mark drawn for each of these text boxes."""
    ordinary = draw.draw_text

    def draw_text(stream: Any, box: Any, *rest: Any) -> None:
        if box not in slots:
            ordinary(stream, box, *rest)
            return
        mark = Mark(b"")
        mark.number = slots[box]
        alpha = box.style["color"].alpha
        stream._resources["ExtGState"].setdefault(f"a{alpha}", pydyf.Dictionary({"ca": alpha}))
        stream.stream.append(mark)

    draw.draw_text = draw_text
    try:
        yield
    finally:
        draw.draw_text = ordinary
