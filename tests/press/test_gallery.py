"""The gallery shows every component, and nothing in it lies on anything else, on paper and on screens."""

import re
import subprocess
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from generator.checks.trace import Trace
from generator.layout.vocabulary_check import check_vocabulary
from generator.pages.markup import from_html
from generator.pages.vocabulary import COMPONENTS
from generator.pages.workspace import Workspace
from generator.press.examples import EXAMPLES
from generator.press.gallery import gallery_page, make_gallery, missing_examples
from generator.press.loading import load_workspace
from generator.press.render import finish
from generator.project import find_project
from generator.writers import formats
from tests.browser import chromium
from tests.drawn_ink import faint_lines
from tests.project_fixture import SampleProject
from tests.tools import REPOSITORY, program

TOUCH = 0.3
"""By so much of the smaller one's height two boxes may touch: leading, and the edges of smoothed letters."""
WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</word>')
LINES = """() => {
  const lines = [], walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, range = document.createRange();
    if (!node.data.trim()) continue;
    range.selectNodeContents(node);
    for (const box of range.getClientRects())
      if (box.width > 1 && box.right > 0)
        lines.push([box.left, box.top, box.right, box.bottom, node.data.trim().slice(0, 40)]);
  }
  return lines;
}"""
Box = tuple[float, float, float, float, str]


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    return load_workspace(find_project(REPOSITORY), formats())[0]


@pytest.fixture(scope="module")
def gallery(tmp_path_factory: pytest.TempPathFactory, workspace: Workspace) -> Path:
    folder = tmp_path_factory.mktemp("gallery")
    for name, data in make_gallery(workspace).items():
        (folder / Path(name).name).write_bytes(data)
    return folder


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


def overlapping(boxes: list[Box]) -> list[str]:
    """Pairs of words that lie on each other."""
    pairs = combinations(sorted(boxes, key=lambda box: box[1]), 2)
    return [f"{one[4]} / {other[4]}" for one, other in pairs if _cross(one, other)]


def _cross(one: Box, other: Box) -> bool:
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across > 1 and down > TOUCH * min(one[3] - one[1], other[3] - other[1])


def test_every_component_has_an_example():
    assert missing_examples() == {}


def test_every_component_is_explained_beside_its_example(project: SampleProject):
    workspace, _ = load_workspace(find_project(project.root), formats())
    said = " ".join(gallery_page(workspace).root.text.split())
    assert [name for name, one in COMPONENTS.items() if f"{name}: {one.means}" not in said] == []


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_examples_are_written_in_the_vocabulary(name: str):
    assert [found.message for found in check_vocabulary(from_html(EXAMPLES[name]))] == []


def test_the_command_writes_every_format_and_a_build_keeps_them(project: SampleProject):
    project.write("layouts/_shared/reference.docx", (REPOSITORY / "layouts/_shared/reference.docx").read_bytes())
    ran = project.run("gallery")
    assert ran.exit_code == 0, ran.output
    files = {path.name for path in (project.root / "build/gallery").iterdir()}
    assert files == {f"gallery.{ending}" for ending in ("html", "pdf", "docx", "xlsx", "txt")}
    assert project.run("build", "notes").exit_code == 0
    assert (project.root / "build/gallery/gallery.html").exists()


@pytest.mark.parametrize("name", ["html", "pdf", "docx", "xlsx", "text"])
@pytest.mark.slow
def test_books_and_offers_lose_no_word_and_gain_no_figure_in_any_format(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, name: str
):
    monkeypatch.setattr("generator.press.gallery.EXAMPLES", {"playbook": EXAMPLES["playbook"]})
    assert finish(gallery_page(workspace), name, Trace(())).format == name


def test_no_word_of_the_gallery_lies_on_another_or_off_its_page(gallery: Path):
    said = subprocess.run(
        [program("pdftotext"), "-bbox", gallery / "gallery.pdf", "-"], capture_output=True, check=True
    )
    pages = re.findall(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', said.stdout.decode(), re.DOTALL)
    assert len(pages) > 10
    for number, (width, height, words) in enumerate(pages, 1):
        boxes = [(*map(float, found[:4]), found[4]) for found in WORD.findall(words)]
        outside = [box[4] for box in boxes if min(box[:2]) < 0 or box[2] > float(width) or box[3] > float(height)]
        assert (number, outside, overlapping(boxes)) == (number, [], [])  # type: ignore[arg-type]


@pytest.mark.slow
def test_every_line_of_the_gallery_stands_out_from_its_ground(gallery: Path):
    faint = faint_lines(gallery / "gallery.pdf", 4.2)  # thin letters of small print lose a little to smoothing
    assert [line for line in faint if not re.match(r"page \d+: \d+ ", line)] == []  # raised numbers of notes


@pytest.mark.parametrize("width", [390, 768, 1280])
def test_nothing_of_the_gallery_lies_on_another_or_beside_the_window(gallery: Path, browser: Browser, width: int):
    with browser.new_page(viewport={"width": width, "height": 844}) as page:
        page.goto((gallery / "gallery.html").as_uri())
        lines: list[Box] = [tuple(line) for line in page.evaluate(LINES)]
        wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= width
    assert [line[4] for line in lines if line[0] < 0 or line[2] > width + 1] == []
    assert overlapping(lines) == []


def test_words_that_lie_on_each_other_are_found(gallery: Path, browser: Browser):
    with browser.new_page(viewport={"width": 1280, "height": 844}) as page:
        page.goto((gallery / "gallery.html").as_uri())
        page.add_style_tag(content=".objections { margin-top: -40px; }")
        assert overlapping([tuple(line) for line in page.evaluate(LINES)]) != []
