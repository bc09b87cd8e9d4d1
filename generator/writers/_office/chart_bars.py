"""Charts of bars: side by side, one on another, around a base, and through a funnel."""

from collections.abc import Sequence

from generator.models.value_forms import show
from generator.writers._office.chart_columns import (
    bar_columns,
    base_cell,
    funnel_columns,
    heads_of,
    tornado_columns,
)
from generator.writers._office.chart_frames import GAP, fits_upright, label_share, lying_frame, upright_frame
from generator.writers._office.chart_plots import Labels, Layer, Range, Series
from generator.writers._office.chart_rows import Row
from generator.writers._office.chart_sketch import Draw, Site, Sketch
from generator.writers._office.chart_steps import COLOURS, JOIN, JOINED, step_columns

SLACK = 0.12  # of the span, for a label below a column


def bar(rows: Sequence[Row], site: Site) -> tuple[Sketch, ...]:
    """Bars that lie, each with its value at its end."""
    names, shown = _words(rows)
    frame = lying_frame(names, shown, site.room, site.head)
    grid = bar_columns(rows, label_share(shown, frame), frame.left - GAP)
    return (Sketch(grid, frame, _draw_bars(rows, site), lying=True),)


def column(rows: Sequence[Row], site: Site) -> tuple[Sketch, ...]:
    """Bars that stand; where names or values have no room, bars that lie."""
    names, shown = _words(rows)
    if not fits_upright(names, shown, site.room):
        return bar(rows, site)
    frame, _, _ = upright_frame(names, shown, site.room, site.head)
    return (Sketch(bar_columns(rows, SLACK), frame, _draw_bars(rows, site)),)


def _draw_bars(rows: Sequence[Row], site: Site) -> Draw:
    """One series in colour: the sums, or all bars where none is a sum; a mark is a saving, a loss is quiet."""
    totals = {n: "hue" for n, row in enumerate(rows) if row.is_total}
    own = totals | {n: "accent" for n, row in enumerate(rows) if row.source.has("mark")}
    name = site.translation.gettext("Value")

    def draw(ranges: Sequence[Range]) -> tuple[Layer, ...]:
        value = Series(name, ranges[1], "slate" if totals else "hue", Labels("outEnd"), own, signed=True)
        room = (Series(site.translation.gettext("Room"), ranges[2]),) if len(ranges) > 2 else ()
        return (Layer("clustered", (value, *room)),)

    return draw


def waterfall(rows: Sequence[Row], site: Site) -> tuple[Sketch, ...]:
    """Columns that start where the one before ended; an unseen line along their tops bears the values."""
    names, shown = _words(rows)
    frame, turned, steep = upright_frame(names, shown, site.room, site.head)
    grid, say = step_columns(rows), site.translation.gettext

    def draw(ranges: Sequence[Range]) -> tuple[Layer, ...]:
        columns = {column.head: cells for column, cells in zip(grid, ranges, strict=True)}
        joins = tuple(Series(say(JOIN), ranges[n], "muted", dotted=True) for n in range(JOINED, len(grid)))
        last = {len(rows) - 1: "hue"} if rows[-1].is_total else {}
        stacks = tuple(
            Series(say(head), columns[head], COLOURS[head], own=last if head == "Total" else {}) for head in COLOURS
        )
        values = _printed(rows, columns["Value"])
        tops = Series(say("Label"), columns["Top"], labels=Labels("t", values, turned=steep))
        return Layer("stacked", stacks, gap=45), Layer("line", (*joins, tops))

    return (Sketch(grid, frame, draw, turned=turned),)


def _printed(rows: Sequence[Row], cells: Range) -> Range:
    """The cells of the values, with the words that they print."""
    return Range(cells.place, tuple(row.cells[0].shown for row in rows))


def tornado(rows: Sequence[Row], site: Site) -> tuple[Sketch, ...]:
    """Bars around the expected result, the longest first."""
    base, heads = base_cell(site.figure, site.translation), heads_of(site.figure, site.translation)
    both = sorted((row for row in rows if len(row.cells) > 1), key=_spread, reverse=True)
    shown = [base.shown, *(cell.shown for row in both for cell in row.cells[:2])]
    frame = lying_frame(["", *(row.name for row in both)], (), site.room, site.head)
    grid = tornado_columns(both, base, label_share(shown, frame), heads, frame.left - GAP)

    def draw(ranges: Sequence[Range]) -> tuple[Layer, ...]:
        ends = [Range(ranges[1 + n].place, (base.shown, *(row.cells[n].shown for row in both))) for n in (0, 1)]
        inner = [_inner(both, float(base.value or 0), end) for end in (0, 1)]
        inner[0] = {0: "", **inner[0]}
        low, high = (Labels("outEnd", cells, places=hidden) for cells, hidden in zip(ends, inner, strict=True))
        owns = [_hued(both, float(base.value or 0), end) for end in (0, 1)]
        return (
            Layer("clustered", (
                Series(heads[0], ranges[3], "slate", low, owns[0]), Series(heads[1], ranges[4], "hue", high, owns[1]),
                Series(site.translation.gettext("Room"), ranges[5]),
            )),
        )  # fmt: skip

    return (Sketch(grid, frame, draw, lying=True),) if both else ()


def _hued(rows: Sequence[Row], base: float, end: int) -> dict[int, str]:
    """Rows whose end lies on the other side of the expected result than its column's bars do: a rise has the colour."""
    lows, highs = ((row.number(n) - base for row in rows) for n in (0, 1))
    crossed = [n for n, (low, high) in enumerate(zip(lows, highs, strict=True), 1) if low > 0 > high]
    return dict.fromkeys(crossed, "slate" if end else "hue")


def _spread(row: Row) -> float:
    return abs(row.number(1) - row.number(0))


def _inner(rows: Sequence[Row], base: float, end: int) -> dict[int, str]:
    """Rows whose result at this end lies between the expected one and the other: its label would stand on a bar."""
    found = {}
    for n, row in enumerate(rows, 1):
        here, there = row.number(end) - base, row.number(1 - end) - base
        if here * there > 0 and (abs(here), end) < (abs(there), 1 - end):
            found[n] = ""
    return found


def funnel(rows: Sequence[Row], site: Site) -> tuple[Sketch, ...]:
    """Centred bars, and between two of them the share that goes on."""
    say = site.translation.gettext
    names = [name for row in rows for name in (row.name, "")][:-1]
    frame = lying_frame(names, (), site.room, site.head, row=22.0)
    grid = funnel_columns(rows, site.translation, frame.left - GAP)

    def go_on(share: object) -> str:
        return f"↓ {show(share, 'percent', translation=site.translation)}" if isinstance(share, float) else ""

    def draw(ranges: Sequence[Range]) -> tuple[Layer, ...]:
        steps = Range(ranges[3].place, tuple(map(go_on, grid[3].values)),
                      ranges[3].formats)  # fmt: skip
        gone = {n: "" for n, text in enumerate(steps.values) if not text}
        last = {len(grid[1].values) - 1: "part"}  # light enough for the words in it
        stages = {n: "" for n, value in enumerate(grid[1].values) if value is None}
        return (
            Layer("stacked", (
                Series(say("Space"), ranges[2]),
                Series(say("Value"), ranges[1], "slate", Labels("ctr", places=stages), last),
                Series(say("Goes on"), ranges[4], "", Labels("ctr", steps, "muted", bold=False, places=gone)),
            ), gap=12),
        )  # fmt: skip

    return (Sketch(grid, frame, draw, lying=True, based=False),)


def _words(rows: Sequence[Row]) -> tuple[list[str], list[str]]:
    return [row.name for row in rows], [row.cells[0].shown for row in rows]
