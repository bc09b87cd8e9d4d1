"""The page's tree with form controls, buttons and named results, as HTML.

The stored text of every cell stays in the page: it is what shows without JavaScript and on paper.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from generator.pages.markup import to_html
from generator.pages.numbers import FORMS, Form
from generator.pages.tree import Element, Node, rewritten
from generator.writers.web.bounds import bounds_in_words, entered
from generator.writers.web.model import Column, PageModel, columns_of, is_table, outside_tables, rows_of

TOOLS = {"copy": "Copy link", "reset": "Reset", "print": "Print"}
LONGEST_TEXT = "200"


@dataclass(frozen=True, slots=True)
class Place:
    """Which value a control holds, and what names it: a label elsewhere, or these words."""

    key: str
    row: int | None = None
    words: str = ""
    help: str = ""
    """The id of the text that explains the input."""

    @property
    def id(self) -> str:
        key = self.key.replace("[", "-").replace("]", "").replace(" ", "-")
        return key if self.row is None else f"{key}-{self.row + 1}"


def enlivened(root: Element, model: PageModel) -> str:
    """The page's body; one without a model stays as it is."""
    if not model.alive:
        return to_html(root)
    changes: Mapping[str, Callable[[Element], Node | tuple[Node, ...]]] = {
        "tr": _with_label,
        "td": lambda cell: _named(cell, model.names),
        "table": lambda table: _with_rows(table, model.names),
        "ul": _with_buttons,
        "figure": _with_drawing,
    }
    alive = rewritten(root, lambda element: changes.get(element.tag, lambda it: it)(element))
    tools = () if any(True for _ in root.find("scenarios")) else (_tools(),)
    status = Element("p", {"class": "spoken", "role": "status", "aria-live": "polite"})
    html = to_html(replace(alive, children=(*alive.children, *tools, status)))
    return html.replace("></input>", ">")  # HTML's inputs have no end; text is escaped and cannot look like one


def _named(cell: Element, names: Mapping[str, str]) -> Element:
    """A result with the name that the script knows it by, and its alert's."""
    if not cell.has("output") or not (cell.get("data-name") or cell.get("data-formula") in names):
        return cell
    alert = cell.get("data-alert")
    watched = {"data-watch": names[alert]} if alert in names else {}
    result = cell.get("data-name") or names[cell.get("data-formula")]
    return replace(cell, attributes={**cell.attributes, "data-result": result, **watched})


def _with_label(row: Element) -> Element:
    """A row with an input: its head becomes the label, its other cells the help."""
    cell = next((cell for cell in row.elements if cell.has("input") and cell.get("data-name")), None)
    if cell is None:
        return row
    place = Place(cell.get("data-name"), words="" if _head(row) else cell.get("data-name").replace("_", " "))
    place = replace(place, help=f"help-{place.id}" if any(map(_explains, row.elements)) else "")
    return replace(row, children=tuple(_labelled(child, cell, place) for child in row.children))


def _head(row: Element) -> Element | None:
    return next((cell for cell in row.elements if cell.tag == "th"), None)


def _explains(cell: Element) -> bool:
    return cell.tag == "td" and not cell.classes and bool(cell.text.strip())


def _labelled(child: Node, cell: Element, place: Place) -> Node:
    if isinstance(child, str):
        return child
    if child is cell:
        return _control_cell(child, place)
    if child.tag == "th":
        return replace(child, children=(Element("label", {"for": f"input-{place.id}"}, child.children),))
    if _explains(child) and place.help:
        return replace(child, attributes={**child.attributes, "id": place.help})
    return child


def _control_cell(cell: Element, place: Place) -> Element:
    """The cell with its control, its bounds, and its stored text."""
    bounds = bounds_in_words(cell)
    hint = Element("span", {"class": "hint", "id": f"hint-{place.id}"}, (bounds,) if bounds else ())
    stored = Element("span", {"class": "stored"}, cell.children)
    before, after = _units(FORMS.get(cell.get("data-unit"), Form()), place)
    control = Element("span", {"class": "control"}, (*before, _control(cell, place, bounds), *after))
    return replace(cell, children=(control, hint, stored))


def _units(form: Form, place: Place) -> tuple[tuple[Element, ...], tuple[Element, ...]]:
    """What is printed before and after the number."""
    before, after = form.before.strip(), form.after.strip()
    return (
        (Element("span", {"class": "unit", "id": f"unit-{place.id}"}, (before,)),) if before else (),
        (Element("span", {"class": "unit", "id": f"{'per' if before else 'unit'}-{place.id}"}, (after,)),)
        if after
        else (),
    )


def _control(cell: Element, place: Place, bounds: str) -> Element:
    form = FORMS.get(cell.get("data-unit"), Form())
    described = [f"unit-{place.id}"] if form.before or form.after else []
    described += [f"per-{place.id}"] if form.before and form.after else []
    described += [f"hint-{place.id}", *([place.help] if place.help else [])]
    attributes = {
        "id": f"input-{place.id}",
        "data-key": place.key,
        **({} if place.row is None else {"data-row": str(place.row)}),
        **{k: cell.get(k) for k in ("data-unit", "data-least", "data-most", "data-whole") if cell.get(k)},
        **({"data-bounds": bounds} if bounds else {}),
        **({"aria-label": place.words} if place.words else {}),
        "aria-describedby": " ".join(described),
    }
    if cell.get("data-choices"):
        return Element("select", attributes, _options(cell))
    return Element("input", {**attributes, **_type(cell), "autocomplete": "off"})


def _options(cell: Element) -> tuple[Element, ...]:
    choices = cell.get("data-choices").split("|")
    blank = () if cell.get("data-value") in choices else (Element("option", {"value": ""}),)
    return (*blank, *(Element("option", {"value": choice}, (choice,)) for choice in choices))


def _type(cell: Element) -> dict[str, str]:
    """What kind of control the unit asks for, with bounds as they are typed."""
    unit = cell.get("data-unit", "text")
    if unit == "flag":
        return {"type": "checkbox"}
    if unit == "text":
        return {"type": "text", "maxlength": LONGEST_TEXT}
    whole = cell.get("data-whole") == "true"
    limits = {name: entered(cell.get(key), unit) for name, key in (("min", "data-least"), ("max", "data-most"))}
    keys = {"step": "1" if whole else "any", "inputmode": "numeric" if whole else "decimal"}
    return {"type": "number", **{name: limit for name, limit in limits.items() if limit}, **keys}


def _with_rows(table: Element, names: Mapping[str, str]) -> Element:
    """A table that formulas refer to: controls in its cells to enter, names on its results."""
    if not is_table(table):
        return table
    columns, rows = columns_of(table), rows_of(table)
    alive = {id(row): replace(row, children=_row(row, n, columns)) for n, row in enumerate(rows)}
    bodies = tuple(_replaced(child, alive) if isinstance(child, Element) else child for child in table.children)
    return replace(table, children=bodies)


def _replaced(body: Element, rows: Mapping[int, Element]) -> Element:
    return replace(body, children=tuple(rows.get(id(child), child) for child in body.children))


def _row(row: Element, number: int, columns: list[Column]) -> tuple[Node, ...]:
    cells = {id(column.cells[number]): column for column in columns}
    return tuple(
        _table_cell(child, number, cells[id(child)]) if isinstance(child, Element) and id(child) in cells else child
        for child in row.children
    )


def _table_cell(cell: Element, row: int, column: Column) -> Element:
    if cell.has("output"):
        return cell.having(data_result=column.key, data_row=str(row))
    if not cell.has("input"):
        return cell
    head = column.key.partition("[")[2].rstrip("]")
    return _control_cell(cell, Place(column.key, row, f"{head}, row {row + 1}"))


def _with_buttons(element: Element) -> Element | tuple[Element, ...]:
    """Scenarios as buttons, beside the page's own tools."""
    if not element.has("scenarios"):
        return element
    entries = tuple(_pressable(child) if isinstance(child, Element) else child for child in element.children)
    return Element("div", {"class": "bench"}, (replace(element, children=entries), _tools()))


def _pressable(entry: Element) -> Element:
    attributes = {"type": "button", "aria-pressed": "false", "disabled": ""}
    return replace(entry, children=(Element("button", attributes, entry.children),))


def _tools() -> Element:
    """Buttons that only work with JavaScript, and only show then."""
    buttons = (Element("button", {"type": "button", "data-do": name}, (words,)) for name, words in TOOLS.items())
    return Element("div", {"class": "tools"}, tuple(buttons))


def _with_drawing(figure: Element) -> Element:
    """A chart: the picture stays for pages without JavaScript, the table of its data folds away."""
    if not figure.has("chart"):
        return figure
    return replace(figure, children=tuple(_folded(c) if isinstance(c, Element) else c for c in figure.children))


def _folded(child: Element) -> Element:
    if child.tag != "table":
        return child
    return Element("details", {}, (Element("summary", {}, ("The figures of this chart",)), child))


__all__ = ["enlivened", "outside_tables"]
