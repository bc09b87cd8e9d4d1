"""PDF files of editions: set in a master where one serves, else laid out in full. A sample is compared in pixels."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.pages.page import Page
from generator.writers.pdf.parts.unusual import Unusual

if TYPE_CHECKING:
    from generator.editions.masters.family import Family

EVERY = 100
"""One in so many files that are set in masters is laid out in full, too, and must look the same."""
UNLIKE = "files set in a master did not look as laid out in full: {title}; all others are laid out in full"
_families: "dict[tuple[str, frozenset[str]], Family]" = {}
"""The masters of this process, by the digest of the page and the fields that are filled in."""
_set: dict[str, int] = {}


@dataclass(frozen=True, slots=True)
class Pdf:
    """A file, and what was read in its slots if it was set in a master; nothing was read of others yet."""

    data: bytes
    said: str | None = None
    note: str = ""


def print_pdf(page: Page, values: Mapping[str, str], digest: str) -> Pdf:
    """The page as a file. `digest` is that of the page with its fields open, `values` are those of the filled ones.
    Raises `Problem` as the writer does."""
    family = _find_family(page, values, digest)
    try:
        data, told = family.set(page, values)
    except Unusual:
        return Pdf(_lay_out(family, page, values))
    _set[digest] = _set.get(digest, 0) + 1
    if _set[digest] % EVERY == 1 and not _looks_right(data, page):
        family.forget()
        return Pdf(_lay_out(family, page, values), note=UNLIKE.format(title=page.title))
    return Pdf(data, "\n".join((*told.sheets, told.title, told.record)))


def count_set() -> int:
    """How many files this process has set in masters."""
    return sum(_set.values())


def _find_family(page: Page, values: Mapping[str, str], digest: str) -> "Family":
    from generator.editions.masters.family import Family  # noqa: PLC0415 - WeasyPrint takes seconds to import

    return _families.setdefault((digest, frozenset(values)), Family(page.title))


def _lay_out(family: "Family", page: Page, values: Mapping[str, str]) -> bytes:
    from generator.writers.pdf import write_whole  # noqa: PLC0415

    try:
        return family.lay_out(page, values)
    except Unusual:
        return write_whole(page)


def _looks_right(data: bytes, page: Page) -> bool:
    from generator.editions.masters.pixels import look_alike  # noqa: PLC0415
    from generator.writers.pdf import write_whole  # noqa: PLC0415

    return look_alike(data, write_whole(page))
