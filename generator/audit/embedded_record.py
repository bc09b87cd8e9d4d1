"""The record of provenance as a finished file carries it, format by format; files of strangers included."""

import re
import zipfile
from collections.abc import Callable, Mapping
from html.parser import HTMLParser
from io import BytesIO
from xml.etree.ElementTree import ParseError

from defusedxml.ElementTree import fromstring

from generator.diagnostics import Diagnostic
from generator.pages.page import Page

COPIES = {"pdf": 1, "html": 1, "docx": 2, "xlsx": 2}
"""Ending -> how often a file with it carries the record as it is written; programs that save it anew may drop one."""
KEY = "Provenance"
PART = "{urn:collateral:provenance}provenance"
CUSTOM = re.compile(r"customXml/item\d+\.xml")
PROPERTIES = "docProps/custom.xml"
PIECE = re.compile(rf"{KEY} (\d{{1,4}})")


def carried(data: bytes, suffix: str) -> tuple[str, ...]:
    """Every copy of the record in the file; none for a format that carries none. What cannot be read raises."""
    reader = READERS.get(suffix)
    return tuple(filter(None, reader(data))) if reader else ()


def _pdf(data: bytes) -> tuple[str, ...]:
    import pypdfium2  # noqa: PLC0415 - loads a shared library

    document = pypdfium2.PdfDocument(data)
    try:
        return (document.get_metadata_value(KEY),)
    finally:
        document.close()


def _web(data: bytes) -> tuple[str, ...]:
    reader = _Root()
    reader.feed(data.decode("utf-8", "replace"))
    reader.close()
    return (reader.record,)


class _Root(HTMLParser):
    """The record that the page's first element carries."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.record = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "html":
            self.record = self.record or dict(attrs).get("data-provenance") or ""


def _office(data: bytes) -> tuple[str, ...]:
    with zipfile.ZipFile(BytesIO(data)) as package:
        names = package.namelist()
        parts = [package.read(name) for name in names if CUSTOM.fullmatch(name)]
        properties = package.read(PROPERTIES) if PROPERTIES in names else b""
    return (*map(_in_part, parts), told_properties(properties)[0] if properties else "")


def _in_part(part: bytes) -> str:
    """The record, if this part of anybody's is the one that holds it."""
    try:
        root = fromstring(part)
    except ParseError:
        return ""
    return root.text or "" if root.tag == PART else ""


def told_properties(part: bytes) -> tuple[str, list[str]]:
    """The record, its pieces joined in the order of their numbers, and what all other properties are and say."""
    rows = [(row.get("name", ""), "".join(row.itertext())) for row in fromstring(part)]
    pieces = sorted((int(named[1]), text) for name, text in rows if (named := PIECE.fullmatch(name)))
    others = [f"{name} {text}" for name, text in rows if not PIECE.fullmatch(name)]
    return "".join(text for _, text in pieces), others


READERS: Mapping[str, Callable[[bytes], tuple[str, ...]]] = {
    "pdf": _pdf, "html": _web, "docx": _office, "xlsx": _office,
}  # fmt: skip


def miscarried(page: Page, data: bytes, suffix: str, path: str) -> list[Diagnostic]:
    """A finding if the finished file does not carry the page's record, whole and in each of its places."""
    record = page.provenance.text if page.provenance else ""
    wanted = (record,) * COPIES.get(suffix, 0) if record else ()
    if carried(data, suffix) == wanted:
        return []
    message = f"`{path}` does not carry the record of what it was made from as the page has it"
    return [Diagnostic("record-differs", message, page.home, "look at the writer of this format, and what it adds")]
