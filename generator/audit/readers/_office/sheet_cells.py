"""The sheets of a workbook and what their cells hold."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.audit.readers._office.package_parts import OFFICE, Package

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
BOOK = "xl/workbook.xml"
STRINGS = "xl/sharedStrings.xml"
STYLES = "xl/styles.xml"
QUOTED = re.compile(r"'([A-Za-z_]\w*)'!")
"""A name of a sheet in quotes that it can do without."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet by its name for people, its part in the package, and whether it is shown."""

    name: str
    part: str
    shown: bool


def list_sheets(package: Package) -> Iterator[Sheet]:
    """The sheets in the order of the book."""
    links = {link.get("Id"): link.get("Target", "") for link in package.read_tree("xl/_rels/workbook.xml.rels")}
    for sheet in package.read_tree(BOOK).iter(f"{MAIN}sheet"):
        target = links[sheet.get(f"{OFFICE}id")]
        part = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
        yield Sheet(sheet.get("name", ""), part, sheet.get("state", "visible") == "visible")


def read_strings(package: Package) -> list[str]:
    """The shared strings in order, the runs of rich text joined."""
    return [_join_runs(item) for item in package.read_tree(STRINGS)] if STRINGS in package.names else []


def list_cells(sheet: "Element", strings: list[str]) -> Iterator[str | float]:
    """What the cells of a sheet hold: words, or a number."""
    return (read_cell(cell, strings) for cell in sheet.iter(f"{MAIN}c"))


def read_cell(cell: "Element", strings: list[str]) -> str | float:
    """What one cell holds: words, or a number."""
    value, kind = cell.findtext(f"{MAIN}v", ""), cell.get("t", "n")
    if kind == "s":
        return strings[int(value)]
    if kind == "n" and value:
        return float(value)
    return value if kind in {"str", "e"} else _join_runs(cell)


def list_fixed_cells(sheet: "Element", strings: list[str], entered: frozenset[str]) -> Iterator[str | float]:
    """What the cells hold for good that nobody can enter anything into; `entered` are the looks of those."""
    for cell in sheet.iter(f"{MAIN}c"):
        if cell.get("s", "0") in entered or cell.find(f"{MAIN}f") is not None:
            continue
        value, kind = cell.findtext(f"{MAIN}v", ""), cell.get("t", "n")
        if kind == "n" and value:
            yield float(value)
        elif kind == "s":
            yield strings[int(value)]
        elif kind == "inlineStr":
            yield _join_runs(cell)


def find_entered(package: Package) -> frozenset[str]:
    """The looks of cells that people may enter something into, by number."""
    looks = package.read_tree(STYLES).find(f"{MAIN}cellXfs")
    rows = enumerate(looks if looks is not None else ())
    locks = ((number, look.find(f"{MAIN}protection")) for number, look in rows)
    return frozenset(str(n) for n, lock in locks if lock is not None and lock.get("locked") in {"0", "false"})


def _join_runs(element: "Element") -> str:
    return "".join(run.text or "" for run in element.iter(f"{MAIN}t"))


def plain_formula(text: str) -> str:
    """The formula without what every program writes in its own way: spaces, and quotes that may be left out."""
    plain = QUOTED.sub(r"\1!", text).replace("TRUE()", "TRUE").replace("FALSE()", "FALSE")
    return "".join(plain.split())
