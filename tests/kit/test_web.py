"""Every web page in a real browser with the network off on a phone, where room is short; on a desk those of the longest
document of each kind, and of each language."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, sync_playwright

from tests.browser import FLAGS
from tests.kit.promised import covering, promised
from tests.tools import program

WIDTHS = {"phone": 390, "desk": 1280}
PAGES = promised("html")
BOXES = Path(__file__).with_name("boxes.js").read_text("utf-8")
OFFLINE = ("file:", "data:")

ON_DESK = covering("html")
LOOKED_AT = [
    *((path, "phone") for path in (*PAGES, "index.html")),
    *((path, "desk") for path in (*ON_DESK, "index.html")),
]

every_page_and_width = pytest.mark.parametrize("path, width", LOOKED_AT)

LISTENER = "document.addEventListener('securitypolicyviolation', e => console.error('refused: ' + e.blockedURI))"
SEEN = """() => {
    const named = e => `${e.tagName.toLowerCase()}.${e.className}: ${e.textContent.trim().slice(0, 40)}`;
    const shown = [...document.querySelectorAll('body *')].filter(e => {
        const box = e.getBoundingClientRect();
        return box.width > 1 && box.height > 1 && box.right > 0 && getComputedStyle(e).visibility == 'visible';
    });
    const wordy = shown.filter(e => [...e.childNodes].some(n => n.nodeType == 3 && n.textContent.trim()));
    return {
        width: document.documentElement.scrollWidth,
        outside: shown.filter(e => e.getBoundingClientRect().right > innerWidth + 1
                                || e.getBoundingClientRect().left < -1).map(named),
        fonts: [...document.fonts].map(f => [f.family.replaceAll("'", '').replaceAll('"', ''), f.weight, f.status]),
        blank: [...document.images].filter(i => !i.complete || !i.naturalWidth).map(i => i.alt),
        tiny: wordy.filter(e => parseFloat(getComputedStyle(e).fontSize) < 10.5).map(named),
        buttons: [...document.querySelectorAll('.button a')].map(e => e.getBoundingClientRect().height),
    };
}"""


@dataclass(frozen=True)
class Visit:
    """What the browser asked for, complained of and showed, and what axe found."""

    requests: tuple[str, ...]
    complaints: tuple[str, ...]
    seen: dict[str, Any]
    boxes: dict[str, list[str]]
    font_is_there: bool
    barriers: tuple[str, ...]


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
def visit(browser: BrowserContext, kit) -> Callable[[str, str], Visit]:
    """Opens a page at a width; each is opened once for all tests."""
    family = kit.brand["type"]["family"]
    return cache(lambda path, width: _visit(browser, kit.file(path), WIDTHS[width], family))


def _visit(browser: BrowserContext, file: Path, width: int, family: str) -> Visit:
    requests: list[str] = []
    complaints: list[str] = []
    page = browser.new_page()
    page.set_viewport_size({"width": width, "height": 900})
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: complaints.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.add_init_script(LISTENER)
    page.goto(file.as_uri(), wait_until="load")
    page.evaluate("document.fonts.ready.then(() => true)")
    seen, there = page.evaluate(SEEN), page.evaluate(f"document.fonts.check('400 16px {family}')")
    boxes, heard = page.evaluate(BOXES), tuple(complaints)
    barriers = Axe().run(page).response["violations"]
    page.close()
    return Visit(tuple(requests), heard, seen, boxes, there, tuple(_told(barriers)))


def _told(barriers: list[dict[str, Any]]) -> Iterator[str]:
    for rule in barriers:
        for node in rule["nodes"]:
            yield f"{rule['id']} ({rule['impact']}): {node['target']}: {' '.join(node['failureSummary'].split())}"


@every_page_and_width
def test_it_opens_from_its_folder_and_loads_nothing_from_a_network(visit, path: str, width: str) -> None:
    assert [url[:80] for url in visit(path, width).requests if not url.startswith(OFFLINE)] == []
    assert visit(path, width).complaints == ()


@every_page_and_width
def test_nobody_has_to_scroll_sideways(visit, path: str, width: str) -> None:
    assert visit(path, width).seen["width"] <= WIDTHS[width]
    assert visit(path, width).seen["outside"] == []


@every_page_and_width
def test_every_text_has_its_place_its_room_and_its_contrast(visit, path: str, width: str) -> None:
    assert {kind: found for kind, found in visit(path, width).boxes.items() if found} == {}


@pytest.mark.parametrize("path", PAGES)
def test_it_brings_its_own_fonts(kit, visit, path: str) -> None:
    fonts = visit(path, "phone").seen["fonts"]
    wanted = {(kit.brand["type"]["family"], weight) for weight in kit.brand["type"]["faces"]}
    assert {(family, weight) for family, weight, _ in fonts} == wanted
    assert {status for _, weight, status in fonts if weight in {"400", "600"}} == {"loaded"}
    assert "error" not in {status for _, _, status in fonts}
    assert visit(path, "phone").font_is_there


@pytest.mark.parametrize("path", PAGES)
def test_its_pictures_are_shown(visit, path: str) -> None:
    assert visit(path, "phone").seen["blank"] == []


@pytest.mark.parametrize("path", PAGES)
def test_small_print_can_be_read_and_buttons_can_be_hit_on_a_phone(visit, path: str) -> None:
    assert visit(path, "phone").seen["tiny"] == []
    assert [height for height in visit(path, "phone").seen["buttons"] if height < 40] == []


@every_page_and_width
def test_axe_finds_no_barrier(visit, path: str, width: str) -> None:
    assert "\n".join(visit(path, width).barriers) == ""
