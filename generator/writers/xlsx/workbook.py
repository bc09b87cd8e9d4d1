"""The workbook of a page: its sheets, its properties, and the finished package."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from io import BytesIO

from openpyxl import Workbook
from openpyxl.packaging.core import DocumentProperties
from openpyxl.utils.indexed_list import IndexedList
from openpyxl.workbook.protection import WorkbookProtection

from generator.content.brand import Brand
from generator.pages.page import Page
from generator.pages.tree import Element, Node
from generator.writers._office.office_record import with_record
from generator.writers.xlsx.book import Book, choices_title
from generator.writers.xlsx.cell_looks import LOOKS
from generator.writers.xlsx.cell_styles import Styles, theme
from generator.writers.xlsx.chart_sheet import chart_sheet_title
from generator.writers.xlsx.marks import set_marks
from generator.writers.xlsx.native_charts import draw_charts
from generator.writers.xlsx.outline import outline
from generator.writers.xlsx.places import LONGEST_TITLE, clean_title
from generator.writers.xlsx.setup import set_up
from generator.writers.xlsx.sheet import Sheet
from generator.writers.xlsx.sheet_blocks import Block
from generator.writers.xlsx.sheet_grid import grid_for
from generator.writers.xlsx.workbook_package import finish_package

HISTORY = "history"  # Excel's own


@dataclass(frozen=True, slots=True)
class Part:
    """One sheet to be: its title and what stands on it."""

    title: str
    nodes: tuple[Node, ...]


def workbook(page: Page) -> bytes:
    """The page as the bytes of a workbook."""
    book = _book(page)
    for part in _parts(page, book):
        _write_sheet(part, book, page)
    book.check_names()
    book.join_links()
    set_marks(book)
    draw_charts(book)
    out = BytesIO()
    book.workbook.save(out)
    return with_record(finish_package(out.getvalue(), book, _properties(page)), page.provenance)


def _book(page: Page) -> Book:
    made, brand = Workbook(), _without_own_fonts(page.brand)
    made.remove(made.worksheets[0])
    made.loaded_theme = theme(brand)
    made.security = WorkbookProtection(lockStructure=True)
    made.calculation.fullCalcOnLoad = True
    styles = Styles(made, brand)
    normal = made._named_styles["Normal"]  # type: ignore[attr-defined]
    normal.font = styles.font(LOOKS["Body"], "paper")
    made._fonts = IndexedList([normal.font])  # type: ignore[attr-defined]
    normal.bind(made)
    return Book(made, styles, page.translation, _masters(page.root), page.formulas)


def _without_own_fonts(brand: Brand) -> Brand:
    """The brand in type that every machine has: a workbook cannot bring its fonts along."""
    headings = brand.headings and replace(brand.headings, family=brand.headings.fallback)
    return replace(brand, family=brand.fallback, headings=headings)


def _masters(root: Element) -> dict[str, Element]:
    """The cell that bears each name: the input of that name, or the first output."""
    cells = [element for element in root.walk() if element.get("data-name")]
    inputs = [cell for cell in cells if cell.has("input")]
    outputs = [cell for cell in cells if cell.has("output")]
    return {cell.get("data-name").lower(): cell for cell in reversed([*inputs, *outputs])}


def _parts(page: Page, book: Book) -> Iterator[Part]:
    """The sheets; what stands before the first belongs to it, and what stands after one to the one before."""
    sections = list(page.root.find("worksheet"))
    if not sections:
        yield Part(_titles([page.title], book)[0], (page.root,))
        return
    loose = list(_find_outside(page.root))
    first, *others = (tuple(nodes) for nodes in loose)
    titles = _titles([section.get("data-title") or page.title for section in sections], book)
    for number, (title, section, after) in enumerate(zip(titles, sections, others, strict=True)):
        before = first if number == 0 else ()
        yield Part(title, (*before, section, *after))


def _find_outside(element: Element) -> Iterator[list[Node]]:
    """What stands outside the worksheet sections: before the first, then after each."""
    collected: list[list[Node]] = [[]]
    _collect(element, collected)
    return iter(collected)


def _collect(element: Element, collected: list[list[Node]]) -> None:
    for child in element.children:
        if isinstance(child, Element) and child.has("worksheet"):
            collected.append([])
        elif isinstance(child, Element) and any(child.find("worksheet")):
            _collect(child, collected)
        else:
            collected[-1].append(child)


def _titles(wanted: list[str], book: Book) -> list[str]:
    """Titles that Excel takes: at most 31 characters, none twice, without its signs for ranges and files."""
    titles: list[str] = []
    kept = {HISTORY, choices_title(book).lower(), chart_sheet_title(book).lower()}
    for text in wanted:
        clean = clean_title(text) or book.translation.gettext("Sheet")
        taken = kept | {title.lower() for title in titles}
        titles.append(next(title for title in _candidates(clean) if title.lower() not in taken))
    return titles


def _candidates(title: str) -> Iterator[str]:
    yield title[:LONGEST_TITLE].strip(" '")
    for number in range(2, 1000):
        ending = f" {number}"
        yield title[: LONGEST_TITLE - len(ending)].strip(" '") + ending


def _write_sheet(part: Part, book: Book, page: Page) -> None:
    blocks: list[Block] = list(outline(part.nodes))
    sheet = Sheet(book.workbook.create_sheet(part.title), grid_for(blocks, page.size), book)
    sheet.write(blocks)
    set_up(sheet, page)


def _properties(page: Page) -> DocumentProperties:
    dated = datetime(page.dated.year, page.dated.month, page.dated.day)  # noqa: DTZ001 - a day, not a moment
    return DocumentProperties(title=page.title, creator=page.author, lastModifiedBy=page.author, subject=page.kind,
                              description=page.description, language=page.language, version=page.version,
                              created=dated, modified=dated)  # fmt: skip
