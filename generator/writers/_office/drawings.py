"""Drawings turned into pixels: Word and Excel show a PNG alike on every machine."""

from functools import lru_cache

from resvg_py import svg_to_bytes

SHARPNESS = 3  # pixels for each of the drawing's own
DOTS = 96  # CSS pixels in an inch, for a drawing whose size is in millimetres


@lru_cache(maxsize=32)
def draw_svg(svg: str) -> bytes:
    """The drawing as PNG, `SHARPNESS` times its size; its letters are outlines, for no font of the machine is used."""
    return svg_to_bytes(svg_string=svg, zoom=SHARPNESS, dpi=DOTS, skip_system_fonts=True)
