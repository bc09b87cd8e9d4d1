"""The traits of one sheet: its cells by address, and what governs how they look and what may be entered."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.audit.readers._office.drawn_words import CODES
from generator.audit.readers._office.package_parts import OFFICE, Package
from generator.audit.readers._office.sheet_cells import MAIN, STYLES, find_entered, plain_formula, read_cell
from generator.audit.traits import FILLED_IN, RESULTS, Trait

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

PLAIN = {"0": "General", "1": "0", "2": "0.00", "3": "#,##0", "4": "#,##0.00", "9": "0%", "10": "0.00%"}
AROUND = {f"{MAIN}{name}" for name in ("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader",
                                       "firstFooter")}  # fmt: skip
RULES = {f"{MAIN}dataValidation": "data validations", f"{MAIN}cfRule": "conditional formats"}
UNQUOTED = str.maketrans("", "", '\\"')
"""Marks around plain signs in a format, which each program sets as it likes."""
RULING = ("sqref", "type", "operator", "errorTitle", "error", "promptTitle", "prompt")
ENTERED_FORMATS = "number formats of cells to enter"  # they come and go with what is entered
SHUT = frozenset({"1", "true"})
SMALLEST = 0.5  # points of a row, characters of a column; less shows nothing


@dataclass(frozen=True, slots=True)
class Looks:
    """What the looks of cells mean, by number: the format of numbers; and which may be entered into."""

    formats: Mapping[str, str]
    entered: frozenset[str]


def read_looks(package: Package) -> Looks:
    """The looks of the workbook's cells."""
    styles = package.read_tree(STYLES)
    codes = {one.get("numFmtId", ""): one.get("formatCode", "") for one in styles.iter(f"{MAIN}numFmt")}
    every = styles.find(f"{MAIN}cellXfs")
    ids = (look.get("numFmtId", "0") for look in (every if every is not None else ()))
    formats = {str(n): codes.get(one) or PLAIN.get(one, f"format {one}") for n, one in enumerate(ids)}
    plain = {look: code.translate(UNQUOTED) for look, code in formats.items()}
    return Looks(plain, find_entered(package))


def list_sheet_traits(
    name: str, sheet: "Element", strings: list[str], looks: Looks, links: Mapping[str, str]
) -> Iterator[Trait]:
    """The traits in the order of the sheet."""
    for cell in sheet.iter(f"{MAIN}c"):
        yield from _list_cell(f"{name}!{cell.get('r', '')}", cell, strings, looks)
    for element in sheet.iter():
        if element.tag == f"{MAIN}hyperlink":
            target = links.get(element.get(f"{OFFICE}id", ""), "")
            yield Trait("links", f"{name}!{element.get('ref', '')} ({target or element.get('location', '')})")
        elif element.tag in RULES:
            yield Trait(RULES[element.tag], f"{name}!{_describe_rule(element)}")
        elif element.tag in AROUND and element.text:
            yield Trait("headers and footers", " ".join(CODES.sub(" ", element.text).split()))
        elif element.tag in {f"{MAIN}row", f"{MAIN}col"} and _is_hidden(element):
            yield Trait("hidden rows and columns", f"{name}!{element.get('r') or element.get('min')}")
        elif element.tag == f"{MAIN}sheetProtection" and element.get("sheet") in SHUT:
            yield Trait("protection", name)
        elif element.tag == f"{MAIN}mergeCell":
            yield Trait("merged cells", f"{name}!{element.get('ref', '')}")


def _is_hidden(element: "Element") -> bool:
    """Whether a row or column is hidden, or so low or narrow that nobody sees it."""
    size = element.get("ht") or element.get("width")
    return element.get("hidden") in SHUT or (size is not None and float(size) < SMALLEST)


def _list_cell(place: str, cell: "Element", strings: list[str], looks: Looks) -> Iterator[Trait]:
    held, formula, look = read_cell(cell, strings), cell.find(f"{MAIN}f"), cell.get("s", "0")
    value = f"{held:.12g}" if isinstance(held, float) else " ".join(held.split())
    if look in looks.entered:
        yield Trait("cells to enter", place)
    if formula is not None:
        yield Trait("formulas", f"{place} = {plain_formula(formula.text or '')}")
        yield Trait(RESULTS, f"{place} {value}")
    elif value:
        yield Trait(FILLED_IN if look in looks.entered else "cells", f"{place} {value}")
    if isinstance(held, float) or formula is not None:
        kind = ENTERED_FORMATS if look in looks.entered else "number formats"
        yield Trait(kind, f"{place} {looks.formats.get(look, look)}")


def _describe_rule(element: "Element") -> str:
    """A rule by what it says and asks; programs add defaults, and count priorities and looks anew."""
    about = (f"{name}={element.get(name)}" for name in RULING if element.get(name, "between") != "between")
    texts = (plain_formula("".join(child.itertext())) for child in element)
    return " ".join(" ".join((*about, *texts)).split())
