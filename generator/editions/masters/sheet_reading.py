"""Reading an edition back: PDFium reads the letters that the finished file has in its slots, and its record.

They are read by themselves, from a copy of the file whose sheets are otherwise empty: what stands around them is
equal in all files of a master, and was read with the first of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.audit.readers.pdf_reader import RECORD
from generator.writers.pdf.parts.field_slots import Line
from generator.writers.pdf.parts.file_parts import Constant, move_tail

TITLE = "Title"


@dataclass(frozen=True, slots=True)
class Told:
    """What a file says in its slots, on each sheet that has any, and about itself."""

    sheets: tuple[str, ...]
    title: str
    record: str


def read_slots(data: bytes, constant: Constant, bare: Constant, sheets: Sequence[int]) -> Told:
    """What is read in the file, of which `constant` is the beginning and `bare` the same with empty sheets."""
    import pypdfium2  # noqa: PLC0415 - loads a shared library

    document = pypdfium2.PdfDocument(move_tail(data, constant, bare))
    try:
        said = []
        for number in sheets:
            sheet = document[number]
            words = sheet.get_textpage()
            said.append(plain(words.get_text_range()))
            words.close()
            sheet.close()
        return Told(tuple(said), document.get_metadata_value(TITLE), document.get_metadata_value(RECORD))
    finally:
        document.close()


def plain(words: str) -> str:
    """The words with one blank between them."""
    return " ".join(words.split())


def say(lines: Sequence[Line]) -> str:
    """What a reader finds in the place of a slot: its lines, one after the other."""
    return plain(" ".join("".join(piece.text for piece in line) for line in lines))
