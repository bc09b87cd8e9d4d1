"""Workbooks of Excel."""

from collections.abc import Iterator
from functools import cache

from generator.audit.readers._office.book_traits import list_book_traits
from generator.audit.readers._office.drawn_words import list_drawn_numbers, list_drawn_words
from generator.audit.readers._office.package_beside import list_beside
from generator.audit.readers._office.package_parts import Package, open_package
from generator.audit.readers._office.package_record import read_record
from generator.audit.readers._office.sheet_cells import (
    Sheet,
    find_entered,
    list_cells,
    list_fixed_cells,
    list_sheets,
    read_strings,
)
from generator.audit.reading import Fixed, Reader, Reading

Cells = tuple[tuple[Sheet, tuple[str | float, ...]], ...]


def read(data: bytes) -> Reading:
    """The cells of all sheets, and what Excel shows or reads out beside them."""
    package = open_package(data)
    cells = cache(lambda: _read_cells(package))
    return Reading(
        lambda: "\n".join(_list_words(cells(), shown=True)),
        lambda: "\n".join((*_list_words(cells(), shown=False), *_list_beside(package, cells()))),
        lambda: tuple(_list_numbers(package, cells())),
        lambda: read_record(package),
        lambda: _read_fixed(package),
        lambda: list_book_traits(package),
        complete=not package.doubled,
    )


def _read_cells(package: Package) -> Cells:
    """The sheets with what their cells hold."""
    strings = read_strings(package)
    return tuple((one, tuple(list_cells(package.read_tree(one.part), strings))) for one in list_sheets(package))


def _list_words(cells: Cells, *, shown: bool) -> Iterator[str]:
    return (held for sheet, holds in cells if sheet.shown is shown for held in holds if isinstance(held, str))


def _list_beside(package: Package, cells: Cells) -> Iterator[str]:
    yield from (sheet.name for sheet, _ in cells)
    yield from list_beside(package)
    yield from list_drawn_words(package, frozenset(sheet.part for sheet, _ in cells))


def _list_numbers(package: Package, cells: Cells) -> Iterator[float]:
    """The numbers of cells and charts; hidden sheets, which charts are drawn from, say none."""
    yield from (held for sheet, holds in cells if sheet.shown for held in holds if isinstance(held, float))
    yield from list_drawn_numbers(package, (sheet.name for sheet, _ in cells if not sheet.shown))


def _read_fixed(package: Package) -> Fixed:
    strings, entered = read_strings(package), find_entered(package)
    shown = [package.read_tree(sheet.part) for sheet in list_sheets(package) if sheet.shown]
    found = [held for sheet in shown for held in list_fixed_cells(sheet, strings, entered)]
    words = "\n".join(held for held in found if isinstance(held, str))
    numbers = tuple(held for held in found if isinstance(held, float))
    return Fixed(words, numbers=numbers, live=True, repeats_links=True)


READER = Reader(
    "xlsx",
    read,
    copies=2,
    extras={"below zero": "names the hidden stacks that a waterfall is drawn from"},
)
