"""Everything that a finished file says: its text, and what programs show or read out beside it.

Metadata, alternative texts, bookmarks, headers and footers, notes, prompts, sheet names, chart titles and caches. What
is left out says nothing: formulas, addresses of cells, measures, colours, hidden sheets that charts are drawn from.
"""

import csv
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from email import message_from_bytes
from email.policy import default
from html.parser import HTMLParser
from io import BytesIO, StringIO

from defusedxml.ElementTree import fromstring

from generator.audit.embedded_record import CUSTOM, PROPERTIES, told_properties
from generator.audit.pdf_text import pdf_words
from generator.audit.readers import MAIN, SHEET, STRINGS, html_text, shared_strings, word_text

READ_OUT = frozenset({"alt", "title", "aria-label", "aria-description", "placeholder", "data-label", "data-prompt",
                      "data-source"})  # fmt: skip
SHOWN_IN_XML = frozenset({"descr", "title", "prompt", "promptTitle", "error", "errorTitle", "displayName"})
"""Attributes of pictures, cells and tables that Office shows or reads out."""
TOLD_IN_XML = frozenset({"t", "oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter"})
COUNTED = re.compile(rb'<w:fldSimple w:instr="\s*(?:PAGE|NUMPAGES)\b.*?</w:fldSimple>', re.DOTALL)
CODES = re.compile(r'&(?:"[^"]*"|K[0-9A-Fa-f]{6}|\d+|[A-Za-z])')
"""Codes of a workbook's header: a font, a colour, a size, the page number."""
DATED = frozenset({"created", "modified", "revision"})
HIDDEN = frozenset({"hidden", "veryHidden"})
UNSAID = frozenset({"sharedStrings.xml", "styles.xml", "theme1.xml"})


@dataclass(frozen=True, slots=True)
class Said:
    """The words of a file, and the numbers that its cells hold."""

    words: str
    numbers: tuple[float, ...] = ()


def said(data: bytes, suffix: str) -> Said:
    """All that the file says; nothing for a format that nobody reads back."""
    reader = READERS.get(suffix)
    return reader(data) if reader else Said("")


def _web(data: bytes) -> Said:
    reader = _Spoken()
    reader.feed(data.decode("utf-8"))
    reader.close()
    return Said("\n".join((html_text(data), *reader.pieces)))


class _Spoken(HTMLParser):
    """Attributes that a browser shows or reads out, the page's title and what it tells search engines."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.titled = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {"meta": {"content"}, "option": {"label"}, "input": {"value"}}.get(tag, set())
        named = dict(attrs)
        technical = tag == "meta" and ("http-equiv" in named or named.get("name") == "viewport")
        self.pieces += [value for name, value in attrs if value and name in READ_OUT | told and not technical]
        self.titled = tag == "title"

    def handle_data(self, data: str) -> None:
        if self.titled:
            self.pieces.append(data)
            self.titled = False


def _word(data: bytes) -> Said:
    parts = dict(_parts(data))
    pages = (word_text(_without_page_numbers(data)),)
    return Said("\n".join((*pages, *_properties(parts), *_attributes(parts))))


def _without_page_numbers(data: bytes) -> bytes:
    """The document without the page numbers that were counted last."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as before, zipfile.ZipFile(out, "w") as after:
        for name in before.namelist():
            after.writestr(name, COUNTED.sub(b"", before.read(name)))
    return out.getvalue()


def _workbook(data: bytes) -> Said:
    parts = dict(_parts(data))
    book = fromstring(parts["xl/workbook.xml"])
    sheets = list(book.iter(f"{MAIN}sheet"))
    hidden = [sheet.get("name", "") for sheet in sheets if sheet.get("state") in HIDDEN]
    words = [sheet.get("name", "") for sheet in sheets]
    words += [*_properties(parts), *_attributes(parts), *_texts(parts)]
    numbers = [number for name, part in parts.items() if "/charts/" in name for number in _cached(part, hidden)]
    shared = shared_strings(parts[STRINGS]) if STRINGS in parts else []
    for name, part in parts.items():
        if SHEET.fullmatch(name):
            drawn_from = _number(name) <= len(sheets) and sheets[_number(name) - 1].get("state") in HIDDEN
            cells = list(_cells(part, shared))
            words += [cell for cell in cells if isinstance(cell, str)]
            numbers += [] if drawn_from else [cell for cell in cells if isinstance(cell, float)]
    return Said("\n".join(words), tuple(numbers))


def _number(name: str) -> int:
    return int(re.sub(r"\D", "", name.rpartition("/")[2]))


def _cells(part: bytes, shared: list[str]) -> Iterator[str | float]:
    """The cells of a sheet: words, or the number that one holds."""
    for cell in fromstring(part).iter(f"{MAIN}c"):
        value, kind = cell.findtext(f"{MAIN}v", ""), cell.get("t", "n")
        if kind == "s":
            yield shared[int(value)]
        elif kind == "n" and value:
            yield float(value)
        else:
            yield value if kind in {"str", "e"} else "".join(run.text or "" for run in cell.iter(f"{MAIN}t"))


def _cached(part: bytes, hidden: list[str]) -> Iterator[float]:
    """The numbers that a chart keeps of its cells, but for those of a hidden sheet."""
    chart = fromstring(part)
    space = chart.tag.partition("}")[0] + "}"
    for kept in chart.iter(f"{space}numRef"):
        if not any(name and name in kept.findtext(f"{space}f", "") for name in hidden):
            yield from (float(value.text or 0) for value in kept.iter(f"{space}v"))


def _parts(data: bytes) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(BytesIO(data)) as package:
        for name in package.namelist():
            if name.endswith((".xml", ".vml")):
                yield name, package.read(name)


def _properties(parts: Mapping[str, bytes]) -> Iterator[str]:
    """The document's properties, but for its dates, which are the page's, and how often it was saved; and what its
    custom parts hold."""
    for name, part in parts.items():
        if name == PROPERTIES:
            record, others = told_properties(part)
            yield from (record, *others)
        elif CUSTOM.fullmatch(name):
            yield from fromstring(part).itertext()
        elif name.startswith("docProps/"):
            yield from (e.text or "" for e in fromstring(part).iter() if e.tag.rpartition("}")[2] not in DATED)


def _attributes(parts: Mapping[str, bytes]) -> Iterator[str]:
    for name, part in parts.items():
        if name.rpartition("/")[2] not in UNSAID and name.startswith(("xl/", "word/")):
            for element in fromstring(part).iter():
                yield from (value for key, value in element.items() if key.rpartition("}")[2] in SHOWN_IN_XML)


def _texts(parts: Mapping[str, bytes]) -> Iterator[str]:
    """The texts of drawings, charts, comments, headers and footers; `c:v` of a series is its name."""
    for name, part in parts.items():
        if name.startswith("xl/") and name.rpartition("/")[2] not in UNSAID:
            sheet = bool(SHEET.fullmatch(name))
            for element in fromstring(part).iter():
                local = element.tag.rpartition("}")[2]
                if local in TOLD_IN_XML and not (sheet and local == "t"):
                    yield CODES.sub(" ", element.text or "")
                elif local in {"strCache", "tx"}:
                    yield " ".join(e.text or "" for e in element.iter() if e.tag.endswith("}v"))


def _mail(data: bytes) -> Said:
    """The subject, the names of sender and recipients, and every part of the body."""
    mail = message_from_bytes(data, policy=default)
    words = [str(mail.get(name, "")) for name in ("Subject", "From", "To", "Cc", "Reply-To")]
    for part in mail.walk():
        if part.get_content_maintype() == "text":
            text = part.get_content()
            words.append(_web(text.encode()).words if part.get_content_subtype() == "html" else text)
        words.append(part.get_filename() or "")
    return Said("\n".join(words))


READERS: Mapping[str, Callable[[bytes], Said]] = {
    "pdf": lambda data: Said(pdf_words(data)),
    "html": _web,
    "docx": _word,
    "xlsx": _workbook,
    "eml": _mail,
    "txt": lambda data: Said(data.decode("utf-8")),
    "csv": lambda data: Said("\n".join(cell for row in csv.reader(StringIO(data.decode("utf-8-sig"))) for cell in row)),
}
