"""What a figure's table says, as data for its drawing."""

from collections.abc import Iterator, Mapping, Sequence

from generator.content.translation import Translation
from generator.diagnostics import Diagnostic, Problem
from generator.drawings.chart import Chart, Load, Row, Task, Value
from generator.drawings.chart_words import DRAWN
from generator.pages.tree import Element
from generator.pages.typography import set_in_line

VALUES: Mapping[str, int] = {"tornado": 2, "slope": 2}
"""How many values a row of the table needs; one, unless it is written here."""


def words_of(element: Element) -> str:
    """The element's words in one line."""
    return set_in_line(element.text)


def find_finding(figure: Element) -> str:
    """The chart's finding in words, or its plain title."""
    return next((words_of(one) for one in figure.find("finding")), "") or figure.get("data-title")


def describe_chart(figure: Element) -> str:
    """The chart for those who do not see it: what it finds, and every row of its table."""
    told = (": ".join((_label(row), ", ".join(_said(row)))) for row in _rows(figure))
    return ". ".join(filter(None, (find_finding(figure).rstrip("."), "; ".join(told))))


def read_chart(figure: Element, translation: Translation) -> Chart:
    """The chart of the figure's table; a table without values for its kind is a `Problem`."""
    kind = figure.get("data-kind")
    words = {name: translation.gettext(said) for name, said in DRAWN.items()}
    chart = _read_plan(figure, words) if kind == "gantt" else _read_rows(figure, kind, words)
    if not (chart.rows or chart.tasks):
        cells = "`data-from` and `data-to`" if kind == "gantt" else "`data-value`"
        count = " two cells" if VALUES.get(kind) else " a cell"
        message = f"a chart needs a table whose rows have a head and{count} with {cells}"
        raise Problem(Diagnostic("empty-chart", message, figure.at, "put the chart's data into a table inside it"))
    return chart


def _read_rows(figure: Element, kind: str, words: Mapping[str, str]) -> Chart:
    notes = {one.get("data-at"): words_of(one) for one in figure.find("annotation")}
    wanted = VALUES.get(kind, 1)
    rows = [_row(row, notes) for row in _rows(figure)]
    return Chart(
        rows=tuple(row for row in rows if len(row.values) >= wanted),
        heads=_heads(figure),
        base=_base(figure, rows) if kind == "tornado" else None,
        words=words,
    )


def _base(figure: Element, rows: Sequence[Row]) -> Value | None:
    """The expected result of a tornado: the figure's own, or that of the row with one value."""
    base = _number(figure.get("data-base"))
    if base is not None:
        return Value(base, figure.get("data-base-shown") or figure.get("data-base"))
    return next((row.values[0] for row in rows if len(row.values) == 1), None)


def _rows(figure: Element) -> Iterator[Element]:
    """The rows with a head and a value, or with days, but for those that their table says are not drawn."""
    for row in (element for element in figure.walk() if element.tag == "tr" and element.get("data-drawn") != "no"):
        valued = any("data-value" in cell.attributes or "data-from" in cell.attributes for cell in row.elements)
        if any(cell.tag == "th" for cell in row.elements) and (valued or row.has("milestone")):
            yield row


def _row(row: Element, notes: Mapping[str, str]) -> Row:
    label = _label(row)
    head = next(cell for cell in row.elements if cell.tag == "th")
    values = tuple(_value(cell) for cell in row.elements if cell.tag == "td" and "data-value" in cell.attributes)
    at = _number(head.get("data-x"))
    return Row(label, values, row.has("total"), row.has("mark"), at, notes.get(label, ""))


def _label(row: Element) -> str:
    """The last head of the row: one before it names a group of rows. A long one has a title for the picture."""
    heads = (cell for cell in reversed(row.elements) if cell.tag == "th")
    return next((cell.get("data-title") or words_of(cell) for cell in heads), "")


def _said(row: Element) -> Iterator[str]:
    return (words_of(cell) for cell in row.elements if cell.tag == "td" and cell.text.strip())


def _value(cell: Element) -> Value:
    """A result that is a text, such as "not reached", has no length."""
    return Value(_number(cell.get("data-value")) or 0.0, words_of(cell), cell.get("data-input"))


def _number(written: str) -> float | None:
    try:
        return float(written)
    except ValueError:
        return None


def _heads(figure: Element) -> tuple[str, ...]:
    """What the columns of values are called: the heads after the first."""
    head = next((element for element in figure.walk() if element.tag == "thead"), None)
    cells = [cell for cell in head.walk() if cell.tag == "th"] if head else []
    return tuple(words_of(cell) for cell in cells[1:])


def _read_plan(figure: Element, words: Mapping[str, str]) -> Chart:
    tasks, milestones, loads = list[Task](), list[Row](), list[Load]()
    group = ""
    for row in (element for element in figure.walk() if element.tag == "tr"):
        group = next((words_of(cell) for cell in row.elements if cell.get("scope") == "rowgroup"), group)
        if row.has("milestone"):
            milestones.append(Row(_label(row), (), at=_number(_attribute(row, "data-at"))))
        elif row.has("load"):
            values = (cell for cell in row.elements if "data-value" in cell.attributes)
            loads.append(Load(_label(row), tuple(map(_value, values))))
        else:
            tasks += _task(row, group)
            milestones += _ends(row)
    owners = read_owners(figure)
    return Chart(tasks=tuple(tasks), milestones=tuple(milestones), loads=tuple(loads), owners=owners, words=words)


def read_owners(figure: Element) -> tuple[str, ...]:
    """The owners in the order of their colours, as the layout gives it: `Acme|Both|Customer`."""
    return tuple(filter(None, figure.get("data-owners").split("|")))


def _attribute(row: Element, name: str) -> str:
    """The attribute of the row or of one of its cells."""
    return next((one.get(name) for one in (row, *row.elements) if one.get(name)), "")


def _task(row: Element, group: str) -> Sequence[Task]:
    first, last = (_number(_attribute(row, name)) for name in ("data-from", "data-to"))
    if first is None or last is None or not any(cell.tag == "th" for cell in row.elements):
        return ()
    plain = (cell for cell in row.elements if cell.tag == "td" and "data-from" not in cell.attributes)
    owners = (words_of(cell) for cell in plain if not cell.has("milestone"))
    return (Task(_label(row), group, first, max(first, last), next(owners, "")),)


def _ends(row: Element) -> Iterator[Row]:
    """What must be done by the last day of a task, where a cell of its row says so; its title is its short name."""
    for cell in row.elements:
        if cell.has("milestone"):
            yield Row(words_of(cell), (), at=_number(_attribute(row, "data-to")), note=cell.get("data-title"))
