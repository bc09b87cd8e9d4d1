"""A sheet's print set-up, its view and its protection."""

from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties

from generator.pages.page import Page
from generator.writers.xlsx.breaks import breaks
from generator.writers.xlsx.cell_measure import CHARACTER
from generator.writers.xlsx.sheet_columns import PAGE_MARGIN

if TYPE_CHECKING:
    from generator.writers.xlsx.sheet import Sheet

PAPER_SIZES = {"Letter": 1, "A4": 9}  # numbers of Excel's file format
UPRIGHT_MARGINS = 110.0  # points of the upper and the lower margin, with a little to spare
EMPTY = 15.0  # points of a row without a height of its own
LONGEST_HEADER = 255  # Excel calls a workbook damaged when a header is longer
SHRUNK = 1.5  # pages that may be made one; print is then at least two thirds of its size
LONG_TABLE = 10  # rows from which its head stays in sight
SPACE = 1  # rows of white space below a table
TALLEST_FROZEN = 170.0  # points; more would leave no room to scroll on a small screen


def set_up(sheet: "Sheet", page: Page) -> None:
    """Make the sheet ready to print, to read and to fill in."""
    _set_page(sheet, page)
    _set_breaks(sheet, page)
    _set_headers(sheet, page)
    _set_view(sheet)
    _protect(sheet)


def _set_page(sheet: "Sheet", page: Page) -> None:
    made = sheet.sheet
    made.page_setup.paperSize = PAPER_SIZES.get(page.paper) or PAPER_SIZES[page.brand.paper]
    made.page_setup.orientation = "landscape" if sheet.grid.landscape else "portrait"
    made.page_setup.fitToWidth, made.page_setup.fitToHeight = 1, int(_nearly_one_page(sheet, page))
    made.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    made.sheet_properties.tabColor = sheet.book.styles.colours["brand"]
    margin = PAGE_MARGIN / 72
    margins = made.page_margins
    margins.left = margins.right = round(margin - 0.15, 2)
    margins.top, margins.bottom, margins.header, margins.footer = 0.7, 0.75, 0.35, 0.4
    made.print_options.horizontalCentered = True
    made.print_area = f"A1:{get_column_letter(sheet.last_column)}{max(_last_printed(sheet, page), 1)}"
    repeated = _find_repeated(sheet, page)
    if repeated:
        made.print_title_rows = f"{repeated}:{repeated}"


def _last_printed(sheet: "Sheet", page: Page) -> int:
    """The last row to print: of a sheet that ends in rows for entries, what is filled in, or the first page."""
    head, rows = sheet.heads[-1] if sheet.heads else (0, 0)
    last, room = head + rows, _printable(sheet, page)
    if not rows or last + SPACE < sheet.row or _height(sheet, last) <= room or _height(sheet, head) > room:
        return sheet.row
    columns = range(1, sheet.last_column + 1)
    entries = [column for column in columns if not sheet.sheet.cell(last, column).protection.locked]
    table = range(head + 1, last + 1)
    filled = [row for row in table if any(sheet.sheet.cell(row, column).value is not None for column in entries)]
    if not entries or last in filled:
        return sheet.row
    return max(head, *filled, *(row for row in table if _height(sheet, row) <= room))


def _nearly_one_page(sheet: "Sheet", page: Page) -> bool:
    """Whether the sheet is printed on one page, a little smaller: a few rows on a page of their own look lost."""
    return _height(sheet, sheet.row) <= SHRUNK * _printable(sheet, page) and not sheet.sheet.row_breaks.brk


def _find_repeated(sheet: "Sheet", page: Page) -> int:
    """The row to print on every page: the head of a table that runs over a page. The foot says the title."""
    head, rows = sheet.heads[0] if len(sheet.heads) == 1 else (0, 0)
    return head if head and _height(sheet, head + rows) > _printable(sheet, page) else 0


def _printable(sheet: "Sheet", page: Page) -> float:
    """The height of a page between its header and its footer, in points of the sheet before it is scaled to fit."""
    short, long = sorted(page.size)
    wide, high = (long, short) if sheet.grid.landscape else (short, long)
    width = sum(dimension.width for dimension in sheet.sheet.column_dimensions.values()) * CHARACTER
    return (high - UPRIGHT_MARGINS) * max(1.0, width / (wide - 2 * PAGE_MARGIN))


def _set_breaks(sheet: "Sheet", page: Page) -> None:
    if sheet.sheet.page_setup.fitToHeight:
        return
    heights = [sheet.sheet.row_dimensions[row].height or EMPTY for row in range(1, sheet.row + 1)]
    repeated = _find_repeated(sheet, page)
    taken = heights[repeated - 1] if repeated else 0.0
    written = {after.id for after in sheet.sheet.row_breaks.brk}
    for row in breaks(heights, sheet.kept, _printable(sheet, page), taken, written):
        sheet.sheet.row_breaks.append(Break(id=row))


def _height(sheet: "Sheet", last: int) -> float:
    return sum(sheet.sheet.row_dimensions[row].height or EMPTY for row in range(1, last + 1))


def _set_headers(sheet: "Sheet", page: Page) -> None:
    drafts = [" ".join(band.text.split()) for band in page.root.find("draft")]
    part = _Parts(sheet.book.styles.brand.family, sheet.book.styles.colours["muted"])
    sheet.sheet.oddFooter = HeaderFooterItem(
        left=part(f"{page.author} · {page.title}", 120),
        right=part.code(f"{_escape_codes(sheet.sheet.title)} · &P / &N"),
    )
    if drafts:
        sheet.sheet.oddHeader = HeaderFooterItem(center=part(drafts[0], 180))
    if drafts and sheet.sheet is sheet.book.workbook.worksheets[0]:  # whose first page has the band in its cells
        sheet.sheet.HeaderFooter.differentFirst = True
        sheet.sheet.firstFooter = sheet.sheet.oddFooter


class _Parts:
    """Parts of headers and footers in the brand's type."""

    def __init__(self, family: str, colour: str) -> None:
        self.font, self.colour = f"{family},Regular", colour

    def __call__(self, text: str, most: int) -> _HeaderFooterPart:
        told = _escape_codes(text)
        return self.code(told if len(told) <= most else _escape_codes(text[: most // 2].rstrip() + "…"))

    def code(self, text: str) -> _HeaderFooterPart:
        return _HeaderFooterPart(text, self.font, 8, self.colour)


def _escape_codes(text: str) -> str:
    """Text in which Excel's codes for dates, files and the like are plain words."""
    return text.replace("&", "&&")


def _set_view(sheet: "Sheet") -> None:
    view = sheet.sheet.sheet_view
    view.showGridLines = False
    head, rows = sheet.heads[0] if len(sheet.heads) == 1 else (0, 0)
    if rows >= LONG_TABLE and _height(sheet, head) <= TALLEST_FROZEN:
        sheet.sheet.freeze_panes = f"A{head + 1}"
    for selection in view.selection:
        selection.activeCell = selection.sqref = sheet.entry or "A1"


def _protect(sheet: "Sheet") -> None:
    """Locked cells stay locked, without a password; columns may still be made wider, rows taller, tables filtered."""
    guard = sheet.sheet.protection
    guard.sheet = True
    guard.formatColumns = guard.formatRows = guard.autoFilter = False
