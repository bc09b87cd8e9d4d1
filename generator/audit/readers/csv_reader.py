"""Tables for tools."""

import csv
from io import StringIO

from generator.audit.reading import Reader, Reading


def read(data: bytes) -> Reading:
    """The words of every cell; a number in one is text like them."""
    return Reading(lambda: "\n".join(cell for row in csv.reader(StringIO(data.decode("utf-8-sig"))) for cell in row))


READER = Reader("csv", read)
