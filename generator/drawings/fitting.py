"""Words made to fit the room that they have: measured, wrapped, shortened, moved."""

import re
from collections.abc import Callable, Iterable, Sequence

from generator.content.locale_forms import as_at_home, write_compact
from generator.drawings.chart import Row
from generator.drawings.ink import SMALL, Ink
from generator.drawings.shapes import Box, Place, Shape

LEADING = 1.25
"""From one baseline to the next, as a share of the size."""
NUMBER = re.compile(r"(\D*?)(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(\D*)")


def wrap(text: str, room: float, ink: Ink, *, size: float = SMALL, bold: bool = False, most: int = 3) -> list[str]:
    """The text in lines that fit the room; a word that is too long, and what is left at the end, is cut."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and ink.width(longer, size, bold=bold) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    if len(lines) > most:
        lines = [*lines[: most - 1], f"{lines[most - 1]} …"]
    return [shorten(line, room, ink, size=size, bold=bold) for line in lines]


def name_row(row: Row, room: float, ink: Ink, *, most: int = 3) -> list[str]:
    """The lines of a row's name, and below it the words of its annotation."""
    said = wrap(row.note, room, ink, most=most) if row.note else []
    return [*wrap(row.label, room, ink, most=most), *said]


def shorten(text: str, room: float, ink: Ink, *, size: float = SMALL, bold: bool = False) -> str:
    """The text, or as much of its beginning as fits before an ellipsis."""
    if ink.width(text, size, bold=bold) <= room:
        return text
    kept = text.rstrip(" …")
    while kept and ink.width(f"{kept}…", size, bold=bold) > room:
        kept = kept[:-1].rstrip()
    return f"{kept}…"


def fits(text: str, room: float, ink: Ink, *, most: int = 3) -> bool:
    """Whether the text fits the room in so many lines without being cut."""
    return "…" not in "".join(wrap(text, room, ink, most=most)).replace("…", "", text.count("…"))


def brief(shown: str, language: str = "en") -> str:
    """A printed figure to three digits, `$1,234,567` as `$1.23M`; one that is short already stays as it is."""
    found = NUMBER.fullmatch(as_at_home(shown, language))
    if not found:
        return shown
    before, whole, rest, after = found[1], found[2], found[3] or "", found[4]
    size = float(whole.replace(",", "") + rest)
    if size >= 1e15:
        return f"{before}{size:.2e}{after}".replace("e+", "e")
    short = f"{before}{write_compact(size, language)}{after}"
    return short if len(short) < len(shown) else shown


def fit_scale(
    room: float, left: Iterable[Callable[[float], float]], right: Iterable[Callable[[float], float]]
) -> float:
    """The largest scale at which what lies left of zero and what lies right of it fit the room together. Each part
    says how far it reaches at a scale."""
    lefts, rights = [*left], [*right]

    def reach(scale: float) -> float:
        return sum(max((part(scale) for part in parts), default=0.0) for parts in (lefts, rights))

    low, high = 0.0, 1.0
    while reach(high) < room and high < 1e300:
        high *= 4
    while reach(high) > room and high > 1e-300:
        low, high = 0.0, high / 2
        if reach(high) <= room:
            low, high = high, high * 2
            break
    for _ in range(50):
        middle = (low + high) / 2
        low, high = (middle, high) if reach(middle) <= room else (low, middle)
    return low


Spot = tuple[Place, str]
"""Where words may be anchored, and by which end."""


def find_free(
    spots: Iterable[tuple[Spot, Box]],
    taken: Sequence[Box],
    lines: Sequence[tuple[float, float, float, float]],
    inside: Box,
) -> Spot | None:
    """The first of the spots where words touch neither words nor marks nor a line, and stay inside the picture."""

    def is_free(box: Box) -> bool:
        bare = inside.holds(box) and not any(box.meets(one) for one in taken)
        return bare and not any(_crosses(box, line) for line in lines)

    return next((spot for spot, box in spots if is_free(box)), None)


def _crosses(box: Box, line: tuple[float, float, float, float]) -> bool:
    """Whether a stretch of a line runs through the box (Liang and Barsky's clipping)."""
    x, y, to_x, to_y = line
    first, last = 0.0, 1.0
    for step, gap in (
        (x - to_x, x - box.x), (to_x - x, box.right - x), (y - to_y, y - box.y), (to_y - y, box.bottom - y)
    ):  # fmt: skip
        if step == 0:
            if gap < 0:
                return False
            continue
        cut = gap / step
        first, last = (max(first, cut), last) if step < 0 else (first, min(last, cut))
    return first < last


def write_lines(
    lines: Sequence[str], x: float, y: float, ink: Ink, *, anchor: str = "start", bold: bool = False, of: str = ""
) -> list[Shape]:
    """Lines of small words under each other, the first on the baseline `y`."""
    return [
        ink.write(line, (x, y + n * SMALL * LEADING), SMALL, anchor=anchor, bold=bold, of=of)
        for n, line in enumerate(lines)
    ]
