"""Write one worksheet: rows of styled cells in measured columns, then its print set-up, its view and its protection."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from openpyxl.styles import Alignment, Border, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break

from generator.writers._office.chart_sketches import fits_beside, has_values, sketch
from generator.writers.xlsx.book import Book, Chart
from generator.writers.xlsx.cell_rooms import STEP, TALLEST, Rooms, count_steps
from generator.writers.xlsx.cell_styles import GROUNDS
from generator.writers.xlsx.cell_words import Picture
from generator.writers.xlsx.cells import fill, tick
from generator.writers.xlsx.data_tables import make_table
from generator.writers.xlsx.places import cell_at, place_of
from generator.writers.xlsx.sheet_blocks import Block, Cell, Row, stack_columns
from generator.writers.xlsx.sheet_columns import SIDE, Grid, Span
from generator.writers.xlsx.sheet_grid import beside_chart, spans
from generator.writers.xlsx.sheet_pictures import anchor, corner, draw

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell as SheetCell
    from openpyxl.worksheet.worksheet import Worksheet

GUTTER = 12.0  # points between a chart and what stands beside it
AIR = 7.0  # points of ground above and below what stands on it
FIRST = 2  # the sheet's column of the grid's first; column A is the margin
HEADINGS = frozenset({"Heading 1", "Heading 2", "Heading 3", "Caption", "Finding", "Measure"})
HEADED = 3  # rows of what follows that stay with their heading
ENDING = 1  # rows before its last that a table keeps with it
ENTRIES = frozenset({"Input", "Text entry", "Figure entry"})


class Sheet:
    """The rows of one worksheet as they are written, top to bottom."""

    def __init__(self, sheet: "Worksheet", grid: Grid, book: Book) -> None:
        self.sheet, self.grid, self.book = sheet, grid, book
        self.row = 0
        self.ground = "paper"
        self.faces = 0
        self.heads: list[tuple[int, int]] = []
        """The head row of each table, and how many rows follow it."""
        self.kept: list[tuple[int, int]] = []
        """The first and the last of rows that one page should hold."""
        self.title = 0
        self.entry = ""
        self._set_columns()

    @property
    def last_column(self) -> int:
        """The margin column on the right."""
        return FIRST + len(self.grid.widths)

    @property
    def whole(self) -> Span:
        return (0, len(self.grid.widths))

    def write(self, blocks: Iterable[Block]) -> None:
        """Every block in order; headings and what leads in stay with what they head, charts with their tables."""
        holds, top = "", 0
        for block in blocks:
            first = self.row + 1
            self._block(block)
            if holds:
                self.kept.append((top, self.row if holds == "chart" else min(self.row, first + HEADED)))
            led = holds == "heading" and block.is_words and not _holds(block)
            holds, top = ("lead", top) if led else (_holds(block), first)
        self._stand_on("paper")

    def _set_columns(self) -> None:
        widths = (SIDE, *self.grid.widths, SIDE)
        for number, width in enumerate(widths, 1):
            self.sheet.column_dimensions[get_column_letter(number)].width = width

    def _block(self, block: Block) -> None:
        if block.form in {"break", "face"}:
            # The first face stands on the page that its sheet begins with.
            self.faces += block.form == "face"
            self._break(needed=block.form == "break" or self.faces > 1)
            return
        self._stand_on(block.rows[0].ground if block.rows else "paper")
        for name in block.anchors:
            self.book.anchors[f"#{name}"] = place_of(cell_at(self.sheet, self.row + 1, FIRST))
        if block.picture:
            self._picture(block, block.picture)
            return
        if block.form == "chart":
            self._chart(block)
            return
        places = spans(block, self.grid)
        if places is None:
            self._block(stack_columns(block))
            return
        self._rows(block, places)

    def _break(self, *, needed: bool) -> None:
        if needed and self.row:
            self._stand_on("paper")
            self.sheet.row_breaks.append(Break(id=self.row))

    def _stand_on(self, ground: str) -> None:
        """Air where the ground changes."""
        if ground == self.ground:
            return
        if self.ground != "paper":
            self._space(AIR, self.ground)
        if self.row:
            self._space(AIR, "paper")
        if ground != "paper":
            self._space(AIR, ground)
        self.ground = ground

    def _space(self, height: float, ground: str) -> None:
        self.row += 1
        self.sheet.row_dimensions[self.row].height = height
        self._lay(ground)

    def _lay(self, ground: str) -> None:
        """The ground of a row: ink from edge to edge, or a wash behind a bar in the brand's colour."""
        if ground == "paper":
            return
        outside = ground == "dark"
        for column in range(1 if outside else FIRST, self.last_column + outside):
            cell = self.sheet.cell(self.row, column)
            cell.fill = self.book.styles.fill(GROUNDS[ground])
        self._bar(ground)

    def _bar(self, ground: str) -> None:
        if ground == "wash":
            cell = self.sheet.cell(self.row, FIRST)
            edge = cell.border
            bar = Side(style="thick", color=self.book.styles.colours["brand"])
            cell.border = Border(left=bar, right=edge.right, top=edge.top, bottom=edge.bottom)

    def _picture(self, block: Block, picture: Picture) -> None:
        self.book.pictures += 1
        height = self.book.styles.brand.logo_height * 1.25 if block.form == "logo" else None
        drawing = draw(picture, height=height, widest=self.grid.points(self.whole))
        place = corner(self.row + 1, FIRST, above=AIR, before=STEP if self.ground == "wash" else 0.0)
        name = self.book.translation.gettext("Picture {number}", number=self.book.pictures)
        self.sheet.add_image(anchor(drawing, self.book.pictures, name, place))
        self._keep_free(drawing.height + 2 * AIR)

    def _chart(self, block: Block) -> None:
        assert block.source is not None
        top, places = self.row + 1, self._places_beside(block)
        room, tallest, reached = self.grid.points((0, places[0][0]) if places else self.whole), 0.0, 0.0
        room -= GUTTER if places else 0.0
        captioned = any(part.tag == "figcaption" for part in block.source.elements)
        titled = not (captioned and has_values(block.source))
        for one in sketch(block.source, room, self.book.translation, titled=titled):
            frame = one.frame
            if reached and reached + frame.width > room:
                self._keep_free(tallest + 2 * AIR)
                tallest, reached = 0.0, 0.0
            place = corner(self.row + 1, FIRST, above=AIR, before=reached)
            self.book.charts.append(Chart(self.sheet, block.source, one, place))
            tallest, reached = max(tallest, frame.height), reached + frame.width
        if places and block.beside:
            first = self.row + 1
            self._rows(block.beside, places)
            tallest -= sum(self.sheet.row_dimensions[row].height for row in range(first, self.row + 1))
        self._keep_free(max(tallest + 2 * AIR, AIR))
        if block.beside and not places:
            drawn = self.row
            self._block(block.beside)
            self.kept.append((top, min(drawn + HEADED, self.row)))
        self.kept.append((top, self.row))

    def _places_beside(self, block: Block) -> Sequence[Span] | None:
        """Where the chart's table stands beside it; nothing if there is none, or if either lacks room."""
        assert block.source is not None
        places = beside_chart(block.beside, self.grid) if block.beside and self.ground == "paper" else None
        room = self.grid.points((0, places[0][0])) - GUTTER if places else 0.0
        return places if fits_beside(block.source, room, self.book.translation) else None

    def _keep_free(self, needed: float) -> None:
        """Room for what floats over the cells, in as few rows as can be: none of them is split between pages."""
        rows = 1 + int(needed // TALLEST)
        for _ in range(rows):
            self._space(needed / rows, self.ground)

    def _rows(self, block: Block, places: Sequence[Span]) -> None:
        is_table = block.form in {"sheet", "table", "data", "tiles"}
        if is_table and block.rows[0].head:
            heads = sum(1 for row in block.rows if row.head)
            self.heads.append((self.row + heads, len(block.rows) - heads))
        first, rooms = self.row + 1, Rooms(self.grid, places, self.ground)
        for row in block.rows:
            # The rows of a table of data are counted: none is cut into two.
            for part in (row,) if block.form == "data" else rooms.cut(row):
                self._row(part, rooms)
        if is_table:
            # A head alone at the foot of a page heads nothing, and a row alone on the next belongs to nothing.
            self.kept += [(first, min(first + HEADED, self.row)), (max(first, self.row - ENDING), self.row)]
        self._reach_down(block, rooms, first)
        if block.form == "data":
            make_table(self.sheet, block, first, FIRST, self.book)
        if is_table:
            self._space(AIR, self.ground)

    def _row(self, row: Row, rooms: Rooms) -> None:
        self.row += 1
        heights = [rooms.height(cell) for cell in row.cells if cell.deep == 1]
        self.sheet.row_dimensions[self.row].height = round(min(max(heights, default=15.0), 409.0), 1)
        self._lay(row.ground)
        label, home = _find_label(row)
        for cell in row.cells:
            self._cell(cell, rooms.reach(cell), row.ground, label)
            if cell.source is not None and cell is not home:
                self.book.placed[id(cell.source)] = (self._written(home or cell, rooms), self._written(cell, rooms))
        if row.tick:
            mark = cell_at(self.sheet, self.row, 1)
            mark.style = self.book.styles.style("Tick", row.ground)
            tick(mark, label, self.book)

    def _written(self, cell: Cell, rooms: Rooms) -> "SheetCell":
        return cell_at(self.sheet, self.row, FIRST + rooms.reach(cell)[0])

    def _reach_down(self, block: Block, rooms: Rooms, first: int) -> None:
        """Rows under a cell that spans several grow until its words have room."""
        if self.row - first + 1 != len(block.rows):
            return
        for number, row in enumerate(block.rows, first):
            for cell in row.cells:
                last = min(number + cell.deep - 1, self.row)
                have = sum(self.sheet.row_dimensions[line].height for line in range(number, last + 1))
                lack = rooms.height(cell) - have
                if last > number and lack > 0:
                    self.sheet.row_dimensions[last].height += lack

    def _cell(self, cell: Cell, span: Span, ground: str, label: str) -> None:
        if cell.look == "Input" and self.book.repeats(cell.source):
            cell = replace(cell, look="Output")
        target = cell_at(self.sheet, self.row, FIRST + span[0])
        start, end = FIRST + span[0], FIRST + span[1] - 1
        for column in range(start, end + 1):
            self.sheet.cell(self.row, column).style = self.book.styles.style(cell.look, _see_ground(cell, ground))
        fill(target, cell, _see_ground(cell, ground), label, self.book)
        _indent(target, count_steps(cell, ground))
        if cell.look in ENTRIES:
            self.entry = self.entry or target.coordinate
        if span[0] == 0:
            self._bar(ground)
        if end > start or cell.deep > 1:
            self.sheet.merge_cells(start_row=self.row, end_row=self.row + cell.deep - 1, start_column=start,
                                   end_column=end)  # fmt: skip
        if cell.look == "Title" and not self.title:
            self.title = self.row


def _holds(block: Block) -> str:
    """Whether the block stays with the next one: as a heading, with its first rows; as a chart, with all of it."""
    if block.form == "chart":
        return "" if block.beside else "chart"
    heads = block.is_words and block.rows and block.rows[-1].cells and block.rows[-1].cells[0].look in HEADINGS
    return "heading" if heads else ""


def _find_label(row: Row) -> tuple[str, Cell | None]:
    """What a row is called, and its cell that says so."""
    home = next((cell for cell in row.cells if cell.words.text), None)
    return (home.words.label if home else ""), home


def _see_ground(cell: Cell, ground: str) -> str:
    """The ground on which a cell is read: some readers paint links dark blue, which dark ground would swallow."""
    return "accent" if ground == "dark" and cell.words.link else ground


def _indent(target: "SheetCell", steps: int) -> None:
    """Set the words in from the edge. Only words wrap: readers set numbers that may wrap without their indent."""
    old = target.alignment
    wraps = target.data_type == "s"
    target.alignment = Alignment(horizontal=old.horizontal, vertical=old.vertical, wrap_text=wraps, indent=steps)
