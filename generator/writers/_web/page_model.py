"""The model of a page, read from its tree: what is entered, what formulas give, and the names results go by here."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.diagnostics import Diagnostic, Position, Problem
from generator.formulas import Model, Value
from generator.models.value_forms import read_truth
from generator.pages.page import Page
from generator.pages.tree import Element


@dataclass(frozen=True, slots=True)
class PageModel:
    """A page's formulas as one model; `given` are the stored values of its inputs and columns."""

    model: Model
    given: Mapping[str, Value]
    names: Mapping[str, str]
    """Formulas that stand in a cell without a name, or in an alert -> the name that their result goes by."""

    @property
    def alive(self) -> bool:
        """Whether the page has anything that can change."""
        return bool(self.model.formulas or self.given)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table that formulas refer to, and its cells from the top."""

    table: str
    name: str
    cells: tuple[Element, ...]

    @property
    def key(self) -> str:
        return f"{self.table}[{self.name}]"

    @property
    def formula(self) -> str:
        """The formula of every row; empty for a column that is entered or fixed."""
        return self.cells[0].get("data-formula") if self.cells and self.cells[0].has("output") else ""


def read_model(page: Page) -> PageModel:
    """The model; a Problem names formulas that need what is not on the page, and inputs that are there twice."""
    root = page.root
    columns = [column for table in tables(root) for column in columns_of(table)]
    results = [cell for cell in outside_tables(root) if cell.has("output")]
    given = _inputs(root) | {c.key: tuple(map(value_of, c.cells)) for c in columns if not c.formula}
    formulas = {c.key: (c.formula, c.cells[0].at) for c in columns if c.formula}
    formulas |= {cell.get("data-name"): (cell.get("data-formula"), cell.at) for cell in results if _is_named(cell)}
    names, unnamed = _name_made_up(results)
    parsed = {name: page.formulas[text].put_at(at) for name, (text, at) in (formulas | unnamed).items()}
    return PageModel(Model.of(parsed, tuple(given)), given, names)


def _is_named(cell: Element) -> bool:
    return bool(cell.get("data-name") and cell.get("data-formula"))


def _name_made_up(results: list[Element]) -> tuple[dict[str, str], dict[str, tuple[str, Position | None]]]:
    """Formulas without a name of their own: their made-up names, and the formulas by these."""
    texts = [(cell.get("data-formula"), cell.at) for cell in results if not cell.get("data-name")]
    texts += [(cell.get("data-alert"), cell.at) for cell in results]
    names: dict[str, str] = {}
    formulas = {}
    for text, at in texts:
        if text and text not in names:
            names[text] = f"_cell_{len(names) + 1}"
            formulas[names[text]] = text, at
    return names, formulas


def _inputs(root: Element) -> dict[str, Value]:
    given: dict[str, Value] = {}
    for cell in outside_tables(root):
        name = cell.get("data-name")
        if not name or not cell.has("input"):
            continue
        if name in given:
            message, hint = f"`{name}` is entered in two places of the page", "keep one of them"
            raise Problem(Diagnostic("input-twice", message, cell.at, hint))
        given[name] = value_of(cell)
    return given


def is_table(element: Element) -> bool:
    """Whether formulas refer to the table's columns."""
    return element.tag == "table" and bool(element.get("data-table"))


def tables(root: Element) -> Iterator[Element]:
    """The tables that formulas refer to."""
    return (element for element in root.walk() if is_table(element))


def outside_tables(root: Element) -> Iterator[Element]:
    """Every element that is in no such table."""
    yield root
    for child in root.elements:
        if not is_table(child):
            yield from outside_tables(child)


def columns_of(table: Element) -> list[Column]:
    """The table's columns, named by its head; a row with more or fewer cells is a Problem."""
    name = table.get("data-table")
    heads = [" ".join(cell.text.split()) for cell in table.walk() if cell.tag == "th" and cell.get("scope") == "col"]
    rows = [row for body in table.elements if body.tag == "tbody" for row in body.elements]
    ragged = [row.at for row in rows if len(row.elements) != len(heads)]
    if ragged:
        message = f"`{name}` has {len(heads)} columns, and a row with more or fewer cells"
        raise Problem(Diagnostic("ragged-table", message, ragged[0], "give every row a cell for each column"))
    return [Column(name, head, tuple(row.elements[n] for row in rows)) for n, head in enumerate(heads)]


def value_of(cell: Element) -> float | str | None:
    """What the cell holds: a number, a text, a truth, or nothing."""
    text, unit = cell.get("data-value", " ".join(cell.text.split())), cell.get("data-unit", "text")
    if not text:
        return None
    if unit in {"text", "flag"}:
        return text if unit == "text" else bool(read_truth(text))
    return float(text)
