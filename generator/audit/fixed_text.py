"""What a file that came back says, apart from what people are meant to fill in: merge fields, cells to enter, controls.

It may have been opened and saved by any program since: what such programs count and note by themselves is left out.
"""

import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from io import BytesIO
from typing import TYPE_CHECKING

from defusedxml.ElementTree import fromstring

from generator.audit.pdf_text import shown_words
from generator.audit.readers import MAIN, SILENT, STRINGS, shared_strings

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
OFFICE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WORD_PART = re.compile(r"word/(document\d*|header\d*|footer\d*|footnotes|endnotes)\.xml")
AROUND = re.compile(r"word/(header|footer)")
COUNTS = re.compile(r"\s*(PAGE|NUMPAGES|SECTIONPAGES)\b")
EDGES = frozenset({f"{W}p", f"{W}tab", f"{W}br"})
LIVE = "data-result"
"""An attribute of a web page's cells that its script writes."""
ENTERED = frozenset({"control", "stored", "hint", "spoken"})
"""Components around what is entered in a web page, and what it says to listeners."""


@dataclass(frozen=True, slots=True)
class Returned:
    """The words of the file, and the numbers in cells that nobody can enter anything into and no formula fills.

    `around` are the words that stand around the text or repeat it: headers and footers, bookmarks.
    """

    words: str
    around: str = ""
    numbers: tuple[float, ...] = ()
    live: bool = False
    """Whether what can be entered is left out, and the results that change with it."""
    script: bool = False
    """Whether a script adds words of its own, such as those of buttons."""


def returned(data: bytes, suffix: str) -> Returned:
    """What the file says; a file that is not of this format raises."""
    return READERS[suffix](data)


def _word(data: bytes) -> Returned:
    with zipfile.ZipFile(BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist() if WORD_PART.fullmatch(name)}
    said = {name: "".join(_Runs().read(fromstring(part))) for name, part in parts.items()}
    words, around = ("\n".join(t for n, t in said.items() if bool(AROUND.match(n)) is it) for it in (False, True))
    return Returned(words, around)


class _Runs:
    """The words of a Word part without controls and without the results of fields that count pages."""

    def __init__(self) -> None:
        self.fields: list[str] = []
        """The instructions of the fields around, as far as they are read."""

    def read(self, element: "Element") -> Iterator[str]:
        waiting = [iter([element])]
        while waiting:
            node = next(waiting[-1], None)
            if node is None:
                waiting.pop()
                continue
            if node.tag in EDGES:
                yield " "
            elif node.tag == f"{W}t" and not any(map(COUNTS.match, self.fields)):
                yield node.text or ""
            elif node.tag == f"{W}instrText" and self.fields:
                self.fields[-1] += node.text or ""
            elif node.tag == f"{W}fldChar":
                self._turn(node.get(f"{W}fldCharType", ""))
            if not _filled_in(node):
                waiting.append(iter(node))

    def _turn(self, kind: str) -> None:
        if kind == "begin":
            self.fields.append("")
        elif kind == "end" and self.fields:
            self.fields.pop()


def _filled_in(node: "Element") -> bool:
    """Whether it is a control, which people fill in; or says what stands beside it again, or a number of pages."""
    if node.tag == f"{W}sdt":
        # LibreOffice takes the names off controls, and puts nameless ones around paragraphs that are none.
        return node.find(f"{W}sdtPr/{W}tag") is not None or next(node.iter(f"{W}p"), None) is None
    return node.tag == FALLBACK or (node.tag == f"{W}fldSimple" and bool(COUNTS.match(node.get(f"{W}instr", ""))))


def _workbook(data: bytes) -> Returned:
    with zipfile.ZipFile(BytesIO(data)) as package:
        names = package.namelist()
        shared = shared_strings(package.read(STRINGS)) if STRINGS in names else []
        opened = _opened(fromstring(package.read("xl/styles.xml")))
        sheets = [fromstring(package.read(path)) for path in _shown_sheets(package)]
    found = [one for sheet in sheets for cell in sheet.iter(f"{MAIN}c") for one in _cell(cell, shared, opened)]
    words = "\n".join(one for one in found if isinstance(one, str))
    return Returned(words, numbers=tuple(one for one in found if isinstance(one, float)), live=True)


def _shown_sheets(package: zipfile.ZipFile) -> Iterator[str]:
    """The parts of the sheets that are not hidden."""
    links = fromstring(package.read("xl/_rels/workbook.xml.rels"))
    targets = {link.get("Id"): link.get("Target", "") for link in links}
    for sheet in fromstring(package.read("xl/workbook.xml")).iter(f"{MAIN}sheet"):
        target = targets[sheet.get(f"{OFFICE}id")]
        if sheet.get("state", "visible") == "visible":
            yield target.removeprefix("/") if target.startswith("/") else f"xl/{target}"


def _opened(styles: "Element") -> frozenset[str]:
    """The looks of cells that people may enter something into, by number."""
    looks = styles.find(f"{MAIN}cellXfs")
    rows = enumerate(looks if looks is not None else ())
    locks = ((number, look.find(f"{MAIN}protection")) for number, look in rows)
    return frozenset(str(n) for n, lock in locks if lock is not None and lock.get("locked") in {"0", "false"})


def _cell(cell: "Element", shared: list[str], opened: frozenset[str]) -> Iterator[str | float]:
    """What a cell holds for good."""
    if cell.get("s", "0") in opened or cell.find(f"{MAIN}f") is not None:
        return
    value, kind = cell.findtext(f"{MAIN}v", ""), cell.get("t", "n")
    if kind == "n" and value:
        yield float(value)
    elif kind == "s":
        yield shared[int(value)]
    elif kind == "inlineStr":
        yield "".join(run.text or "" for run in cell.iter(f"{MAIN}t"))


def _web(data: bytes) -> Returned:
    reader = _Still()
    reader.feed(data.decode("utf-8", "replace"))
    reader.close()
    return Returned("".join(reader.pieces), live=reader.live, script=reader.live)


class _Still(HTMLParser):
    """The words of a page that its script leaves alone."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.skipped: list[str] = []
        """The tag that is left out, once for each element of its name that is open in it."""
        self.live = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.live = self.live or LIVE in named
        classes = {*(named.get("class") or "").split()}
        moving = LIVE in named or tag in SILENT - {"head"} | {"svg"} or classes & ENTERED
        if (self.skipped and tag == self.skipped[0]) or (not self.skipped and moving):
            self.skipped.append(tag)
        self.pieces.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if self.skipped and tag == self.skipped[0]:
            self.skipped.pop()
        self.pieces.append(" ")

    def handle_data(self, data: str) -> None:
        if not self.skipped:
            self.pieces.append(data)


READERS: Mapping[str, Callable[[bytes], Returned]] = {
    "pdf": lambda data: Returned(*shown_words(data)),
    "docx": _word,
    "xlsx": _workbook,
    "html": _web,
}
