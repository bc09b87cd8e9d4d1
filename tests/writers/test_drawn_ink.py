"""Words that are in a PDF and that nobody sees are found in how it is drawn, by whatever means they are hidden."""

import pytest

from generator.writers.pdf import write
from tests.drawn_ink import faint_lines
from tests.writers.test_pdf import page

HIDDEN = [
    ".basis{color:#fff}",
    ".basis{color:#f4f4f4}",
    ".basis{opacity:.05}",
    ".basis{color:rgb(0 0 0 / .08)}",
    ".basis{background:#000;color:#000}",
    "article{background:#2a3550}.basis{color:#2a3550}h1{color:#fff}",
    ".basis{position:relative}.basis::after{content:'';position:absolute;inset:0;background:#fff}",
]
SHOWN = ["", ".basis{color:#5A6580}", ".basis{color:#fff;background:#000}", ".basis{font-size:6pt;color:#5A6580}"]


def drawn(css: str) -> bytes:
    return write(page("<h1>A head</h1><p class='basis'>What it rests on.</p>", css))


@pytest.mark.parametrize("css", HIDDEN)
def test_a_line_in_the_colour_of_its_ground_is_found(css: str) -> None:
    assert [line.partition(" (")[0] for line in faint_lines(drawn(css), least=2)] == ["page 1: What it rests on."]


@pytest.mark.parametrize("css", SHOWN)
def test_a_line_that_stands_out_is_fine(css: str) -> None:
    assert faint_lines(drawn(css), least=3) == []
