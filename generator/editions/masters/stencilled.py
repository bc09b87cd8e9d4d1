"""Files of editions that a stencil makes: all formats but those that set lines, which depend on the words in them."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.audit.readers import find_reader, read_back
from generator.content.formats import Format
from generator.diagnostics import Problem
from generator.editions.base_pages import BasePage
from generator.editions.filling import fill_with
from generator.editions.masters.packaging import package_of
from generator.editions.masters.stencil import ID, Stencil, cut_stencil, make_words
from generator.layout.letter_fonts import split_by_family
from generator.pages.page import Page
from generator.press.file_links import lead_to_files
from generator.press.render import name_file, prove, write_proven
from generator.writers import writer

AFTER, EVERY = 3, 100
"""A stencil is cut when so many files have been written, for few are written sooner; one in so many that it makes is
written, too, and must be the same."""
UNLIKE = "files made with a stencil were not as the writer writes them: {title}; all others are written whole"


@dataclass(frozen=True, slots=True)
class Made:
    """A file, what readers find in it, and what whoever prints the batch must know."""

    data: bytes
    said: str
    note: str = ""


@dataclass(slots=True)
class _Series:
    """The files of one page and format that this process has made, for accounts with the same fields filled."""

    written: int = 0
    filled: int = 0
    stencil: Stencil | None = None
    refused: bool = False


_series: dict[tuple[str, str, frozenset[str]], _Series] = {}


def print_file(page: Page, base: BasePage, name: str, values: Mapping[str, str]) -> Made:
    """The filled page as a file of this format, proven: written and read back, or made with a stencil whose own file
    was. Raises `Problem` as the writer does."""
    series = _series.setdefault((base.digest, name, frozenset(values)), _Series())
    if series.written == AFTER and not series.refused and series.stencil is None:
        series.stencil = _cut(base, name, values)
        series.refused = series.stencil is None
    words = {**values, ID: page.provenance.account if page.provenance else ""}
    if series.stencil is None or not series.stencil.takes(words) or _is_set_apart(values, page):
        return _write(page, name, series)
    data = series.stencil.fill(words, _record(page), page.recipient)
    series.filled += 1
    if series.filled % EVERY == 1:
        whole = _write(page, name, series)
        if whole.data != data:
            series.stencil, series.refused = None, True
            return Made(whole.data, whole.said, UNLIKE.format(title=page.title))
    return Made(data, series.stencil.read(words))


def count_filled() -> int:
    """How many files this process has made with stencils."""
    return sum(one.filled for one in _series.values())


def _is_set_apart(values: Mapping[str, str], page: Page) -> bool:
    """Whether a value is set in another font than the words around it, or has a word that somebody broke."""
    said = " ".join(values.values())
    return any(family for family, _ in split_by_family(said, page)) or any(word in said for word in page.breaks)


def _write(page: Page, name: str, series: _Series) -> Made:
    series.written += 1
    reading = (made := write_proven(page, name, name_file(page, writer(name).FORMAT))).reading
    return Made(made.data, f"{reading.visible}\n{reading.beside}")


def _cut(base: BasePage, name: str, values: Mapping[str, str]) -> Stencil | None:
    """The stencil of the page in this format, its first file proven as any; nothing if the file is not so simple."""
    form: Format = writer(name).FORMAT
    sets = make_words(sorted(values))
    pages = [lead_to_files(fill_with(one, base.page, one[ID]), form) for one in sets]
    try:
        files = [writer(name).write(page) for page in pages]
        prove(files[0], pages[0], name, name_file(pages[0], form))
    except Problem:
        return None
    packaging = package_of(name_file(pages[0], form), files[0])
    return cut_stencil(files, sets, [*map(_record, pages)], read_back(files[0], find_reader(form.suffix)), packaging)


def _record(page: Page) -> str:
    return page.provenance.text if page.provenance else ""
