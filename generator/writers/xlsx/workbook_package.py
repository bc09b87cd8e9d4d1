"""One pass over the finished package: stored results behind formulas, our own properties, the same bytes each time."""

import re
from collections.abc import Iterator, Mapping
from xml.sax.saxutils import escape

from lxml import etree
from openpyxl.packaging.core import DocumentProperties
from openpyxl.xml.functions import tostring

from generator.writers._office.cell_values import ERRORS, Value
from generator.writers._office.chart_parts import chart_part
from generator.writers._office.chart_plots import Plot
from generator.writers._office.office_package import parts_of, repack
from generator.writers.xlsx.book import Book
from generator.writers.xlsx.strings import SPACE, SharedStrings, as_part, put_in_order

TYPES, LINKS, TEXTS = "[Content_Types].xml", "xl/_rels/workbook.xml.rels", "xl/sharedStrings.xml"
TEXTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
TEXTS_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
DRAWING = re.compile(r"xl/drawings/drawing\d+\.xml")
SHAPES = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
APP = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"


def finish_package(package: bytes, book: Book, properties: DocumentProperties) -> bytes:
    """The package with every formula's result in it, so that previews and phones show numbers."""
    parts = parts_of(package)
    titles = {f"xl/worksheets/sheet{n}.xml": sheet.title for n, sheet in enumerate(book.workbook.worksheets, 1)}
    strings = SharedStrings()
    sheets = {name: _sheet(parts[name], book.stored.get(title, {}), strings) for name, title in titles.items()}
    drawings = _drawings(parts, book)
    charts = {f"xl/charts/chart{n}.xml": chart_part(plot, book.styles.brand) for n, plot in enumerate(book.plots, 1)}
    own = {
        TYPES: _with(parts[TYPES], "Override", PartName=f"/{TEXTS}", ContentType=TEXTS_TYPE),
        LINKS: _with(parts[LINKS], "Relationship", Id="texts", Type=TEXTS_LINK, Target=f"/{TEXTS}"),
        TEXTS: strings.part(), "xl/styles.xml": _styles(parts["xl/styles.xml"]),
        "docProps/core.xml": _xml(tostring(properties.to_tree())), "docProps/app.xml": _xml(_app(properties)),
    }  # fmt: skip
    return repack(package, {**sheets, **drawings, **charts, **own})


def _sheet(xml: bytes, results: dict[str, Value], strings: SharedStrings) -> bytes:
    root = etree.fromstring(xml)
    for cell in root.iter(f"{SPACE}c"):
        if cell.find(f"{SPACE}f") is not None:
            _store(cell, results[cell.get("r", "")])
    for merged in root.iter(f"{SPACE}mergeCells"):
        # openpyxl keeps merged cells in a set, whose order changes from one process to the next.
        merged[:] = sorted(merged, key=lambda area: area.get("ref", ""))
    strings.collect(root)
    return as_part(root)


def _drawings(parts: Mapping[str, bytes], book: Book) -> dict[str, bytes]:
    """Every drawing with its charts' names and the words for those who do not see them."""
    names = sorted((name for name in parts if DRAWING.fullmatch(name)), key=lambda name: (len(name), name))
    plots = iter(book.plots)
    return {name: _drawing(parts[name], plots, book) for name in names}


def _drawing(xml: bytes, plots: Iterator[Plot], book: Book) -> bytes:
    root = etree.fromstring(xml)
    for number, shape in enumerate(root.iter(f"{SHAPES}cNvPr"), 1):
        shape.set("id", str(number + 1))
        frame = shape.getparent()
        if frame is not None and frame.tag == f"{SHAPES}nvGraphicFramePr":
            plot = next(plots)
            shape.set("name", plot.heading or book.translation.gettext("Chart {number}", number=number))
            shape.set("descr", plot.described)
    return as_part(root)


def _styles(xml: bytes) -> bytes:
    root = etree.fromstring(xml)
    put_in_order(root, "font")
    return as_part(root)


def _with(xml: bytes, tag: str, **attributes: str) -> bytes:
    """A list of the package with one more entry; openpyxl knows nothing of shared texts."""
    root = etree.fromstring(xml)
    etree.SubElement(root, etree.QName(etree.QName(root).namespace, tag), attributes)
    return as_part(root)


def _store(cell: etree._Element, result: Value) -> None:
    kind, text = _store_result(result)
    if kind:
        cell.set("t", kind)
    found = cell.find(f"{SPACE}v")
    place = etree.SubElement(cell, f"{SPACE}v") if found is None else found
    if result is None:
        cell.remove(place)
    place.text = text


def _store_result(result: Value) -> tuple[str, str]:
    """A result's type in the file format, and its text."""
    if isinstance(result, bool):
        return "b", str(int(result))
    if isinstance(result, str):
        return ("e" if result in ERRORS else "str"), result
    return "", "" if result is None else repr(result)


def _app(properties: DocumentProperties) -> str:
    """Whose workbook it is. It names no program: readers keep workarounds for those that they know."""
    return f'<Properties xmlns="{APP}"><Company>{escape(properties.creator or "")}</Company></Properties>'


def _xml(content: str | bytes) -> bytes:
    text = content if isinstance(content, str) else content.decode()
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{text}'.encode()
