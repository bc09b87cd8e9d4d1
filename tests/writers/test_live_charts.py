"""Charts on the live page, measured in Chromium: at every width, words touch neither words nor what is not theirs."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.writers.web import write
from tests.browser import chromium
from tests.tools import REPOSITORY
from tests.writers.live_charts import DATA, ROWS, page_of_charts
from tests.writers.web_calculator import CHARTS

MEASURE = """(figure) => {
  const svg = figure.querySelector("svg");
  const [, top, width, height] = svg.getAttribute("viewBox").split(" ").map(Number);
  const texts = [...svg.querySelectorAll("text")]
    .filter((one) => one.textContent).map((one) => [one.textContent, one.getBBox()]);
  const marks = [...svg.querySelectorAll("rect:not(.week)")].map((one) => one.getBBox());
  const shared = (a, b) => Math.min(
    Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x),
    Math.min(a.y + a.height * 0.82, b.y + b.height * 0.82) - Math.max(a.y + a.height * 0.22, b.y + b.height * 0.22));
  const over = (text, mark) => {
    const [top, bottom] = [text.y + text.height * 0.2, text.y + text.height * 0.8];
    const across = Math.min(text.x + text.width, mark.x + mark.width) - Math.max(text.x, mark.x);
    const down = Math.min(bottom, mark.y + mark.height) - Math.max(top, mark.y);
    const inside = text.x >= mark.x - 1 && text.x + text.width <= mark.x + mark.width + 1;
    return across > 1 && down > 1 && !inside;
  };
  const wrong = [];
  texts.forEach(([said, box], n) => {
    for (const [other, its] of texts.slice(n + 1)) if (shared(box, its) > 1) wrong.push(`${said} over ${other}`);
    if (marks.some((mark) => over(box, mark))) wrong.push(`${said} over a bar`);
    if (box.x < -1 || box.x + box.width > width + 1) wrong.push(`${said} leaves at the side`);
    const [above, below] = [box.y + box.height * 0.2, box.y + box.height * 0.8];
    if (above < top - 1 || below > top + height + 1) wrong.push(`${said} leaves above or below`);
  });
  for (const mark of marks) if (mark.x < -1 || mark.x + mark.width > width + 1) wrong.push("a bar leaves");
  return wrong;
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium."""
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="module", params=[390, 1280])
def page(request: pytest.FixtureRequest, browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """The page of all charts, on a phone and on a desk."""
    path = tmp_path_factory.mktemp("charts") / "charts.html"
    path.write_bytes(write(page_of_charts()))
    opened = browser.new_page(viewport={"width": request.param, "height": 900}, offline=True)
    heard: list[str] = []
    opened.on("pageerror", lambda error: heard.append(str(error)))
    opened.goto(path.as_uri())
    opened.evaluate("document.fonts.ready.then(() => true)")
    opened.locator("#gantt-plan svg").wait_for()
    yield opened
    opened.close()
    assert heard == []


def test_words_touch_nothing_and_leave_no_picture(page: Page) -> None:
    ids = [*(f"{kind}-{name}" for kind in ROWS for name in DATA), "gantt-plan"]
    found = {name: page.locator(f"#{name}").evaluate(MEASURE) for name in ids}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_the_alternative_text_says_the_finding_and_every_value(page: Page) -> None:
    said = page.locator("#waterfall-few svg").get_attribute("aria-label")
    assert said == (
        "waterfall, few. Manual work today: $271,154; Hours that go away: −$135,577; TAI: $100,000; Year one: $235,577"
    )
    assert set(CHARTS) <= set(ROWS)


def test_a_finding_gives_way_to_the_neutral_title_as_soon_as_a_value_differs(page: Page) -> None:
    finding, people = page.locator("#live .finding"), page.locator("#input-people")
    published, stored = finding.text_content() or "", people.input_value()
    assert published.startswith("The gain is $")
    people.fill("77")
    expect(finding).to_have_text("Gain and cost")
    expect(page.locator("#live svg")).to_have_attribute("aria-label", re.compile("^Gain and cost. gain: "))
    people.fill(stored)
    expect(finding).to_have_text(published)
    expect(page.locator("#bar-few .finding")).to_have_text("bar, few")


def test_no_two_scripts_of_a_page_declare_the_same_name() -> None:
    """They stand in one page, where a second `const` of a name stops all of them."""
    declared = re.compile(r"(?m)^(?:const|let|function|class) (\w+)")
    scripts = sorted((REPOSITORY / "generator/writers/web").glob("*.js"))
    names = [name for script in scripts for name in declared.findall(script.read_text("utf-8"))]
    assert len(names) > 100
    assert sorted(name for name in {*names} if names.count(name) > 1) == []
