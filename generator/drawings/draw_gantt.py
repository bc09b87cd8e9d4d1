"""A plan over days: bars with their owner's name in them, milestones that drop through, and hours below the weeks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.drawings.chart import Chart, Task
from generator.drawings.draw_loads import colour_owners, draw_loads
from generator.drawings.draw_milestones import Field, draw_milestones
from generator.drawings.fitting import LEADING, wrap, write_lines
from generator.drawings.ink import RISE, SMALL, Ink
from generator.drawings.shapes import Box, Drawing, Shape, bar, frame, rule

THICK, PAD, NARROW, WEEK = 13.0, 5.0, 420.0, 7
TAIL = 54.0
"""The least width of the days after the last whole week, so that their name and their days have room."""
LINE = SMALL * LEADING


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days along the picture, each of a week as wide as every other; what is left over has room for its words."""

    left: float
    width: float
    days: int

    def start(self, day: float) -> float:
        """Where a day begins."""
        whole = self.days // WEEK * WEEK
        over = self.days - whole
        tail = max(over * self.width / self.days, min(TAIL, self.width / 4)) if over and whole else 0.0
        if not tail:
            return self.left + (day - 1) * self.width / self.days
        before, after = min(day - 1, whole), max(0.0, day - 1 - whole)
        return self.left + before * (self.width - tail) / whole + after * tail / over

    @property
    def weeks(self) -> list[tuple[int, int]]:
        """The first and the last day of each week."""
        return [(day, min(day + WEEK - 1, self.days)) for day in range(1, self.days + 1, WEEK)]


def draw_gantt(chart: Chart, ink: Ink, width: float) -> Drawing:
    """Groups and tasks at the left, or above their bars where the picture is narrow."""
    narrow = width < NARROW
    ends = [*(task.last for task in chart.tasks), *(row.at or 0 for row in chart.milestones)]
    left = 0.0 if narrow else width * 0.4
    calendar = Calendar(left, width - left, max(1, int(max(ends, default=1))))
    head = 2 * LINE + 8
    shapes: list[Shape] = []
    bars, foot = _draw_tasks(chart, calendar, head, ink, narrow=narrow)
    field = Field(left, width, head, foot, calendar.start)
    milestones, after = draw_milestones(chart, field, ink)
    loads, end = draw_loads(
        chart, [(calendar.start(a), calendar.start(b + 1)) for a, b in calendar.weeks], after, ink, narrow=narrow
    )
    shapes += [*_draw_weeks(chart, calendar, end, ink), *milestones, *bars, *loads]
    return frame(width, [*shapes, rule((0, foot), (width, foot), ink.ink)])


def _draw_weeks(chart: Chart, calendar: Calendar, end: float, ink: Ink) -> Iterator[Shape]:
    """A band for every other week, with its name and its days where there is room."""
    for n, (first, last) in enumerate(calendar.weeks):
        x, to_x = calendar.start(first), calendar.start(last + 1)
        if n % 2 == 0:
            band = bar(Box(x, 0, to_x - x, end), ink.colours["wash"])
            yield Shape("rule", band.box, band.svg)
    name = _name_tail(chart, calendar)
    yield from _head(chart.words.get("week", "{n}"), ("{n}",), LINE, calendar, ink, bold=True, tail=name)
    yield from _head(chart.words.get("days", "{first}–{last}"), ("{first}–{last}", ""), 2 * LINE + 1, calendar, ink)


def _name_tail(chart: Chart, calendar: Calendar) -> str:
    """What the days after the last whole week are called: as the tasks in them are, if those alone are called so."""
    first = calendar.weeks[-1][0]
    within = {task.group for task in chart.tasks if task.first >= first}
    before = {task.group for task in chart.tasks if task.first < first}
    return within.pop() if len(within) == 1 and not within & before else ""


def _head(
    full: str, shorter: Sequence[str], y: float, calendar: Calendar, ink: Ink, *, bold: bool = False, tail: str = ""
) -> Iterator[Shape]:
    """One line of the head, worded alike for all whole weeks: a number alone says something only among others. Days
    that are left over may begin before their band, where nothing stands."""
    spans = [(x, calendar.start(last + 1)) for x, last in ((calendar.start(a), b) for a, b in calendar.weeks)]
    whole = [n for n, (first, last) in enumerate(calendar.weeks) if last - first + 1 == WEEK] or [0]

    def say(form: str, n: int) -> str:
        if tail and n not in whole:
            return tail
        first, last = calendar.weeks[n]
        return form.format(n=n + 1, first=first, last=last)

    def has_room(form: str, n: int) -> bool:
        return ink.width(say(form, n), SMALL, bold=bold) <= spans[n][1] - spans[n][0] - PAD

    form = next((one for one in (full, *shorter) if all(has_room(one, n) for n in whole)), "")
    free = calendar.left
    for n, (x, to_x) in enumerate(spans):
        short = n not in whole and not has_room(form, n)
        words = (tail if bold else say("{first}–{last}", n)) if short else say(form, n)
        if short and not bold and to_x - ink.width(say(form, n), SMALL) >= free + PAD:
            words = say(form, n)  # before its band there is room for the whole of it
        wide = ink.width(words, SMALL, bold=bold)
        start = to_x - wide if short else x + min(PAD, to_x - x - PAD / 2 - wide)
        if words and start >= free + (PAD if short else 0):
            yield ink.write(words, (start, y), SMALL, bold=bold)
            free = start + wide + PAD


def _draw_tasks(chart: Chart, calendar: Calendar, top: float, ink: Ink, *, narrow: bool) -> tuple[list[Shape], float]:
    colours = colour_owners(chart, ink)
    wide = calendar.left + calendar.width
    shapes: list[Shape] = []
    for group, members in groupby(chart.tasks, key=lambda task: task.group):
        shapes.append(rule((0, top), (wide, top), ink.slate))
        title = wrap(group, wide if narrow else wide * 0.14 - PAD, ink, bold=True)
        shapes += write_lines(title, 0, top + PAD + RISE * SMALL, ink, bold=True, of=group)
        under = top + len(title) * LINE + PAD
        top = under if narrow and group else top
        for task in members:
            names = wrap(task.label, wide if narrow else wide * 0.26 - PAD, ink)
            shapes += write_lines(names, 0 if narrow else wide * 0.14, top + PAD + RISE * SMALL, ink, of=task.label)
            over = top + PAD - 2 + (len(names) * LINE + 1 if narrow else 0)
            shapes += _draw_task(task, calendar, over, colours[task.owner], ink)
            top = max(over + THICK + 3, top + len(names) * LINE + PAD)
        top = max(top, under) + 2
    return shapes, top


def _draw_task(task: Task, calendar: Calendar, top: float, colour: str, ink: Ink) -> list[Shape]:
    x, to_x = calendar.start(task.first), calendar.start(task.last + 1)
    shape = bar(Box(x, top, to_x - x, THICK), colour, task.label)
    wide = ink.width(task.owner, SMALL, bold=True)
    if not task.owner:
        return [shape]
    y = top + THICK / 2 + SMALL * 0.36
    if wide + 2 * PAD <= to_x - x:
        return [shape, ink.write(task.owner, (x + PAD, y), bold=True, colour=ink.paper, of=task.label)]
    beyond = to_x + 3 + wide <= calendar.left + calendar.width
    place, anchor = (to_x + 3, "start") if beyond else (x - 3, "end")
    under = Box(place - 1 if beyond else place - wide - 1, top, wide + 2, THICK)
    words = ink.write(task.owner, (place, y), bold=True, anchor=anchor, of=task.label)
    return [shape, _clear(under, ink), words]


def _clear(room: Box, ink: Ink) -> Shape:
    """Paper under words, so that no line of a milestone runs through them."""
    under = bar(room, ink.paper)
    return Shape("rule", under.box, under.svg)
