"""Every form of chart with every awkward kind of data, measured: words touch nothing that is not theirs."""

from dataclasses import replace
from itertools import combinations, pairwise
from pathlib import Path

import pytest

from generator.drawings.chart import Chart, Load, Row, Task, Value
from generator.drawings.draw_loads import colour_owners
from generator.drawings.forms import KINDS
from generator.drawings.glyphs import typeface
from generator.drawings.ink import Ink
from generator.drawings.shapes import Box, Drawing

FONTS = Path(__file__).parents[2] / "layouts/_shared/fonts"
COLOURS = {"ink": "#0F1B2D", "muted": "#5A6580", "line": "#DFE3EC", "wash": "#F4F6FB", "paper": "#FFFFFF",
           "brand": "#2447F0", "accent": "#7CF5C4"}  # fmt: skip
LONG = "Hours that the compliance team spends on exceptions and tickets"
DATA = {
    "one": [("Savings", 5200.0)],
    "a few": [("Manual work", 271154.0), ("Hours that go away", 135577.0), ("TAI", 100000.0), ("Migration", 5769.0)],
    "negative": [("Start", -105769.0), ("Month 12", 29808.0), ("Month 13", -70192.0), ("Month 24", 65385.0)],
    "all negative": [("Loss", -5000.0), ("Cost", -12.0), ("More", -40000.0)],
    "up and down": [("Start", -90000.0), ("A", 90000.0), ("B", -100000.0), ("C", 5000.0), ("D", -3.0), ("E", 99999.0)],
    "zero": [("Nothing", 0.0), ("Still nothing", 0.0), ("Nothing at all", 0.0)],
    "twelve": [(f"Month {n}", 1000.0 * n) for n in range(1, 13)],
    "twelve, long": [(f"{LONG} in month {n}", 123456.0 * (7 - n)) for n in range(1, 13)],
    "long": [(LONG, 40.0), (f"{LONG} of all teams", 7.0), ("Anticonstitutionnellement" * 4, 12.0)],
    "huge": [("Small", 1.0), ("Huge", 9.87654321e14), ("Larger still", 1e18), ("Below", -3e15)],
    "tiny": [("Tiny", 0.0004), ("Tinier", -0.0000001), ("Large beside it", 1.0)],
    "equal": [("Month 1", 50.0), ("Month 2", 50.0), ("Month 3", 50.0)],
}
WIDTHS = (240.0, 330.0, 480.0, 760.0)
WORDS = {"first": "first time", "final": "above zero for good", "expected": "Expected: {value}", "week": "Week {n}",
         "share": "{share} go on",
         "days": "Days {first}–{last}", "milestones": "Milestones", "load": "Load"}  # fmt: skip


@pytest.fixture(scope="module")
def ink() -> Ink:
    regular, bold = (typeface((FONTS / f"Inter-{weight}.woff2").read_bytes()) for weight in ("Regular", "Bold"))
    return Ink(COLOURS, regular, bold)


def money(value: float) -> Value:
    shown = f"${abs(value):,.0f}" if abs(value) >= 1 or not value else f"${abs(value):.7f}"
    return Value(value, ("−" if value < 0 else "") + shown, f"{abs(value):.3g} h")


def chart_of(kind: str, data: list[tuple[str, float]]) -> Chart:
    """The data as that kind of chart takes it."""
    if kind == "gantt":
        return plan_of(data)
    pairs = kind in {"tornado", "slope"}
    last = len(data) - 1
    rows = tuple(
        Row(
            label,
            (money(value), money(value * -0.4 + 7)) if pairs else (money(value),),
            total=n == last,
            marked=n == 0 and kind == "line",
            note="The words at one mark" if n == last - 1 else "",
        )
        for n, (label, value) in enumerate(data)
    )
    return Chart(rows, heads=("Before the trial", "After"), base=money(20.0), words=WORDS)


def plan_of(data: list[tuple[str, float]]) -> Chart:
    """As many tasks as there are data, one after another, a milestone at the end of each, and hours a week."""
    owners = ("You", "Both of us", "TAI")
    tasks = tuple(
        Task(label, f"Phase {n // 3}", n * 3 + 1, n * 3 + 1 + abs(value) % 4, owners[n % 3])
        for n, (label, value) in enumerate(data)
    )
    names = ("", "Rules agreed", LONG)  # as short as a name should be, and longer than it may be
    milestones = tuple(Row(task.label, (), at=task.last, note=names[n % 3]) for n, task in enumerate(tasks))
    hours = tuple(Value(value % 40, f"{value % 40:.0f}") for _, value in data)
    return Chart(tasks=tasks, milestones=milestones, loads=(Load("You", hours), Load("TAI", hours)), words=WORDS)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("data", DATA)
@pytest.mark.parametrize("width", WIDTHS)
def test_words_touch_nothing_that_is_not_theirs_and_nothing_leaves_the_picture(
    kind: str, data: str, width: float, ink: Ink
) -> None:
    drawing = KINDS[kind](chart_of(kind, DATA[data]), ink, width)
    assert collisions(drawing) == []
    assert outside(drawing) == []
    assert 0 < drawing.height < 3000


def collisions(drawing: Drawing) -> list[str]:
    """Words over words, and words over or halfway into a bar that is not theirs."""
    words, marks = drawing.of_role("words"), drawing.of_role("mark")
    over = [f"{a.text} / {b.text}" for a, b in combinations(words, 2) if a.box.meets(b.box, 0.25)]
    foreign = [
        f"{word.text} on the bar of {mark.of}"
        for word in words
        for mark in marks
        if word.box.meets(mark.box, 0.25) and not (word.of == mark.of and mark.box.holds(word.box, 1.0))
    ]
    return over + foreign


def outside(drawing: Drawing) -> list[str]:
    picture = Box(0, 0, drawing.width, drawing.height)
    return [shape.text or shape.of for shape in drawing.shapes if not picture.holds(shape.box, 1.0)]


@pytest.mark.parametrize("kind", KINDS)
def test_every_value_is_written_at_its_mark(kind: str, ink: Ink) -> None:
    chart = chart_of(kind, DATA["a few"])
    said = " ".join(shape.text for shape in KINDS[kind](chart, ink, 480).of_role("words"))
    values = [value.shown for row in chart.rows for value in row.values]
    written = values if kind != "line" else [values[0], values[-1]]
    assert [value for value in written if value not in said] == []


def test_a_bar_starts_at_zero_and_is_as_long_as_its_value(ink: Ink) -> None:
    drawing = KINDS["bar"](chart_of("bar", DATA["a few"]), ink, 480)
    bars = drawing.of_role("mark")
    assert {bar.box.x for bar in bars} == {0.0}
    assert [bar.box.width / bars[0].box.width for bar in bars] == pytest.approx(
        [value / DATA["a few"][0][1] for _, value in DATA["a few"]], rel=1e-6
    )


def test_a_negative_bar_leaves_its_neighbours_where_they_are(ink: Ink) -> None:
    data = [("Gain", 300.0), ("Loss", -100.0), ("Net", 200.0)]
    gain, loss, net = KINDS["bar"](chart_of("bar", data), ink, 480).of_role("mark")
    assert gain.box.x == net.box.x == pytest.approx(loss.box.right)


def test_the_steps_of_a_waterfall_are_joined_and_a_narrow_one_lies_on_its_side(ink: Ink) -> None:
    rows = tuple(Row(label, (money(value),), total=total) for label, value, total in [
        ("Manual work today", 271154, True), ("Hours that go away", -135577, False), ("TAI", 100000, False),
        ("Migration, once", 5769, False), ("Year one with TAI", 241346, True)])  # fmt: skip
    wide = KINDS["waterfall"](Chart(rows), ink, 480)
    narrow = KINDS["waterfall"](Chart(rows), ink, 240)
    for drawing in (wide, narrow):
        assert sum("stroke-dasharray" in shape.svg for shape in drawing.shapes) == len(rows) - 1
        assert collisions(drawing) == []
    assert len({mark.box.width for mark in wide.of_role("mark")}) == 1
    assert len({mark.box.height for mark in narrow.of_role("mark")}) == 1


def test_a_line_says_when_it_first_crosses_zero_and_when_for_good(ink: Ink) -> None:
    places = [(0, -105769), (12, 29808), (12, -70192), (24, 65385), (24, -34615), (36, 100962)]
    rows = tuple(Row(f"Month {at}", (money(value),), at=float(at)) for at, value in places)
    said = [shape.text for shape in KINDS["line"](Chart(rows, words=WORDS), ink, 480).of_role("words")]
    assert {"Month 10: first time", "Month 28: above zero for good", "$100,962"} <= {*said}


def test_a_month_that_prints_zero_is_not_above_zero(ink: Ink) -> None:
    """The month that is named is the first one whose printed value is above zero, as the table's readers see it."""
    exact = [(0, -106000), (12, 30000), (12, -70000), (24, 66000), (24, -34000), (36, 102000)]
    monthly = [(24, -34000), (25, -22667), (26, -11333), (27, -0.000001), (28, 11333), (36, 102000)]
    for places in (exact, monthly):
        rows = tuple(Row(f"Month {at}", (money(value),), at=float(at)) for at, value in places)
        said = [shape.text for shape in KINDS["line"](Chart(rows, words=WORDS), ink, 480).of_role("words")]
        assert "Month 28: above zero for good" in said


def test_a_tornado_puts_the_widest_first(ink: Ink) -> None:
    rows = (Row("Salary", (money(12), money(47))), Row("Hours", (money(3), money(57))))
    drawing = KINDS["tornado"](Chart(rows, base=money(30), words=WORDS), ink, 480)
    assert [mark.of for mark in drawing.of_role("mark")] == ["Hours", "Hours", "Salary", "Salary"]


@pytest.mark.parametrize("width, lines", [(480, 1), (200, 3)])
def test_a_tornado_writes_a_row_on_one_line_where_there_is_room(width: float, lines: int, ink: Ink) -> None:
    hours = Row("Hours", (money(3), money(57)))
    drawing = KINDS["tornado"](Chart((hours,), base=money(30), words=WORDS), ink, width)
    middles = {round(shape.box.y + shape.box.height / 2) for shape in drawing.of_role("words") if shape.of == "Hours"}
    assert len(middles) == lines, "name, ends and results"
    assert collisions(drawing) == []


def test_a_tornado_has_one_colour_for_what_rises_and_another_for_what_falls(ink: Ink) -> None:
    """More rules cost more: their higher end falls, and is as quiet as the lower end of every other input."""
    hours = Row("Hours", (money(3), money(57)))
    rules = Row("Rules", (replace(money(31), given="Lower"), replace(money(29), given="Higher")))
    drawing = KINDS["tornado"](Chart((hours, rules), base=money(30), words=WORDS), ink, 480)
    bars, middle = drawing.of_role("mark"), drawing.of_role("rule")[0].box.x
    assert all(ink.slate in shape.svg for shape in bars if shape.box.x < middle - 1)
    assert all(ink.hue in shape.svg for shape in bars if shape.box.x >= middle - 1)
    said = [shape.text for shape in drawing.of_role("words")]
    assert {"Higher: $29", "Lower: $31"} <= {*said}, "a short bar's name stands beside the result"


def test_a_funnel_says_between_its_steps_which_share_goes_on(ink: Ink) -> None:
    rows = (Row("Calls", (money(400),)), Row("Leads", (money(160),)), Row("None", (money(0),)), Row("Won", (money(0),)))
    said = [shape.text for shape in KINDS["funnel"](Chart(rows, words=WORDS), ink, 480).of_role("words")]
    assert [words for words in said if "go on" in words] == ["40% go on", "0% go on"]


def test_a_plan_writes_the_owner_at_the_bar_and_needs_no_legend(ink: Ink) -> None:
    drawing = KINDS["gantt"](chart_of("gantt", DATA["a few"]), ink, 760)
    owners = [shape.text for shape in drawing.of_role("words") if shape.text in {"You", "Both of us", "TAI"}]
    assert len(owners) >= len(DATA["a few"])


def test_an_owner_has_the_same_colour_in_every_plan_that_names_the_sides(ink: Ink) -> None:
    def colours(*acting: str) -> dict[str, str]:
        tasks = tuple(Task(owner, "", n, n, owner) for n, owner in enumerate(acting, 1))
        return colour_owners(Chart(tasks=tasks, owners=("TAI", "Both", "Customer")), ink)

    one, other = colours("Both", "TAI"), colours("Customer", "Both", "TAI")
    assert one == other
    assert len({*one.values()}) == len(one)


def test_the_days_that_are_left_over_are_called_as_their_tasks_are_if_those_alone_are_called_so(ink: Ink) -> None:
    groups = ["Week 1", "Week 2", "Week 3", "Week 4", "Decision"]
    tasks = tuple(Task("Work", group, 7 * n + 1, min(7 * n + 7, 30), "TAI") for n, group in enumerate(groups))

    def count(tasks: tuple[Task, ...]) -> int:
        said = KINDS["gantt"](Chart(tasks=tasks, words=WORDS), ink, 490).of_role("words")
        return [shape.text for shape in said].count("Decision")

    assert count(tasks) == 2
    assert count((replace(tasks[0], group="Decision"), *tasks[1:])) == 2


@pytest.mark.parametrize("width", WIDTHS)
def test_the_days_that_are_left_over_are_named_by_their_days_or_not_at_all(ink: Ink, width: float) -> None:
    tasks = tuple(Task(f"Week {n}", "", 7 * n + 1, min(7 * n + 7, 30), "TAI") for n in range(5))
    said = [shape.text for shape in KINDS["gantt"](Chart(tasks=tasks, words=WORDS), ink, width).of_role("words")]
    assert not {"5", "29"} & {*said}
    assert width < 300 or {"29–30", "Days 29–30"} & {*said}
    assert width < 480 or "Days 29–30" in said  # like the days of every week beside them


def test_a_milestone_bears_the_number_that_it_has_in_the_table(ink: Ink) -> None:
    days = {"Signed": 30, "Requests replayed": 7, "Decisions match": 14, "A change is live": 21, "Accepted": 28}
    tasks = (Task("Trial", "", 1, 30, "TAI"),)
    rows = tuple(Row(label, (), at=day) for label, day in days.items())
    drawing = KINDS["gantt"](Chart(tasks=tasks, milestones=rows, words=WORDS), ink, 490)
    numbers = {shape.of: shape.text for shape in drawing.of_role("words") if shape.of in days}
    assert numbers == {label: str(n) for n, label in enumerate(days, 1)}


def test_the_name_of_a_last_milestone_keeps_off_the_edge(ink: Ink) -> None:
    last = Row("The report is signed", (), at=30, note="Decision")
    drawing = KINDS["gantt"](Chart(tasks=(Task("Trial", "", 1, 30, "TAI"),), milestones=(last,), words=WORDS), ink, 490)
    (name,) = [shape.box for shape in drawing.of_role("words") if shape.text == "Decision"]
    assert 490 - 12 < name.x + name.width < 490 - 2


def test_milestones_of_one_day_stand_under_each_other(ink: Ink) -> None:
    rows = tuple(Row(f"Milestone {n}", (), at=14) for n in range(3))
    drawing = KINDS["gantt"](Chart(tasks=(Task("Trial", "", 1, 30, "TAI"),), milestones=rows, words=WORDS), ink, 490)
    marks = [shape.box for shape in drawing.of_role("mark") if shape.of.startswith("Milestone")]
    assert all(one.x == other.x and one.bottom <= other.y + 1 for one, other in pairwise(marks))
    painted = [shape.role for shape in drawing.shapes if "dasharray" in shape.svg or shape.of.startswith("Milestone")]
    assert painted.index("mark") > max(n for n, role in enumerate(painted) if role == "rule")


def test_a_line_that_rests_on_zero_crosses_where_it_leaves_it(ink: Ink) -> None:
    rows = tuple(Row(f"Month {n}", (money(value),)) for n, value in enumerate([-20, -10, 0, 0, 10]))
    said = [shape.text for shape in KINDS["line"](Chart(rows, words=WORDS), ink, 480).of_role("words")]
    assert "Month 4: above zero for good" in said
    touching = tuple(Row(f"Month {n}", (money(value),)) for n, value in enumerate([-20, 0, -10]))
    said = [shape.text for shape in KINDS["line"](Chart(touching, words=WORDS), ink, 480).of_role("words")]
    assert not any("time" in words or "good" in words for words in said)


@pytest.mark.parametrize("width", WIDTHS)
def test_the_labels_of_a_line_stand_apart(ink: Ink, width: float) -> None:
    """As under a scenario that never pays, whose licenses stand side by side at the foot of the line."""
    places = {"Start": (0, -106000), "Second license": (12, -113000), "Third license": (24, -120000)}
    marked = [Row(label, (money(value),), at=float(at), marked=True) for label, (at, value) in places.items()]
    between = [Row("Month 12", (money(-13000),), at=12.0), Row("Month 24", (money(-20000),), at=24.0)]
    rows = (marked[0], between[0], marked[1], between[1], marked[2], Row("Month 36", (money(-27000),), at=36.0))
    said = [one for one in KINDS["line"](Chart(rows, words=WORDS), ink, width).of_role("words") if ": " in one.text]
    for n, one in enumerate(said):
        for other in said[n + 1 :]:
            beside = min(one.box.bottom, other.box.bottom) > max(one.box.y, other.box.y)
            assert not beside or max(one.box.x, other.box.x) - min(one.box.right, other.box.right) >= 6
