"""Every workbook: an Excel of another make computes the values that are stored in it."""

import re
import zipfile
from functools import cache
from math import isclose
from pathlib import Path

import pytest
from lxml import etree
from openpyxl import load_workbook

from tests.kit.promised import promised
from tests.tools import converted, program, spoken

WORKBOOKS = promised("xlsx")
every_workbook = pytest.mark.parametrize("path", WORKBOOKS)

X = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
STORED = re.compile(rb"(<c\b[^>]*>\s*<f\b[^>]*(?:/>|>[^<]*</f>))\s*<v(?:/>|>[^<]*</v>)")


@cache
def cells(path: Path, *, values: bool) -> dict[str, object]:
    """The filled cells of every sheet by their address: their values, or their formulas; each book is opened once."""
    book = load_workbook(path, data_only=values)
    return {
        f"{sheet.title}!{cell.coordinate}": cell.value
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }


def formulas(path: Path) -> dict[str, str]:
    found = cells(path, values=False)
    return {at: value for at, value in found.items() if isinstance(value, str) and value.startswith("=")}


@every_workbook
def test_no_formula_shows_as_an_empty_cell_in_a_preview(kit, path: str) -> None:
    assert without_value(kit.file(path)) == []


def without_value(path: Path) -> list[str]:
    """The formulas that no value is stored beside; an empty text is a value, too."""
    with zipfile.ZipFile(path) as package:
        sheets = [name for name in package.namelist() if name.startswith("xl/worksheets/sheet")]
        found = [cell for name in sheets for cell in etree.fromstring(package.read(name)).iter(f"{X}c")]
    return [cell.get("r") for cell in found if cell.find(f"{X}f") is not None and cell.find(f"{X}v") is None]


@pytest.mark.parametrize("path", [found for found in WORKBOOKS if found.startswith("calculators/")])
def test_a_calculator_calculates(kit, path: str) -> None:
    assert len(formulas(kit.file(path))) >= 6


@every_workbook
def test_no_stored_value_is_an_error(kit, path: str) -> None:
    stored = cells(kit.file(path), values=True)
    assert {at: value for at, value in stored.items() if isinstance(value, str) and value.startswith("#")} == {}


@pytest.fixture(scope="module")
def bare(kit, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workbooks without any stored result."""
    folder = tmp_path_factory.mktemp("bare")
    for path in WORKBOOKS:
        without_results(kit.file(path), folder / path)
    return folder


@pytest.fixture(scope="module")
def saved(bare: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same as LibreOffice has calculated and saved them, all in one call."""
    program("soffice")
    return converted([bare / path for path in WORKBOOKS], "xlsx", tmp_path_factory.mktemp("saved") / "books")


@every_workbook
def test_libreoffice_computes_the_values_that_are_stored(kit, path: str, bare: Path, saved: Path) -> None:
    """All stored results are taken out first, so what comes back has been computed."""
    assert len(without_value(bare / path)) == len(formulas(bare / path))
    computed, stored = cells(saved / path.replace("/", "--"), values=True), cells(kit.file(path), values=True)
    pairs = {at: (stored.get(at), computed.get(at)) for at in formulas(kit.file(path))}
    assert {at: pair for at, pair in pairs.items() if not same(*pair)} == {}


def without_results(path: Path, target: Path) -> None:
    target.parent.mkdir(exist_ok=True)
    with zipfile.ZipFile(path) as package, zipfile.ZipFile(target, "w") as bare:
        for name in package.namelist():
            bare.writestr(name, STORED.sub(rb"\1", package.read(name)))


def same(one: object, other: object) -> bool:
    if isinstance(one, int | float) and isinstance(other, int | float):
        return isclose(one, other, rel_tol=1e-9, abs_tol=1e-12)
    return (one or "") == (other or "")  # an empty text is read as nothing


@every_workbook
def test_it_says_the_labels_of_its_page(kit, path: str) -> None:
    found = {word for value in cells(kit.file(path), values=True).values() for word in spoken(str(value))}
    heads = [element for element in kit.page_of(path).root.walk() if element.tag in {"h1", "h2", "th"}]
    assert [word for element in heads for word in spoken(element.text) if word not in found] == []
