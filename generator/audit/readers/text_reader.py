"""Plain text."""

from generator.audit.reading import Reader, Reading


def read(data: bytes) -> Reading:
    """The text as it is."""
    return Reading(lambda: data.decode("utf-8"))


READER = Reader("txt", read)
