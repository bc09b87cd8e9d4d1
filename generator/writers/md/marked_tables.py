"""Tables of GitHub's Markdown: one row a line, a head always, blocks within a cell on lines of their own."""

from generator.pages.tree import Element, Node
from generator.writers._plain.table_grid import Place, Row, grid
from generator.writers.md.marked_words import BREAK, type_words

LINE = "<br>"
BLOCKS = frozenset({"p", "li", "h2", "h3", "h4", "div", "dt", "dd"})
FIGURES = ("amount", "input", "output")


def type_table(table: Element) -> list[str]:
    """The caption, then the rows; a table without heads gets empty ones, for Markdown knows no other."""
    cells = grid(table)
    caption = [type_words(child.children) for child in table.elements if child.tag == "caption"]
    if not any(cells.rows):
        return caption
    rows = _begun(cells.rows)
    width = len(rows[0])
    body = rows[cells.heads :] or rows
    head = _heads(rows[: cells.heads], width) if body is not rows else [""] * width
    rule = ["---:" if _is_figures(body, x) else "---" for x in range(width)]
    return [*caption, "\n".join(map(_line, (head, rule, *([_cell(place) for place in row] for row in body))))]


def _begun(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """The columns in which a cell begins: what a cell only reaches into is the scale of a picture, and says nothing."""
    kept = [x for x in range(len(rows[0])) if any(place and place.first for place in (row[x] for row in rows))]
    return tuple(tuple(row[x] for x in kept) for row in rows)


def _heads(rows: tuple[Row, ...], width: int) -> list[str]:
    """The head of each column; heads above each other become one."""
    columns = ([row[x] for row in rows] for x in range(width))
    return [" ".join(dict.fromkeys(_words(place.cell) for place in column if place and place.first)).strip()
            for column in columns]  # fmt: skip


def _is_figures(rows: tuple[Row, ...], x: int) -> bool:
    return any(any(map(place.cell.has, FIGURES)) for row in rows if (place := row[x]))


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(place: Place | None) -> str:
    """What stands in a cell; the head of a row in bold, unless it is so long that a picture has a title for it."""
    if place is None or not place.first:
        return ""
    words = _words(place.cell)
    head = place.cell.tag == "th" and not place.cell.get("data-title")
    marked = head and words and not {"*", "[", LINE} & {*words, *words.split()}
    return f"**{words}**" if marked and LINE not in words else words


def _words(cell: Element) -> str:
    parts = [type_words(nodes) for nodes in _groups(cell.children)]
    return LINE.join(filter(None, parts)).replace(BREAK, LINE).replace("|", "\\|")


def _groups(nodes: tuple[Node, ...]) -> list[list[Node]]:
    """The words between blocks, and each block's own."""
    groups: list[list[Node]] = [[]]
    for node in nodes:
        if isinstance(node, str) or node.tag not in {*BLOCKS, "ul", "ol", "dl"}:
            groups[-1].append(node)
        elif any(child.tag in BLOCKS for child in node.elements):
            groups += [*_groups(node.children), []]
        else:
            groups += [[*node.children], []]
    return groups
