"""Forms: filled in by a program in PDF, Word, Excel and in a browser, read back, and scored alike."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import yaml
from lxml import etree
from openpyxl import load_workbook

from generator.formulas import Model, read_day, solve
from generator.layout.form_fields import KIND, NAME, WORDS, is_field, name_fields
from generator.pages.solved_model import SolvedModel
from generator.pages.tree import Element
from generator.writers._web.page_model import columns_of, is_table, outside_tables
from tests.browser import chromium
from tests.kit.books import Book
from tests.kit.conftest import Kit
from tests.kit.entering import model_of
from tests.tools import REPOSITORY, converted

KINDS = ("forms", "customer-forms")
FORMS = sorted(f"{kind}/{path.stem}" for kind in KINDS for path in (REPOSITORY / "content" / kind).glob("*.yaml"))
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
DAY = "2026-03-02"

every_form = pytest.mark.parametrize("name", FORMS)


@cache
def fields(kit: Kit, name: str) -> Mapping[str, Element]:
    """Every field of a form by its name."""
    root = name_fields(kit.page_of(f"{name}.pdf").root)
    return {cell.get(NAME): cell for cell in root.walk() if is_field(cell)}


def entries(kit, name: str, round_: int = 0) -> dict[str, Any]:
    """Something to enter in every field, as people would: no two rounds are alike."""
    found = {key: cell for key, cell in fields(kit, name).items() if cell.get(KIND) != "result"}
    return {key: _entry(cell, number + round_) for number, (key, cell) in enumerate(found.items())}


def _entry(cell: Element, number: int) -> Any:
    choices, least = cell.get("data-choices").split("|"), int(float(cell.get("data-least") or 0))
    return {
        "line": f"Northwind {number}", "passage": f"“{number}”, they said;\nand no more.", "date": DAY,
        "number": number % 4 + 2 + least, "choice": choices[number % len(choices)], "tick": number % 5 > 0,
        "result": None,
    }[cell.get(KIND)]  # fmt: skip


def places(kit, name: str) -> Iterator[tuple[str, str, int | None]]:
    """Each field to enter: its name, what formulas call it, and its row in a table."""
    root = name_fields(kit.page_of(f"{name}.pdf").root)
    for cell in outside_tables(root):
        if is_field(cell) and cell.has("input"):
            yield cell.get(NAME), cell.get("data-name"), None
    for column in (column for table in root.walk() if is_table(table) for column in columns_of(table)):
        yield from (
            (cell.get(NAME), column.key, n)
            for n, cell in enumerate(column.cells)
            if is_field(cell) and cell.has("input")
        )


def scored(kit, name: str, entered: Mapping[str, Any]) -> dict[str, Any]:
    """What the model comes to with these entries, as Python calculates it."""
    solved: SolvedModel = kit.workspace.models[name]
    model: Model = model_of(solved)
    default = solved.solved["default"]
    given = {key: default.values[key] for key in model.inputs if key in default.values}
    given |= {key: list(cells) for key, cells in default.columns.items() if key in model.inputs}
    for key, called, row in places(kit, name):
        value = True if entered[key] is True else None if entered[key] is False else counted(kit, name, key, entered)
        if row is None:
            given[called] = value
        else:
            given[called][row] = value
    found = solve(model, {key: tuple(cell) if isinstance(cell, list) else cell for key, cell in given.items()})
    return {cell.get("data-name"): found[cell.get("data-name")] for cell in results(kit, name)}


def counted(kit, name: str, key: str, entered: Mapping[str, Any]) -> Any:
    """What formulas count: of a share, the fraction of what people write; of a day, its number."""
    unit = fields(kit, name)[key].get("data-unit")
    if unit == "date":
        return read_day(entered[key])
    return entered[key] / 100 if unit == "percent" else entered[key]


def results(kit, name: str) -> list[Element]:
    return [cell for cell in fields(kit, name).values() if cell.get(KIND) == "result"]


PRINTED = re.compile(r"([-\u2212]?)\$?([\d,]+)(?:\.(\d+))?(%?)(?: hours?)?")


def alike(one: Any, other: Any) -> bool:
    """Whether two results are the same: a number to the last digit that is printed, a text as it is."""
    found = PRINTED.fullmatch(str(one))
    if not found or isinstance(other, str):
        return (one or "") == (other or "")
    sign, whole, after, share = found.groups()
    scale = 100 if share else 1
    number = float(f"{whole.replace(',', '')}.{after or 0}") / scale
    return (-number if sign else number) == pytest.approx(other or 0, abs=0.501 / 10 ** len(after or "") / scale)


@every_form
def test_every_field_has_words_that_a_listener_hears(kit, name: str) -> None:
    assert [key for key, cell in fields(kit, name).items() if not cell.get(WORDS)] == []
    assert any(cell.get(KIND) != "result" for cell in fields(kit, name).values())


@every_form
def test_a_PDF_is_filled_in_and_read_back(kit, name: str, tmp_path: Path) -> None:
    entered, copy = entries(kit, name), tmp_path / "filled.pdf"
    with pikepdf.open(kit.file(f"{name}.pdf")) as pdf:
        widgets = {str(field.T): field for field in pdf.Root.AcroForm.Fields}
        assert set(widgets) == set(fields(kit, name))
        for key, value in entered.items():
            widgets[key].V = pikepdf.Name("/on" if value else "/Off") if isinstance(value, bool) else str(value)
        assert {key: str(field.TU) for key, field in widgets.items()} == {
            key: cell.get(WORDS) for key, cell in fields(kit, name).items()
        }
        pdf.save(copy)
    with pikepdf.open(copy) as pdf:
        read = {str(field.T): str(field.get("/V", "")) for field in pdf.Root.AcroForm.Fields}
    said = {key: {True: "/on", False: "/Off"}.get(value, str(value)) if isinstance(value, bool) else str(value)
            for key, value in entered.items()}  # fmt: skip
    assert {key: read[key] for key in entered} == said


@every_form
def test_the_script_of_a_PDF_scores_as_the_model_does(kit, name: str, browser) -> None:
    with pikepdf.open(kit.file(f"{name}.pdf")) as pdf:
        script = pdf.Root.Names.JavaScript.Names[1].JS.read_bytes().decode()
        calls = {str(field.T): str(field.AA.C.JS) for field in pdf.Root.AcroForm.CO}
    assert set(calls) == {cell.get("data-name") for cell in results(kit, name)}
    blank = browser.new_page()
    for round_ in range(4):
        entered = entries(kit, name, round_)
        written = {
            key: ("on" if value else "Off") if isinstance(value, bool) else str(value) for key, value in entered.items()
        }
        page = f"const page = {{getField: (name) => ({{value: ({json.dumps(written)})[name]}})}};"
        found = blank.evaluate(
            f"(() => {{ {script}\n{page}\nreturn {json.dumps([*calls])}.map((name) => outcome(page, name)); }})()"
        )
        wanted = scored(kit, name, entered)
        assert [key for key, value in zip(calls, found, strict=True) if not alike(value, wanted[key])] == []


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as running:
        yield running


@every_form
def test_a_Word_form_is_filled_in_and_read_back(kit, name: str, tmp_path: Path) -> None:
    wanted = fields(kit, name)
    with zipfile.ZipFile(kit.file(f"{name}.docx")) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    controls = {tag.get(f"{W}val"): control for control in root.iter(f"{W}sdt") for tag in control.iter(f"{W}tag")}
    assert set(wanted) <= set(controls)
    kinds = {
        "choice": "dropDownList",
        "date": "date",
        "line": "text",
        "number": "text",
        "passage": "text",
        "result": "text",
    }
    for key, cell in wanted.items():
        settings = controls[key].find(f"{W}sdtPr")
        kind = cell.get(KIND)
        assert settings.find(f"{W14}checkbox" if kind == "tick" else f"{W}{kinds[kind]}") is not None, key
        assert settings.find(f"{W}alias").get(f"{W}val") == cell.get(WORDS)[:64]
    entered = {key: str(value) for key, value in entries(kit, name).items() if not isinstance(value, bool)}
    for key, value in entered.items():
        next(controls[key].iter(f"{W}t")).text = value
    again = etree.fromstring(etree.tostring(root))
    read = {tag.get(f"{W}val"): "".join(t.text or "" for t in control.iter(f"{W}t"))
            for control in again.iter(f"{W}sdt") for tag in control.iter(f"{W}tag")}  # fmt: skip
    assert {key: read[key] for key in entered} == entered


@every_form
def test_a_browser_scores_keeps_and_saves_what_is_entered(kit, name: str, browser) -> None:
    called = {key: (at if row is None else f"{at}.{row}") for key, at, row in places(kit, name)}
    entered = entries(kit, name, 1)
    page = browser.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(kit.file(f"{name}.html").as_uri())
    for key, at, row in places(kit, name):
        control = page.locator(f'[data-key="{at}"]' + ("" if row is None else f'[data-row="{row}"]'))
        if isinstance(entered[key], bool):
            control.set_checked(entered[key])
        elif control.evaluate("one => one.tagName") == "SELECT":
            control.select_option(entered[key])
        else:
            control.fill(str(entered[key]))
    shown = _shown(page)
    page.reload()
    assert _shown(page) == shown, "what was entered is gone after the page was opened again"
    with page.expect_download() as saved:
        page.locator('[data-do="save"]').click()
    rows = [*csv.reader(io.StringIO(Path(saved.value.path()).read_text("utf-8-sig")))]
    assert faults == []
    told = {row[0]: row[2] for row in rows}
    assert {key: told[called[key]] for key in called} == {
        key: kept_as(counted(kit, name, key, entered), value) for key, value in entered.items()
    }
    wanted = scored(kit, name, entered)
    assert {key: value for key, value in shown.items() if key in wanted and not alike(value, wanted[key])} == {}


def kept_as(value: Any, entered: Any) -> str:
    """What a saved form says of an entry: a day as people write it, all else as formulas count it."""
    return ("true" if value else "") if isinstance(value, bool) else entered if entered == DAY else str(value)


def _shown(page: Any) -> dict[str, str]:
    return page.evaluate("() => Object.fromEntries(NAMED.map((cell) => [cell.dataset.name, cell.textContent]))")


@pytest.fixture(scope="module")
def calculated(kit, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workbooks as they are filled in. LibreOffice calculates them, all in one call, for what openpyxl saves has
    no results."""
    folder = tmp_path_factory.mktemp("filled")
    return converted([fill_in(kit, name, folder / f"{name}.xlsx") for name in FORMS], "xlsx", folder / "out")


def fill_in(kit, name: str, filled: Path) -> Path:
    book, entered = Book(kit.file(f"{name}-sheet.xlsx")), entries(kit, name, 2)
    for key, (sheet, address) in cells_of(kit, name, book).items():
        book.formulas[sheet][address] = counted(kit, name, key, entered) if entered[key] is not False else None
    filled.parent.mkdir(exist_ok=True)
    book.formulas.save(filled)
    return filled


def cells_of(kit, name: str, book: Book) -> dict[str, tuple[str, str]]:
    """The cell of each field to enter."""
    return {key: book.cells(called)[row or 0] for key, called, row in places(kit, name)}


@every_form
def test_a_workbook_is_filled_in_and_scores_as_the_model_does(kit, name: str, calculated: Path) -> None:
    book, entered = Book(kit.file(f"{name}-sheet.xlsx")), entries(kit, name, 2)
    cells = cells_of(kit, name, book)
    again = load_workbook(calculated / f"{name.replace('/', '--')}.xlsx", data_only=True)
    wanted = scored(kit, name, entered)
    found = {key: again[sheet][address].value for key in wanted for sheet, address in book.cells(key)[:1]}
    assert {key: (found[key], value) for key, value in wanted.items() if not alike(found[key], value)} == {}
    assert [
        key for key, (sheet, address) in cells.items() if again[sheet][address].value is None and entered[key]
    ] == []
    ruled = [rule for sheet in book.formulas.worksheets for rule in sheet.data_validations.dataValidation]
    assert {"date"} <= {rule.type for rule in ruled}, "a day that nobody checks"


def test_the_checklist_asks_what_the_scorer_scores() -> None:
    def questions(path: str, tables: list[str]) -> list[tuple[Any, ...]]:
        model = yaml.load((REPOSITORY / path).read_text("utf-8"), yaml.BaseLoader)["model"]
        return [
            (row["No"], row["Question"], row["Weight"]) for table in tables for row in model["tables"][table]["rows"]
        ]

    assert questions("content/forms/discovery.yaml", ["Current", "Pain", "Impact", "Readiness"]) == questions(
        "content/workbooks/icp-scorer.yaml", ["Questions"]
    )


def test_no_password_stands_in_any_document() -> None:
    text = (REPOSITORY / "content/forms/demo-environment.yaml").read_text("utf-8").lower()
    assert not re.search(r"demo@|login|password(?! )(?!:)|pass(word|wd) (is|=)", text)


def test_what_an_answer_counts_stands_in_boxes_above_what_is_asked(kit: Kit) -> None:
    page = kit.file("forms/churn-signs.html").read_text()
    above, table = page.index('<dl class="facts" data-part="points"'), page.index('data-table="Signs"')
    assert above < table
    marks = re.findall(r"<dt>.*?</dt>", page[above:table])
    assert [re.sub(r"<.*?>", "", mark) for mark in marks] == ["No scores 0", "Once scores 1", "Often scores 2"]
