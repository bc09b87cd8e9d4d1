"""What the file of a master says, read by PDFium, and what it must say with an account's values."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from generator.audit.readers.pdf_reader import RECORD
from generator.editions.masters.slots import Line
from generator.editions.masters.unusual import Unusual


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of a finished file: the words of the sheets with slots, each sheet by itself, and its record."""

    sheets: tuple[str, ...]
    record: str


def read_sheets(data: bytes, numbers: Sequence[int]) -> Reading:
    """What PDFium reads on these sheets, with one blank between words, and in the entry of the record."""
    import pypdfium2  # noqa: PLC0415 - loads a shared library

    document = pypdfium2.PdfDocument(data)
    try:
        said = tuple(plain(_read_sheet(document, number)) for number in numbers)
        return Reading(said, document.get_metadata_value(RECORD))
    finally:
        document.close()


def _read_sheet(document: Any, number: int) -> str:
    sheet = document[number]
    words = sheet.get_textpage()
    try:
        return str(words.get_text_range())
    finally:
        words.close()
        sheet.close()


def plain(words: str) -> str:
    """The words with one blank between them."""
    return " ".join(words.split())


def say(lines: Sequence[Line]) -> str:
    """What a reader finds in the place of a slot: its lines, one after the other."""
    return plain(" ".join("".join(piece.text for piece in line) for line in lines))


@dataclass(frozen=True, slots=True)
class Expected:
    """What each sheet with slots says before, between and behind them, and the slots in the order in which it does."""

    sheets: tuple[int, ...]
    between: tuple[tuple[str, ...], ...]
    slots: tuple[tuple[int, ...], ...]

    def fill(self, said: Sequence[str]) -> tuple[str, ...]:
        """What the sheets must say if the slots say this."""
        return tuple(
            plain(" ".join([between[0], *(f"{said[n]} {rest}" for n, rest in zip(slots, between[1:], strict=True))]))
            for between, slots in zip(self.between, self.slots, strict=True)
        )


def find_expected(sheets: Sequence[int], read: Sequence[str], said: Sequence[str]) -> Expected:
    """How the sheets are read around their slots, from a file whose slots say words that stand nowhere else."""
    between, slots = [], []
    for words in read:
        found = sorted((at, n) for n, one in enumerate(said) if (at := f" {words} ".find(f" {one} ")) >= 0)
        parts, begin = [], 0
        for at, n in found:
            parts.append(words[begin:at].strip())
            begin = at + len(said[n])
        between.append((*parts, words[begin:].strip()))
        slots.append(tuple(n for _, n in found))
    if sorted(n for one in slots for n in one) != list(range(len(said))):
        raise Unusual("what stands in a field is read as part of another word")
    return Expected(tuple(sheets), tuple(between), tuple(slots))


