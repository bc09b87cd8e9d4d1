"""One pass over the finished package: stored results behind formulas, our own properties, the same bytes each time."""

from xml.sax.saxutils import escape

from lxml import etree
from openpyxl.packaging.core import DocumentProperties
from openpyxl.xml.functions import tostring

from generator.pages.package import parts_of, repacked
from generator.writers.xlsx.book import Book
from generator.writers.xlsx.values import ERRORS, Value

SPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
APP = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"


def finished(package: bytes, book: Book, properties: DocumentProperties) -> bytes:
    """The package with every formula's result in it, so that previews and phones show numbers."""
    parts = parts_of(package)
    titles = {f"xl/worksheets/sheet{n}.xml": sheet.title for n, sheet in enumerate(book.workbook.worksheets, 1)}
    stored = {name: _with_results(parts[name], book.stored.get(title, {})) for name, title in titles.items()}
    own = {"docProps/core.xml": _xml(tostring(properties.to_tree())), "docProps/app.xml": _xml(_app(properties))}
    return repacked(package, {**stored, **own})


def _with_results(xml: bytes, results: dict[str, Value]) -> bytes:
    root = etree.fromstring(xml)
    for cell in root.iter(f"{SPACE}c"):
        if cell.find(f"{SPACE}f") is not None:
            _store(cell, results[cell.get("r", "")])
    for merged in root.iter(f"{SPACE}mergeCells"):
        # openpyxl keeps merged cells in a set, whose order changes from one process to the next.
        merged[:] = sorted(merged, key=lambda area: area.get("ref", ""))
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _store(cell: etree._Element, result: Value) -> None:
    kind, text = _stored(result)
    if kind:
        cell.set("t", kind)
    found = cell.find(f"{SPACE}v")
    place = etree.SubElement(cell, f"{SPACE}v") if found is None else found
    if result is None:
        cell.remove(place)
    place.text = text


def _stored(result: Value) -> tuple[str, str]:
    """A result's type in the file format, and its text."""
    if isinstance(result, bool):
        return "b", str(int(result))
    if isinstance(result, str):
        return ("e" if result in ERRORS else "str"), result
    return "", "" if result is None else repr(result)


def _app(properties: DocumentProperties) -> str:
    """Whose workbook it is; it names no program, so that every reader calculates for itself."""
    return f'<Properties xmlns="{APP}"><Company>{escape(properties.creator or "")}</Company></Properties>'


def _xml(content: str | bytes) -> bytes:
    text = content if isinstance(content, str) else content.decode()
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{text}'.encode()
