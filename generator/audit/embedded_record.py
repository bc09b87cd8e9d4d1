"""The embedded record: a finished file must carry the record of provenance of its page, whole and in each place."""

from generator.audit.reading import Reader, Reading
from generator.diagnostics import Diagnostic
from generator.pages.page import Page


def check_record(page: Page, reading: Reading, reader: Reader, path: str) -> list[Diagnostic]:
    """A finding if the copies of the record in the finished file are not the page's, or not as many as they must be."""
    record = page.provenance.text if page.provenance else ""
    wanted = (record,) * reader.copies if record else ()
    if reading.record == wanted:
        return []
    message = f"`{path}` does not carry the record of what it was made from as the page has it"
    return [Diagnostic("record-differs", message, page.home, "look at the writer of this format, and what it adds")]
