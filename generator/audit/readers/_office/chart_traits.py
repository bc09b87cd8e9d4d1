"""The charts of a Word document or a workbook: what they say and show, and the workbooks that they carry."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.audit.readers._office.package_parts import Package
from generator.audit.readers._office.package_traits import read_links
from generator.audit.readers._office.sheet_cells import (
    MAIN,
    Sheet,
    list_sheets,
    plain_formula,
    read_cell,
    read_strings,
)
from generator.audit.traits import Trait

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

CHART = re.compile(r"(?:word|xl)/charts/chart\w*\.xml")
NUMBER = re.compile(r"\d+")
PLACE = re.compile(r"'?([^'!]+)'?!([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?")
SCALED = {"min": "lowest", "max": "highest", "logBase": "in powers of", "orientation": "from", "numFmt": "numbers as",
          "formatCode": "numbers as"}  # fmt: skip
"""Parts of a chart -> what they say of its scales."""
PLACEHOLDER = "[CELLRANGE]"
"""What programs write where a label is taken from a cell; the words themselves are kept beside it."""
WORDED = re.compile(r'"([^"]*)"')
"""Words within a number format."""


def find_charts(package: Package) -> list[str]:
    """The parts that are charts, in the order of their numbers."""
    return sorted(package.find(CHART), key=lambda name: [int(n) for n in NUMBER.findall(name)])


def list_chart_traits(package: Package) -> Iterator[Trait]:
    """The titles of charts and axes, where their series come from, what they keep of values, and what the workbooks
    hold that they carry."""
    for name in find_charts(package):
        yield from _list_chart(package.read_tree(name))
        for book in _list_books(package, name):
            yield from (Trait("data of charts", _write_cell(cell, held)) for cell, held in _list_held(book))


def _write_cell(cell: "Element", held: str | float) -> str:
    made = cell.findtext(f"{MAIN}f", "")
    return f"{cell.get('r', '')}: {held}" + (f" = {plain_formula(made)}" if made else "")


def _list_chart(root: "Element") -> Iterator[Trait]:
    titles = [one for one in root.iter() if one.tag.endswith("}title")]
    kept = {below for one in titles for below in one.iter() if below.tag.endswith("}v")}
    for one in root.iter():
        local = one.tag.rpartition("}")[2]
        if one in kept:
            continue
        if local == "title":
            # A title that is taken from a cell keeps the words; LibreOffice saves it as a text of its own.
            words = (text.text or "" for text in one.iter() if text in kept)
            yield Trait("chart titles", " ".join((*list_texts(one), *words)))
        elif local == "f":
            yield Trait("chart series", plain_formula((one.text or "").replace("$", "")))
        elif local == "v":
            yield Trait("chart values", one.text or "")
        elif local == "dLbl":
            yield from (Trait("chart labels", text) for text in list_texts(one))
        elif local in SCALED:
            yield Trait("scales of charts", f"{SCALED[local]} {one.get('val') or one.get('formatCode') or one.text}")


def list_texts(root: "Element") -> Iterator[str]:
    """The words of all runs below, but for empty ones."""
    texts = (one.text or "" for one in root.iter() if one.tag.rpartition("}")[2] in {"t", "text"})
    return (text for text in texts if text.strip())


def list_chart_words(package: Package) -> Iterator[str]:
    """The words that charts show at their marks, in their titles and in their forms of numbers."""
    for name in find_charts(package):
        for one in package.read_tree(name).iter():
            local = one.tag.rpartition("}")[2]
            if local == "t":
                yield (one.text or "").replace(PLACEHOLDER, "")
            elif local in {"strCache", "dlblRangeCache"}:
                yield from (value.text or "" for value in one.iter() if value.tag.endswith("}v"))
            elif local in {"numFmt", "formatCode"}:
                yield from WORDED.findall(one.get("formatCode") or one.text or "")


def list_series_names(package: Package) -> Iterator[str]:
    """What the series of charts and the columns of their data are called: Word shows it to those who edit them."""
    for name in find_charts(package):
        series = (one for one in package.read_tree(name).iter() if one.tag.endswith("}tx"))
        yield from (value.text or "" for one in series for value in one.iter() if value.tag.endswith("}v"))
        for book in _list_books(package, name):
            yield from (held for _, held in _list_held(book) if isinstance(held, str))


def list_chart_numbers(package: Package) -> Iterator[float]:
    """The numbers that charts show and that their workbooks hold; what formulas make of others is no figure of its
    own, but the number that a chart keeps of it has to be what its workbook says."""
    for name in find_charts(package):
        cells = {one.get("r", ""): (one, held) for book in _list_books(package, name) for one, held in _list_held(book)}
        entered = (held for one, held in cells.values() if one.find(f"{MAIN}f") is None)
        yield from (held for held in entered if isinstance(held, float))
        results = {at: held for at, (one, held) in cells.items() if one.find(f"{MAIN}f") is not None}
        for at, number in _list_kept(package.read_tree(name)):
            if results.get(at) != number:
                yield number


def _list_kept(root: "Element") -> Iterator[tuple[str, float]]:
    """The numbers that a chart keeps, each with the cell that it was taken from."""
    space = root.tag.partition("}")[0] + "}"
    for kept in root.iter(f"{space}numRef"):
        cells = _list_places(kept.findtext(f"{space}f", ""))
        for point in kept.iter(f"{space}pt"):
            number = int(point.get("idx", "0"))
            yield (cells[number] if number < len(cells) else "", float(point.findtext(f"{space}v", "") or 0))


def _list_places(text: str) -> list[str]:
    """The cells of a range in one column."""
    found = PLACE.fullmatch(text.replace("$", ""))
    if found is None:
        return []
    first, last = int(found[3]), int(found[5] or found[3])
    return [f"{found[2]}{row}" for row in range(first, last + 1)]


def _list_books(package: Package, chart: str) -> Iterator[Package]:
    for target in read_links(package, chart).values():
        if target in package.names and target.endswith(".xlsx"):
            yield package.read_package(target)


def list_carried(package: Package) -> frozenset[str]:
    """The workbooks that charts carry, by the names of their parts."""
    links = (target for chart in find_charts(package) for target in read_links(package, chart).values())
    return frozenset(target for target in links if target.endswith(".xlsx"))


def _list_held(book: Package) -> Iterator[tuple["Element", str | float]]:
    """Each cell that holds something, with what it holds; a formula is told by what it makes of others."""
    strings = read_strings(book)
    sheets: Iterator[Sheet] = list_sheets(book)
    for sheet in sheets:
        for cell in book.read_tree(sheet.part).iter(f"{MAIN}c"):
            yield cell, read_cell(cell, strings)
