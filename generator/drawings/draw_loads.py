"""The hours of a plan: small columns below the weeks that they belong to, one for each owner."""

from collections.abc import Sequence

from generator.drawings.chart import Chart
from generator.drawings.fitting import LEADING, shorten
from generator.drawings.ink import DROP, RISE, SMALL, Ink
from generator.drawings.shapes import Box, Shape, bar, rule

FIELD, PAD, WIDEST = 34.0, 4.0, 24.0
LINE = SMALL * LEADING


def colour_owners(chart: Chart, ink: Ink) -> dict[str, str]:
    """A colour for each owner: first those that the chart names, then those with hours. The bar bears the name, too."""
    acting = (*(load.owner for load in chart.loads), *(task.owner for task in chart.tasks))
    owners = dict.fromkeys([*chart.owners, *acting])
    colours = list(dict.fromkeys([ink.hue, ink.ink, ink.muted, ink.colours["brand"]]))
    return {owner: colours[n % len(colours)] for n, owner in enumerate(owners)}


def draw_loads(
    chart: Chart, weeks: Sequence[tuple[float, float]], top: float, ink: Ink, *, narrow: bool
) -> tuple[list[Shape], float]:
    """The columns with their values above, and the owners at the left, or above where the picture is narrow."""
    if not chart.loads:
        return [], top
    colours = colour_owners(chart, ink)
    title = chart.words.get("load", "")
    room = weeks[-1][1] if narrow else weeks[0][0] - PAD
    names = [(title, ink.ink), *((load.owner, colours[load.owner]) for load in chart.loads)]
    shapes = [rule((0, top), (weeks[-1][1], top), ink.slate)]
    shapes += [
        ink.write(
            shorten(name, room, ink, bold=True), (0, top + PAD + RISE * SMALL + n * LINE), bold=True, colour=colour
        )
        for n, (name, colour) in enumerate(names)
    ]
    over = top + PAD + (len(names) * LINE if narrow else 0) + SMALL * LEADING
    foot = max(over + FIELD, top + PAD + len(names) * LINE)
    most = max((value.number for load in chart.loads for value in load.hours), default=0.0) or 1.0
    for n, (x, to_x) in enumerate(weeks):
        pitch = (to_x - x - 2 * PAD) / len(chart.loads)
        thick = min(pitch - 2, WIDEST)
        for k, load in enumerate(chart.loads):
            if n < len(load.hours):
                value, high = load.hours[n], max(load.hours[n].number, 0.0) / most * FIELD
                box = Box(x + PAD + k * (thick + 2), foot - high, max(thick, 1.0), high)
                shapes.append(bar(box, colours[load.owner], load.owner))
                shown = shorten(value.shown, thick + 2, ink, bold=True)
                if "…" not in shown:
                    middle, y = box.x + box.width / 2, box.y - DROP * SMALL - 1
                    shapes.append(ink.write(shown, (middle, y), anchor="middle", bold=True, of=load.owner))
    return [*shapes, rule((weeks[0][0], foot), (weeks[-1][1], foot), ink.ink, thick=1.25)], foot
