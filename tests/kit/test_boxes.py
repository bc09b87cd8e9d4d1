"""The measure of boxes finds what it is for: a page with one fault each, and one without."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser import chromium
from tests.kit.test_web import BOXES

PAGE = "<body style='font: 16px sans-serif; margin: 20px'><main><h1>A head</h1>{}<p>The next one.</p></main>"
WORDS = "<p style='{}'>A text of a few words.</p>"
FAULTS = {
    "over": ["margin: 0 0 -32px", "position: relative; top: 30px"],
    "outside": ["width: 900px; text-align: right", "margin-left: -60px", "text-indent: 390px; white-space: nowrap"],
    "cut": ["height: 9px; overflow: hidden", "width: 20px; overflow: clip; white-space: nowrap"],
    "empty": ["font-size: 0"],
    "faint": ["color: #999", "background: #345; color: #000", "color: rgb(0 0 0 / .4)", "color: oklch(80% 0 0)"],
}


@pytest.fixture(scope="module")
def phone() -> Iterator[Page]:
    with chromium() as browser:
        yield browser.new_page(viewport={"width": 390, "height": 900})


def faults(page: Page, body: str) -> set[str]:
    page.set_content(PAGE.format(body))
    return {kind for kind, found in page.evaluate(BOXES).items() if found}


@pytest.mark.parametrize("kind, style", [(kind, style) for kind, styles in FAULTS.items() for style in styles])
def test_a_text_without_its_place_room_or_contrast_is_found(phone: Page, kind: str, style: str) -> None:
    assert kind in faults(phone, WORDS.format(style))


@pytest.mark.parametrize("flow", ["column-reverse", "column; --second: -1"])
def test_parts_above_those_before_them_are_found(phone: Page, flow: str) -> None:
    parts = "<p>First.</p><p style='order: var(--second, 0)'>Second.</p>"
    assert "disordered" in faults(phone, f"<section style='display: flex; flex-direction: {flow}'>{parts}</section>")


@pytest.mark.parametrize(
    "style", ["", "color: #555", "background: #123; color: #fff", "overflow: hidden", "font-size: 24px; color: #888"]
)
def test_a_text_in_its_place_is_fine(phone: Page, style: str) -> None:
    assert faults(phone, WORDS.format(style)) == set()


def test_columns_and_tables_are_fine(phone: Page) -> None:
    rows = "<table><tr><th>One</th><td>1</td></tr><tr><th>Two</th><td>2</td></tr></table>"
    listed = "".join(f"<li>Entry {n}</li>" for n in range(6))
    assert faults(phone, f"{rows}<section><ol style='columns: 2'>{listed}</ol></section>") == set()
