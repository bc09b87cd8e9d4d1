"""Independent readers: the text of a finished file, format by format."""

import re
import zipfile
from collections.abc import Callable, Mapping
from html.parser import HTMLParser
from io import BytesIO
from typing import TYPE_CHECKING

from defusedxml.ElementTree import fromstring

from generator.diagnostics import Diagnostic, Problem

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

SILENT = frozenset({"style", "script", "title", "head"})


def read_text(data: bytes, suffix: str) -> str | None:
    """The words that a person sees in the file; `None` for a format without a reader."""
    reader = READERS.get(suffix)
    return reader(data) if reader else None


def pdf_text(data: bytes) -> str:
    """The text of every page as PDFium extracts it."""
    import pypdfium2  # noqa: PLC0415 - loads a shared library

    document = pypdfium2.PdfDocument(data)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def html_text(data: bytes) -> str:
    """The text of an HTML file's body."""
    reader = _Visible()
    reader.feed(data.decode("utf-8"))
    reader.close()
    return "".join(reader.pieces)


class _Visible(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in SILENT - {"head"}
        self.pieces.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in SILENT - {"head"}
        self.pieces.append(" ")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.pieces.append(data)


MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
STRINGS = "xl/sharedStrings.xml"
SHEET = re.compile(r"xl/worksheets/sheet\d+\.xml")
TEXT_RUN = re.compile(rb"<(w:t|t)(?: [^>]*)?>([^<]*)</\1>|<(w:p|w:tab|w:br|row|si|is)\b")


def word_text(data: bytes) -> str:
    """The text of a Word document's body, headers, footers and notes."""
    return _package_text(data, re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml"))


def workbook_text(data: bytes) -> str:
    """The text of every cell: shared strings as often as they are used, inline strings, and stored results."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        names = package.namelist()
        shared = shared_strings(package.read(STRINGS)) if STRINGS in names else []
        sheets = [package.read(name) for name in names if SHEET.fullmatch(name)]
    return " ".join(_cell(cell, shared) for sheet in sheets for cell in fromstring(sheet).iter(f"{MAIN}c"))


def shared_strings(data: bytes) -> list[str]:
    """The shared strings in order, the runs of rich text joined."""
    return ["".join(run.text or "" for run in item.iter(f"{MAIN}t")) for item in fromstring(data)]


def _cell(cell: "Element", shared: list[str]) -> str:
    value = cell.findtext(f"{MAIN}v", "")
    if cell.get("t") == "s":
        return shared[int(value)]
    return value or "".join(run.text or "" for run in cell.iter(f"{MAIN}t"))


def _package_text(data: bytes, parts: re.Pattern[str]) -> str:
    from html import unescape  # noqa: PLC0415

    pieces = []
    with zipfile.ZipFile(BytesIO(data)) as package:
        for name in package.namelist():
            if parts.fullmatch(name):
                runs = TEXT_RUN.finditer(package.read(name))
                pieces.append("".join(unescape((run[2] or b"").decode("utf-8")) if run[1] else " " for run in runs))
    return " ".join(pieces)


READERS: Mapping[str, Callable[[bytes], str]] = {
    "pdf": pdf_text,
    "html": html_text,
    "docx": word_text,
    "xlsx": workbook_text,
    "txt": lambda data: data.decode("utf-8"),
}


def readable(data: bytes, suffix: str) -> str | None:
    """The file's text; a file that cannot be read back is a `Problem`."""
    try:
        return read_text(data, suffix)
    except (zipfile.BadZipFile, UnicodeDecodeError, RuntimeError) as reason:
        raise Problem(
            Diagnostic("unreadable-artifact", f"the finished {suffix} cannot be read back: {reason}")
        ) from None
