"""The traits of a workbook: its sheets and names, what their cells hold, and what is drawn on them."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.audit.readers._office.chart_traits import list_chart_traits, list_texts
from generator.audit.readers._office.package_parts import Package
from generator.audit.readers._office.package_traits import list_package_traits, list_pictures, read_links
from generator.audit.readers._office.sheet_cells import BOOK, MAIN, STYLES, list_sheets, plain_formula, read_strings
from generator.audit.readers._office.sheet_traits import list_sheet_traits, read_looks
from generator.audit.traits import Trait

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

NUMBER = re.compile(r"\d+")
DRAWN = re.compile(r"xl/drawings/drawing\d+\.xml")
TABLE = re.compile(r"xl/tables/table\d+\.xml")
COMMENTS = re.compile(r"xl/(?:threadedC|c)omments\d*(?:/.*)?\.xml")


def list_book_traits(package: Package) -> Iterator[Trait]:
    """All traits of the workbook; its parts at the end hold whatever the others do not name."""
    strings, looks = read_strings(package), read_looks(package)
    for sheet in list_sheets(package):
        yield Trait("sheets", sheet.name if sheet.shown else f"{sheet.name} (hidden)")
        root = package.read_tree(sheet.part)
        yield from list_sheet_traits(sheet.name, root, strings, looks, read_links(package, sheet.part))
    if next(package.read_tree(BOOK).iter(f"{MAIN}workbookProtection"), None) is not None:
        yield Trait("protection", "the order of sheets")
    yield from (Trait("defined names", name) for name in sorted(_list_names(package)))
    yield from _list_looks(package.read_tree(STYLES))
    for part in _in_order(package, TABLE):
        yield from (Trait("tables", text) for text in _list_columns(package.read_tree(part)))
    for part in _in_order(package, DRAWN):
        yield from list_pictures(package, part)
        yield from (Trait("drawn words", text) for text in list_texts(package.read_tree(part)))
    yield from list_chart_traits(package)
    for part in _in_order(package, COMMENTS):
        yield from (Trait("comments", text) for text in list_texts(package.read_tree(part)))
    yield from list_package_traits(package, lambda _: frozenset())


def _list_looks(styles: "Element") -> Iterator[Trait]:
    """Colours of words, forms of numbers and locks, whether a cell bears them or not; every program sorts them anew."""
    for font in styles.iter(f"{MAIN}font"):
        yield from (Trait("colours of words", str(sorted(colour.items()))) for colour in font.iter(f"{MAIN}color"))
    yield from (Trait("looks of numbers", one.get("formatCode", "")) for one in styles.iter(f"{MAIN}numFmt"))
    yield from (Trait("locks", str(sorted(one.items()))) for one in styles.iter(f"{MAIN}protection"))


def _list_columns(table: "Element") -> Iterator[str]:
    """Where a table lies, and what its columns are called."""
    yield f"{table.get('displayName', '')} in {table.get('ref', '')}"
    yield from (column.get("name", "") for column in table.iter(f"{MAIN}tableColumn"))


def _list_names(package: Package) -> Iterator[str]:
    names = package.read_tree(BOOK).iter(f"{MAIN}definedName")
    return (f"{name.get('name', '')} = {_plain_place(name.text or '')}" for name in names)


def _plain_place(text: str) -> str:
    return plain_formula(text.replace("$", ""))


def _in_order(package: Package, pattern: re.Pattern[str]) -> list[str]:
    return sorted(package.find(pattern), key=lambda name: [int(n) for n in NUMBER.findall(name)])
