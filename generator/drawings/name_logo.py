"""A logo drawn from a name: a sign with its first letter, and the name beside it in one line or two."""

from xml.sax.saxutils import escape

from generator.drawings.glyphs import Typeface

HEIGHT, SIDE, GAP = 32.0, 28.0, 10.0
ONE_LINE, TWO_LINES = 22.0, 13.0  # sizes of the letters
BASELINES = {1: (23.5,), 2: (13.5, 28.0)}
LONGEST_LINE = 24  # characters; a longer name stands in two lines


def draw_logo(name: str, face: Typeface, sign: str, letter: str, ink: str) -> str:
    """The logo as SVG, 32 units high and as wide as the name needs; colours are `#RRGGBB`."""
    lines = split_name(name)
    size = ONE_LINE if len(lines) == 1 else TWO_LINES
    start = SIDE + GAP
    width = start + max(face.width(line, size) for line in lines) + 1
    words = "".join(face.path(line, start, y, size) for line, y in zip(lines, BASELINES[len(lines)], strict=True))
    first = face.path(next(filter(str.isalnum, name)).upper(), SIDE / 2, 23.0, 19.0, "middle")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {HEIGHT:.0f}" width="{width:.0f}" '
        f'height="{HEIGHT:.0f}" role="img"><title>{escape(name)}</title>'
        f'<rect x="0" y="2" width="{SIDE:.0f}" height="{SIDE:.0f}" rx="8" fill="{sign}"/>'
        f'<path d="{first}" fill="{letter}"/><path d="{words}" fill="{ink}"/></svg>\n'
    )


def split_name(name: str) -> tuple[str, ...]:
    """The name in one line, or in two of about one length, broken between words."""
    words = name.split()
    if len(name) <= LONGEST_LINE or len(words) == 1:
        return (name,)
    breaks = ((" ".join(words[:n]), " ".join(words[n:])) for n in range(1, len(words)))
    return min(breaks, key=lambda both: max(map(len, both)))
