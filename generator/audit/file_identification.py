"""Files from anywhere: what they are, whatever they are called, and the record of provenance that they carry.

They may be damaged, protected, of another program, or made to hurt; each of that is a sentence, never a traceback.
"""

import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from generator.audit.readers import find_reader
from generator.audit.reading import BROKEN, Reading
from generator.claims.provenance import Provenance, read_provenance

LARGEST = 100_000_000  # bytes, of a file and of all that is packed in one; ours have a million
MOST_PARTS = 10_000
PDF, PACKAGE, OLD_OFFICE = b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
WORD = re.compile(r"word/document\d*\.xml")  # Word on the web numbers it
SOURCE = "sfdx-project.json"  # a package of text files for Salesforce; like a text, it is known by its bytes alone
WEB = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<!--[^>]{0,2000}-->\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE)
START = 4096  # bytes in which a file says what it is

NO_RECORD = "it carries no record: another program made it, or one has saved it that drops records"
PLAIN = "it carries no record: text, Markdown, CSV, mail drafts, calendar entries and Salesforce source hold none"


class Unidentified(Exception):
    """A file of which nobody can tell what it is; carries the reason as a sentence."""


def identify(data: bytes) -> str:
    """What the file is by its bytes: `pdf`, `docx`, `xlsx`, `html`, or `txt` for other text, also for a project of text
    files in one package; else `Unidentified`."""
    if not data:
        raise Unidentified("it is empty")
    if PDF in data[:1024]:
        return "pdf"
    if data.startswith(PACKAGE):
        return _identify_package(data)
    if data.startswith(OLD_OFFICE):
        raise Unidentified("it is protected by a password, or saved in the old form of Word or Excel")
    if WEB.match(data):
        return "html"
    if b"\0" in data[:START]:
        raise Unidentified("it is nothing that we make: no PDF, Word, Excel, web page or text")
    return "txt"


def _identify_package(data: bytes) -> str:
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            parts = package.infolist()
    except BROKEN:
        raise Unidentified("it is damaged or cut off") from None
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST:
        raise Unidentified("it holds far more than any document; it may have been made to hurt")
    names = {part.filename for part in parts}
    if any(part.flag_bits & 1 for part in parts):
        raise Unidentified("it is protected by a password")
    if "mimetype" in names:
        raise Unidentified(f"{NO_RECORD}; it is an OpenDocument file: ask for it as Word or Excel")
    if any(map(WORD.fullmatch, names)):
        return "docx"
    if "xl/workbook.xml" in names:
        return "xlsx"
    if SOURCE in names:
        return "txt"
    raise Unidentified("it is an archive, and neither a Word document nor a workbook")


def open_file(data: bytes, ending: str) -> Reading:
    """The file, opened by the reader of its ending."""
    with _report_damage():
        return find_reader(ending).read(data)


def find_record(data: bytes, ending: str, reading: Reading) -> Provenance:
    """The record that the file carries; `Unidentified` without one."""
    with _report_damage():
        copies = {*reading.record}
    if not copies:
        cut = ending == "pdf" and b"%%EOF" not in data[-START:]
        raise Unidentified("it is damaged or cut off" if cut else NO_RECORD)
    if len(copies) > 1:
        raise Unidentified("it carries two records that differ: somebody has edited one of them")
    try:
        return read_provenance(copies.pop())
    except ValueError:
        raise Unidentified("its record is damaged, or of another version of this program") from None


@contextmanager
def _report_damage() -> Iterator[None]:
    """Whatever a reader raises is told in a sentence."""
    try:
        yield
    except BROKEN as reason:
        locked = "password" in str(reason).lower()
        raise Unidentified("it is protected by a password" if locked else "it is damaged or cut off") from None
