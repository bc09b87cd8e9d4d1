"""Every web page in a real browser with the network off, on a phone and on a desk."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, sync_playwright

from tests.kit.promised import promised
from tests.tools import program

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync", "--no-first-run"]
WIDTHS = {"phone": 390, "desk": 1280}
PAGES = promised("html")
OFFLINE = ("file:", "data:")

every_page = pytest.mark.parametrize("path", [*PAGES, "index.html"])


@dataclass
class Visit:
    """A web page as it was opened, and what the browser had to say."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def browser() -> Iterator[BrowserContext]:
    """Chromium without a network."""
    executable = program("chromium")
    with sync_playwright() as playwright, TemporaryDirectory() as profile:
        context = playwright.chromium.launch_persistent_context(
            profile, executable_path=executable, args=FLAGS, headless=True, offline=True
        )
        yield context
        context.close()


@pytest.fixture(scope="module")
def visits(browser: BrowserContext, kit) -> Iterator:
    """Opens a page at a width, once for all tests."""
    opened: dict[tuple[str, str], Visit] = {}

    def visit(path: str, width: str) -> Visit:
        if (path, width) not in opened:
            for old in opened.values():
                old.page.close()
            opened.clear()
            opened[path, width] = _visit(browser, kit.build / path, WIDTHS[width])
        return opened[path, width]

    yield visit


def _visit(browser: BrowserContext, file: Path, width: int) -> Visit:
    visit = Visit(browser.new_page())
    visit.page.set_viewport_size({"width": width, "height": 900})
    visit.page.on("request", lambda request: visit.requests.append(request.url))
    visit.page.on("console", lambda message: visit.complaints.append(f"{message.type}: {message.text}"))
    visit.page.on("pageerror", lambda error: visit.complaints.append(str(error)))
    visit.page.add_init_script(
        "document.addEventListener('securitypolicyviolation', e => console.error('refused: ' + e.blockedURI))"
    )
    visit.page.goto(file.as_uri(), wait_until="load")
    visit.page.evaluate("document.fonts.ready.then(() => true)")
    return visit


@pytest.mark.parametrize("width", WIDTHS)
@every_page
def test_it_opens_from_its_folder_and_loads_nothing_from_a_network(visits, path: str, width: str) -> None:
    visit = visits(path, width)
    assert [url[:80] for url in visit.requests if not url.startswith(OFFLINE)] == []
    assert visit.complaints == []


@pytest.mark.parametrize("width", WIDTHS)
@every_page
def test_nobody_has_to_scroll_sideways(visits, path: str, width: str) -> None:
    page = visits(path, width).page
    assert page.evaluate("document.documentElement.scrollWidth") <= WIDTHS[width]
    wide = """width => [...document.querySelectorAll('body *')].filter(e => {
        const box = e.getBoundingClientRect();
        return box.width > 0 && (box.right > width + 1 || box.left < -1) && !e.closest('thead');
    }).map(e => e.tagName.toLowerCase() + '.' + e.className + ': ' + e.textContent.trim().slice(0, 40))"""
    assert page.evaluate(wide, WIDTHS[width]) == []


@pytest.mark.parametrize("path", PAGES)
def test_it_brings_its_own_fonts(kit, visits, path: str) -> None:
    page = visits(path, "desk").page
    family = kit.brand["type"]["family"]
    for weight in kit.brand["type"]["faces"]:
        loaded = f"[...document.fonts].some(f => f.family.includes('{family}') && f.weight == '{weight}')"
        assert page.evaluate(loaded), f"{family} {weight} is not in the page"
    used = page.evaluate("[...document.fonts].filter(f => f.status == 'loaded').map(f => f.weight)")
    assert {"400", "600"} <= set(used)
    assert page.evaluate(f"document.fonts.check('400 16px {family}')")
    assert page.evaluate("[...document.fonts].filter(f => f.status == 'error').length") == 0


@pytest.mark.parametrize("path", PAGES)
def test_its_pictures_are_shown(visits, path: str) -> None:
    broken = "[...document.images].filter(i => !i.complete || i.naturalWidth == 0).map(i => i.alt)"
    assert visits(path, "desk").page.evaluate(broken) == []


@pytest.mark.parametrize("width", WIDTHS)
@every_page
def test_axe_finds_no_barrier(visits, path: str, width: str) -> None:
    found = Axe().run(visits(path, width).page).response["violations"]
    told = [
        f"{rule['id']} ({rule['impact']}): {node['target']}: {' '.join(node['failureSummary'].split())}"
        for rule in found
        for node in rule["nodes"]
    ]
    assert "\n".join(told) == ""


@pytest.mark.parametrize("path", PAGES)
def test_small_print_can_be_read_and_buttons_can_be_hit_on_a_phone(visits, path: str) -> None:
    page = visits(path, "phone").page
    tiny = """[...document.querySelectorAll('body *')].filter(e =>
        [...e.childNodes].some(n => n.nodeType == 3 && n.textContent.trim()) && e.getBoundingClientRect().width > 0
        && getComputedStyle(e).visibility == 'visible' && parseFloat(getComputedStyle(e).fontSize) < 10.5
    ).map(e => e.tagName + ': ' + e.textContent.trim().slice(0, 40) + ' ' + getComputedStyle(e).fontSize)"""
    assert page.evaluate(tiny) == []
    buttons = "[...document.querySelectorAll('.button a')].map(e => e.getBoundingClientRect().height)"
    assert all(height >= 40 for height in page.evaluate(buttons))
