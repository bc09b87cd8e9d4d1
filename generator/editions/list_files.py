"""Lists in files, CSV or Excel: read row by row, however long they are."""

import csv
import io
from collections.abc import Callable, Collection, Generator
from contextlib import closing
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import BinaryIO

from generator.diagnostics import Diagnostic, Position, Problem
from generator.editions.list_rows import Cells, as_text

MOST_BYTES = 64_000_000
"""A list of a hundred thousand accounts has a tenth of it."""
SEPARATORS = ",;\t"
NumberedRows = Generator[tuple[int, Cells], None, None]


@dataclass(frozen=True)
class FileRows:
    """The rows of a file, the row of heads being 1; `open` gives its bytes anew."""

    name: str
    open: Callable[[], BinaryIO]

    @cached_property
    def heads(self) -> Cells:
        """The cells of the first row that holds anything."""
        with closing(self._filled()) as filled:
            return next((tuple(head.strip() for head in cells) for _, cells in filled), ())

    def read(self, columns: Collection[str]) -> NumberedRows:
        """The rows below the heads that hold anything, whole."""
        filled = self._filled()
        next(filled, None)
        return filled

    def _filled(self) -> NumberedRows:
        with self.open() as file:
            packed = file.read(2) == b"PK"
            file.seek(0)
            with closing(_rows_of_sheet(file, self.name) if packed else _rows_of_text(file, self)) as rows:
                for at, cells in rows:
                    if any(cell.strip() for cell in cells):
                        yield at, cells


def open_file(path: Path) -> FileRows:
    """The list in a file; what comes through a pipe can be read once only, and is kept until the end."""
    try:
        size = path.stat().st_size
        if path.is_file():
            path.open("rb").close()
            data = None
        else:
            with path.open("rb") as pipe:
                data = pipe.read(MOST_BYTES + 1)
    except OSError as reason:
        message, cure = f"`{path}` cannot be read: {reason.strerror}", "look at its name, and whether you may read it"
        raise Problem(Diagnostic("cannot-read", message, hint=cure)) from None
    size = size if data is None else len(data)
    if size > MOST_BYTES:
        message, cure = f"`{path.name}` has {size // 1_000_000} MB", "split it into lists of a hundred thousand rows"
        raise Problem(Diagnostic("list-too-long", message, Position(path.name), cure))
    return FileRows(path.name, (lambda: path.open("rb")) if data is None else (lambda: io.BytesIO(data)))


def _rows_of_text(file: BinaryIO, rows: FileRows) -> NumberedRows:
    wide = file.read(2) in {b"\xff\xfe", b"\xfe\xff"}
    file.seek(0)
    text = io.TextIOWrapper(file, "utf-16" if wide else "utf-8-sig", newline="")
    number = 0
    try:
        separator = max(SEPARATORS, key=text.readline().count)
        text.seek(0)
        reader = csv.reader(text, delimiter=separator, strict=True)
        for cells in reader:
            number = reader.line_num
            yield number, tuple(cells)
    except csv.Error as reason:
        message, cure = f"the list cannot be read from here on: {reason}", "look for a quote that is opened and never"
        raise Problem(Diagnostic("bad-list", message, Position(rows.name, reader.line_num), f"{cure} closed")) from None
    except UnicodeDecodeError:
        at = Position(rows.name, number + 1 if wide else _find_undecodable(rows))
        raise Problem(Diagnostic("wrong-encoding", "the list is not UTF-8", at, "save it as CSV UTF-8")) from None
    finally:
        text.detach()  # whoever has opened the file closes it


def _find_undecodable(rows: FileRows) -> int:
    """The line of the first byte that is not UTF-8."""
    with rows.open() as file:
        for number, line in enumerate(file, 1):
            try:
                line.decode()
            except UnicodeDecodeError:
                return number
    return 1


def _rows_of_sheet(file: BinaryIO, name: str) -> NumberedRows:
    from openpyxl import load_workbook  # noqa: PLC0415 - slow to import, and most lists are CSV

    try:
        book = load_workbook(file, read_only=True, data_only=True)
        for at, cells in enumerate(book.worksheets[0].iter_rows(values_only=True), 1):
            yield at, tuple(str(cell) if (text := as_text(cell)) is None else text for cell in cells)
    except Exception as reason:  # noqa: BLE001 - openpyxl fails on broken files in many ways
        message, cure = (
            f"the workbook cannot be read: {type(reason).__name__}",
            "save it as .xlsx again, or as CSV UTF-8",
        )
        raise Problem(Diagnostic("bad-list", message, Position(name), cure)) from None
