"""One model, four faces: Python, the workbook in LibreOffice, the page in Chromium and the paper say the same."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from itertools import islice
from math import isclose
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import html
from playwright.sync_api import Browser, Page

from generator.formulas import solve
from generator.writers._office.office_package import parts_of, repack
from tests.browser import chromium
from tests.kit.books import Book
from tests.kit.entering import Entries
from tests.kit.faces import OURS, SEED, Faces, plain
from tests.kit.office import Desk, addresses
from tests.kit.promised import promises
from tests.tools import REPOSITORY, pdf_text, spoken, word_text

CONTENT = REPOSITORY / "content"
WORKBOOKS = {
    found.document: found.path
    for found in promises()
    if found.format == "xlsx"
    and not found.document.startswith(("forms/", "customer-forms/"))
    and "model" in yaml.safe_load((CONTENT / f"{found.document}.yaml").read_text("utf-8"))
}
"""Every model of the kit, and its workbook; forms are filled in by `test_forms.py`, in four formats."""

ROI = yaml.safe_load((CONTENT / "calculators/roi.yaml").read_text("utf-8"))["model"]
CITED = re.compile(r"\[\]\(calc:roi/([\w-]+)\.(\w+)\)")
"""A figure that the engine prints: whoever cites it wrote no words of their own."""
PRICES = {name for name, row in ROI["assumptions"].items() if row.get("from", "").startswith("fact:")}
ONE_PAGERS = sorted(
    path.stem
    for path in (CONTENT / "one-pagers").glob("*.yaml")
    if "." not in path.stem and "{{ roi." not in path.read_text("utf-8")
)
"""Translations hold words; the figures that they leave out are those of their source."""

NEVER_BLANK = {"workbooks/target-list": frozenset({"personas_each"})}
"""A blank in `">=" & personas_each` is a criterion without a value: Excel finds nothing, LibreOffice every text."""

every_model = pytest.mark.parametrize("name", WORKBOOKS)
every_scenario = pytest.mark.parametrize("scenario", ROI["scenarios"])


@pytest.fixture(scope="module")
def faces(kit, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Faces]:
    """A model's faces; each is looked at once for all tests."""
    return cache(
        lambda name: Faces(
            kit.workspace.models[name],
            Book(kit.file(WORKBOOKS[name])),
            tmp_path_factory.mktemp("office"),
            NEVER_BLANK.get(name, frozenset()),
        )
    )


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium."""
    with chromium() as browser:
        yield browser


@pytest.fixture
def blank(browser: Browser) -> Iterator[Page]:
    """An empty page without a network."""
    context = browser.new_context(offline=True)
    yield context.new_page()
    context.close()


@pytest.fixture
def calculator(kit, blank: Page) -> Page:
    """The calculator's own page."""
    blank.goto(kit.file("calculators/tai-calculator-roi-web.html").as_uri())
    return blank


# Sets of inputs


def as_printed(label: str) -> str:
    """A label as the page prints it: of a citation, the words."""
    return re.sub(r"\[(.+?)\]\(.+?\)", r"\1", label)


def differing(faces: Faces, found: list[dict[str, Any]], same: Callable[[str, Any, Any], bool]) -> list[str]:
    """What is not as in Python, in words; the first few."""
    wrong = [
        f"set {number}, {name}: {theirs[name]!r} is not {ours[name]!r}, of {faces.inputs[number]}"
        for number, (ours, theirs) in enumerate(zip(faces.in_python, found, strict=True))
        for name in ours
        if not same(name, ours[name], theirs[name])
    ]
    return wrong[:5]


def equal(_: str, ours: Any, theirs: Any) -> bool:
    """Both to the last bit."""
    return ours == theirs and isinstance(ours, bool) is isinstance(theirs, bool)


def is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def to_nine_digits(faces: Faces) -> Callable[[str, Any, Any], bool]:
    """Numbers to a billionth, rounded ones exactly, everything else as it is."""

    def same(name: str, ours: Any, theirs: Any) -> bool:
        if isinstance(ours, list):
            return all(same(name, *pair) for pair in zip(ours, theirs, strict=True))
        if is_number(ours) and is_number(theirs) and name not in faces.rounded:
            return isclose(ours, theirs, rel_tol=1e-9)
        return equal(name, ours, theirs)

    return same


@every_model
def test_the_sets_hold_blanks_bounds_and_every_choice(faces, name: str) -> None:
    entries = faces(name).entries
    assert len(faces(name).sets) >= OURS
    for key, field in {**entries.fields, **entries.columns}.items():
        values = [given[key] for given in faces(name).sets]
        entered = {cell for value in values for cell in (value if isinstance(value, tuple) else (value,))}
        assert set(field.edges) <= entered, key


@every_model
def test_chromium_and_python_agree_to_the_last_bit(faces, blank: Page, name: str) -> None:
    assert differing(faces(name), faces(name).in_browser(blank), equal) == []


@every_model
def test_libreoffice_and_python_agree_to_a_billionth(faces, name: str) -> None:
    found = [faces(name).from_cells(reading) for reading in faces(name).in_office.sets]
    assert differing(faces(name), found, to_nine_digits(faces(name))) == []


def test_texts_and_errors_are_among_the_results(faces) -> None:
    names = ("calculators/roi", "workbooks/kpi-scorecard")
    values = [value for name in names for result in faces(name).in_python for value in result.values()]
    found = {value for value in values if isinstance(value, str)}
    assert {"not reached", "met", "missed", "open", "#DIV/0!"} <= found


@every_model
def test_the_open_cells_are_the_inputs_and_no_formula_is_among_them(faces, name: str) -> None:
    book, every = faces(name).book, Entries.of(faces(name).solved)
    places = {faces(name).entry(key) for key in every.fields if not is_price(key, faces(name))}
    cells = places | {cell for key in every.columns for cell in book.cells(key)}
    chosen = {book.names["scenario"]} if faces(name).scenarios else set()
    assert book.opened == cells | chosen
    assert book.opened & book.calculated == set()


def is_price(name: str, faces: Faces) -> bool:
    """The price list is no input of what a customer gets, whatever its face."""
    row = faces.solved.rows.get("assumptions", {}).get(name, {})
    return faces.solved.document.kind.for_customers and str(row.get("from", "")).startswith("fact:")


# The calculator's own page

SHOW = """(sets) => JSON.stringify(JSON.parse(sets).map((pairs) => {
    toStored();
    setFrom(pairs);
    refresh();
    return [inputs(), Object.fromEntries(NAMED.map((cell) => [cell.dataset.name, cell.dataset.value]))];
}))"""
"""Enters sets of inputs as links do, and reads the results from the page's cells."""


def test_the_calculators_page_shows_what_python_calculates_whatever_is_entered(faces, calculator: Page) -> None:
    roi = faces("calculators/roi")
    chosen = {name for name, row in (ROI["inputs"] | ROI["assumptions"]).items() if "choices" in row}  # never blank
    every = Entries.of(roi.solved)
    prices = {name: roi.opening.values[name] for name in PRICES}
    sets = [*islice(every.only(every.fields.keys(), never_blank=chosen).sets(SEED), 100), *roi.inputs]
    sets = [{**given, **prices} for given in sets]
    columns = {name: roi.opening.values[name] for name in roi.model.inputs if "[" in name}
    pairs = [[[name, "" if value is None else str(value)] for name, value in given.items()] for given in sets]
    told = json.loads(calculator.evaluate(SHOW, json.dumps(pairs)), parse_int=float)
    for given, (entered, shown) in zip(sets, told, strict=True):
        fields = {name: value for name, value in entered.items() if "[" not in name}  # the columns of tables are fixed
        assert fields == {name: value for name, value in given.items() if name in fields}
        values = solve(roi.model, {**columns, **given})
        results = {name: plain(values[name]) for name in roi.results}
        wanted = {name: value for name, value in results.items() if not isinstance(value, list)}
        found = {name: text for name, text in shown.items() if name not in PRICES}
        assert {name: float(text) if is_number(wanted[name]) else text for name, text in found.items()} == wanted


# What is stored


@every_model
def test_every_stored_result_is_the_calculated_one(faces, name: str) -> None:
    book, calculated = faces(name).book, faces(name).in_office.as_built
    pairs = {place: (book.stored(place), calculated[place]) for place in book.calculated}
    wrong = {place: pair for place, pair in pairs.items() if not stored_alike(*pair)}
    assert wrong == {}


def stored_alike(stored: Any, calculated: Any) -> bool:
    if is_number(stored) and is_number(calculated):
        return isclose(stored, calculated, rel_tol=1e-9, abs_tol=1e-12)
    return (stored or "") == (calculated or "")  # an empty text is read as nothing


@every_model
def test_the_charts_remember_the_stored_results(faces, name: str) -> None:
    book = faces(name).book
    charts = list(book.charts())
    assert charts or not faces(name).solved.rows.get("charts")
    for (sheet, area), remembered in charts:
        stored = [book.stored((sheet, address)) for address in addresses(area)]
        assert [float(text or 0) for text in remembered] == [
            pytest.approx(value if is_number(value) else 0, rel=1e-9) for value in stored
        ]


@every_model
def test_a_preview_shows_every_result_and_every_chart(kit, faces, name: str) -> None:
    assert faces(name).in_office
    text = " ".join(pdf_text(faces(name).preview).split())
    shown = {key: faces(name).opening.shown[key] for key in faces(name).solved.rows["outputs"]}
    blank = {key for key in shown if faces(name).opening.values[key] == 0}
    assert {
        key: words for key, words in shown.items() if " ".join(words.split()) not in text and key not in blank
    } == {}
    parts = (part for sheet in kit.source(name).get("sheets", ()) for part in sheet["parts"])
    headings = [as_printed(part["heading"]) for part in parts]
    for chart in faces(name).solved.rows.get("charts", {}).values():
        title = as_printed(chart["title"])
        waiting = text.count(f"{title}: drawn as soon as there are values")
        assert "finding" in chart or text.count(title) > headings.count(title) + waiting - 1


def test_a_preview_shows_what_is_stored_and_calculates_no_number(kit, tmp_path: Path) -> None:
    """Another number in place of the stored results is shown as it is."""
    other, target = tmp_path / "other.xlsx", tmp_path / "other.pdf"
    package = kit.file(WORKBOOKS["calculators/roi"]).read_bytes()
    sheets = {name: xml for name, xml in parts_of(package).items() if name.startswith("xl/worksheets/sheet")}
    changed = {name: re.sub(rb"(</f>\s*<v>)\d{5,}[.\d]*(</v>)", rb"\g<1>424242\2", xml) for name, xml in sheets.items()}
    other.write_bytes(repack(package, changed))
    desk = Desk(other, [])
    desk.preview(target)
    assert list(desk.work(tmp_path)) == []
    assert pdf_text(target).count("$424,242") >= len(["cost", "license", "savings", "three years"])


# A scenario says the same everywhere


@pytest.fixture(scope="module")
def in_workbook(faces) -> Callable[[str], Mapping[str, str]]:
    """The results as the workbook shows them when it is opened at a scenario."""
    roi = faces("calculators/roi")
    return lambda scenario: {
        name: roi.in_office.scenarios[scenario][roi.book.names[name]] for name in (*ROI["steps"], *ROI["outputs"])
    }


@every_scenario
def test_the_calculators_page_says_what_the_workbook_says(in_workbook, calculator: Page, scenario: str) -> None:
    calculator.locator(f"[data-scenario='{scenario}'] button").click()
    shown = calculator.evaluate("Object.fromEntries(NAMED.map((cell) => [cell.dataset.name, cell.textContent]))")
    assert {name: text for name, text in shown.items() if name not in PRICES} == in_workbook(scenario)


@every_scenario
def test_the_business_case_says_what_the_workbook_says(kit, in_workbook, scenario: str) -> None:
    file = kit.file(f"calculators/roi-case-{scenario}.docx")
    case = kit.source("calculators/roi")["case"]
    printed = (spoken(pdf_text(file.with_suffix(".pdf"))), spoken(word_text(file)))
    results = in_workbook(scenario)
    viewed = {name for row in case["views"]["rows"] for name in row["values"]} & set(results)
    highlights = case["instead"].get(scenario, case)["highlights"]
    missing = {name for name in {*highlights, *viewed}
               if not all(" ".join(spoken(results[name])) in " ".join(words) for words in printed)}  # fmt: skip
    assert missing == set()


@pytest.mark.parametrize("name", ONE_PAGERS)
def test_the_one_pager_says_what_the_workbook_says(kit, in_workbook, name: str) -> None:
    cited = set(CITED.findall((kit.root / f"content/one-pagers/{name}.yaml").read_text("utf-8")))
    assert len(cited) >= 5
    page = html.fromstring(kit.file(f"one-pagers/{name}.html").read_text("utf-8"))
    printed = (
        spoken(pdf_text(kit.file(f"one-pagers/{name}.pdf"))),
        spoken(word_text(kit.file(f"one-pagers/{name}.docx"))),
    )
    for scenario, result in cited:
        found = page.xpath("//data[@value=$value]", value=f"calc:roi/{scenario}.{result}")
        wanted = in_workbook(scenario)[result]
        assert wanted in {" ".join(element.text_content().split()) for element in found}
        for words in printed:
            assert " ".join(spoken(wanted)) in " ".join(words)
