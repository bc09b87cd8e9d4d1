"""The page's tree with form controls, buttons and names for its results, as HTML."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import count

from generator.content.translation import Translation, translatable
from generator.layout.form_fields import WORDS
from generator.pages.markup import to_html
from generator.pages.tree import Element, Node, rewrite
from generator.writers._web.page_model import Column, PageModel, columns_of, is_table
from generator.writers.web.form_controls import Place, control_cell

TOOLS = {"copy": translatable("Copy link"), "reset": translatable("Reset"), "print": translatable("Print")}
SAVE = {"save": translatable("Save as CSV")}
"""What a form offers beside: its entries as a table."""
STATUS = Element("p", {"class": "spoken", "role": "status", "aria-live": "polite"})


def body_of(root: Element, model: PageModel, translation: Translation) -> str:
    """The page's body; one without a model stays as it is."""
    if not model.alive:
        return to_html(root)
    changes: Mapping[str, Callable[[Element], Element]] = {
        "tr": lambda row: _with_control(row, translation),
        "td": lambda cell: _name_result(cell, model.names),
        "table": lambda table: _with_columns(table, translation),
        "ul": lambda element: _with_buttons(element, translation),
        "figure": lambda figure: _with_drawing(figure, translation),
        "section": _fold,
    }
    alive = rewrite(root, lambda element: changes[element.tag](element) if element.tag in changes else element)
    tools = () if any(root.find("scenarios")) else (_tools(translation, form=any(root.find("form"))),)
    html = to_html(replace(alive, children=(*tools, *alive.children, STATUS)))
    return html.replace("></input>", ">")  # HTML's inputs have no end; text is escaped and cannot look like one


def _each(element: Element, change: Callable[[int, Element], Node]) -> Element:
    """The element with its child elements changed by number; the layout's white space stays."""
    numbers = count()
    children = (child if isinstance(child, str) else change(next(numbers), child) for child in element.children)
    return replace(element, children=tuple(children))


def _name_result(cell: Element, names: Mapping[str, str]) -> Element:
    """A result with the name that the script knows it by, and its alert's."""
    result = cell.get("data-name") or names.get(cell.get("data-formula"))
    if not cell.has("output") or not result:
        return cell
    alert = names.get(cell.get("data-alert"))
    return cell.having(data_result=result, **({"data_watch": alert} if alert else {}))


def _with_control(row: Element, translation: Translation) -> Element:
    """A row with an input: its head becomes the label, its last words the help. Inputs side by side have their words
    in the head of their column."""
    cells = [cell for cell in row.elements if cell.has("input") and cell.get("data-name")]
    if not cells:
        return row
    if not any(cell.tag == "th" for cell in row.elements) and cells[0].get(WORDS):
        return _each(row, lambda _, child: _said_by_column(child, translation) if child in cells else child)
    cell = cells[0]
    name = cell.get("data-name")
    place = Place(
        name,
        words="" if any(cell.tag == "th" for cell in row.elements) else name.replace("_", " "),
        help=f"help-{name}" if any(map(_explains, row.elements)) else "",
    )
    return _each(
        row, lambda _, child: control_cell(child, place, translation) if child is cell else _about(child, place)
    )


def _said_by_column(cell: Element, translation: Translation) -> Element:
    return control_cell(cell, Place(cell.get("data-name"), words=cell.get(WORDS)), translation)


def _about(cell: Element, place: Place) -> Element:
    """A cell beside the control: the label, or the help."""
    if cell.tag == "th":
        said = tuple(part for child in cell.children for part in _phrased(child))
        return replace(cell, children=(Element("label", {"for": f"input-{place.id}"}, said),))
    return cell.having(id=place.help) if _explains(cell) else cell


def _phrased(node: Node) -> tuple[Node, ...]:
    """A paragraph as a line within a label, where HTML allows no block; a space parts its words from the next."""
    if isinstance(node, str) or node.tag != "p":
        return (node,)
    return replace(node, tag="span").having(data_line=""), " "


def _explains(cell: Element) -> bool:
    return cell.tag == "td" and not cell.classes and bool(cell.text.strip())


def _with_columns(table: Element, translation: Translation) -> Element:
    """A table that formulas refer to: controls in its cells to enter, names on its results."""
    if not is_table(table):
        return table
    columns = columns_of(table)

    def row(number: int, row: Element) -> Element:
        return _each(row, lambda n, cell: _table_cell(cell, number, columns[n], translation))

    return _each(table, lambda _, part: _each(part, row) if part.tag == "tbody" else part)


def _table_cell(cell: Element, row: int, column: Column, translation: Translation) -> Element:
    if cell.has("output"):
        return cell.having(data_result=column.key, data_row=str(row))
    if not cell.has("input"):
        return cell
    words = cell.get(WORDS) or translation.gettext("{column}, row {number}", column=column.name, number=row + 1)
    return control_cell(cell, Place(column.key, row, words), translation)


def _with_buttons(element: Element, translation: Translation) -> Element:
    """Scenarios as buttons, beside the page's own tools."""
    if not element.has("scenarios"):
        return element
    return Element("div", {"class": "bench"}, (_each(element, _pressable), _tools(translation)))


def _pressable(_: int, entry: Element) -> Element:
    attributes = {"type": "button", "aria-pressed": "false", "disabled": ""}
    return replace(entry, children=(Element("button", attributes, entry.children),))


def _tools(translation: Translation, *, form: bool = False) -> Element:
    """Buttons that show only where a script answers them."""
    words = {name: translation.gettext(said) for name, said in {**(SAVE if form else {}), **TOOLS}.items()}
    buttons = (Element("button", {"type": "button", "data-do": name}, (said,)) for name, said in words.items())
    return Element("div", {"class": "tools"}, tuple(buttons))


def _with_drawing(figure: Element, translation: Translation) -> Element:
    """A chart: its caption leads, its picture stays for pages without JavaScript, the table of its data folds away."""
    if not figure.has("chart"):
        return figure
    summary = Element("summary", {}, (translation.gettext("The figures of this chart"),))
    folded = _each(figure, lambda _, child: Element("details", {}, (summary, child)) if child.tag == "table" else child)
    return replace(folded, children=tuple(sorted(folded.children, key=lambda child: not _is_caption(child))))


def _fold(section: Element) -> Element:
    """A section that is `data-folded` opens when its heading is pressed."""
    heading = next(iter(section.elements), None)
    if heading is None or "data-folded" not in section.attributes:
        return section
    rest = tuple(child for child in section.children if child is not heading)
    return Element("details", {**section.attributes}, (Element("summary", {}, (heading,)), *rest), section.at)


def _is_caption(node: Node) -> bool:
    return isinstance(node, Element) and node.tag == "figcaption"
