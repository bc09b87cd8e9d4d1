"""The ink of a finished PDF: how far the letters of each line stand out from what is drawn behind them."""

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
from PIL import Image

from generator.content.brand import contrast, luminance

SCALE = 1.5
"""Pixels a point: thin letters of small print still reach their colour somewhere."""


def faint_lines(pdf: Path | bytes, least: float) -> list[str]:
    """Each line of text, with its page and its contrast, whose darkest and lightest points differ by less."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [
            f"page {number}: {words} ({ratio:.2f})"
            for number, page in enumerate(document, 1)
            for words, ratio in _lines(page)
            if ratio < least
        ]


def _lines(page: pypdfium2.PdfPage) -> Iterator[tuple[str, float]]:
    drawn, height = page.render(scale=SCALE).to_pil().convert("RGB"), page.get_height()
    words = page.get_textpage()
    for n in range(words.count_rects()):
        left, bottom, right, top = words.get_rect(n)
        said = words.get_text_bounded(left, bottom, right, top).strip()
        aside = min(0.5, (right - left) / 8)  # the mark of a note is hardly wider than its stem
        box = [round(SCALE * edge) for edge in (left + aside, height - top + 0.5, right - aside, height - bottom - 0.5)]
        inside = box[2] > box[0] and box[3] > box[1]  # within the letters: a ground may end close to them
        if inside and any(letter.isalnum() for letter in said):
            yield said[:60], _contrast(drawn.crop(tuple(box)))


def _contrast(image: Image.Image) -> float:
    points = (point for _, point in image.getcolors(image.width * image.height))
    colours = ["#" + "".join(f"{part:02X}" for part in point) for point in points]
    return contrast(min(colours, key=luminance), max(colours, key=luminance))
