"""The rows of a chart's table, as every native chart reads them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.content.locale_forms import as_at_home
from generator.content.translation import Translation
from generator.pages.tree import Element, rewrite
from generator.pages.typography import set_in_line
from generator.writers._office.cell_values import Value, decimals, number_format

NUMBER = re.compile(r"\d[\d,]*(?:\.(\d+))?")
THOUSANDS = 5
"""How often a figure may leave out three digits: a number format does so for each comma behind its digits."""
MINUS = re.compile(r"^\s*[-−]")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with a value: how it is printed, and the format that prints it so."""

    source: Element | None
    value: Value
    shown: str
    format: str


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its element, its name, and its cells with values."""

    source: Element
    name: str
    cells: tuple[Cell, ...]

    @property
    def is_total(self) -> bool:
        return self.source.has("total")

    def number(self, place: int = 0) -> float:
        """The value as a number; what is none has no length."""
        found = self.cells[place].value if place < len(self.cells) else None
        return float(found) if isinstance(found, int | float) else 0.0


def read_rows(figure: Element, translation: Translation) -> tuple[Row, ...]:
    """The rows of the figure's table that have a head and a value."""
    return tuple(
        Row(row, name_of(row), tuple(read_cell(cell, translation) for cell in cells))
        for row, cells in list_sources(figure)
    )


def name_of(row: Element) -> str:
    """The last head of the row: one before it names a group of rows. A long one has a title for the picture."""
    heads = (cell for cell in reversed(row.elements) if cell.tag == "th")
    return next((cell.get("data-title") or words_of(cell) for cell in heads), "")


def list_sources(figure: Element) -> Iterator[tuple[Element, list[Element]]]:
    """The rows that a chart draws, each with the cells of its values."""
    for row in (element for element in figure.walk() if element.tag == "tr"):
        cells = [cell for cell in row.elements if cell.tag == "td" and "data-value" in cell.attributes]
        if row.get("data-drawn") != "no" and cells and any(cell.tag == "th" for cell in row.elements):
            yield row, cells


def read_cell(cell: Element, translation: Translation) -> Cell:
    """The cell with its number, or with its words where there is none, such as "not reached"."""
    text, shown = cell.get("data-value").strip(), words_of(cell)
    try:
        number = float(text)
    except ValueError:
        return Cell(cell, shown or text or None, shown, "General")
    whole = int(number) if number.is_integer() and abs(number) < 1e15 else number
    form = (
        number_format(cell, translation) if cell.get("data-unit") else find_format(shown, number, translation.language)
    )
    return Cell(cell, whole, shown, form)


def find_format(shown: str, number: float, language: str) -> str:
    """The number format that prints a number as the page does; of a figure that is not this number, its words."""
    shown = as_at_home(shown, language)
    found = NUMBER.search(shown)
    if found is None:
        return "General"
    before, after = MINUS.sub("", shown[: found.start()]), shown[found.end() :]
    said, places = float(found[0].replace(",", "")), len(found[1] or "")
    if after.lstrip().startswith("%") and _says(said, places, abs(number) * 100):
        scaled, unit = "", f"%{_quote(after.lstrip()[1:])}"
    else:
        times = next((n for n in range(THOUSANDS) if _says(said, places, abs(number) / 1000**n)), None)
        if times is None:
            return _quote(shown)
        scaled, unit = "," * times, _quote(after)
    digits = ("#,##0" if "," in found[0] or said < 1000 else "0") + decimals(places)
    printed = f"{_quote(before)}{digits}{scaled}{unit}"
    return f"{printed};−{printed}"


def _says(said: float, places: int, number: float) -> bool:
    """Whether a figure with so many decimals may be this number: it is off by less than one of its last digit."""
    return abs(said - number) < 0.1**places


def _quote(words: str) -> str:
    return '"' + words.replace('"', "") + '"' if words else ""


def words_of(element: Element) -> str:
    """The words in one line, without the numbers of notes: at a mark they would be read as a part of its figure."""
    bare = rewrite(element, lambda inner: None if inner.has("note") else inner)
    return set_in_line(bare.text)


def has_something(figure: Element) -> bool:
    """Whether any value that the chart draws is a number other than zero; a grid may hold others beside them."""
    drawn = ENDS if figure.get("data-kind") in {"tornado", "slope"} else 1
    return any(_is_something(cell.get("data-value")) for _, cells in list_sources(figure) for cell in cells[:drawn])


ENDS = 2  # values of a row whose bar or line has two ends


def _is_something(text: str) -> bool:
    try:
        return float(text) != 0
    except ValueError:
        return False


def title_of(figure: Element) -> str:
    """The finding that the chart shows, as a plain text."""
    finding = next((part for part in figure.walk() if "finding" in part.classes), None)
    return figure.get("data-title") or (words_of(finding) if finding else "")


def describe(figure: Element, rows: tuple[Row, ...], translation: Translation) -> str:
    """The chart in words: those of its picture, or its title and every value."""
    told = next((part.get("alt") for part in figure.walk() if part.tag == "img"), "")
    if told:
        return told
    chart = translation.gettext("Chart: {title}", title=title_of(figure))
    return f"{chart}. " + "; ".join(f"{row.name}: {', '.join(cell.shown for cell in row.cells)}" for row in rows)
