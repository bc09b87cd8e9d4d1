"""A plan over its days: a bar for each task with its owner in it, and its days behind it."""

from collections.abc import Sequence

from generator.content.translation import Translation
from generator.layout.chart_data import read_owners
from generator.writers._office.chart_frames import GAP, label_share, lying_frame
from generator.writers._office.chart_plots import Labels, Layer, Range, Series
from generator.writers._office.chart_rows import Row
from generator.writers._office.chart_sketch import Site, Sketch
from generator.writers._office.chart_tasks import DIAMOND, Task, owners_of, read_tasks, start_of, task_columns
from generator.writers._office.text_widths import TYPE, text_width

COLOURS = (("hue", "paper"), ("ink", "paper"), ("muted", "paper"), ("slate", "ink"), ("part", "ink"))
"""Bars of one owner after another, in the colours that they have on paper, and the owner's name in them."""
MOST = 0.8  # of the days, for owners behind their bars; where they need more, only the table names them
WEEK, SCALE = 7.0, 14.0  # days from line to line of the scale, and points of its words
FIRST = 7  # columns before those of the owners


def gantt(_rows: Sequence[Row], site: Site) -> tuple[Sketch, ...]:
    """The tasks in the order of the page."""
    tasks = read_tasks(site.figure)
    if not tasks:
        return ()
    frame = lying_frame([task.name for task in tasks], (), site.room, site.head + SCALE, row=20.0)
    share = label_share([_behind(task, within=False) for task in tasks], frame)
    tight = share > MOST
    share = label_share([task.shown for task in tasks], frame) if tight else share
    latest = max(task.last for task in tasks) * (1 + share)
    point = (frame.width - frame.left - frame.right) / latest
    inside = [_fits(task, point) for task in tasks]
    said = [_behind(task, within=tight or within) for task, within in zip(tasks, inside, strict=True)]
    owners = owners_of(tasks)
    places = [*dict.fromkeys([*read_owners(site.figure), *owners])]
    looks = {owner: COLOURS[places.index(owner) % len(COLOURS)] for owner in owners}

    def draw(ranges: Sequence[Range]) -> tuple[Layer, ...]:
        named = ranges[3]
        bars = tuple(
            Series(owner or site.translation.gettext("Days"), ranges[FIRST + n], looks[owner][0],
                   Labels("ctr", named, looks[owner][1],
                          places=_others(tasks, owner, inside)))
            for n, owner in enumerate(owners)
        )  # fmt: skip
        behind = Series(
            site.translation.gettext("Room"), ranges[6], "", Labels("inBase", ranges[4], "text", bold=False)
        )
        return (Layer("stacked", (Series(site.translation.gettext("Start"), ranges[5]), *bars, behind), gap=30),)

    return (
        Sketch(
            task_columns(tasks, said, share, frame.left - GAP),
            frame,
            draw,
            lying=True,
            scale=(0.0, latest),
            based=False,
            step=WEEK,
            said=_name_days(site.translation),
        ),
    )


def _name_days(translation: Translation) -> str:
    """The format of the scale: the plan's start, then the day after which each week is over."""
    start = translation.gettext("Start")
    before, _, after = translation.gettext("Day {n}").partition("{n}")
    day = f'"{before}"0' + (f'"{after}"' if after else "")
    return f'[=0]"{start}";{day}'


def _fits(task: Task, point: float) -> bool:
    return text_width(task.owner, TYPE, bold=True) + GAP <= (task.last - start_of(task)) * point


def _behind(task: Task, *, within: bool) -> str:
    mark = f"{DIAMOND} " if task.is_milestone or task.ends_in_milestone else ""
    return mark + (task.shown if within or not task.owner else f"{task.owner}, {task.shown}")


def _others(tasks: Sequence[Task], owner: str, inside: Sequence[bool]) -> dict[int, str]:
    """Bars without a name in them: those of others, and those too short for it."""
    return {n: "" for n, task in enumerate(tasks) if task.owner != owner or not inside[n] or not task.owner}
