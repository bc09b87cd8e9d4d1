"""Fill one cell: words, a number, a value with its rule, a link, or a place for the reader to fill in."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from openpyxl.worksheet.datavalidation import DataValidation

from generator.pages.tree import Element
from generator.writers._office.cell_values import Rule, figure, is_value, number_format, rule
from generator.writers.xlsx.book import Book
from generator.writers.xlsx.cell_styles import escape_text
from generator.writers.xlsx.live_words import find_live, live_formula
from generator.writers.xlsx.places import area, write
from generator.writers.xlsx.sheet_blocks import Cell

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell as SheetCell
    from openpyxl.worksheet.worksheet import Worksheet

NUMBERS = frozenset({"Entry", "Row head", "Amount", "Total", "Total amount"})
"""Looks of cells that hold a number where the page shows nothing but a number."""
TICKS = '"☐,☑"'


def fill(target: "SheetCell", cell: Cell, ground: str, label: str, book: Book) -> None:
    """Put what the cell says into its place in the sheet; `label` is what its row is called."""
    source = cell.source
    if cell.table:
        _fill_datum(target, cell, book)
        return
    if source is not None and is_value(source):
        _fill_value(target, source, label, book)
        return
    live = live_formula(source, book.masters) if source is not None and find_live(source) else ""
    if live:
        book.write_formula(target, live, cell.words.text)
        return
    number = _number(cell, book.translation.language)
    if number:
        write(target, number[0])
        target.number_format = number[1]
    else:
        write(target, book.styles.write(cell.words, cell.look, ground))
    _link(target, cell.words.link, book)
    if source is not None:
        _open(target, source, label, book)


def tick(target: "SheetCell", label: str, book: Book) -> None:
    """A box that can be ticked."""
    write(target, "☐")
    sentence = book.translation.gettext("Choose ☑ when it is done.")
    validate((target,), Rule("list", first=TICKS, sentence=sentence), label)


def _number(cell: Cell, language: str) -> tuple[float, str] | None:
    """The number that a table's cell is, and its format; nothing for words."""
    words = cell.words
    return figure(words.text, language) if cell.look in NUMBERS and words.is_plain and not words.link else None


def _link(target: "SheetCell", link: str, book: Book) -> None:
    if link.startswith("#"):
        book.links.append((target, link))
    elif link:
        target.hyperlink = link


def _fill_datum(target: "SheetCell", cell: Cell, book: Book) -> None:
    """A cell of a table of data: formats and rules come with its column."""
    if cell.source is not None and is_value(cell.source):
        book.write_value(target, cell.source, cell.table)
    else:
        write(target, escape_text(cell.words.text))


def _fill_value(target: "SheetCell", source: Element, label: str, book: Book) -> None:
    target.number_format = number_format(source, book.translation)
    book.write_value(target, source)
    if source.has("input") and target.data_type != "f":
        found = rule(source, book.choices_range(source), book.translation)
        required = bool(source.get("data-least") and source.get("data-value").strip())
        validate((target,), found, label, required=required)
    book.mark((target,), source)


def _open(target: "SheetCell", source: Element, label: str, book: Book) -> None:
    """A merge field tells what to fill in; a box can be ticked; a ruled line is free."""
    if source.has("box"):
        tick(target, label, book)
    elif source.get("data-prompt"):
        validate((target,), Rule("none", sentence=source.get("data-prompt")), label)


def validate(
    targets: Sequence["SheetCell"], found: Rule, label: str, *, required: bool = False, prompted: bool = True
) -> None:
    """Let the cells take what the rule allows; `prompted` says so before anything is entered."""
    title, sentence = _cut(label, 32) or None, _cut(found.sentence, 255) or None
    compares = found.kind in {"whole", "decimal", "date"}
    entry = DataValidation(
        type=None if found.kind == "none" else found.kind, operator=found.operator if compares else None,
        formula1=found.first or None, formula2=found.second or None, allow_blank=not required,
        showInputMessage=prompted, promptTitle=title if prompted else None, prompt=sentence if prompted else None,
        showErrorMessage=found.kind != "none", errorTitle=title, error=sentence, errorStyle="stop",
    )  # fmt: skip
    for place in area(targets, sheet=False).replace("$", "").split():
        entry.add(place)
    cast("Worksheet", targets[0].parent).add_data_validation(entry)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
