"""Conditional formats: what needs attention and what state a text is in, by colour and never by colour alone."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat
from openpyxl.workbook.defined_name import DefinedName

from generator.content.brand import contrast
from generator.diagnostics import Diagnostic, Problem, did_you_mean
from generator.formulas import Formula, references, to_excel
from generator.formulas.names import row_cell
from generator.formulas.syntax_tree import RowCell, TableColumn
from generator.writers.xlsx.book import Book, Mark
from generator.writers.xlsx.places import area

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

LEAST_CONTRAST = 4.5


@dataclass(frozen=True, slots=True)
class Tone:
    """How a state looks: its ground, and colours for its words, of which the first that can be read there is taken."""

    ground: str
    words: tuple[str, ...]
    bold: bool = True


TONES: Mapping[str, Tone] = {
    "alert": Tone("ink", ("paper", "on_dark")),
    "good": Tone("fresh", ("ink", "text")),
    "quiet": Tone("wash", ("muted", "text", "ink"), bold=False),
}
FLAG = '"▲ "'
FIRST_NUMBER = 300  # of number formats in conditions; Excel's own end below 164


def set_marks(book: Book) -> None:
    """Write every alert and every state of the workbook as conditional formats."""
    for number, mark in enumerate(book.marks, FIRST_NUMBER):
        sheet = cast("Worksheet", mark.cells[0].parent)
        for rule in _rules(mark, number, book):
            sheet.conditional_formatting.add(area(mark.cells, sheet=False).replace("$", ""), rule)


def _rules(mark: Mark, number: int, book: Book) -> Iterator[Rule]:
    cell = mark.cells[0]
    if mark.alert:
        style = _style(book, "alert", NumberFormat(number, flag(cell.number_format)))
        yield Rule(type="expression", formula=[_condition(mark.alert, mark, book)], dxf=style)
    for text, state in _states(mark):
        said = text.replace('"', '""')
        yield Rule(type="expression", formula=[f'${cell.column_letter}{cell.row}="{said}"'], dxf=_style(book, state))


def _states(mark: Mark) -> Iterator[tuple[str, str]]:
    for entry in filter(None, mark.source.get("data-states").split("|")):
        text, _, state = entry.rpartition(":")
        if state not in TONES:
            message = f"`{state}` is not a state that a text can be in"
            hint = did_you_mean(state, TONES) or ", ".join(TONES)
            raise Problem(Diagnostic("unknown-state", message, mark.source.at, hint))
        yield text, state


def _condition(alert: Formula, mark: Mark, book: Book) -> str:
    """The alert in terms that conditions know: defined names, and cells of the row at hand."""
    places: dict[str, str] = {}
    for used in references(alert):
        if isinstance(used, TableColumn):
            places[used.key] = _name_column(used, book.columns[used.key.lower()], book.workbook)
        elif isinstance(used, RowCell):
            first = book.columns[used.whole.lower()].rpartition("!")[2].partition(":")[0]
            places[row_cell(used.whole)] = "$" + first.replace("$", "")
    return to_excel(alert, places)[1:]


def _name_column(column: TableColumn, place: str, workbook: "Workbook") -> str:
    """A hidden name for a column: conditions take no references to tables."""
    name = f"{column.table}.{column.column.replace(' ', '_')}"
    while name in workbook.defined_names and workbook.defined_names[name].attr_text != place:
        name += "_"
    workbook.defined_names[name] = DefinedName(name, attr_text=place, hidden=True)
    return name


def _style(book: Book, state: str, number: NumberFormat | None = None) -> DifferentialStyle:
    tone, colours = TONES[state], book.styles.colours
    ground = colours[tone.ground]
    readable = (name for name in tone.words if contrast(f"#{colours[name]}", f"#{ground}") >= LEAST_CONTRAST)
    words = colours[next(readable, max(tone.words, key=lambda name: contrast(f"#{colours[name]}", f"#{ground}")))]
    return DifferentialStyle(font=Font(color=words, b=tone.bold), numFmt=number,
                             fill=PatternFill("solid", fgColor=ground, bgColor=ground))  # fmt: skip


def flag(code: str) -> str:
    """A number format that says by a sign that the number needs attention, as a page on the web does: `▲ $845,000`."""
    if code in {"General", "@"}:
        return ";".join(f"{FLAG}{part}" for part in ("General", "-General", "General", "@"))
    return ";".join(re.sub(r"^(\[[^\]]*\])?", rf"\g<1>{FLAG}", part) for part in code.split(";"))
