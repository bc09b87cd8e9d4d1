"""The tasks of a plan: who does what from which day to which."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.content.translation import translatable
from generator.pages.tree import Element
from generator.writers._office.chart_columns import LABEL, Column, Grid, calculate
from generator.writers._office.chart_rows import name_of, words_of
from generator.writers._office.text_widths import TYPE, wrap

DIAMOND = "◆"


@dataclass(frozen=True, slots=True)
class Task:
    """A task or a milestone: its first and its last day, how the page writes them, its owner, and whether a milestone
    ends it."""

    name: str
    first: float
    last: float
    shown: str
    owner: str
    is_milestone: bool = False
    ends_in_milestone: bool = False


def read_tasks(figure: Element) -> tuple[Task, ...]:
    """The tasks and milestones of the figure's table, in its order."""
    rows = (row for row in figure.walk() if row.tag == "tr" and not {"load"} & {*row.classes})
    return tuple(task for row in rows if (task := _read_task(row)))


def _read_task(row: Element) -> Task | None:
    cells = [cell for cell in row.elements if cell.tag == "td"]
    dated = next((cell for cell in (*cells, row) if cell.get("data-from") or cell.get("data-at")), None)
    if dated is None or not name_of(row):
        return None
    first = float(dated.get("data-at") or dated.get("data-from"))
    last = float(dated.get("data-to") or first)
    shown = words_of(dated) if dated.tag == "td" else ""
    owner = next((words_of(cell) for cell in cells if cell is not dated and cell.text.strip()), "")
    return Task(
        name_of(row), first, last, shown, owner, row.has("milestone"), any(cell.has("milestone") for cell in cells)
    )


def task_columns(tasks: Sequence[Task], said: Sequence[str], share: float, room: float) -> Grid:
    """Names, days, owners and what is written behind each bar; then where bars start, how long those of each owner
    are, and the room behind them."""
    latest, cells = max(task.last for task in tasks), "C{first}:C{last}"
    starts = ["B{row}" if task.is_milestone else "B{row}-1" for task in tasks]
    return (
        Column(LABEL, tuple(wrap(task.name, TYPE, room) for task in tasks)),
        Column(translatable("From"), tuple(task.first for task in tasks)),
        Column(translatable("To"), tuple(task.last for task in tasks)),
        Column(translatable("Owner"), tuple(task.owner for task in tasks)),
        Column(translatable("Days"), tuple(said)),
        calculate(translatable("Start"), starts, (start_of(task) for task in tasks)),
        calculate(translatable("Room"), [f"MAX({cells})*{1 + share:g}-C{{row}}"] * len(tasks),
                   (latest * (1 + share) - task.last for task in tasks)),
        *(_days(owner, tasks) for owner in owners_of(tasks)),
    )  # fmt: skip


def _days(owner: str, tasks: Sequence[Task]) -> Column:
    own = [task.owner == owner for task in tasks]
    return Column(
        owner,
        tuple(_length(task) if mine else None for task, mine in zip(tasks, own, strict=True)),
        formulas=tuple("C{row}-F{row}" if mine else "" for mine in own),
        formats=("General",) * len(tasks),
    )


def owners_of(tasks: Sequence[Task]) -> list[str]:
    """Those who do something, in the order of the plan."""
    return list(dict.fromkeys(task.owner for task in tasks))


def start_of(task: Task) -> float:
    """Where the bar of a task begins: with the morning of its first day."""
    return task.last if task.is_milestone else task.first - 1


def _length(task: Task) -> float:
    return task.last - start_of(task)
