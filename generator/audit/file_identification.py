"""Files from anywhere: what they are, whatever they are called, and the record of provenance that they carry.

They may be damaged, protected, of another program, or made to hurt; each of that is a sentence, never a traceback.
"""

import re
import zipfile
import zlib
from io import BytesIO
from xml.etree.ElementTree import ParseError

from generator.audit.embedded_record import carried
from generator.claims.provenance import Provenance, read_provenance

LARGEST = 100_000_000  # bytes, of a file and of all that is packed in one; ours have a million
MOST_PARTS = 10_000
BROKEN = (
    zipfile.BadZipFile, zlib.error, ParseError, UnicodeError, ValueError, LookupError, RuntimeError, EOFError, OSError,
    NotImplementedError, RecursionError, MemoryError,
)  # fmt: skip
"""What readers raise at a file that is not what it seems to be; `ValueError` includes the tricks of XML."""
PDF, PACKAGE, OLD_OFFICE = b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
WORD = re.compile(r"word/document\d*\.xml")  # Word on the web numbers it
WEB = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<!--[^>]{0,2000}-->\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE)
START = 4096  # bytes in which a file says what it is

NO_RECORD = "it carries no record: another program made it, or one has saved it that drops records"
PLAIN = "it carries no record: text, CSV and mail drafts hold none"


class Stranger(Exception):
    """A file that tells nothing; carries the reason as a sentence."""


def ending_of(data: bytes) -> str:
    """What the file is by its bytes: `pdf`, `docx`, `xlsx`, `html`, or `txt` for other text; else a `Stranger`."""
    if not data:
        raise Stranger("it is empty")
    if PDF in data[:1024]:
        return "pdf"
    if data.startswith(PACKAGE):
        return _packed(data)
    if data.startswith(OLD_OFFICE):
        raise Stranger("it is protected by a password, or saved in the old form of Word or Excel")
    if WEB.match(data):
        return "html"
    if b"\0" in data[:START]:
        raise Stranger("it is nothing that we make: no PDF, Word, Excel, web page or text")
    return "txt"


def _packed(data: bytes) -> str:
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            parts = package.infolist()
    except BROKEN:
        raise Stranger("it is damaged or cut off") from None
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST:
        raise Stranger("it holds far more than any document; it may have been made to hurt")
    names = {part.filename for part in parts}
    if any(part.flag_bits & 1 for part in parts):
        raise Stranger("it is protected by a password")
    if "mimetype" in names:
        raise Stranger(f"{NO_RECORD}; it is an OpenDocument file: ask for it as Word or Excel")
    if any(map(WORD.fullmatch, names)):
        return "docx"
    if "xl/workbook.xml" in names:
        return "xlsx"
    raise Stranger("it is an archive, and neither a Word document nor a workbook")


def record_of(data: bytes, ending: str) -> Provenance:
    """The record that the file carries; a `Stranger` without one."""
    try:
        copies = {*carried(data, ending)}
    except BROKEN as reason:
        locked = "password" in str(reason).lower()
        raise Stranger("it is protected by a password" if locked else "it is damaged or cut off") from None
    if not copies:
        cut = ending == "pdf" and b"%%EOF" not in data[-START:]
        raise Stranger("it is damaged or cut off" if cut else NO_RECORD)
    if len(copies) > 1:
        raise Stranger("it carries two records that differ: somebody has edited one of them")
    try:
        return read_provenance(copies.pop())
    except ValueError:
        raise Stranger("its record is damaged, or of another version of this program") from None
