"""A line from point to point: the last one says its value, marked ones their names, and some names stand below."""

from collections.abc import Mapping, Sequence

from generator.writers._office.chart_columns import line_columns
from generator.writers._office.chart_frames import GAP, TYPE, line_frame
from generator.writers._office.chart_plots import Frame, Labels, Layer, Range, Series
from generator.writers._office.chart_rows import Row
from generator.writers._office.chart_sketch import Site, Sketch
from generator.writers._office.text_widths import text_width


def line(rows: Sequence[Row], site: Site) -> tuple[Sketch, ...]:
    """The line, with zero in ink."""
    places = [_place(row) for row in rows]
    across = [float(n + 1) if place is None else place for n, place in enumerate(places)]
    frame = line_frame(rows[-1].cells[0].shown, site.room, site.head)
    low, high = min(across), max(across)
    scale = (low, high if high > low else low + 1)
    named = _choose_names(rows, across, frame, scale)
    marked, say = _place_marks(rows, across, frame, scale), site.translation.gettext

    def draw(ranges: Sequence[Range]) -> tuple[Layer, ...]:
        names, values, where, base = ranges[:4]
        hidden = dict.fromkeys(range(len(rows) - 1), "")
        ends = Labels("r", places=hidden)
        below = Labels("b", names, "text", bold=False, places=_others(rows, dict.fromkeys(named, "b")))
        above = Labels("t", names, places=_others(rows, marked))
        return (
            Layer("scatter", (
                Series(_head(site), values, "brand", ends, across=where),
                Series(say("Marks"), values, "", above, across=where),
                Series(say("Label"), base, "", below, across=where),
            )),
        )  # fmt: skip

    return (Sketch(line_columns(rows, places), frame, draw, scale=scale),)


def _head(site: Site) -> str:
    heads = [cell for cell in site.figure.walk() if cell.tag == "th" and cell.get("scope") == "col"]
    return " ".join(heads[-1].text.split()) if heads else site.translation.gettext("Value")


def _place(row: Row) -> float | None:
    given = next((cell.get("data-x") for cell in row.source.elements if cell.get("data-x")), "")
    return float(given) if given else None


def _others(rows: Sequence[Row], chosen: Mapping[int, str]) -> dict[int, str]:
    """Where the labels of the chosen rows stand; those of all others are left out."""
    return {n: chosen.get(n, "") for n in range(len(rows))}


def _choose_names(rows: Sequence[Row], across: Sequence[float], frame: Frame, scale: tuple[float, float]) -> list[int]:
    """The first, the last, and as many names between them as have room."""
    spots = [_spot(place, frame, scale) for place in across]
    halves = [text_width(row.name, TYPE) / 2 + GAP / 2 for row in rows]
    chosen: list[int] = []
    last, reached = len(rows) - 1, float("-inf")
    for n in range(last):
        if spots[n] - halves[n] >= reached and (not chosen or spots[n] + halves[n] <= spots[last] - halves[last]):
            chosen.append(n)
            reached = spots[n] + halves[n]
    if chosen == [0] and reached > spots[last] - halves[last]:
        return [last]
    return [*chosen, last]


def _spot(place: float, frame: Frame, scale: tuple[float, float]) -> float:
    """How far from the left edge a point lies, in points."""
    return frame.left + (frame.width - frame.left - frame.right) * (place - scale[0]) / (scale[1] - scale[0])


def _place_marks(
    rows: Sequence[Row], across: Sequence[float], frame: Frame, scale: tuple[float, float]
) -> dict[int, str]:
    """Marked points -> the side on which their names stand clear of the line and of each other."""
    chosen: dict[int, str] = {}
    reached = {"t": float("-inf"), "b": float("-inf")}
    for n in (n for n, row in enumerate(rows) if row.source.has("mark")):
        around = [rows[m].number() for m in (n - 1, n + 1) if 0 <= m < len(rows)]
        sides = "bt" if all(other >= rows[n].number() for other in around) else "tb"
        half, spot = text_width(rows[n].name, TYPE, bold=True) / 2, _spot(across[n], frame, scale)
        side = next((side for side in sides if spot - half > reached[side] + GAP), "")
        if side and n < len(rows) - 1:
            chosen[n] = side
            reached[side] = spot + half
    return chosen
