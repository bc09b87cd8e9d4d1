"""The three that calculate: Python, LibreOffice on a workbook of ours, and JavaScript in node."""

import json
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import isclose
from pathlib import Path
from typing import Any

import yaml
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import to_excel as days_of
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.table import Table

from generator.formulas import ErrorValue, evaluate, parse, runtime, to_excel, to_javascript
from tests.tools import program, saved_by_office

Values = Mapping[str, Any]
Tables = Mapping[str, Mapping[str, Sequence[Any]]]


@dataclass(frozen=True)
class Case:
    """One formula with its documented result, and LibreOffice's own where it differs."""

    group: str
    formula: str
    expected: Any
    libreoffice: Any
    own_way: bool
    note: str

    def __str__(self) -> str:
        return f"{self.group}: {self.formula}"


@dataclass(frozen=True)
class Sheet:
    """The names and tables that formulas find."""

    values: Values
    tables: Tables

    @property
    def by_name(self) -> dict[str, Any]:
        columns = {f"{table}[{name}]": cells for table, by in self.tables.items() for name, cells in by.items()}
        return {**self.values, **columns}


_FILE = yaml.safe_load((Path(__file__).parent / "cases.yaml").read_text(encoding="utf-8"))
SHEET = Sheet(_FILE["values"], _FILE["tables"])


def _cases() -> Iterator[Case]:
    for group, rows in _FILE["cases"].items():
        for row in rows:
            libreoffice = row.get("libreoffice", row["is"])
            yield Case(group, row["formula"], row["is"], libreoffice, "libreoffice" in row, row.get("note", ""))


CASES = tuple(_cases())


def in_python(formulas: Sequence[str], sheet: Sheet) -> list[Any]:
    return [plain(evaluate(parse(formula), sheet.by_name)) for formula in formulas]


def plain(value: Any) -> Any:
    """A result as JSON and workbooks write it: an error value is its code."""
    return value.value if isinstance(value, ErrorValue) else value


def in_node(formulas: Sequence[str], sheet: Sheet) -> list[Any]:
    """The formulas' results in one page."""
    printed = ",\n".join(to_javascript(parse(formula)) for formula in formulas)
    results: list[Any] = run_in_node(
        f"const given = {json.dumps(sheet.by_name)};\n"
        "const v = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, formulas.given(value)]));\n"
        f"print([{printed}].map((formula) => formulas.result(formula(v))));"
    )
    return results


def run_in_node(script: str) -> Any:
    """What a script prints, with the runtime before it."""
    source = f"{runtime()}\nconst print = (value) => process.stdout.write(JSON.stringify(value));\n{script}"
    done = subprocess.run([program("node"), "-"], input=source, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def in_libreoffice(formulas: Sequence[str], sheet: Sheet, folder: Path) -> list[Any]:
    book = workbook(sheet)
    cells = book.create_sheet("Formulas")
    for row, formula in enumerate(formulas, 1):
        cells.cell(row, 1, to_excel(parse(formula)))
    calculated = recalculated(book, folder)["Formulas"]
    return [_as_number(calculated.cell(row, 1).value) for row in range(1, len(formulas) + 1)]


def _as_number(value: Any) -> Any:
    """A result that LibreOffice shows as a day is its number."""
    return days_of(value) if isinstance(value, datetime) else value


def workbook(sheet: Sheet) -> Workbook:
    """A workbook with a name for each value and a sheet for each table."""
    book = Workbook()
    cells = book.active
    assert cells is not None
    cells.title = "Values"
    for row, (name, value) in enumerate(sheet.values.items(), 1):
        cells.cell(row, 1, value)
        book.defined_names[name] = DefinedName(name, attr_text=f"Values!$A${row}")
    for table, columns in sheet.tables.items():
        _add_table(book, table, columns)
    return book


def _add_table(book: Workbook, name: str, columns: Mapping[str, Sequence[Any]]) -> None:
    cells = book.create_sheet(name)
    for place, (title, values) in enumerate(columns.items(), 1):
        for row, value in enumerate((title, *values), 1):
            cells.cell(row, place, value)
    rows = len(next(iter(columns.values())))
    cells.add_table(Table(displayName=name, ref=f"A1:{get_column_letter(len(columns))}{rows + 1}"))


def recalculated(book: Workbook, folder: Path) -> Workbook:
    """The workbook after LibreOffice has opened, calculated and saved it."""
    book.save(folder / "book.xlsx")
    out = saved_by_office([folder / "book.xlsx"], "xlsx", folder / "out")
    return load_workbook(out / "book.xlsx", data_only=True)


def agree(left: Any, right: Any) -> bool:
    """Whether two results are the same: of one type, and numbers equal to nine digits."""
    if isinstance(left, bool) or isinstance(right, bool) or isinstance(left, str) or isinstance(right, str):
        return type(left) is type(right) and left == right
    return isclose(left, right, rel_tol=1e-9)
