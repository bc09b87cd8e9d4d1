"""The interactive page in a real browser without a network: one types, and gets exactly what Python calculates."""

import json
import random
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from generator.formulas import ErrorValue
from generator.layout.compose import compose
from generator.models.value_forms import FORMS, show
from generator.pages.workspace import Workspace
from generator.press.loading import load_workspace
from generator.project import Project
from generator.writers import formats
from generator.writers.web import write
from tests.browser import chromium
from tests.tools import copied
from tests.writers.web_calculator import CHARTS, INPUTS, OUTPUTS, SCENARIOS, calculator_page, printed, solved

WIDTHS = {"phone": 390, "desk": 1280}
REFUSALS = "document.addEventListener('securitypolicyviolation', e => console.error('refused: ' + e.violatedDirective))"
RESULTS = """() => Object.fromEntries([...document.querySelectorAll("td.output[data-name]")]
    .map((cell) => [cell.dataset.name, [cell.textContent, cell.dataset.value]]))"""

Opened = Callable[..., Page]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium."""
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The calculator's page as a file."""
    path = tmp_path_factory.mktemp("web") / "calculator.html"
    path.write_bytes(write(calculator_page()))
    return path


@pytest.fixture
def opened(browser: Browser, file: Path) -> Iterator[Opened]:
    """Opens the page without a network; a complaint of the browser or a request fails the test."""
    heard: list[str] = []
    contexts = []

    def opens(link: str = "", width: int = 1280, path: Path = file, **settings: Any) -> Page:
        context = browser.new_context(offline=True, viewport={"width": width, "height": 844}, **settings)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: heard.extend([request.url] * (request.url[:5] not in {"file:", "data:"})))
        page.on("console", lambda message: heard.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: heard.append(str(error)))
        page.add_init_script(REFUSALS)
        page.goto(path.as_uri() + link)
        page.evaluate("document.fonts.ready.then(() => true)")
        return page

    yield opens
    for context in contexts:
        context.close()
    assert heard == []


def as_typed(value: Any, unit: str) -> str:
    """The value as a person types it."""
    if value is None or isinstance(value, str):
        return value or ""
    return f"{value * 100 if unit == 'percent' else value:.15g}"


def type_in(page: Page, name: str, value: Any) -> None:
    """Fill in one input as a person would."""
    control, unit = page.locator(f"[id='input-{name}']"), INPUTS[name][1]
    if unit == "flag":
        control.set_checked(value)
    elif name == "tier":
        control.select_option(value)
    else:
        control.fill(as_typed(value, unit))


def same(text: str, value: Any) -> bool:
    """Whether the browser's value is Python's, to the last bit."""
    if isinstance(value, bool):
        return text == str(value).lower()
    if isinstance(value, int | float):
        return float(text) == value
    return text == str(value)


def assert_shows(page: Page, values: Mapping[str, Any]) -> None:
    """Every result is Python's, as printed and as a value."""
    found = page.evaluate(RESULTS)
    assert {name: text for name, (text, _) in found.items()} == printed(values)
    assert [name for name, (_, text) in found.items() if not same(text, values[name])] == []


# What is typed is calculated

EDGES: Mapping[str, tuple[Any, ...]] = {
    "people": (None, 1.0, 500.0),
    "salary": (None, 20000.0, 1000000.0, 123456.789),
    "hours": (None, 0.0, 200.0, 0.1),
    "saved": (None, 0.07, 1.0, 33.3 / 100),
    "loss": (None, 0.0, -250000.0, 1e15, 1e308, -1e-9),
    "tier": ("Starter", "Growth", "Enterprise"),
    "team": (None, "R&D <b>", "=1+1", "Übergröße", "007"),
    "audited": (True, False),
}


def at_the_edges() -> Iterator[dict[str, Any]]:
    """Sets of inputs in which every edge comes up at least once."""
    for turn in range(max(map(len, EDGES.values()))):
        yield {name: EDGES[name][turn % len(EDGES[name])] for name in INPUTS}


def drawn(dice: random.Random) -> dict[str, Any]:
    """One set of inputs: edges and whatever lies between them."""
    between = {
        "people": float(dice.randint(1, 500)),
        "salary": round(dice.uniform(20000, 1000000), 2),
        "hours": round(dice.uniform(0, 200), 1),
        "saved": dice.randint(70, 1000) / 10 / 100,
        "loss": float(dice.randint(0, 2_000_000)),
    }
    return {n: dice.choice(EDGES[n]) if n not in between or dice.random() < 0.3 else between[n] for n in INPUTS}


def test_every_edge_and_ten_sets_between_give_exactly_what_python_gives(opened: Opened) -> None:
    page, dice = opened(), random.Random(20260125)
    for given in (*at_the_edges(), *(drawn(dice) for _ in range(10))):
        for name, value in given.items():
            type_in(page, name, value)
        assert_shows(page, solved(**given))


def test_it_opens_with_the_stored_results(opened: Opened) -> None:
    assert_shows(opened(), solved())


def test_a_result_can_be_a_text_or_an_error(opened: Opened) -> None:
    page = opened()
    type_in(page, "hours", 0.0)
    assert page.locator("[data-name=payback]").text_content() == "not reached"
    assert page.locator("[data-name=per_hour]").text_content() == str(ErrorValue.DIVISION)


def test_a_table_of_entries_is_calculated_row_by_row(opened: Opened) -> None:
    page = opened()
    page.get_by_label("Amount, row 3").fill("1000000")
    page.get_by_label("Chance, row 3").fill("12.5")
    amounts, chances = (120000.0, 80000.0, 1000000.0), (0.5, 0.25, 0.125)
    assert_shows(page, solved(**{"Deals[Amount]": amounts, "Deals[Chance]": chances}))
    assert page.locator("[data-result='Deals[Worth]']").all_text_contents() == ["$60,000", "$20,000", "$125,000"]


def test_an_alert_and_a_state_come_and_go(opened: Opened) -> None:
    page, alert, verdict = opened(), "[data-name=expected].is-alert", "[data-name=verdict]"
    assert page.locator(f"{verdict}.is-quiet").text_content() == "open"
    assert page.locator(alert).count() == 0
    page.get_by_label("Amount, row 1").fill("1000")
    assert page.locator(alert).count() == 1
    page.get_by_label("Amount, row 1").fill("900000")
    assert page.locator(f"{verdict}.is-good").text_content() == "met"
    assert page.locator(f"{verdict}.is-quiet, {alert}").count() == 0


def test_figures_are_printed_digit_for_digit_as_python_prints_them(opened: Opened) -> None:
    dice = random.Random(7)
    numbers = [0.0, -0.0, 1.0, 1.005, 2.675, 0.5, -0.4, 999.5, 1e15 + 0.125, 2.0**36 + 2.0**-7, 2.0**53]
    numbers += [1e21, 1e23, 1e300]
    numbers += [dice.choice((-1, 1)) * dice.random() * 10.0 ** dice.randint(-8, 25) for _ in range(400)]
    cases = [(n, unit, places) for n in numbers for unit in (*FORMS, "bananas") for places in (None, 0, 2, 6)]
    wanted = [show(number, unit, places) for number, unit, places in cases]
    got = opened().evaluate(f"{json.dumps(cases)}.map(([n, unit, places]) => shown(n, unit, places ?? undefined))")
    assert [(case, w, g) for case, w, g in zip(cases, wanted, got, strict=True) if w != g] == []


def test_truths_texts_blanks_and_errors_are_printed_as_python_prints_them(opened: Opened) -> None:
    page = opened()
    assert page.evaluate("[true, false, null, 'not reached'].map((v) => shown(v, 'money'))") == [
        show(value, "money") for value in (True, False, None, "not reached")
    ]
    assert page.evaluate("shown(formulas.ERRORS['#N/A'], 'money')") == show(ErrorValue.MISSING, "money")


# What cannot be meant is refused

WRONG = (
    ("people", "12.5", "Enter a whole number, 1 to 500"),
    ("people", "501", "Enter 1 to 500"),
    ("people", "0", "Enter 1 to 500"),
    ("saved", "6.9", "Enter 7 to 100%"),
    ("saved", "101", "Enter 7 to 100%"),
    ("salary", "1e400", "Enter a number, $20,000 to $1,000,000"),
)


@pytest.mark.parametrize("name, text, message", WRONG)
def test_a_wrong_entry_says_what_is_wanted_and_the_last_good_results_stay(
    opened: Opened, name: str, text: str, message: str
) -> None:
    page = opened()
    type_in(page, "hours", 50.0)
    page.locator(f"#input-{name}").fill("")
    page.locator(f"#input-{name}").press_sequentially(text)
    assert page.locator(f"#hint-{name}").text_content() == message
    assert page.locator(f"#input-{name}").get_attribute("aria-invalid") == "true"
    type_in(page, "hours", 51.0)
    kept = solved(hours=50.0, **_before_the_slip(name, text))
    assert_shows(page, kept)
    expect(page.locator(".spoken")).to_have_text(f"The {name}: {message}. Results keep the last good figures.")
    type_in(page, name, INPUTS[name][0])
    assert page.locator("[aria-invalid]").count() == 0
    assert_shows(page, solved(hours=51.0))


def _before_the_slip(name: str, text: str) -> dict[str, Any]:
    """What the input held one key before it went wrong."""
    last_good = {"12.5": 12.0, "501": 50.0, "0": None, "6.9": None, "101": 0.1, "1e400": None}[text]
    return {name: last_good}


# Scenarios, links and the other buttons


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_scenario_sets_its_inputs_and_leaves_the_others_as_stored(opened: Opened, name: str) -> None:
    page = opened()
    type_in(page, "loss", 5000.0)
    button = page.get_by_role("button", name=f"{name.title()} team")
    button.focus()
    page.keyboard.press("Enter")
    assert_shows(page, solved(**SCENARIOS[name]))
    assert button.get_attribute("aria-pressed") == "true"
    assert page.locator("[aria-pressed=true]").count() == 1
    type_in(page, "people", 3.0)
    assert page.locator("[aria-pressed=true]").count() == 0


def test_a_copied_link_brings_every_input_back(browser: Browser, opened: Opened) -> None:
    given = {"people": 7.0, "saved": 12.3 / 100, "loss": None, "tier": "Enterprise"}
    given |= {"team": "R&D = 1|2 +%", "audited": False}
    page = opened(permissions=["clipboard-read", "clipboard-write"])
    for name, value in given.items():
        type_in(page, name, value)
    page.get_by_label("Amount, row 3").fill("70000")
    page.get_by_label("Company, row 3").fill("Fabrikam")
    page.get_by_role("button", name="Copy link").click()
    page.get_by_role("button", name="Link copied").wait_for()
    link = page.evaluate("navigator.clipboard.readText()")
    assert "#people=7&" in link
    again = opened(link="#" + link.partition("#")[2])
    columns = {"Deals[Amount]": (120000.0, 80000.0, 70000.0), "Deals[Company]": ("Northwind", "Contoso", "Fabrikam")}
    assert_shows(again, solved(**given, **columns))
    assert again.locator("#input-team").input_value() == given["team"]
    assert again.locator("#input-saved").input_value() == "12.3"


BAD_LINKS = (
    "#people=0", "#people=5.5", "#people=1e999", "#people=NaN", "#people=0x10", "#people=<script>", "#tier=Gold",
    "#strangers=5", "#__proto__=5", "#constructor=1", "#Deals[Amount].99=5", "#Deals[Amount]=5", "#saved=35",
    "#%", "#=&&&=", "#people", "#s1",
)  # fmt: skip


def test_a_bad_value_in_a_link_changes_nothing(opened: Opened, file: Path) -> None:
    page = opened()
    for link in BAD_LINKS:
        page.goto("about:blank")  # or the page would only hear that its link has changed
        page.goto(file.as_uri() + link)
        type_in(page, "people", 5.0)  # `#people` alone is a blank
        assert_shows(page, solved())
        assert page.locator("[aria-invalid]").count() == 0, link


def test_the_good_values_of_a_link_count_beside_bad_ones(opened: Opened) -> None:
    assert_shows(opened("#people=9&salary=lots&tier=Starter"), solved(people=9.0, tier="Starter"))


def test_another_link_opened_in_the_same_page_counts_at_once(opened: Opened) -> None:
    page = opened("#people=9")
    page.evaluate("location.hash = '#hours=10'")
    expect(page.locator("#input-hours")).to_have_value("10")
    assert_shows(page, solved(hours=10.0))


def test_reset_brings_the_stored_inputs_back(opened: Opened) -> None:
    page = opened("#people=9&Deals[Amount].0=5")
    page.locator("#input-salary").fill("1")
    page.get_by_role("button", name="Reset").click()
    assert_shows(page, solved())
    assert page.locator("[aria-invalid]").count() == 0
    assert "#" not in page.url


# What is seen and heard


def test_results_are_summed_up_for_those_who_listen(opened: Opened) -> None:
    page = opened()
    type_in(page, "people", 6.0)
    values = printed(solved(people=6.0))
    said = f"The roi: {values['roi']}. The payback: {values['payback']}. The net: {values['net']}"
    expect(page.locator("[aria-live=polite]")).to_have_text(said)


@pytest.mark.parametrize("kind", CHARTS)
def test_a_chart_and_its_table_follow(opened: Opened, kind: str) -> None:
    page = opened()
    chart = page.locator(f"figure.chart[data-kind={kind}]")
    side = "width" if kind == "bar" else "height"
    for people in (6.0, 300.0):
        type_in(page, "people", people)
        values = solved(people=people)
        shares = [float(chart.locator("rect").nth(n).get_attribute(side) or 0) for n in range(len(CHARTS[kind]))]
        sizes = [abs(values[name]) for name in CHARTS[kind]]
        wanted = [size / max(sizes) for size in sizes]
        assert [share / max(shares) for share in shares] == pytest.approx(wanted, abs=0.01)
        words = [show(values[name], "money") for name in CHARTS[kind]]
        assert chart.locator("td").all_text_contents() == words
        assert set(words) <= set(chart.locator("svg text").all_text_contents())


@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_no_barrier_while_all_is_well_and_while_something_is_wrong(opened: Opened, width: str) -> None:
    page = opened(width=WIDTHS[width])
    assert [rule["id"] for rule in Axe().run(page).response["violations"]] == []
    page.locator("#input-people").fill("12.5")
    page.locator("details").first.evaluate("details => { details.open = true; }")
    assert [rule["id"] for rule in Axe().run(page).response["violations"]] == []


@pytest.mark.parametrize("width", WIDTHS)
def test_nobody_scrolls_sideways_even_for_huge_results(opened: Opened, width: str) -> None:
    page = opened("#loss=1e300", width=WIDTHS[width])
    assert page.evaluate("document.documentElement.scrollWidth") <= WIDTHS[width]


FOCUSED = """() => {
    const own = document.activeElement;
    const frame = own.closest('.control') ?? own;
    const ring = getComputedStyle(frame).boxShadow !== 'none' || getComputedStyle(own).outlineStyle !== 'none';
    return own !== document.body && ring;
}"""


def test_every_control_and_button_is_reached_with_the_keyboard_and_seen(opened: Opened) -> None:
    page = opened()
    wanted = page.locator("main :is(input, select, button, summary)").count()
    rings = []
    for _ in range(wanted):
        page.keyboard.press("Tab")
        rings.append(page.evaluate(FOCUSED))
    assert rings == [True] * wanted


def test_on_paper_entries_look_like_values_and_buttons_are_gone(opened: Opened) -> None:
    page = opened()
    type_in(page, "salary", 165000.0)
    page.emulate_media(media="print")
    cell = page.locator("td[data-name=salary]")
    assert cell.locator(".stored").inner_text() == "$165,000"
    assert [page.locator(f"{part} >> visible=true").count() for part in ("input", "select", ".tools")] == [0, 0, 0]


def test_without_javascript_the_stored_results_are_there(opened: Opened) -> None:
    page = opened(java_script_enabled=False)
    text = page.locator("main").inner_text()
    assert [words for words in printed(solved()).values() if words not in text] == []
    assert "$150,000" in text
    assert page.locator("input >> visible=true").count() == 0
    assert page.locator(".tools >> visible=true").count() == 0


# The company's own calculator


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The project's content, its calculators with an interactive page."""
    root = copied(tmp_path_factory.mktemp("kit"))
    kind = root / "layouts" / "calculators" / "kind.yaml"
    if "web.html" not in kind.read_text("utf-8"):
        kind.write_text(kind.read_text("utf-8") + "  web: {page: web.html, formats: [web]}\n", "utf-8")
    return load_workspace(Project(root), formats())[0]


@pytest.mark.parametrize("width", WIDTHS)
def test_every_scenario_of_the_roi_calculator_shows_the_digits_of_its_model(
    opened: Opened, kit: Workspace, tmp_path: Path, width: str
) -> None:
    document, path = kit.documents["calculators/roi"], tmp_path / "roi.html"
    [page] = [page for view, page in compose(document, kit).pages if "web" in view.formats]
    path.write_bytes(write(page))
    browsed = opened(path=path, width=WIDTHS[width])
    assert [rule["id"] for rule in Axe().run(browsed).response["violations"]] == []
    assert browsed.evaluate("document.documentElement.scrollWidth") <= WIDTHS[width]
    for name, scenario in kit.models[document.key].solved.items():
        if name != "default":
            browsed.locator(f"[data-scenario={name}] button").click()
            found = {name: text for name, (text, _) in browsed.evaluate(RESULTS).items()}
            assert found == {name: scenario.shown[name] for name in found}


@pytest.mark.slow  # it writes the sample with every chart
def test_the_sample_covers_every_unit_of_entry_and_every_kind_of_chart() -> None:
    assert {unit for _, unit, _ in INPUTS.values()} >= {"count", "money", "percent", "text", "flag"}
    assert set(CHARTS) == {"bar", "column", "waterfall"}
    assert all(re.fullmatch(r"[a-z_]+", name) for name in OUTPUTS)
