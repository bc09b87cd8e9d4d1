"""Every file of one document of each kind that can carry a record is fresh; saved by LibreOffice, it is not identical
and no edit."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell

from generator.pages.workspace import Workspace
from generator.press.bounded_reading import BoundedReader, open_bounded_reader
from generator.press.file_status import FileStatus
from generator.press.loading import load_workspace
from generator.press.verify import verify
from generator.project import Project
from generator.quantities.scan import find_quantities
from generator.quantities.units import engine_units
from generator.writers import formats
from tests.browser import chromium
from tests.kit.conftest import Kit
from tests.kit.promised import of_fullest, of_shortest, promise
from tests.tools import converted, copied, program

CARRYING = [*of_shortest("pdf"), *of_fullest("docx", "xlsx", "html")]
"""A PDF is printed again to be compared: of each kind, the one that is printed soonest."""
OFFICE = of_fullest("docx", "xlsx")
SAVED = " as LibreOffice has saved it"


@pytest.fixture(scope="module")
def elsewhere(kit: Kit, tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The same project without a build: files are known by what they say, not by their bytes."""
    root = copied(tmp_path_factory.mktemp("elsewhere"), source=kit.root)
    return load_workspace(Project(root), formats())[0]


@pytest.fixture(scope="module")
def at_home(kit: Kit) -> Workspace:
    """The project with its build, which its reports tell of."""
    return kit.telling


@pytest.fixture(scope="module")
def reader() -> Iterator[BoundedReader]:
    """One process that reads all files: starting it takes longer than reading."""
    with open_bounded_reader() as reader:
        yield reader


def held(
    files: Mapping[str, Path], elsewhere: Workspace, at_home: Workspace, reader: BoundedReader
) -> Mapping[str, FileStatus]:
    """What became of each file by its name, which for one of a report starts so."""
    reports = [name for name in files if name.startswith("reports/")]
    others = [name for name in files if name not in reports]
    return {
        **dict(zip(others, verify([files[name] for name in others], elsewhere, reader), strict=True)),
        **dict(zip(reports, verify([files[name] for name in reports], at_home, reader), strict=True)),
    }


@pytest.fixture(scope="module")
def resaved(kit: Kit, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """What LibreOffice has opened and saved; nothing, if it is missing."""
    folder = tmp_path_factory.mktemp("resaved")
    with suppress(pytest.skip.Exception):
        for ending in ("docx", "xlsx"):
            converted([kit.file(path) for path in OFFICE if path.endswith(ending)], ending, folder / ending)
        return {path: folder / path.rpartition(".")[2] / path.replace("/", "--") for path in OFFICE}
    return {}


@pytest.fixture(scope="module")
def judged(
    kit: Kit, elsewhere: Workspace, at_home: Workspace, reader: BoundedReader, resaved: Mapping[str, Path]
) -> Mapping[str, FileStatus]:
    """What became of every file, and of those that were saved; in one go, as each page is laid out for both."""
    saved = {path + SAVED: file for path, file in resaved.items()}
    return held({path: kit.file(path) for path in CARRYING} | saved, elsewhere, at_home, reader)


@pytest.mark.parametrize("path", CARRYING)
def test_it_is_fresh_and_says_what_it_is(judged, kit: Kit, path: str) -> None:
    verified = judged[path]
    assert (verified.state, verified.why, verified.changes, bool(verified.alterations)) == ("fresh", "", (), False)
    assert verified.artifact == kit.page_of(path).artifact
    assert verified.record is not None
    assert verified.record.version == kit.page_of(path).version


@pytest.mark.parametrize("path", OFFICE)
def test_it_is_not_identical_and_no_edit_when_LibreOffice_has_saved_it(judged, path: str) -> None:
    program("soffice")
    verified = judged[path + SAVED]
    assert (verified.state, verified.why, bool(verified.alterations)) == ("not identical", "", False), verified


@pytest.mark.parametrize("path", [path for path in of_fullest("xlsx") if not path.startswith("reports/")])
def test_a_workbook_that_is_filled_in_is_no_edit_and_one_whose_words_are_edited_is_not(
    kit: Kit, elsewhere: Workspace, reader: BoundedReader, tmp_path: Path, path: str
) -> None:
    filled, edited = tmp_path / "filled.xlsx", tmp_path / "edited.xlsx"
    book = load_workbook(kit.file(path))
    opened = [cell for cell in cells(book) if not cell.protection.locked]  # a plan without a model has none
    for number, cell in enumerate(opened):
        cell.value = 98_765 + number if number % 2 else f"Entered, for {number} offices"
    book.save(filled)
    book = load_workbook(kit.file(path))
    worded = next(cell for cell in cells(book) if cell.protection.locked and cell.data_type == "s")
    worded.value = f"{worded.value} 98,765"
    book.save(edited)
    found = verify([filled, edited], elsewhere, reader)
    assert [(one.state, one.alterations.figures) for one in found] == [
        ("not identical", ()),
        ("altered", ("98,765",)),
    ]


def cells(book: Workbook) -> list[Cell]:
    """The cells of all sheets that are shown."""
    shown = (sheet for sheet in book if sheet.sheet_state == "visible")
    return [cell for sheet in shown for row in sheet.iter_rows() for cell in row if isinstance(cell, Cell)]


def test_a_calculator_that_somebody_has_played_with_is_no_edit(
    kit: Kit, elsewhere: Workspace, reader: BoundedReader, tmp_path: Path
) -> None:
    """The page as a browser saves it, with other numbers in it and other results."""
    live = [path for path in of_fullest("html") if promise(path).format == "web"]
    copies = {path: tmp_path / f"{number}.html" for number, path in enumerate(live)}
    assert live
    with chromium() as browser:
        for path, copy in copies.items():
            page = browser.new_page()
            page.goto(kit.file(path).as_uri())
            before = page.content()
            number = page.locator("input[type=number]")
            (number if number.count() else page.locator("input[type=text]")).first.fill("77")
            assert page.content() != before or not number.count()  # a text that is typed changes no other cell
            copy.write_text(page.content(), "utf-8")
    states = [one.state for one in verify([*copies.values()], elsewhere, reader)]
    assert dict(zip(live, states, strict=True)) == dict.fromkeys(live, "not identical")


def test_no_record_holds_a_value_that_its_page_does_not_print(judged, kit: Kit) -> None:
    """In whatever words: `half or more` prints a claim of 50%+."""
    for path in CARRYING:
        verified = judged[path]
        held = {end for one in verified.record.claims.values() for end in ends(one.said)}
        cited = {end for one in kit.page_of(path).root.find("citation") for end in ends(one.text)}
        assert held <= cited, path


def ends(text: str) -> list[float]:
    """The values that a text writes."""
    return [end for found in find_quantities(text, engine_units()) if found.quantity for end in found.quantity.ends]
