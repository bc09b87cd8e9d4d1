"""The catalogue in a real browser without a network: one searches and chooses, and sees what fits."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser import chromium

STAGES = """
hello:
  name: Hello
  aim: Be heard.
  documents: {notes: They have docked for the first time.}
"""


@pytest.fixture
def page(project) -> Iterator[Page]:
    project.write("content/facts/catalogue.yaml", STAGES)
    project.write("content/facts/search-words.yaml", "notes: pier\ntalks: speech\n")
    assert project.run("build", "notes", "talks").exit_code == 0
    with chromium() as browser:
        opened = browser.new_context(offline=True).new_page()
        opened.goto((project.root / "build/index.html").as_uri())
        yield opened


def shown(page: Page) -> list[str]:
    return [words.split("/")[0] for words in page.locator(".card:visible code").all_text_contents()]


def test_a_search_finds_titles_kinds_and_moments_and_hides_the_rest(page):
    assert shown(page) == ["notes", "talks"]
    page.fill("input[type=search]", "DOCKED first")
    assert (shown(page), page.locator("section:visible h2").all_text_contents()) == (["notes"], ["Hello"])
    page.fill("input[type=search]", "PIER docked")
    assert shown(page) == ["notes"]
    page.fill("input[type=search]", "submarine")
    assert shown(page) == []
    assert page.locator(".none").is_visible()
    page.fill("input[type=search]", "")
    assert shown(page) == ["notes", "talks"]


def test_a_choice_leaves_what_fits_it_and_the_stage_counts_along(page):
    assert page.locator("input[name=state]").count() == 0  # one is cleared, the other ours: nothing to choose from
    page.check("input[name=for][value=internal]", force=True)
    assert shown(page) == ["talks"]
    assert page.locator(".route em").text_content() == "0"
    page.check("input[name=for][value='']", force=True)
    assert page.locator(".route em").text_content() == "1"
