"""Drawings become the same sharp pixels on every machine."""

from io import BytesIO

import pytest
from PIL import Image

from generator.writers._office.drawings import draw_svg


def drawn(size: str, shapes: str = "") -> Image.Image:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20" {size}>{shapes}</svg>'
    return Image.open(BytesIO(draw_svg(svg))).convert("RGBA")


@pytest.mark.parametrize(
    "size, pixels",
    [('width="40" height="20"', (120, 60)), ('width="2in" height="1in"', (576, 288)), ("", (120, 60))],
)
def test_a_drawing_has_three_pixels_for_each_of_its_own(size, pixels):
    assert drawn(size).size == pixels


def test_a_soft_edge_keeps_its_colour_and_becomes_transparent():
    picture = drawn('width="40" height="20"', '<circle cx="20" cy="10" r="9.3" fill="#FF8000"/>')
    edge = [pixel for _, pixel in picture.getcolors() if 40 < pixel[3] < 220]
    assert edge
    assert all(red > 240 and 110 < green < 146 and blue < 16 for red, green, blue, _ in edge)


def test_no_font_of_the_machine_is_used():
    assert drawn("", '<text y="15" font-size="15" font-family="sans-serif">Ab</text>').getbbox() is None
