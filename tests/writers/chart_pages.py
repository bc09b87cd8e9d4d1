"""Figures of charts as layouts lay them out, in every kind and in the forms that go wrong."""

from collections.abc import Sequence
from html import escape

PLAIN = ("bar", "column", "waterfall", "line", "funnel")
Given = tuple[str, float, str]
"""A name, its value, and how it is printed."""


def money(value: float) -> str:
    return f"{'−' if value < 0 else ''}${abs(value):,.0f}"


def figure(kind: str, rows: str, heads: Sequence[str] = ("What", "Value"), given: str = "") -> str:
    """The figure: its title with a measure, and its table."""
    titles = "".join(f'<th scope="col">{escape(head)}</th>' for head in heads)
    return (f'<figure class="chart" data-kind="{kind}" data-title="Chart of {kind}" {given}>'
            f"<table><thead><tr>{titles}</tr></thead><tbody>{rows}</tbody></table></figure>")  # fmt: skip


def plain(kind: str, points: Sequence[Given], totals: Sequence[int] = (), marks: Sequence[int] = ()) -> str:
    """A chart of one value in each row."""
    rows = ""
    for n, (name, value, shown) in enumerate(points):
        role = "total" if n in totals else "mark" if n in marks else ""
        rows += (f'<tr{f" class={chr(34)}{role}{chr(34)}" if role else ""}><th scope="row">{escape(name)}</th>'
                 f'<td data-value="{value!r}">{escape(shown)}</td></tr>')  # fmt: skip
    return figure(kind, rows)


def tornado(rows: Sequence[tuple[str, float, float]], base: float) -> str:
    """Results at the low and the high end of each input."""
    said = "".join(
        f'<tr><th scope="row">{escape(name)}</th><td data-value="{low!r}" data-input="1">{money(low)}</td>'
        f'<td data-value="{high!r}" data-input="2">{money(high)}</td></tr>'
        for name, low, high in rows
    )
    given = f'data-base="{base!r}" data-base-shown="{money(base)}"'
    return figure("tornado", said, ("Input", "At the low end", "At the high end"), given)


def slope(rows: Sequence[tuple[str, float, float, str]]) -> str:
    """Before and after, each row in its own unit; `{}` is the number."""
    said = "".join(
        f'<tr><th scope="row">{escape(name)}</th><td data-value="{before!r}">{unit.format(before)}</td>'
        f'<td data-value="{after!r}">{unit.format(after)}</td></tr>'
        for name, before, after, unit in rows
    )
    return figure("slope", said, ("Measure", "Before", "After"))


def gantt(tasks: Sequence[tuple[str, int, int, str]], milestone: tuple[str, int] | None = None) -> str:
    """Tasks with their days and owners."""
    said = "".join(
        f'<tr><th scope="row">{escape(name)}</th><td data-from="{first}" data-to="{last}">days {first}–{last}</td>'
        f"<td>{escape(owner)}</td></tr>"
        for name, first, last, owner in tasks
    )
    if milestone:
        said += (f'<tr class="milestone"><th scope="row">{milestone[0]}</th>'
                 f'<td data-at="{milestone[1]}">day {milestone[1]}</td><td></td></tr>')  # fmt: skip
    return figure("gantt", said, ("Task", "Days", "Owner"))


def numbered(values: Sequence[float], name: str = "Step {}") -> list[Given]:
    return [(name.format(n), value, money(value)) for n, value in enumerate(values, 1)]


LONG = "A name that is much longer than a column or a bar has room for {}"
VALUES = {
    "negative": numbered([120000, -45000, -98000, 30000]),
    "zero": numbered([0, 5000, 0, 12000]),
    "one": numbered([42000]),
    "twelve": numbered([30000 + 7000 * (n * 5 % 12) for n in range(12)], "Month {}"),
    "long": numbered([82000, 41000, 12000, 3000], LONG),
    "huge": numbered([9876543210, 4321098765, 2109876543]),
    "tiny": [("Most", 0.9, "90%"), ("Some", 0.0004, "0.04%"), ("Few", 0.0001, "0.01%")],
}


def matrix() -> dict[str, str]:
    """Every kind in every form that may go wrong, by name."""
    found = {}
    for name, points in VALUES.items():
        down = sorted((abs(value), shown, label) for label, value, shown in points)[::-1]
        steps = [*points, ("Sum", sum(p[1] for p in points), money(sum(p[1] for p in points)))]
        found |= {
            f"bar {name}": plain("bar", points, [0]),
            f"column {name}": plain("column", points),
            f"waterfall {name}": plain("waterfall", steps, [len(points)]),
            f"line {name}": plain("line", points, marks=[1]),
            f"funnel {name}": plain("funnel", [(label, value, shown.lstrip("−")) for value, shown, label in down]),
            f"tornado {name}": tornado([(label, value * 0.6, value * 1.3) for label, value, _ in points], points[0][1]),
            f"slope {name}": slope([(label, value, value * 0.3, "{:,.1f} hours") for label, value, _ in points[:4]]),
        }
    found["gantt"] = gantt([("Kickoff", 1, 2, "Both"), ("Rules", 2, 9, "Customer"),
                            ("Sandbox and first request", 3, 14, "We"),
                            ("Review", 15, 30, "Both")], ("Decision", 30))  # fmt: skip
    found["gantt long"] = gantt([(LONG.format(n), 1 + n, 1 + n, "Head of platform engineering") for n in range(12)])
    return found
