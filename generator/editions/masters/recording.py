"""Recording: a page laid out by the print engine, drawn with a mark in the place of each slot's letters."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from weasyprint import document as engine
from weasyprint import draw
from weasyprint.pdf import pydyf

from generator.diagnostics import Problem
from generator.editions.masters.shaping import stock
from generator.editions.masters.slots import Found, Source, find_slots, list_flows
from generator.pages.page import Page
from generator.pages.soft_words import soften
from generator.writers.pdf.page_fit import find_misfits
from generator.writers.pdf.print_engine import Sheets, print_page


class Mark(bytes):
    """Stands in a content stream for the letters of the slot with this number."""

    number: int


@dataclass(frozen=True, slots=True)
class Recording:
    """A page as the engine has drawn it without the letters of its slots: the objects of its file, and the slots."""

    pdf: Any
    sheets: Sheets
    found: tuple[Found, ...]


def record_page(page: Page) -> Recording:
    """The page, laid out and drawn. Raises `Problem` as the writer does, `Unusual` if it has no slots to set anew."""
    flows: list[tuple[Source, ...]] = []
    with _seeing_flows(flows):
        sheets = print_page(soften(page))
    findings = [*sheets.findings, *find_misfits(sheets.document, sheets.page)]
    if findings:
        raise Problem(*findings)
    found = find_slots(sheets.document, flows)
    stock(list_texts(found), sheets.document.fonts)
    with _marking({box: n for n, one in enumerate(found) for box in one.boxes}):
        return Recording(sheets.objects(), sheets, found)


def list_texts(found: tuple[Found, ...]) -> list[tuple[Any, str]]:
    """The texts that every file has in its slots, with their looks."""
    return [(source.look, source.text) for one in found for source in one.slot.sources]


@contextmanager
def _seeing_flows(flows: list[tuple[Source, ...]]) -> Iterator[None]:
    """Note the texts of blocks with fields as they are before lines are broken: afterwards blanks at breaks are gone."""
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
