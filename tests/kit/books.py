"""A built workbook as its file has it: the cells that names and tables stand for, what is stored, and its charts."""

import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from lxml import etree
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import MergedCell
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.utils.datetime import to_excel

from tests.kit.office import Place, addresses

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


@dataclass(frozen=True)
class Book:
    """A workbook with live formulas."""

    path: Path

    @cached_property
    def formulas(self) -> Workbook:
        return load_workbook(self.path)

    @cached_property
    def results(self) -> Workbook:
        """The same workbook, read as a program that cannot calculate does."""
        return load_workbook(self.path, data_only=True)

    @cached_property
    def names(self) -> Mapping[str, Place]:
        """Every defined name and its cell."""
        places = {name: next(defined.destinations) for name, defined in self.formulas.defined_names.items()}
        return {name: (sheet, cell.replace("$", "")) for name, (sheet, cell) in places.items()}

    @cached_property
    def columns(self) -> Mapping[str, Place]:
        """Every column of a table, `Deals[Amount]`, and its cells below the head."""
        return dict(self._columns())

    def _columns(self) -> Iterator[tuple[str, Place]]:
        for sheet in self.formulas.worksheets:
            for table in sheet.tables.values():
                left, top, _, bottom = range_boundaries(table.ref)
                for number, column in enumerate(table.column_names):
                    letter = get_column_letter(left + number)
                    yield f"{table.name}[{column}]", (sheet.title, f"{letter}{top + 1}:{letter}{bottom}")

    @cached_property
    def opened(self) -> frozenset[Place]:
        """The cells that are not locked; one that spans others is one cell."""
        return frozenset(
            (sheet.title, cell.coordinate)
            for sheet in self.formulas.worksheets
            for row in sheet.iter_rows()
            for cell in row
            if not isinstance(cell, MergedCell) and not cell.protection.locked
        )

    @cached_property
    def calculated(self) -> frozenset[Place]:
        """The cells with a formula."""
        return frozenset(
            (sheet.title, cell.coordinate)
            for sheet in self.formulas.worksheets
            for row in sheet.iter_rows()
            for cell in row
            if cell.data_type == "f"
        )

    def stored(self, place: Place) -> Any:
        """What is stored in a cell: the result, where it has a formula; a day as Excel counts it."""
        sheet, address = place
        value = self.results[sheet][address].value
        return to_excel(value) if isinstance(value, datetime) else value

    def cells(self, key: str) -> list[Place]:
        """The cells of a name or of a table's column."""
        sheet, area = self.names[key] if key in self.names else self.columns[key]
        return [(sheet, address) for address in addresses(area)]

    def charts(self) -> Iterator[tuple[Place, list[str]]]:
        """For each series of figures in a chart, its cells, and what the chart itself remembers of them."""
        with zipfile.ZipFile(self.path) as package:
            parts = [package.read(name) for name in package.namelist() if name.startswith("xl/charts/chart")]
        for numbers in (found for part in parts for found in etree.fromstring(part).iter(f"{C}numRef")):
            sheet, _, area = numbers.findtext(f"{C}f", "").rpartition("!")
            points = {int(point.get("idx")): point.findtext(f"{C}v") for point in numbers.iter(f"{C}pt")}
            area = area.replace("$", "")
            yield (sheet.strip("'"), area), [points.get(n, "") for n in range(len(addresses(area)))]


def areas(places: Iterable[Place]) -> list[Place]:
    """Few ranges that hold all these cells: one for each column of a sheet."""
    rows: dict[tuple[str, str], list[int]] = {}
    for sheet, address in places:
        letters, row = re.fullmatch(r"([A-Z]+)(\d+)", address).groups()
        rows.setdefault((sheet, letters), []).append(int(row))
    return [(sheet, f"{letters}{min(found)}:{letters}{max(found)}") for (sheet, letters), found in rows.items()]
